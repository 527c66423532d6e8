using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using static GrantControl.Rules.Tests.Grants.TrancheCast;
using static GrantControl.Rules.Tests.Grants.TrancheWorld;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Reported → Accepted, Reported ↔ Observed: internal control decides every line, the organisation answers every observation.</summary>
public sealed class ReportReviewTests
{
    [Fact]
    public void Accepted_lines_become_expense_and_disallowed_ones_a_debt_line_by_line()
    {
        var world = Reported();
        var attempt = world.When(Liquidator, world.Accept(1, "G1.2"));
        attempt.Then(1, TrancheWorkflow.Accepted);
        attempt.Postings.Should().Equal(
            (Account.ProgrammeExpense, Account.Advance, 3_000_000, LineA),
            (Account.Recoverable, Account.Advance, 2_000_000, LineB));
        attempt.Events.Should().ContainSingle().Which.Should().BeOfType<TrancheAccepted>().Which.Should().BeEquivalentTo(new { Accepted = Q(30_000), Disallowed = Q(20_000) });
        world.State.Tranches[1].Lines[1].Should().BeEquivalentTo(new { Verdict = ExpenseVerdict.Disallowed, Reason = "Fuera del objeto." });
        world.State.Core.Balance(Account.Advance).Should().Be(0);
    }

    [Theory]
    [InlineData("missing", "decisions")]
    [InlineData("pending", "decisions[0].verdict")]
    [InlineData("unknown", "decisions[2].line")]
    [InlineData("twice", "decisions[2].line")]
    [InlineData("no-reason", "decisions[0].reason")]
    [InlineData("blank-reason", "decisions[0].reason")]
    public void Every_line_is_decided_once_and_a_disallowance_says_why(string wrong, string path)
    {
        var world = Reported();
        var accept = world.Accept();
        var (first, second) = (accept.Decisions[0], accept.Decisions[1]);
        var decisions = wrong switch
        {
            "missing" => new[] { first },
            "pending" => [first with { Verdict = ExpenseVerdict.Pending }, second],
            "unknown" => [first, second, first with { Line = "G9" }],
            "twice" => [first, second, second],
            "no-reason" => [first with { Verdict = ExpenseVerdict.Disallowed }, second],
            _ => [first with { Verdict = ExpenseVerdict.Disallowed, Reason = " " }, second],
        };
        world.When(Liquidator, accept with { Decisions = decisions })
            .ThenRefused(Codes.Invalid, GrantRules.EveryLineDecided).Fields.Select(f => f.Path).Should().Equal(path);
    }

    [Fact]
    public void Whoever_verified_the_tranche_accepts_its_account_only_by_a_compensating_control()
    {
        var world = Reported();
        world.When(ControlMonitor, world.Accept()).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        world.Compensating(ControlMonitor, "monitor", "liquidate").When(ControlMonitor, world.Accept()).Then(1, TrancheWorkflow.Accepted);
    }

    [Fact]
    public void An_observed_account_goes_back_with_numbered_observations()
    {
        var world = Reported();
        world.When(Liquidator, new ObserveTranche(1, [new("G1.1", "Falta el registro fiscal."), new(null, "Falta la firma.")])).Then(1, TrancheWorkflow.Observed);
        world.State.Tranches[1].Observations.Select(o => o.Number).Should().Equal(1, 2);
        world.When(Representative, world.Correct()).Then(1, TrancheWorkflow.Reported);
        world.State.Tranches[1].Observations.Should().OnlyContain(o => o.Answer == "Se corrigió.");
        world.When(Liquidator, world.Observe()).Then(1, TrancheWorkflow.Observed);
        world.State.Tranches[1].Observations[^1].Number.Should().Be(3);
        world.State.Core.Deadlines.Should().ContainKey("tranche:1:correct").And.NotContainKey("tranche:1:accept");
    }

