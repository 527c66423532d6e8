using GrantControl.Cases.Grants;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.Shared.Tables;

namespace GrantControl.Slices.Tests.Plans;

/// <summary>Amounts as people of the region write them, and rows copied from their spreadsheets.</summary>
public sealed class PlanPasteTests
{
    [Theory]
    [InlineData("1250", 125_000)]
    [InlineData("1,250", 125_000)]
    [InlineData("1,250.5", 125_050)]
    [InlineData("Q 1,250.50", 125_050)]
    [InlineData("US$1,250,000.00", 125_000_000)]
    [InlineData("1.250.000,00", 125_000_000)]
    [InlineData("1.250,5", 125_050)]
    [InlineData("1.250.000", 125_000_000)]
    [InlineData("1250,5", 125_050)]
    [InlineData("1 250.00", 125_000)]
    [InlineData("0.10", 10)]
    [InlineData("-5.00", -500)]
    public void An_amount_is_read_the_one_way_it_can_be_read(string text, long minor)
    {
        PlanAmount.TryRead(text, out var read).Should().BeNull();
        read.Should().Be(minor);
    }

    [Theory]
    [InlineData("1.250")]
    [InlineData("12.345")]
    [InlineData("1,2345")]
    [InlineData("1.25.0")]
    [InlineData("12,34,567")]
    [InlineData("1,250.005")]
    [InlineData("doce mil")]
    [InlineData("(500)")]
    [InlineData("1e6")]
    [InlineData("99999999999999999999")]
    [InlineData("")]
    public void What_could_be_read_twice_or_not_at_all_is_refused(string text)
    {
        PlanAmount.TryRead(text, out var read).Should().NotBeNull();
        read.Should().Be(0);
    }

    [Fact]
    public void Quoted_cells_keep_tabs_line_ends_and_quotes_and_blank_rows_are_skipped()
    {
        var rows = PastedRows.Read("a\t\"dos\nlíneas\t\"\"y\"\" tab\"\r\n\t \r\n\r\nb\t3\" de tubo\n");

        rows.Should().HaveCount(2);
        rows[0].Should().Equal("a", "dos\nlíneas\t\"y\" tab");
        rows[1].Should().Equal("b", "3\" de tubo");
    }

    [Fact]
    public void A_quote_that_never_closes_swallows_nothing() =>
        PastedRows.Read("\"a\tb\nc\td").Should().HaveCount(2).And.Subject.First().Should().Equal("\"a", "b");

    [Fact]
    public void Without_tabs_semicolons_separate() => PastedRows.Read("a;1\nb;2").Select(r => r.Count).Should().Equal(2, 2);

    [Fact]
    public void Headers_put_columns_in_their_place_and_a_total_that_agrees_is_left_out()
    {
        var pasted = BudgetPaste.Into(new BudgetText { Lines = [new LineText()] }, "Monto\tConcepto\tPartida\tNotas\n1,000.00\tTalleres\tb/1\tx\n\n500\tTransporte\tb/2\ty\n1,500.00\tTOTAL\t\t\n", 1, "description");

        pasted.Rows.Should().Be(2);
        pasted.Total.Should().Be("1,500.00");
        pasted.Budget.Lines.Should().Equal(
            new LineText { Description = "Talleres", BudgetLine = "b/1", Amount = "1,000.00" },
            new LineText { Description = "Transporte", BudgetLine = "b/2", Amount = "500.00" });
    }

    [Fact]
    public void A_total_that_does_not_agree_stays_to_be_seen() =>
        BudgetPaste.Into(new BudgetText(), "a\t\t10\nb\t\t10\nTotal\t\t21", 0, "description").Budget.Lines.Should().HaveCount(3);

    [Fact]
    public void Two_columns_without_headers_are_what_and_how_much() =>
        BudgetPaste.Into(new BudgetText(), "Talleres\tQ 1,000\nPapel\t3", 0, "description").Budget.Lines.Select(l => l.Amount).Should().Equal("1,000.00", "3.00");

    [Fact]
    public void Rows_pasted_at_a_cell_fill_to_the_right_and_down_from_there_and_nothing_else()
    {
        var budget = new BudgetText { Lines = [new LineText { Id = "L1", Description = "uno", Amount = "1.00" }, new LineText { Id = "L2", Description = "dos" }] };

        var pasted = BudgetPaste.Into(budget, "5\tR1\n6\tR2\n7\tR2", 1, "amount").Budget;

        pasted.Lines.Select(l => (l.Id, l.Description, l.Amount, l.ResultId)).Should()
            .Equal(("L1", "uno", "1.00", ""), ("L2", "dos", "5.00", "R1"), ("", "", "6.00", "R2"), ("", "", "7.00", "R2"));
    }

    [Fact]
    public void A_bad_cell_keeps_its_text_and_rows_beyond_the_limit_are_handed_back()
    {
        var rows = string.Join('\n', Enumerable.Range(1, GrantPolicy.MaxPlanLines + 3).Select(i => $"línea {i}\tb/1\t{(i == 2 ? "mil" : "1.00")}"));

        var pasted = BudgetPaste.Into(new BudgetText(), rows, 0, "description");

        pasted.Budget.Lines.Should().HaveCount(GrantPolicy.MaxPlanLines);
        pasted.Budget.Lines[1].Amount.Should().Be("mil");
        pasted.Left.Select(r => r[0]).Should().Equal("línea 501", "línea 502", "línea 503");
    }

    [Fact]
    public void Running_totals_count_what_is_an_amount_and_name_what_is_missing()
    {
        var totals = BudgetTotals.Of(
            new BudgetText
            {
                Total = "100.00",
                Lines = [new LineText { BudgetLine = "b/1", Amount = "30", ResultId = "R1" }, new LineText { BudgetLine = "b/2", Amount = "20.50" }, new LineText { BudgetLine = "b/1", Amount = "x", ResultId = "R1" }],
            },
            new BudgetLineBook([]));

        totals.Sum.Should().Be(5_050);
        totals.Difference.Should().Be(4_950);
        totals.ByLine.Select(l => (l.Line, l.Amount)).Should().Equal(("b/1", 3_000), ("b/2", 2_050));
        totals.ByResult.Should().Equal(("", 2_050), ("R1", 3_000));
    }

    [Fact]
    public void Splitting_loses_no_centavo_and_the_rest_goes_where_it_is_told()
    {
        var planned = new Dictionary<string, long> { ["b/1"] = 10_000, ["b/2"] = 1 };
        var three = new TranchesText { Tranches = [new TrancheText(), new TrancheText(), new TrancheText()] };

        TrancheMatrix.Of(TrancheMatrix.Split(three, planned), planned).Rows.Select(r => r.Left).Should().OnlyContain(left => left == 0);
        var rest = TrancheMatrix.Rest(three with { Tranches = [new TrancheText { Charges = new Dictionary<string, string> { ["b/1"] = "40" } }, new TrancheText()] }, planned, 1);
        rest.Tranches[1].Charges.Should().Equal(new Dictionary<string, string> { ["b/1"] = "60.00", ["b/2"] = "0.01" });
    }
}
