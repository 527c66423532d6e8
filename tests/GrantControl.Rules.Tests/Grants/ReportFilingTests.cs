using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using static GrantControl.Rules.Tests.Grants.TrancheCast;
using static GrantControl.Rules.Tests.Grants.TrancheWorld;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Paid → Reported: expenses line by line, each with its own evidence, within what was paid.</summary>
public sealed class ReportFilingTests
{
    [Fact]
    public void A_report_lists_expenses_that_wait_for_a_decision_and_moves_no_money()
    {
        var world = Paid();
        var report = world.Report();
        var attempt = world.When(Representative, report);
        attempt.Then(1, TrancheWorkflow.Reported);
        attempt.Postings.Should().BeEmpty();
        world.State.Tranches[1].Lines.Should().HaveCount(2).And.OnlyContain(l => l.Verdict == ExpenseVerdict.Pending);
        world.State.Core.Documents.Where(d => d.Transition == "report").Select(d => d.Type)
            .Should().Equal(DocumentType.FinancialReport, DocumentType.ExpenseEvidence, DocumentType.ExpenseEvidence);
        world.Effects[^1].Claims.Should().HaveCount(3).And.OnlyContain(c => c.Type == Claim.Document);
    }

    [Fact]
    public void Less_than_was_paid_may_be_reported_and_the_rest_stays_an_advance()
    {
        var world = Paid();
        world.When(Representative, world.Report() with { Lines = [world.Line("G1", LineA, Q(1))] }).Then(1, TrancheWorkflow.Reported);
        world.When(Liquidator, world.Accept()).Then(1, TrancheWorkflow.Accepted);
        world.State.Core.Balance(Account.Advance).Should().Be(4_999_900);
    }

    [Fact]
    public void Without_the_financial_report_there_is_no_account()
    {
        var world = Paid();
        world.When(Representative, world.Report() with { Documents = [] }).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
    }

    [Fact]
    public void One_invoice_does_not_serve_for_two_lines()
    {
        var world = Paid();
        var report = world.Report();
        var lines = new[] { report.Lines[0], report.Lines[1] with { Evidence = report.Lines[0].Evidence } };
        world.When(Representative, report with { Lines = lines }).ThenRefused(Codes.DocumentReused, "guard-d-documents");
    }

