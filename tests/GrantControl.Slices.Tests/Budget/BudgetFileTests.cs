using System.Text;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.SampleData;

namespace GrantControl.Slices.Tests.Budget;

/// <summary>CSV and XLSX files: alphabets, delimiters, binary numbers.</summary>
public sealed class BudgetFileTests
{
    private const string Good = "código;descripción;asignado;modificaciones;vigente\n011;Salarios;1,000.50;-0.50;1,000.00\n;TOTAL;1,000.50;-0.50;1,000.00\n";

    [Fact]
    public void Spanish_headers_and_semicolons_read_with_and_without_byte_order_mark()
    {
        foreach (var bytes in new[] { Encoding.UTF8.GetBytes(Good), [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Good)] })
        {
            var line = BudgetFile.Read(bytes, "presupuesto.csv").Lines.Should().ContainSingle().Subject;
            (line.Code, line.Name, line.Assigned, line.Modified, line.Current).Should().Be(("011", "Salarios", 1_000_50, -50, 1_000_00));
        }
    }

    [Fact]
    public void Latin1_is_refused_with_line_and_column_of_each_bad_cell()
    {
        var bytes = Encoding.Latin1.GetBytes("code,name,current\n101,Guatemala,1.00\n301,Sacatepéquez,2.00\n1401,Quiché,3.00\n");

        var table = BudgetFile.Read(bytes, "b.csv");

        table.Lines.Should().BeEmpty();
        table.Errors.Select(e => (e.Line, e.Column, e.Rule)).Should().Equal((3, "name", "broken-text"), (4, "name", "broken-text"));
        table.Errors[0].ToField().Path.Should().Be("file.line[3].name");
        table.Errors[0].ToField().Message.Es.Should().StartWith("línea 3, columna name: ");
    }

    [Fact]
    public void Latin1_in_a_header_is_named_too() =>
        BudgetFile.Read(Encoding.Latin1.GetBytes("código,vigente\n1,1.00\n"), "b.csv").Errors
            .Should().Contain(e => e.Line == 1 && e.Rule == "broken-text");

    [Fact]
    public void Text_that_was_decoded_with_the_wrong_alphabet_before_is_refused() =>
        BudgetFile.Read(Encoding.UTF8.GetBytes("code,name,current\n1,QuichÃ©,1.00\n"), "b.csv").Errors
            .Should().ContainSingle(e => e.Line == 2 && e.Column == "name" && e.Rule == "broken-text");

    [Fact]
    public void Lines_are_counted_as_in_the_file_across_blank_lines_and_quoted_line_ends() =>
        BudgetFile.Read(Encoding.UTF8.GetBytes("code,current\n\n\"1\",1.00\n\"a\nb\",2.00\n3,x\n"), "b.csv").Errors
            .Select(e => (e.Line, e.Column, e.Rule)).Should().Equal((4, "code", "text-control"), (6, "current", "amount-format"));

    [Fact]
    public void A_quote_in_the_middle_of_a_field_is_named() =>
        BudgetFile.Read(Encoding.UTF8.GetBytes("code,name,current\n1,So-called \"fund\" x,1.00\n"), "b.csv").Errors
            .Should().Contain(e => e.Line == 2 && e.Column == "name" && e.Rule == "broken-quotes");

    [Fact]
    public void A_workbook_gives_the_same_lines_as_the_csv_it_was_made_of()
    {
        var csv = BudgetFile.Read(SampleFile.Read(SampleFile.ExpenseGroups), SampleFile.ExpenseGroups);
        var text = Encoding.UTF8.GetString(SampleFile.Read(SampleFile.ExpenseGroups)).Trim().Split('\n');
        var workbook = Workbook.Of([.. text.Select((row, i) => row.Split(',')
            .Select((cell, j) => i == 0 || j == 0 ? (object)cell.Trim() : new Workbook.Number(cell.Trim())).ToArray())]);

        var table = BudgetFile.Read(workbook, "presupuesto.xlsx");

        table.Errors.Should().BeEmpty();
        table.Lines.Select(l => (l.Code, l.Assigned, l.Modified, l.Current, l.Accrued))
            .Should().Equal(csv.Lines.Select(l => (l.Code, l.Assigned, l.Modified, l.Current, l.Accrued)));
    }

    [Fact]
    public void Codes_formatted_with_leading_zeros_keep_them() =>
        BudgetFile.Read(Workbook.Of(["code", "current"], [new Workbook.Code("11"), new Workbook.Number("7809468")]), "b.xlsx")
            .Lines.Should().ContainSingle().Which.Code.Should().Be("011");

    [Theory]
    [InlineData("0.1", 10)]
    [InlineData("19600925.75", 19_600_925_75)]
    [InlineData("999999999999.99", 999_999_999_999_99)]
    public void Binary_numbers_that_stand_for_centavos_are_exact(string digits, long minor) =>
        BudgetFile.Read(Workbook.Of(["code", "current"], ["1", new Workbook.Number(digits)]), "b.xlsx").Lines[0].Current.Should().Be(minor);

    [Theory]
    [InlineData("0.30000000000000004", "amount-decimals")]
    [InlineData("1.005", "amount-decimals")]
    [InlineData("1E+300", "amount-decimals")]
    [InlineData("1E+15", "amount-absurd")]
    public void Binary_numbers_that_do_not_are_refused(string digits, string rule) =>
        BudgetFile.Read(Workbook.Of(["code", "current"], ["1", new Workbook.Number(digits)]), "b.xlsx").Errors
            .Should().ContainSingle().Which.Should().Match<TableError>(e => e.Line == 2 && e.Column == "current" && e.Rule == rule);

    [Fact]
    public void Formula_errors_are_named_cell_by_cell() =>
        BudgetFile.Read(Workbook.Of(["code", "assigned", "current"], ["1", "#DIV/0!", "#REF!"], ["2", new Workbook.Number("1"), "#N/A"]), "b.xlsx").Errors
            .Select(e => (e.Line, e.Column, e.Rule)).Should().Equal(
                (2, "assigned", "formula-error"), (2, "current", "formula-error"), (3, "current", "formula-error"));

    [Fact]
    public void A_date_is_no_amount_and_a_row_of_errors_is_not_a_blank_row() =>
        BudgetFile.Read(Workbook.Of(["code", "current"], ["1", new Workbook.Date("44197")], ["#REF!", "#REF!"]), "b.xlsx").Errors
            .Select(e => (e.Line, e.Rule)).Should().Equal((2, "wrong-type"), (3, "formula-error"), (3, "formula-error"));

    [Fact]
    public void A_workbook_named_csv_and_a_picture_are_refused()
    {
        BudgetFile.Read(Workbook.Of(["code", "current"]), "b.csv").Errors.Should().ContainSingle().Which.Rule.Should().Be("document-extension");
        BudgetFile.Read([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0], "b.png").Errors.Should().ContainSingle().Which.Rule.Should().Be("file-type");
    }
}
