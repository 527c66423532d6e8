using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Contracts.Refusals.ContractRefused;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Contracts.Refusals;

/// <summary>What is refused while a contract runs: deliveries, amendments, penalties, suspensions and terminations.</summary>
internal static class RefusedExecution
{
    public static IEnumerable<RefusedRow> Rows => [.. Deliveries, .. Proposals, .. Amendments, .. Penalties, .. Stops];

    private static IEnumerable<RefusedRow> Deliveries =>
    [
        .. new (Func<ContractRun, DeliverGoods> Sent, string Field)[]
        {
            (r => Deliver(r, 1, 7), "lines[0].quantity"),
            (r => Deliver(r, 1, 0), "lines[0].quantity"),
            (r => Deliver(r, 1) with { Lines = [new("R2", 1)] }, "lines[0].quantity"),
            (r => Deliver(r, 1) with { Lines = [new("R1", 2), new("R1", 2)] }, "lines"),
            (r => Deliver(r, 1) with { Lines = [] }, "lines"),
            (r => Deliver(r, 1, on: r.Today.AddDays(1)), "on"),
            (r => Deliver(r, 1, on: r.Today.AddDays(-1)), "on"),
        }.Select(x => Invalid("deliver", ContractRules.QuantitiesWithinContract, Running, x.Sent, Administrator, x.Field)),
        Blank("reject-delivery", Delivered, _ => new RejectDelivery(1, " "), UserUnit),
    ];

    private static IEnumerable<RefusedRow> Proposals =>
    [
        Proposal(ContractRules.AmendmentWithinCap, Amend(3, guarantees: [Policy(amount: 9_000)]), "items"),
        Proposal(ContractRules.AmendmentWithinCap, Amend(0, Ends.AddDays(51), [Policy(Ends.AddDays(90))]), "ends"),
        Proposal(ContractRules.GuaranteeCovers, Amend(0, Ends.AddDays(40)), "guarantees"),
        Proposal(ContractRules.GuaranteeCovers, Amend(2), "guarantees"),
        Proposal(ContractRules.TermOnlyLonger, Amend(0, Ends), "ends"),
        Proposal(ContractRules.TermsValid, Amend(0), "ends"),
        Proposal(ContractRules.TermsValid, Amend(0) with { DueDates = [new(1, Ends.AddDays(1))] }, "dueDates"),
        Proposal(ContractRules.TermsValid, Amend(0) with { DueDates = [new(8, Ends)] }, "dueDates[0].deliverable"),
        Proposal(ContractRules.PaymentsMatchDeliverables, Amend(guarantees: [Policy(amount: 7_000)]) with { Payments = [] }, "terms.deliverables"),
        Proposal(ContractRules.DeliverablesCoverItems, Amend(guarantees: [Policy(amount: 7_000)]) with { Deliverables = [], Payments = [] }, "terms.deliverables"),
        Blank("amend", Running, _ => Amend(0, Ends.AddDays(10)) with { Reason = "" }, Administrator),
        NotNow("amend", ContractRules.BeforeExpiry, () => Running().On(Ends.AddDays(1)), _ => Amend(0, Ends.AddDays(10)), Administrator),
        NotNow("amend", ContractRules.OneAmendmentAtATime, () => Proposed(), _ => Amend(0, Ends.AddDays(20), name: "2"), Administrator),
    ];

    private static IEnumerable<RefusedRow> Amendments =>
    [
        Blank("decline-amendment", () => Proposed(), _ => new DeclineContractAmendment(1, ContractGate.Legal, " "), Lawyer),
        Blank("withdraw-amendment", () => Proposed(), _ => new WithdrawContractAmendment(1, " "), Administrator),
        NotNow("adopt-amendment", ContractRules.BeforeExpiry, () => ClearedAmendment(10).On(Ends.AddDays(1)), _ => Adopt, Head),
        Invalid("adopt-amendment", ContractRules.TermOnlyLonger,
            () => ClearedAmendment(10).Apply(r => r.Given(Suspend(r), Administrator).Given(Suspend(r), Head)).After(14).Given(Resume(), Administrator).Given(Resume(), Head), _ => Adopt, Head, "ends"),
        Invalid("adopt-amendment", ContractRules.GuaranteeCovers, () => ClearedAmendment(20).Given(File(Policy(Ends), "corta"), Lawyer), _ => Adopt, Head, "guarantees"),
    ];

    private static IEnumerable<RefusedRow> Penalties =>
    [
        NotNow("penalize", ContractRules.DelayExists, () => Received(Running(), 1), _ => Delay(), Administrator),
        NotNow("penalize", ContractRules.DelayExists, () => LateBy(10).Given(Delay(), Administrator), _ => Delay(name: "2"), Administrator),
        NotNow("penalize", ContractRules.DelayExists, () => To(ContractStates.Terminated), _ => Delay(), Administrator),
        Invalid("penalize", ContractRules.DelayExists, () => LateBy(10), _ => Delay(2), Administrator, "deliverable"),
        Blank("penalize", () => LateBy(10), _ => Delay() with { Report = "" }, Administrator, "report"),
        Invalid("hear-penalty", ContractRules.HearingRecorded, Reported, r => Hear(on: r.Today.AddDays(1)), Lawyer, "on"),
        Invalid("hear-penalty", ContractRules.HearingRecorded, Reported, _ => Hear() with { Hearing = " " }, Lawyer, "hearing"),
        Blank("impose-penalty", Heard, _ => Impose() with { Grounds = " " }, Head, "grounds"),
        NotNow("impose-penalty", ContractRules.PenaltyWithinCap, Capped, _ => Impose(2), Head),
        Blank("waive-penalty", Heard, _ => Waive() with { Reason = " " }, Head),
    ];

    private static IEnumerable<RefusedRow> Stops =>
    [
        Blank("suspend", Running, r => Suspend(r) with { Until = r.Today }, Administrator, "until"),
        Blank("suspend", Running, r => Suspend(r) with { Reason = " " }, Administrator),
        Blank("resume", () => To(ContractStates.Suspended), _ => Resume() with { Reason = " " }, Administrator),
        Invalid("resume", ContractRules.GuaranteeCovers, () => To(ContractStates.Suspended).After(40), _ => Resume(), Administrator, "guarantees"),
        Blank("terminate", Running, _ => Terminate() with { Reason = "" }, Lawyer),
        Invalid("terminate", ContractRules.GuaranteeInForce, Running, _ => Terminate() with { Guarantee = "POL-9" }, Lawyer, "guarantee"),
        Invalid("terminate", ContractRules.GuaranteeInForce, Running, _ => Terminate(6_001), Lawyer, "claimed"),
    ];

    private static AdoptContractAmendment Adopt => new(1, [Document(DocumentType.AuthorisationResolution)]);

    private static RefusedRow Proposal(string rule, ProposeContractAmendment sent, string field) => Invalid("amend", rule, Running, _ => sent, Administrator, field);

    private static ContractRun ClearedAmendment(int days) => new[] { (ContractGate.Legal, Lawyer), (ContractGate.Finance, Finance), (ContractGate.Control, Control) }
        .Aggregate(Proposed(days), (r, g) => r.Given(ContractLifeTests.ClearAmendment(g.Item1), g.Item2));

    private static ContractRun Reported() => LateBy(10).Given(Delay(), Administrator);

    /// <summary>One penalty took the whole cap, and another delay was heard.</summary>
    private static ContractRun Capped() => Received(LateBy(55).Given(Delay(), Administrator).Given(Hear(), Lawyer).Given(Impose(), Head), 2)
        .Given(Delay(2, "2"), Administrator).Given(Hear(2), Lawyer);
}