    [Theory]
    [InlineData("none", "answers")]
    [InlineData("one", "answers")]
    [InlineData("unknown", "answers[2].observation")]
    [InlineData("twice", "answers[2].observation")]
    [InlineData("blank", "answers[1].text")]
    public void Every_observation_is_answered_once(string wrong, string path)
    {
        var world = Reported();
        world.When(Liquidator, new ObserveTranche(1, [new("G1.1", "Falta el registro fiscal."), new(null, "Falta la firma.")])).ThenAccepted();
        var (first, second) = (new ObservationAnswered(1, "Va."), new ObservationAnswered(2, "Va."));
        ObservationAnswered[] answers = wrong switch
        {
            "none" => [],
            "one" => [first],
            "unknown" => [first, second, first with { Observation = 3 }],
            "twice" => [first, second, second],
            _ => [first, second with { Text = "" }],
        };
        world.When(Representative, new CorrectTranche(1, answers, [])).ThenRefused(Codes.Invalid, GrantRules.EveryObservationAnswered).Fields.Select(f => f.Path).Should().Equal(path);
    }

    [Fact]
    public void An_answered_observation_is_not_answered_again()
    {
        var world = Observed();
        var correct = world.Correct();
        world.When(Representative, correct).ThenAccepted();
        world.When(Liquidator, world.Observe()).ThenAccepted();
        world.When(Representative, correct).ThenRefused(Codes.Invalid, GrantRules.EveryObservationAnswered);
    }

    [Fact]
    public void A_corrected_line_may_keep_its_evidence_and_a_new_one_brings_new()
    {
        var world = Observed();
        var line = world.State.Tranches[1].Lines[0].Reported;
        var kept = line with { Amount = Q(25_000), Supplier = "Otro proveedor" };
        world.When(Representative, world.Correct() with { Lines = [kept, world.Line("G1.3", LineA, Q(5_000))] }).Then(1, TrancheWorkflow.Reported);
        world.State.Tranches[1].Lines.Select(l => (l.Reported.Id, l.Reported.Amount)).Should().Equal(("G1.1", Q(25_000)), ("G1.2", Q(20_000)), ("G1.3", Q(5_000)));
        world.Effects[^1].Claims.Should().ContainSingle("only the new evidence is claimed");
        world.When(Liquidator, world.Accept()).Then(1, TrancheWorkflow.Accepted);
    }

    [Fact]
    public void Evidence_does_not_change_its_line()
    {
        var world = Observed();
        var (first, second) = (world.State.Tranches[1].Lines[0].Reported, world.State.Tranches[1].Lines[1].Reported);
        world.When(Representative, world.Correct() with { Lines = [first with { Evidence = second.Evidence }] }).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        var fresh = world.Line("G1.1", LineA, Q(1));
        world.When(Representative, world.Correct() with { Lines = [fresh, fresh with { Id = "G1.4" }] }).ThenRefused(Codes.DocumentReused, "guard-d-documents");
    }

    [Fact]
    public void Evidence_replaced_by_a_correction_serves_no_other_line_afterwards()
    {
        var world = Observed();
        var old = world.State.Tranches[1].Lines[0].Reported;
        world.When(Representative, world.Correct() with { Lines = [world.Line("G1.1", LineA, Q(1))] }).ThenAccepted();
        world.When(Liquidator, world.Observe()).ThenAccepted();
        world.When(Representative, world.Correct() with { Lines = [old with { Id = "G1.9" }] }).ThenRefused(Codes.DocumentReused, "guard-d-documents");
    }

    [Fact]
    public void A_correction_stays_within_what_was_paid_counting_the_lines_it_leaves_alone()
    {
        var world = Observed();
        world.When(Representative, world.Correct() with { Lines = [world.Line("G1.3", LineA, Q(1))] }).ThenRefused(Codes.Invalid, GrantRules.LinesWithinPayment);
        world.When(Representative, world.Correct() with { Lines = [world.Line("G1.3", "2026/99", Q(1))] }).ThenRefused(Codes.Invalid, GrantRules.EvidencePerLine);
        var bad = world.Line("G1.1", LineA, Q(1));
        world.When(Representative, world.Correct() with { Lines = [bad with { Evidence = bad.Evidence with { Name = "" } }] })
            .ThenRefused(Codes.Invalid, "guard-d-documents").Fields.Should().ContainSingle().Which.Path.Should().Be("lines[0].evidence");
    }

    private static TrancheWorld Reported() => new TrancheWorld().To(1, TrancheWorkflow.Reported);

    private static TrancheWorld Observed() => new TrancheWorld().To(1, TrancheWorkflow.Observed);
}
