using GrantControl.Cases.Budget.Tables;

namespace GrantControl.Rules.Tests.Budget;

/// <summary>A table is read whole, or every bad cell of it is named.</summary>
public sealed class BudgetTableTests
{
    [Theory]
    [InlineData("expense_group,assigned,current,accrued,balance")]
    [InlineData("Grupo de gasto,Asignado,Vigente,Devengado,Saldo")]
    [InlineData("CÓDIGO,Presupuesto asignado,VIGENTE,ejecutado,Saldo por ejecutar")]
    public void Headers_of_both_languages_mean_the_same(string headers) =>
        Read(headers, "0,10.00,12.00,5.00,7.00").Lines.Should().ContainSingle()
            .Which.Values.Values.Should().Equal(10_00, 2_00, 12_00, 5_00, 7_00);

    [Fact]
    public void Beside_a_code_a_department_is_the_name_and_percentages_are_left_out() =>
        Read("code,department,current,stated_percent,% ejecutado", "101,Guatemala,1.00,24.71,x").Lines.Should().ContainSingle()
            .Which.Name.Should().Be("Guatemala");

    [Fact]
    public void Every_bad_cell_is_named_at_once()
    {
        var table = Read(
            "code,name,assigned,modified,current,accrued,balance",
            "1,A,-1.00,0.00,1.00,1.00,0.00",
            ",B,1.00,0.001,1.00,,x",
            "1/2,C,1.00,0.00,1.00,0.00,1.00,9",
            "4,D,Q1.00,0.00,1.00,0.00,99999999999999.00");

        table.Lines.Should().BeEmpty();
        table.Errors.Select(e => $"{e.Line} {e.Column} {e.Rule}").Should().BeEquivalentTo(
            "2 assigned amount-negative",
            "3 code blank", "3 modified amount-decimals", "3 accrued blank", "3 balance amount-format",
            "4 code code-format", "4 #8 row-too-wide",
            "5 assigned amount-format", "5 balance amount-absurd");
    }

    [Theory]
    [InlineData("1,10.00,5.00,14.00,0.00,14.00", "current")]
    [InlineData("1,10.00,5.00,15.00,3.00,12.01", "balance")]
    [InlineData("1,10.00,-11.00,-1.00,0.00,-1.00", "current")]
    [InlineData("1,10.00,5.00,15.00,15.01,0.00", "accrued")]
    public void A_row_that_does_not_add_up_is_refused(string row, string column) =>
        Read("code,assigned,modified,current,accrued,balance", row).Errors.Should().Contain(e => e.Line == 2 && e.Column == column);

    [Fact]
    public void A_total_must_hold_to_the_centavo()
    {
        Read("code,current", "1,1.00", "2,2.00", "TOTAL,3.00").IsGood.Should().BeTrue();
        Read("code,assigned,accrued", "1,1.00,0.50", "TOTAL,1.00,0.50").IsGood.Should().BeTrue("a total need not state what is current");
        Read("code,current", "1,1.00", "2,2.00", "Totales,3.01").Errors.Should().ContainSingle()
            .Which.Should().Match<TableError>(e => e.Line == 4 && e.Rule == "total-differs" && e.Message.Es.Contains("0.01"));
    }

    [Fact]
    public void A_total_that_stands_in_the_middle_is_refused() =>
        Read("code,current", "1,1.00", "TOTAL,1.00", "2,2.00").Errors.Should().Contain(e => e.Line == 4 && e.Rule == "after-total");

    [Fact]
    public void A_code_may_stand_once() =>
        Read("code,current", "a,1.00", "b,1.00", "A,2.00").Errors.Should().ContainSingle()
            .Which.Should().Match<TableError>(e => e.Line == 4 && e.Rule == "code-duplicate" && e.Message.En.Contains("line 2"));

    [Theory]
    [InlineData("name,current", "column-missing")]
    [InlineData("code,accrued", "column-missing")]
    [InlineData("code,current,vigente", "column-twice")]
    [InlineData("code,current,colour", "column-unknown")]
    public void Headers_must_be_understood(string headers, string rule) =>
        Read(headers, "1,1.00,1.00").Errors.Should().ContainSingle(e => e.Line == 1 && e.Rule == rule);

    [Fact]
    public void A_title_above_the_headers_is_skipped_and_lines_are_still_counted_from_the_top()
    {
        Read("Ministerio de demostración", "Ejercicio,2021", "code,current", "1,1.00").Lines.Should().ContainSingle().Which.Line.Should().Be(4);
        Read("Título", "code,current", "1,x").Errors.Should().ContainSingle().Which.Line.Should().Be(3);
    }

    [Fact]
    public void A_row_of_figures_above_the_headers_is_not_a_title() =>
        Read("1,1.00,2.00", "code,name,current", "1,A,1.00").Errors.Should().Contain(e => e.Line == 1);

    [Fact]
    public void Nothing_below_the_header_is_refused()
    {
        Read("code,current").Errors.Should().ContainSingle().Which.Rule.Should().Be("no-rows");
        BudgetTableReader.Read(new RawTable([])).Errors.Should().ContainSingle().Which.Rule.Should().Be("empty");
    }

    [Theory]
    [InlineData(BudgetTable.MaxRows, true)]
    [InlineData(BudgetTable.MaxRows + 1, false)]
    [InlineData(BudgetTable.MaxRows + 2, false)]
    public void Ten_thousand_rows_are_the_limit(int rows, bool good) =>
        Read(["code,current", .. Enumerable.Range(1, rows).Select(i => $"{i},1.00")]).IsGood.Should().Be(good);

    private static BudgetTable Read(params string[] rows) =>
        BudgetTableReader.Read(new RawTable([.. rows.Select((row, i) => new RawRow(i + 1, [.. row.Split(',').Select(c => new RawCell(c))]))]));
}
