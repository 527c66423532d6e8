using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using static GrantControl.Rules.Tests.Grants.TrancheCast;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Scheduled → Requested → Scheduled: order of the tranches, what is still unaccounted for, overdue reports.</summary>
public sealed class TrancheRequestTests
{
    [Fact]
    public void The_first_tranche_is_requested_and_moves_no_money()
    {
        var world = new TrancheWorld();
        var attempt = world.When(Representative, world.Request());
        attempt.Then(1, TrancheWorkflow.Requested);
        attempt.Postings.Should().BeEmpty();
        world.State.Core.Duties[Representative].Should().Equal("request-payment");
        world.State.Core.Deadlines.Should().ContainKey("tranche:1:verify").And.NotContainKey("tranche:1:request");
    }

    [Fact]
    public void Whoever_wrote_the_plan_asks_for_money_only_by_a_compensating_control()
    {
        var world = new TrancheWorld();
        world.When(Formulator, world.Request()).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        world.Compensating(Formulator, "formulate", "request-payment").When(Formulator, world.Request()).Then(1, TrancheWorkflow.Requested);
    }

    [Fact]
    public void A_later_tranche_waits_until_the_one_before_is_paid()
    {
        var world = new TrancheWorld();
        world.When(Representative, world.Request(2)).ThenRefused(Codes.WrongState, GrantRules.TrancheInTurn);
        world.To(1, TrancheWorkflow.Ordered).When(Representative, world.Request(2)).ThenRefused(Codes.WrongState, GrantRules.TrancheInTurn);
        world.When(Representative, world.Request(3)).ThenRefused(Codes.WrongState, GrantRules.TrancheInTurn);
    }

    [Theory]
    [InlineData(TrancheWorkflow.Paid)]
    [InlineData(TrancheWorkflow.Reported)]
    [InlineData(TrancheWorkflow.Observed)]
    public void A_tranche_paid_but_not_accounted_for_holds_back_the_next(string state)
    {
        var world = new TrancheWorld().To(1, state);
        world.When(Representative, world.Request(2)).ThenRefused(Codes.Blocked, GrantRules.PreviousTrancheLiquidated);
    }

    [Fact]
    public void An_accepted_tranche_frees_the_next()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Accepted);
        world.When(Representative, world.Request(2)).Then(2, TrancheWorkflow.Requested);
    }

    [Theory]
    [InlineData(10_000, null)]
    [InlineData(10_001, Codes.Blocked)]
    public void At_most_a_fifth_of_what_was_paid_may_be_unaccounted_for(long advance, string? code)
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Paid).Owning(Account.Advance, TrancheWorld.LineA, TrancheWorld.Q(advance)).Owning(Account.Advance, TrancheWorld.LineB, TrancheWorld.Q(0));
        var attempt = world.When(Representative, world.Request(2));
        if (code is null)
        {
            attempt.Then(2, TrancheWorkflow.Requested);
        }
        else
        {
            attempt.ThenRefused(code, GrantRules.PreviousTrancheLiquidated).Message.En.Should().Contain("Q\u00A010,001.00").And.Contain("Q\u00A050,000.00");
        }
    }

    [Fact]
    public void An_overdue_report_freezes_the_next_tranche_even_when_little_is_unaccounted_for()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Paid).Owning(Account.Advance, TrancheWorld.LineA, TrancheWorld.Q(1)).Owning(Account.Advance, TrancheWorld.LineB, TrancheWorld.Q(0));
        world.Later(31).When(Representative, world.Request(2)).ThenRefused(Codes.Blocked, GrantRules.ReportsUpToDate);
        world.When(Representative, world.Report() with { Lines = [world.Line("G1", TrancheWorld.LineA, TrancheWorld.Q(1))] }).ThenAccepted();
        world.When(Representative, world.Request(2)).Then(2, TrancheWorkflow.Requested);
    }

    [Fact]
    public void A_report_is_not_overdue_on_its_last_day()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Paid).Owning(Account.Advance, TrancheWorld.LineA, TrancheWorld.Q(1)).Owning(Account.Advance, TrancheWorld.LineB, TrancheWorld.Q(0));
        world.State.Core.Deadlines["tranche:1:report"].Due.Should().Be(world.Today.AddDays(30));
        world.Later(30).When(Representative, world.Request(2)).Then(2, TrancheWorkflow.Requested);
    }

    [Fact]
    public void A_report_the_clock_counted_as_missed_freezes_the_next()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Paid).Owning(Account.Advance, TrancheWorld.LineA, TrancheWorld.Q(1)).Owning(Account.Advance, TrancheWorld.LineB, TrancheWorld.Q(0));
        const string id = "tranche:1:report";
        world.With(s => s with { Core = s.Core with { Deadlines = s.Core.Deadlines.SetItem(id, s.Core.Deadlines[id] with { Missed = true }) } });
        world.When(Representative, world.Request(2)).ThenRefused(Codes.Blocked, GrantRules.ReportsUpToDate);
    }

    [Theory]
    [InlineData(TrancheWorld.LineA, 29_999)]
    [InlineData(TrancheWorld.LineB, 19_999)]
    public void A_tranche_above_the_balance_of_any_line_is_refused(string line, long committed)
    {
        var world = new TrancheWorld().Owning(Account.Committed, line, TrancheWorld.Q(committed));
        world.When(Representative, world.Request()).ThenRefused(Codes.OverCommitment, GrantRules.WithinCommitment).Message.Es.Should().Contain(line);
    }

    [Fact]
    public void A_request_needs_its_own_new_document()
    {
        var world = new TrancheWorld();
        var request = world.Request();
        world.When(Representative, request).ThenAccepted();
        world.When(ControlMonitor, new ReturnTranche(1, "Falta firma.")).Then(1, TrancheWorkflow.Scheduled);
        world.When(Representative, request).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        world.When(Representative, world.Request()).Then(1, TrancheWorkflow.Requested);
    }

    [Fact]
    public void One_document_cannot_be_cited_twice_or_badly()
    {
        var world = new TrancheWorld();
        var request = world.Request();
        world.When(Representative, request with { Documents = [request.Documents[0], request.Documents[0]] }).ThenRefused(Codes.DocumentReused);
        var bad = world.When(Representative, request with { Documents = [request.Documents[0] with { Sha256 = "ABC" }] }).ThenRefused(Codes.Invalid, "guard-d-documents");
        bad.Fields.Should().ContainSingle().Which.Path.Should().Be("documents[0]");
        world.When(Representative, request with { Documents = [request.Documents[0] with { Type = DocumentType.Other }] }).ThenRefused(Codes.DocumentMissing);
    }

    [Theory]
    [InlineData(TrancheWorkflow.Requested)]
    [InlineData(TrancheWorkflow.Cleared)]
    [InlineData(TrancheWorkflow.FirstApproved)]
    public void A_returned_tranche_begins_again_and_every_step_is_done_anew(string state)
    {
        var world = new TrancheWorld().To(1, state);
        world.When(ControlMonitor, new ReturnTranche(1, "Falta firma.")).Then(1, TrancheWorkflow.Scheduled);
        world.State.Core.Positions["tranche:1"].PartsDone.Should().BeEmpty();
        world.To(1, TrancheWorkflow.Approved).State.Core.Balance(Account.Accrued).Should().Be(5_000_000);
    }
}
