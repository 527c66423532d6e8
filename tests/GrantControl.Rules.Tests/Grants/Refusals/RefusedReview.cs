using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Cases.Grants.GrantStates;
using static GrantControl.Rules.Tests.Grants.Refusals.GrantRefused;
using static GrantControl.Rules.Tests.Grants.Support.TestPeople;

namespace GrantControl.Rules.Tests.Grants.Refusals;

/// <summary>What is refused from the admission of a grant to its start.</summary>
internal static class RefusedReview
{
    private static readonly OrganisationFacts Known = GrantRun.New.Facts.Organisation!;

    public static IEnumerable<RefusedRow> Rows =>
    [
        Refused("admit", GrantRules.NotSanctioned, Codes.Blocked, () => GrantPath.To(Submitted).With(Known with { Sanctioned = true }), _ => Commands.Admit, Technical),
        Refused("admit", GrantRules.NotSanctioned, Codes.Blocked, () => GrantPath.To(Submitted).With((OrganisationFacts?)null), _ => Commands.Admit, Technical),
        Refused("admit", GrantRules.NoOverdueLiquidation, Codes.Blocked, () => GrantPath.To(Submitted).With(Known with { OverdueLiquidations = 1 }), _ => Commands.Admit, Technical),
        .. new (string Gate, ObservationMade[] Sent, string Field)[]
        {
            (Gate.Legal, [new(Section.Budget, "Corrija.")], "observations[0].section"),
            (Gate.Legal, [new(Section.Activities, "Corrija.")], "observations[0].section"),
            (Gate.Finance, [new(Section.General, "Corrija.")], "observations[0].section"),
            (Gate.Control, [new("no-such-section", "Corrija.")], "observations[0].section"),
            (Gate.Legal, [new(Section.General, " ")], "observations[0].text"),
            (Gate.Legal, [], "observations"),
        }.Select(x => Invalid("observe", GrantRules.ObservationsCiteSections, () => GrantPath.To(UnderReview), _ => new ObserveGate(x.Gate, x.Sent), GrantPath.ReviewerOf(x.Gate), x.Field)),
        .. new (ObservationAnswered[] Sent, string Field)[]
        {
            ([new(1, "Sí")], "answers"),
            ([new(1, "Sí"), new(2, "Sí"), new(2, "Sí")], "answers"),
            ([new(1, "Sí"), new(2, "Sí"), new(3, "Sí")], "answers[2].observation"),
            ([new(1, "Sí"), new(2, "")], "answers[1].text"),
        }.Select(x => Invalid("resubmit", GrantRules.EveryObservationAnswered, Observed, _ => new ResubmitGrant(x.Sent), Formulator, x.Field)),
        Blank("reject", () => GrantPath.To(UnderReview), _ => new RejectGrant(" "), Head),
        Refused("sign", GrantRules.SameContentHash, Codes.StaleVersion, () => GrantPath.To(Authorized), _ => Commands.Sign(new string('0', 64)), Head),
        Refused("sign", GrantRules.SameContentHash, Codes.StaleVersion, HalfSigned, _ => Commands.Sign(new string('0', 64), "2"), Head),
        Invalid("activate", GrantRules.AccountVerified, () => GrantPath.To(Signed), _ => Commands.Activate with { Account = TestPlan.Account with { Number = "999" } }, Finance, "account"),
        .. new (GuaranteeFiled Filed, string Field)[]
        {
            (TestPlan.Guarantee with { Amount = TestPlan.Q(0) }, "guarantee.amount"),
            (TestPlan.Guarantee with { Amount = TestPlan.Usd(1) }, "guarantee.amount"),
            (TestPlan.Guarantee with { Expires = TestPlan.Ends.AddDays(-1) }, "guarantee.expires"),
            (TestPlan.Guarantee with { Number = "" }, "guarantee.number"),
            (TestPlan.Guarantee with { Issuer = " " }, "guarantee.issuer"),
        }.Select(x => Invalid("activate", GrantRules.GuaranteeCovers, () => GrantPath.To(Signed), _ => Commands.Activate with { Guarantee = x.Filed }, Finance, x.Field)),
    ];

    /// <summary>Returned with two observations.</summary>
    private static GrantRun Observed() => GrantPath.To(UnderReview).Given(Commands.Observe(Gate.Control, Section.Results, Section.Budget), Control);

    private static GrantRun HalfSigned() => GrantPath.To(Authorized).When(Commands.Sign(GrantPath.To(Authorized).State.ContentHash), Formulator).ThenAccepted().After;
}
