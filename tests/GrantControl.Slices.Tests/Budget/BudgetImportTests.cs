using System.Text;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Documents;
using GrantControl.Journal.Budget;
using GrantControl.Journal.SampleData;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;
using static GrantControl.Slices.Tests.Budget.BudgetHost;

namespace GrantControl.Slices.Tests.Budget;

/// <summary>From a file to the books and back, on a real database.</summary>
[Collection(PostgresCollection.Name)]
public sealed class BudgetImportTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_ministrys_budget_is_in_force_to_the_centavo_and_says_its_share_of_the_row()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos"));

        var report = await host.ExecutionAsync("grupos");

        Figures(report.Total).Should().Be(("63000000.00", "0.00", "63000000.00", "19600925.75", "43399074.25", "31.11"));
        report.Total.Available.ToAmount().Should().Be("43399074.25");
        report.Lines.Should().HaveCount(6);
        Figures(report.Lines[1]).Should().Be(("4578993.00", "572466.55", "5151459.55", "892751.39", "4258708.16", "17.33"));
        (report.Lines[1].Code, report.Lines[1].Key).Should().Be(("Grupo 1", "grupos/Grupo 1"));
        report.Budget.Should().BeEquivalentTo(new { Code = "grupos", FiscalYear = 2021, Chargeable = true, Version = 1L }, o => o.ExcludingMissingMembers());
        report.Basis.En.Should().Contain("same row");
    }

    [Fact]
    public async Task A_breakdown_that_disagrees_is_imported_and_the_difference_is_shown()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Sample(SampleFile.Purposes, "finalidad"));
        var details = new BudgetBreakdown("finalidad", "Servicios Administrativos de Consejos de Desarrollo");

        var outcome = await host.ImportAsync(Sample(SampleFile.Departments, "departamentos", details: details, chargeable: false));

        outcome.Preview.Differences.Should().HaveCount(2);
        (await host.ExecutionAsync("departamentos")).Differences.Select(d => (d.Measure, d.Difference.ToAmount()))
            .Should().Equal(("accrued", "99969.98"), ("balance", "-99969.98"));
        (await host.ExecutionAsync("finalidad")).Differences.Should().BeEmpty();
    }

    [Fact]
    public async Task A_breakdown_that_agrees_shows_nothing()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos"));
        await host.ImportAsync(Sample(SampleFile.ObjectLines, "renglones", details: new BudgetBreakdown("grupos", "Grupo 0"), chargeable: false));

        var report = await host.ExecutionAsync("renglones");

        report.Differences.Should().BeEmpty();
        report.Lines[0].Code.Should().Be("011");
        (report.Total.Current.ToAmount(), report.Total.Accrued.ToAmount()).Should().Be(("53902568.00", "17593018.73"));
    }

    [Fact]
    public async Task Nothing_can_be_reserved_on_a_breakdown()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos"));
        await host.ImportAsync(Sample(SampleFile.ObjectLines, "renglones", details: new BudgetBreakdown("grupos", "Grupo 0"), chargeable: false));

        (await host.ChargeAsync("renglones/011", ("reserved", "available", 100))).Rejection!.Code.Should().Be(Codes.OverBudget);
        (await host.ChargeAsync("grupos/Grupo 0", ("reserved", "available", 100))).Rejection.Should().BeNull();
        (await host.ExecutionAsync("renglones")).Lines.Should().OnlyContain(l => !l.Chargeable && l.Reserved.IsZero);
    }

    [Fact]
    public async Task A_bad_file_changes_nothing_names_every_cell_and_is_recorded_as_refused()
    {
        await using var host = await StartAsync(postgres);
        var bytes = Encoding.Latin1.GetBytes("código,vigente\n1,1.00\n");

        var outcome = await host.ImportAsync(Text("malo", "code,name,current\n1,Uno,1.005\n2,Dos,-3.00\n") with { FileName = "b.csv" }, good: false);
        var latin = await host.ImportAsync(Text("latin", "") with { Content = bytes }, good: false);

        outcome.Outcome.Rejection!.Code.Should().Be(Codes.Invalid);
        outcome.Outcome.Rejection.Fields.Select(f => f.Path).Should().Equal("file.line[2].current", "file.line[3].current");
        latin.Outcome.Rejection!.Fields[0].Path.Should().StartWith("file.line[1].");
        (await host.Database.OwnerAsync("SELECT count(*) FROM case_event")).Should().Be(0L);
        (await host.Database.OwnerAsync("SELECT count(*) FROM budget_line")).Should().Be(0L);
        (await host.Database.OwnerAsync("SELECT string_agg(rule, ' ' ORDER BY id) FROM refusal")).Should().Be("budget-file:amount-decimals budget-file:broken-text");
    }

    [Fact]
    public async Task The_products_table_is_refused_and_a_preview_writes_nothing()
    {
        await using var host = await StartAsync(postgres);

        (await host.ImportAsync(Sample(SampleFile.Products, "productos"), good: false)).Outcome.Rejection!.Fields.Should().HaveCount(5);
        var preview = await host.Importer.PreviewAsync(Sample(SampleFile.ExpenseGroups, "grupos"), default);

        preview.Table.IsGood.Should().BeTrue();
        preview.Total.Current.ToAmount().Should().Be("63000000.00");
        (await host.Queries.BudgetsAsync(Mj, "fin1", default)).Should().BeEmpty();
    }

    [Fact]
    public async Task The_same_key_answers_the_same_and_another_import_of_the_budget_is_refused()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos"));

        (await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos"))).Outcome.Replayed.Should().BeTrue();
        (await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos") with { Title = "Otro" }, good: false)).Outcome.Rejection!.Code.Should().Be(Codes.KeyReused);
        (await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos") with { CommandId = "key-another" }, good: false)).Outcome.Rejection!.Code.Should().Be(Codes.WrongState);
        (await host.ExecutionAsync("grupos")).Total.Current.ToAmount().Should().Be("63000000.00");
    }

    [Fact]
    public async Task Only_finance_imports()
    {
        await using var host = await StartAsync(postgres);

        (await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos", "tec1"), good: false)).Outcome.Rejection!.Code.Should().Be(Codes.RoleRequired);
        (await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos", "ngo1"), good: false)).Outcome.Rejection!.Code.Should().Be(Codes.RoleRequired);
    }

    [Fact]
    public async Task A_modification_moves_the_books_and_stops_where_money_is_reserved()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Text("b", "code,assigned\n1,100.00\n2,50.00\n"));
        (await host.ChargeAsync("b/1", ("reserved", "available", 90_00))).Rejection.Should().BeNull();

        (await host.SendAsync("b", "transfer", 1, new TransferBudget("1", "2", Q(10_01), "Acuerdo 1", [await ResolutionAsync(host, "uno")]))).Rejection!.Code.Should().Be(Codes.OverBudget);
        (await host.SendAsync("b", "transfer", 1, new TransferBudget("1", "2", Q(10_00), "Acuerdo 2", [await ResolutionAsync(host, "dos")]))).Rejection.Should().BeNull();
        (await host.SendAsync("b", "modify", 2, new ModifyBudget("Acuerdo 3", [new("3", Q(7_00), "Nueva")], [await ResolutionAsync(host, "tres")]))).Rejection.Should().BeNull();

        var report = await host.ExecutionAsync("b");
        report.Lines.Select(l => (l.Code, l.Assigned.ToAmount(), l.Modified.ToAmount(), l.Available.ToAmount(), l.Reserved.ToAmount())).Should().Equal(
            ("1", "100.00", "-10.00", "0.00", "90.00"), ("2", "50.00", "10.00", "60.00", "0.00"), ("3", "0.00", "7.00", "7.00", "0.00"));
    }

    [Fact]
    public async Task A_resolution_that_was_never_stored_is_missing()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Text("b", "code,assigned\n1,100.00\n"));
        var invented = new DocumentCited(DocumentType.BudgetResolution, new string('a', 64), "a.pdf");

        (await host.SendAsync("b", "modify", 1, new ModifyBudget("x", [new("1", Q(1_00))], [invented]))).Rejection!.Code.Should().Be(Codes.DocumentMissing);
    }

    [Fact]
    public async Task Ten_thousand_lines_are_imported_at_once()
    {
        await using var host = await StartAsync(postgres);
        var text = new StringBuilder("code,name,assigned,accrued\n");
        for (var i = 1; i <= 10_000; i++)
        {
            text.Append(i).Append(",Línea ").Append(i).Append(",100.10,0.10\n");
        }

        await host.ImportAsync(Text("grande", text.ToString()));

        var report = await host.ExecutionAsync("grande");
        report.Lines.Should().HaveCount(10_000);
        (report.Total.Assigned.ToAmount(), report.Total.Accrued.ToAmount(), report.Total.Available.ToAmount()).Should().Be(("1001000.00", "1000.00", "1000000.00"));
    }

    internal static async Task<DocumentCited> ResolutionAsync(BudgetHost host, string text)
    {
        using var content = new MemoryStream(Encoding.UTF8.GetBytes(text));
        var put = await host.Documents.PutAsync(Mj, "fin1", content, "acuerdo.txt", null, default);
        return new DocumentCited(DocumentType.BudgetResolution, put.Document!.Sha256, "acuerdo.txt");
    }

    private static Money Q(long minor) => new(minor, Currency.Gtq);

    private static (string, string, string, string, string, string?) Figures(ExecutionRow r) => (
        r.Assigned.ToAmount(), r.Modified.ToAmount(), r.Current.ToAmount(), r.Accrued.ToAmount(), r.Balance.ToAmount(), r.Percent);
}
