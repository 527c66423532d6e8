using GrantControl.Cases.Budget;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.SampleData;
using GrantControl.Kernel.Monies;

namespace GrantControl.Slices.Tests.Budget;

/// <summary>The real tables add up exactly as their README states, and the ones that do not are told apart.</summary>
public sealed class SampleTablesTests
{
    [Theory]
    [InlineData(SampleFile.ExpenseGroups, 6, 63_000_000_00, 19_600_925_75, 43_399_074_25)]
    [InlineData(SampleFile.ObjectLines, 13, 53_902_568_00, 17_593_018_73, 36_309_549_27)]
    [InlineData(SampleFile.Purposes, 4, 63_000_000_00, 19_600_925_75, 43_399_074_25)]
    [InlineData(SampleFile.Departments, 22, 34_180_126_00, 9_873_197_24, 24_306_928_76)]
    public void A_table_that_adds_up_is_read_to_the_centavo(string file, int lines, long current, long accrued, long balance)
    {
        var table = Read(file);

        table.Errors.Should().BeEmpty();
        table.Lines.Should().HaveCount(lines);
        table.Sum(BudgetColumn.Current).Should().Be(current);
        table.Sum(BudgetColumn.Accrued).Should().Be(accrued);
        table.Sum(BudgetColumn.Balance).Should().Be(balance);
    }

    [Fact]
    public void Assigned_and_current_give_the_modifications()
    {
        var table = Read(SampleFile.ExpenseGroups);

        table.Sum(BudgetColumn.Assigned).Should().Be(63_000_000_00);
        table.Sum(BudgetColumn.Modified).Should().Be(0);
        table.Lines[1].Modified.Should().Be(5_151_459_55 - 4_578_993_00);
    }

    [Fact]
    public void Object_lines_break_down_group_zero_exactly() =>
        BudgetReconciliation.Compare(Line(SampleFile.ExpenseGroups, "Grupo 0"), Total(SampleFile.ObjectLines)).Should().BeEmpty();

    [Fact]
    public void Codes_stay_text()
    {
        Read(SampleFile.ObjectLines).Lines[0].Code.Should().Be("011");
        Read(SampleFile.Departments).Lines[5].Should().BeEquivalentTo(new { Code = "601", Name = "Santa Rosa" });
    }

    [Fact]
    public void Departments_and_their_purpose_differ_and_the_report_says_by_how_much()
    {
        var found = BudgetReconciliation.Compare(
            Line(SampleFile.Purposes, "Servicios Administrativos de Consejos de Desarrollo"), Total(SampleFile.Departments));

        found.Select(d => (d.Measure, d.Difference.ToAmount())).Should().Equal(("accrued", "99969.98"), ("balance", "-99969.98"));
    }

    [Fact]
    public void The_products_table_is_refused_with_every_stated_difference_named()
    {
        var table = Read(SampleFile.Products);

        table.Lines.Should().BeEmpty();
        table.Errors.Should().OnlyContain(e => e.Line == 9);
        table.Errors.Select(e => (e.Column, e.Rule)).Should().BeEquivalentTo([
            ("current", "total-differs"), ("executed", "total-differs"), ("balance", "total-differs"),
            ("physical_executed", "total-differs"), ("physical_balance", "row-arithmetic")]);
        Message(table, "current").Should().Contain("63,000,000.00").And.Contain("62,800,000.00").And.Contain("200,000.00");
        Message(table, "executed").Should().Contain("19,834,278.65").And.Contain("19,834,578.65").And.Contain("-300.00");
        Message(table, "physical_executed").Should().Contain("540").And.Contain("560");
        Message(table, "physical_balance").Should().Contain("1,336").And.Contain("1,896 − 540 = 1,356");
    }

    [Fact]
    public void The_fund_shares_miss_their_stated_total_by_one_centavo()
    {
        var stated = new Dictionary<BudgetColumn, long> { [BudgetColumn.Current] = 1_355_522_32 };

        Read(SampleFile.FundShares).Sum(BudgetColumn.Current).Should().Be(1_355_522_31);
        BudgetFile.Read(SampleFile.Read(SampleFile.FundShares), SampleFile.FundShares, stated).Errors
            .Should().ContainSingle().Which.Message.En.Should().Contain("1,355,522.31").And.Contain("difference 0.01");
    }

    private static string Message(BudgetTable table, string column) => table.Errors.First(e => e.Column == column).Message.En;

    private static BudgetTable Read(string file) => BudgetFile.Read(SampleFile.Read(file), file);

    private static BudgetFigures Line(string file, string code)
    {
        var line = Read(file).Lines.Single(l => l.Code == code);
        return new BudgetFigures(new Money(line.Current, Currency.Gtq), new Money(line.Accrued, Currency.Gtq));
    }

    private static BudgetFigures Total(string file)
    {
        var table = Read(file);
        return new BudgetFigures(
            new Money(table.Sum(BudgetColumn.Current), Currency.Gtq), new Money(table.Sum(BudgetColumn.Accrued), Currency.Gtq));
    }
}
