using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using static GrantControl.Rules.Tests.Grants.TrancheCast;
using static GrantControl.Rules.Tests.Grants.TrancheWorld;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Active → Active, Amend: what may be proposed, and which gates it opens.</summary>
public sealed class AmendmentProposalTests
{
    [Fact]
    public void A_proposal_changes_nothing_that_is_in_force()
    {
        var world = new TrancheWorld();
        var (plan, hash) = (world.State.Plan, world.State.ContentHash);
        var attempt = world.When(Formulator, world.Increase());
        attempt.Postings.Should().BeEmpty();
        world.State.State.Should().Be(GrantStates.Active);
        world.State.Plan.Should().Be(plan);
        world.State.ContentHash.Should().Be(hash);
        world.State.StateOf("amendment:1").Should().Be(AmendmentWorkflow.Proposed);
        world.State.Amendments[1].ContentHash.Should().NotBe(hash);
        world.State.Core.Deadlines.Keys.Where(k => k.StartsWith("amendment:1:", StringComparison.Ordinal)).Should().Equal("amendment:1:clear-control", "amendment:1:clear-finance", "amendment:1:clear-legal");
    }

    [Fact]
    public void Changed_activities_open_internal_control_alone_and_the_others_carry_over_to_the_new_content()
    {
        var world = new TrancheWorld().Proposed(new TrancheWorld().Prolong());
        var amendment = world.State.Amendments[1];
        amendment.Changed.Should().Equal(Section.Activities);
        world.State.Core.Positions["amendment:1"].ClearedGates.Should().Equal(Gate.Finance, Gate.Legal);
        amendment.Clearances.Should().HaveCount(2).And.OnlyContain(c => c.Value.ContentHash == amendment.ContentHash && c.Value.Version == 8);
        amendment.Clearances[Gate.Legal].By.Should().Be(Legal);
        world.State.Core.Deadlines.Should().ContainKey("amendment:1:clear-control").And.NotContainKey("amendment:1:clear-legal");
    }

    [Fact]
    public void A_section_sent_but_not_changed_opens_no_gate()
    {
        var world = new TrancheWorld();
        world.Proposed(world.Prolong() with { Budget = Planned.Budget, Tranches = Planned.Tranches });
        world.State.Amendments[1].Changed.Should().Equal(Section.Activities);
        world.State.Amendments[1].Sections.Budget.Should().BeNull();
    }

    [Fact]
    public void One_amendment_at_a_time()
    {
        var world = new TrancheWorld();
        world.Proposed(world.Prolong());
        world.When(Formulator, world.Increase()).ThenRefused(Codes.WrongState, GrantRules.OneAmendmentAtATime);
        world.When(Formulator, new WithdrawAmendment(1, "Ya no hace falta.")).ThenAccepted();
        world.When(Formulator, world.Increase()).ThenAccepted();
        world.State.StateOf("amendment:2").Should().Be(AmendmentWorkflow.Proposed);
    }

    [Fact]
    public void A_longer_term_stays_within_the_guarantee()
    {
        var expires = Planned.Activities!.Ends.AddDays(30);
        var world = new TrancheWorld().With(s => s with { Guarantee = new GuaranteeFiled("F-1", "Afianzadora de demostración", Q(1_000), expires) });
        world.When(Formulator, world.Proposing() with { Activities = Planned.Activities! with { Ends = expires.AddDays(1) } })
            .ThenRefused(Codes.Invalid, GrantRules.GuaranteeCovers);
        world.When(Formulator, world.Proposing() with { Activities = Planned.Activities! with { Ends = expires } }).ThenAccepted();
    }

