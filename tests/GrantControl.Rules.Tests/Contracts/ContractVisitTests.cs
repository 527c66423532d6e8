using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;
using static GrantControl.Rules.Tests.Contracts.Support.ContractVisitActs;

namespace GrantControl.Rules.Tests.Contracts;

/// <summary>What field visits do to a contract: findings that stop its money and its end, and actions that must be done before it is settled.</summary>
public sealed class ContractVisitTests
{
    private static RequestTranche Ask => new(1, [TestDocuments.Document(DocumentType.PaymentRequest)]);

    [Fact]
    public void A_running_contract_waits_for_internal_control_to_see_it()
    {
        var run = To(ContractStates.InExecution);
        var next = run.State.Core.Deadlines["plan-visit-in-in-execution"];
        (next.Due, next.Owner).Should().Be((run.Today.AddDays(VisitPolicy.FirstVisitDays), Role.Control));
        var visited = run.Visited(r => Visit(r));
        visited.State.StateOf(VisitWorkflow.Target(1)).Should().Be(VisitWorkflow.Closed);
        visited.State.Core.Deadlines["plan-visit-in-in-execution"].Due.Should().BeAfter(next.Due);
        visited.State.Core.Duties[Watcher.Person].Should().Contain(Duty.Monitor);
    }

    [Fact]
    public void A_blocking_finding_of_a_visit_stops_the_next_payment_until_somebody_else_resolves_it()
    {
        var found = Received(To(ContractStates.InExecution), 1).Visited(r => Troubled(r));
        found.When(Ask, Administrator).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        Pay(Received(To(ContractStates.InExecution), 1), 1, TrancheWorkflow.Approved).Visited(r => Troubled(r)).Apply(r => r.When(Order(r, 1), Treasurer)).ThenRefused(Codes.Blocked, "guard-f-unblocked");

        var resolve = new ResolveFinding(1, "Los equipos están", [TestDocuments.Document(DocumentType.FindingEvidence)]);
        found.When(resolve, Watcher).Rejection.Should().NotBeNull("whoever raised it does not resolve it");
        found.Given(resolve, Auditor).Given(Ask, Administrator).State.StateOfTranche(1).Should().Be(TrancheWorkflow.Requested);
    }

    [Fact]
    public void A_blocking_finding_of_a_visit_stops_the_final_reception_and_the_settlement()
    {
        To(ContractStates.Provisional).Visited(r => Troubled(r)).When(Final(), Administrator).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        var final = Paid(To(ContractStates.Provisional).Apply(r => r.Given(Plan(r), Watcher)).Given(Final(), Administrator));
        final.Given(Troubled(final), Watcher).Apply(r => r.When(Settle(r), Settler)).ThenRefused(Codes.Blocked, "guard-f-unblocked");
    }

    [Fact]
    public void A_contract_is_not_settled_with_a_corrective_action_open()
    {
        var open = Paid(Received(To(ContractStates.InExecution)).Visited(r => Troubled(r) with { Findings = [] }).Given(Provisional(), Administrator).Given(Final(), Administrator));
        open.When(Settle(open), Settler).ThenRefused(Codes.Blocked, VisitRules.VisitsSettled);
        var done = open.Given(Answer(), Administrator).Given(Answer(2), UserUnit).Given(Resolve(), Watcher).Given(Resolve(2), Watcher);
        done.State.StateOf(VisitWorkflow.Target(1)).Should().Be(VisitWorkflow.Closed);
        done.Given(Settle(done), Settler).State.State.Should().Be(ContractStates.Settled);
    }

    [Fact]
    public void A_visit_still_planned_ends_with_the_settlement()
    {
        var final = Paid(To(ContractStates.Provisional).Apply(r => r.Given(Plan(r), Watcher)).Given(Final(), Administrator));
        final.Given(Settle(final), Settler).State.StateOf(VisitWorkflow.Target(1)).Should().Be(VisitWorkflow.Cancelled);
    }

    [Fact]
    public void Of_the_administrators_only_the_one_appointed_answers_for_the_supplier()
    {
        var found = To(ContractStates.InExecution).Visited(r => Troubled(r));
        found.When(Answer(), OtherAdministrator).ThenRefused(Codes.RoleRequired, ContractRules.AdministratorIsAppointed);
        found.Offered(OtherAdministrator).Should().BeEmpty();
        found.Offered(Administrator).Select(o => o.Command).Should().Contain(VisitWorkflow.Answer);
    }
}