    [Fact]
    public void One_invoice_does_not_serve_for_two_tranches()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Accepted).To(2, TrancheWorkflow.Paid);
        var used = world.State.Tranches[1].Lines[0].Reported.Evidence;
        var report = world.Report(2);
        world.When(Representative, report with { Lines = [report.Lines[0] with { Evidence = used }, report.Lines[1]] }).ThenRefused(Codes.DocumentReused, "guard-d-documents");
    }

    [Fact]
    public void The_financial_report_itself_is_no_evidence_of_an_expense()
    {
        var world = Paid();
        var report = world.Report();
        world.When(Representative, report with { Lines = [report.Lines[0] with { Evidence = report.Documents[0] }] }).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        world.When(Representative, report with { Lines = [report.Lines[0] with { Evidence = world.Doc(DocumentType.FinancialReport) }] })
            .ThenRefused(Codes.Invalid, GrantRules.EvidencePerLine).Fields.Should().ContainSingle().Which.Path.Should().Be("lines[0].evidence.type");
    }

    [Fact]
    public void A_badly_cited_invoice_is_named_by_its_line()
    {
        var world = Paid();
        var report = world.Report();
        var bad = report.Lines[1] with { Evidence = report.Lines[1].Evidence with { Sha256 = report.Lines[1].Evidence.Sha256.ToUpperInvariant() } };
        world.When(Representative, report with { Lines = [report.Lines[0], bad] })
            .ThenRefused(Codes.Invalid, "guard-d-documents").Fields.Should().ContainSingle().Which.Path.Should().Be("lines[1].evidence");
    }

    [Theory]
    [InlineData("zero", "lines[0].amount")]
    [InlineData("negative", "lines[0].amount")]
    [InlineData("currency", "lines[0].amount")]
    [InlineData("absurd", "lines[0].amount")]
    [InlineData("line", "lines[0].budgetLine")]
    [InlineData("future", "lines[0].date")]
    [InlineData("before", "lines[0].date")]
    [InlineData("id", "lines[0].id")]
    [InlineData("same-id", "lines[1].id")]
    [InlineData("supplier", "lines[0].supplier")]
    [InlineData("invoice", "lines[0].invoiceNumber")]
    [InlineData("description", "lines[0].description")]
    public void A_wrong_line_is_named(string wrong, string path)
    {
        var world = Paid();
        var report = world.Report();
        var line = report.Lines[0];
        var bad = wrong switch
        {
            "zero" => line with { Amount = Q(0) },
            "negative" => line with { Amount = Q(-1) },
            "currency" => line with { Amount = new Money(100, Currency.Usd) },
            "absurd" => line with { Amount = new Money(long.MaxValue, Currency.Gtq) },
            "line" => line with { BudgetLine = "2026/11-003" },
            "future" => line with { Date = world.Today.AddDays(1) },
            "before" => line with { Date = new DateOnly(2026, 1, 14) },
            "id" => line with { Id = "" },
            "same-id" => line with { Id = report.Lines[1].Id },
            "supplier" => line with { Supplier = " " },
            "invoice" => line with { InvoiceNumber = "" },
            _ => line with { Description = "a\u0007b" },
        };
        world.When(Representative, report with { Lines = [bad, report.Lines[1]] })
            .ThenRefused(Codes.Invalid, GrantRules.EvidencePerLine).Fields.Select(f => f.Path).Should().Equal(path);
    }

    [Theory]
    [InlineData(LineA, 30_000, true)]
    [InlineData(LineA, 30_001, false)]
    [InlineData(LineB, 20_000, true)]
    [InlineData(LineB, 20_001, false)]
    public void No_more_is_accounted_for_than_was_paid_on_each_budget_line(string budgetLine, long total, bool fits)
    {
        var world = Paid();
        var report = world.Report() with { Lines = [world.Line("G1", budgetLine, Q(10_000)), world.Line("G2", budgetLine, Q(total - 10_000))] };
        var attempt = world.When(Representative, report);
        if (fits)
        {
            attempt.Then(1, TrancheWorkflow.Reported);
        }
        else
        {
            attempt.ThenRefused(Codes.Invalid, GrantRules.LinesWithinPayment);
        }
    }

    [Theory]
    [InlineData(0, false)]
    [InlineData(500, true)]
    [InlineData(501, false)]
    public void A_report_has_one_to_five_hundred_lines(int count, bool fits)
    {
        var world = Paid();
        var report = world.Report() with { Lines = [.. Enumerable.Range(1, count).Select(i => world.Line($"G{i}", LineA, Q(1)))] };
        var attempt = world.When(Representative, report);
        if (fits)
        {
            attempt.Then(1, TrancheWorkflow.Reported);
        }
        else
        {
            attempt.ThenRefused(Codes.Invalid, GrantRules.LinesWithinPayment);
        }
    }

    [Fact]
    public void What_was_refunded_is_not_accounted_for_as_well()
    {
        var world = Paid().Owning(Account.Advance, LineB, Q(15_000));
        world.When(Representative, world.Report()).ThenRefused(Codes.Invalid, GrantRules.LinesWithinPayment);
        var report = world.Report();
        world.When(Representative, report with { Lines = [report.Lines[0], report.Lines[1] with { Amount = Q(15_000) }] }).Then(1, TrancheWorkflow.Reported);
        world.Owning(Account.Advance, LineB, Q(14_000)).When(Liquidator, world.Accept()).ThenRefused(Codes.Invalid, GrantRules.LinesWithinPayment);
    }

    private static TrancheWorld Paid() => new TrancheWorld().To(1, TrancheWorkflow.Paid);
}