    [Fact]
    public void A_tranche_asked_for_keeps_its_charges_its_number_and_its_conditions()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Requested);
        var (first, second) = (Planned.Tranches!.Tranches[0], Planned.Tranches.Tranches[1]);
        var third = Planned.Tranches.Tranches[2];
        Refused(Tranche(1, first.PlannedOn, 29_000, 20_000, "Convenio suscrito"), second, Tranche(3, third.PlannedOn, 13_000, 8_000));
        Refused(first with { Preconditions = [] }, second, third);
        Refused(Tranche(1, first.PlannedOn, 18_000, 12_000), Tranche(2, second.PlannedOn, 30_000, 20_000), third);
        world.When(Formulator, world.Proposing() with { Tranches = new TranchesSection([first, second with { VisitRequired = false }, third]) }).ThenAccepted();

        void Refused(params PlannedTranche[] tranches) => world
            .When(Formulator, world.Proposing() with { Tranches = new TranchesSection(tranches) })
            .ThenRefused(Codes.Invalid, GrantRules.AmendmentKeepsPaidTranches).Fields.Should().ContainSingle().Which.Path.Should().Be("tranches.tranches[0]");
    }

    [Fact]
    public void No_line_falls_below_what_is_accrued_or_asked_for()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Accepted).To(2, TrancheWorkflow.Requested);
        var kept = Planned.Tranches!.Tranches.Take(2).ToArray();
        world.When(Formulator, world.Budgeted(48_000, 31_999, kept)).ThenRefused(Codes.Invalid, GrantRules.LinesSumToTotal);
        world.When(Formulator, world.Budgeted(48_000, 31_999, kept[0], Tranche(2, kept[1].PlannedOn, 18_000, 11_999))).ThenRefused(Codes.Invalid, GrantRules.AmendmentKeepsPaidTranches);
        world.When(Formulator, world.Budgeted(48_000, 32_000, kept)).ThenAccepted();
    }

    [Theory]
    [InlineData("sum", GrantRules.LinesSumToTotal)]
    [InlineData("currency", GrantRules.SectionsValid)]
    [InlineData("negative", GrantRules.SectionsValid)]
    [InlineData("results", GrantRules.ResultsComplete)]
    [InlineData("dates", GrantRules.PlanComplete)]
    [InlineData("past", GrantRules.PlanComplete)]
    [InlineData("account", GrantRules.AccountUnchanged)]
    [InlineData("numbers", GrantRules.SectionsValid)]
    [InlineData("reason", GrantRules.Reasoned)]
    public void The_new_content_is_judged_as_a_plan_is(string wrong, string rule)
    {
        var world = new TrancheWorld();
        var amendment = world.Increase();
        var bad = wrong switch
        {
            "sum" => amendment with { Tranches = null },
            "currency" => amendment with { Budget = amendment.Budget! with { Total = new Money(11_000_000, Currency.Usd) } },
            "negative" => amendment with { Budget = amendment.Budget! with { Lines = [amendment.Budget.Lines[0] with { Amount = Q(-1) }] } },
            "results" => world.Proposing() with { Results = new ResultsSection([new PlannedResult("R1", "Sin medida", [])]) },
            "dates" => world.Prolong() with { Tranches = new TranchesSection([.. Planned.Tranches!.Tranches.Take(2), Planned.Tranches.Tranches[2] with { PlannedOn = new(2027, 1, 4) }]) },
            "past" => world.Proposing() with
            {
                Activities = new ActivitiesSection(new(2026, 1, 15), new(2026, 3, 1), [Planned.Activities!.Activities[0] with { Ends = new(2026, 3, 1) }]),
                Tranches = new TranchesSection([.. Planned.Tranches!.Tranches.Select(t => t with { PlannedOn = new(2026, 2, 2) })]),
            },
            "account" => world.Proposing() with { General = Planned.General! with { Account = PaidInto with { Number = "99" } } },
            "numbers" => world.Split() with { Tranches = new TranchesSection([.. Planned.Tranches!.Tranches.Skip(1)]) },
            _ => amendment with { Reason = "" },
        };
        world.When(Formulator, bad).ThenRefused(Codes.Invalid, rule);
    }

    [Fact]
    public void A_proposal_meets_the_six_guards()
    {
        var world = new TrancheWorld();
        world.When(Representative, world.Request()).ThenAccepted();
        var amendment = world.Increase();
        world.When(Of(Formulator).WithRoles("FIN"), amendment).ThenRefused(Codes.RoleRequired);
        world.When(Of(Formulator) with { Organisation = "org-demo-b" }, amendment).ThenRefused(Codes.RoleRequired);
        world.When(Representative, amendment).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        world.When(Formulator, amendment with { Documents = [] }).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
        world.When(Formulator, amendment with { Documents = [amendment.Documents[0], amendment.Documents[0]] }).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        world.When(Of(Formulator), amendment, world.State.Version - 1).ThenRefused(Codes.StaleVersion);
        world.With(s => s with { Core = s.Core with { Frozen = "Denuncia." } }).When(Formulator, amendment).ThenRefused(Codes.Blocked, "guard-f-unblocked");
    }

    [Theory]
    [InlineData(GrantStates.Signed)]
    [InlineData(GrantStates.Suspended)]
    [InlineData(GrantStates.Liquidation)]
    [InlineData(GrantStates.Closed)]
    public void Only_a_running_grant_is_amended(string state)
    {
        var world = new TrancheWorld().InState(state);
        world.When(Formulator, world.Increase()).ThenRefused(Codes.WrongState, "state");
    }

    [Fact]
    public void The_justification_is_evidence_of_one_amendment()
    {
        var world = new TrancheWorld();
        var amendment = world.Prolong();
        world.Proposed(amendment).When(Formulator, new WithdrawAmendment(1, "Error.")).ThenAccepted();
        world.When(Formulator, amendment).ThenRefused(Codes.DocumentReused);
        world.When(Formulator, amendment with { Documents = world.Docs(DocumentType.AmendmentJustification) }).ThenAccepted();
    }
}
