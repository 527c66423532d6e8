using System.Text;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Reports;
using GrantControl.Journal.SampleData;
using GrantControl.Kernel.Workflows;
using GrantControl.Slices.Tests.Journal;
using GrantControl.Slices.Tests.Support;
using static GrantControl.Slices.Tests.Budget.BudgetHost;

namespace GrantControl.Slices.Tests.Reports;

/// <summary>What leaves as a file reads back to the centavo, and money by state and organisation adds up to the ledger.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ReportTests(PostgresFixture postgres)
{
    private static readonly ReportTable Odd = new(
        "odd", new Label("Título: [raro] de más de treinta y un caracteres", "x"),
        [ReportColumn.Text("a", "Texto", "Text"), ReportColumn.Number("b", "Monto", "Amount")],
        [["=HYPERLINK(\"x\")", "-1.50"], ["comas, \"comillas\"\u0001", ""], ["@SUM(A1)", "0.10"]]);

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public async Task An_execution_report_is_itself_a_file_this_program_imports(string language)
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Sample(SampleFile.ExpenseGroups, "grupos"));
        var report = await host.ExecutionAsync("grupos");
        var table = BudgetTables.Of(report);

        foreach (var (bytes, name) in new[] { (CsvReport.Write(table, language), "r.csv"), (XlsxReport.Write(table, language), "r.xlsx") })
        {
            var read = BudgetFile.Read(bytes, name);
            read.Errors.Should().BeEmpty();
            read.Lines.Select(l => (l.Code, l.Assigned, l.Modified, l.Accrued)).Should().Equal(
                report.Lines.Select(l => (l.Code, l.Assigned.Minor, l.Modified.Minor, l.Accrued.Minor)));
        }
    }

    [Fact]
    public void A_csv_is_what_spreadsheets_open_rightly_and_runs_nothing()
    {
        var text = Encoding.UTF8.GetString(CsvReport.Write(Odd, "es"));

        text.Should().StartWith("\uFEFFTexto,Monto\r\n");
        text.Should().Contain("'=HYPERLINK").And.Contain("'@SUM").And.Contain(",-1.50\r\n").And.Contain("\"comas, \"\"comillas\"\"");
    }

    [Fact]
    public void A_workbook_is_valid_holds_exact_decimals_and_is_taken_for_one()
    {
        var bytes = XlsxReport.Write(Odd, "es");

        FileSniffer.Sniff(bytes, "odd.xlsx").Type.Should().Be(FileType.Xlsx);
        using var document = SpreadsheetDocument.Open(new MemoryStream(bytes), isEditable: false);
        new OpenXmlValidator().Validate(document).Select(e => e.Description).Should().BeEmpty();
        document.WorkbookPart!.WorksheetParts.Single().Worksheet.Descendants<DocumentFormat.OpenXml.Spreadsheet.CellValue>().Select(v => v.Text)
            .Should().Equal("-1.50", "0.10");
    }

    [Fact]
    public async Task Money_by_state_and_by_organisation_adds_up_to_the_ledger()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Text("b", "code,assigned\n1,100.00\n"));
        await host.ChargeAsync("b/1", ("reserved", "available", 20_00), ("committed", "reserved", 15_00), ("accrued", "committed", 9_00), ("paid", "accrued", 4_00));
        await host.ChargeAsync("b/1", ("reserved", "available", 5_00));

        var byState = (await host.Reports.ByStateAsync(Mj, "fin1", ToyKind.Instance, default))!;
        var byOrganisation = (await host.Reports.ByOrganisationAsync(Mj, "fin1", ToyKind.Instance, default))!;

        foreach (var rows in new[] { byState, byOrganisation })
        {
            var total = MoneyTables.Totals(rows).Should().ContainSingle().Subject;
            (total.Cases, total.Reserved.ToAmount(), total.Committed.ToAmount(), total.Accrued.ToAmount(), total.Paid.ToAmount())
                .Should().Be((2, "10.00", "15.00", "9.00", "4.00"));
        }

        byState.Should().OnlyContain(r => r.Label == ToyKind.Instance.Workflow.State(r.Key).Label);
        MoneyTables.Of("m", new Label("a", "b"), ReportColumn.Text("state", "Estado", "State"), byState, "en").Rows[^1].Should().StartWith("TOTAL");
    }

    [Fact]
    public async Task An_organisations_people_see_only_their_own_and_strangers_nothing()
    {
        await using var host = await StartAsync(postgres);
        await host.ChargeAsync("none/1");

        (await host.Reports.ByStateAsync(Mj, "fin1", ToyKind.Instance, default)).Should().NotBeEmpty();
        (await host.Reports.ByStateAsync(Mj, "ngo1", ToyKind.Instance, default)).Should().BeEmpty();
        (await host.Reports.ByStateAsync(Mj, "nobody", ToyKind.Instance, default)).Should().BeNull();
    }
}
