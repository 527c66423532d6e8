using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Contracts.Refusals.ContractRefused;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;

namespace GrantControl.Rules.Tests.Contracts.Refusals;

/// <summary>What is refused from the first saving of a contract to the order that starts it.</summary>
internal static class RefusedRegistration
{
    public static IEnumerable<RefusedRow> Rows =>
    [
        .. OutOfForm.Select(x => Invalid("save", ContractRules.TermsValid, () => Opened, _ => new SaveContract(x.Terms), Requester, x.Field)),
        NotSaved("register", ContractRules.ContractComplete, () => Opened, _ => Register),
        .. Incomplete.Select(x => NotSaved("register", x.Rule, () => Opened.Given(new SaveContract(x.Terms), Requester), _ => Register)),
        Refused("register", ContractRules.NotSanctioned, Codes.Blocked, () => Sanctioned(Draft), _ => Register, Requester),
        .. Incomplete.Select(x => NotSaved("resubmit", x.Rule, () => To(ContractStates.Returned).Given(new SaveContract(x.Terms), Requester), _ => new ResubmitContract([new(1, "Se corrigió")]))),
        Invalid("resubmit", ContractRules.EveryObservationAnswered, () => To(ContractStates.Returned), _ => new ResubmitContract([]), Requester, "answers"),
        Invalid("resubmit", ContractRules.EveryObservationAnswered, () => To(ContractStates.Returned), _ => new ResubmitContract([new(7, "¿Cuál?")]), Requester, "answers[0].observation"),
        Blank("withdraw", () => Draft, _ => new WithdrawContract(" "), Requester),
        Blank("annul", () => To(ContractStates.Registered), _ => new AnnulContract(" "), Head),
        Blank("observe", () => To(ContractStates.Registered), _ => Observe(ContractGate.Legal) with { Observations = [] }, Lawyer, "observations"),
        Blank("observe", () => To(ContractStates.Registered), _ => new ObserveGate(ContractGate.Legal, [new(ContractGate.Content, " ")]), Lawyer, "observations[0].text"),
        .. new[] { "tit-1", "fin-1", " " }.Select(person => Invalid("appoint", ContractRules.AdministratorNamed, () => Cleared, _ => Appoint(person), Head, "person")),
        Refused("accept-appointment", ContractRules.AdministratorIsAppointed, Codes.RoleRequired, Appointed, _ => Accept(), OtherAdministrator),
        NotNow("accept-appointment", ContractRules.AppointmentOpen, () => Appointed().Given(Accept(), Administrator), _ => Accept("2"), Administrator),
        Invalid("accept-appointment", ContractRules.NoConflictDeclared, Appointed, _ => Accept() with { NoConflict = false }, Administrator, "noConflict"),
        NotNow("file-guarantee", ContractRules.AdministratorAccepted, Appointed, _ => File(), Lawyer),
        .. Uncovering.SelectMany(x => new[]
        {
            Invalid("file-guarantee", ContractRules.GuaranteeCovers, () => To(ContractStates.Administered), _ => File(x.Policy), Lawyer, x.Field),
            Invalid("file-guarantee", ContractRules.GuaranteeCovers, Running, _ => File(x.Policy, "2"), Lawyer, x.Field),
        }),
        NotNow("commit", ContractRules.NotCommitted, Committed, _ => Commit, Finance),
        Invalid("commit", ContractRules.AccountVerified, () => To(ContractStates.Guaranteed), _ => Commit with { Account = Certified with { Number = "99" } }, Finance, "account"),
        NotNow("start-order", ContractRules.AdministratorAccepted, () => Committed().Given(Appoint("adm-2", "2"), Head), _ => Start, OtherAdministrator),
        NotNow("start-order", ContractRules.CommitmentExists, () => To(ContractStates.Guaranteed), _ => Start, Administrator),
        NotNow("start-order", ContractRules.BeforeExpiry, () => Committed().On(Ends.AddDays(1)), _ => Start, Administrator),
        Refused("start-order", ContractRules.NotSanctioned, Codes.Blocked, () => Sanctioned(Committed()), _ => Start, Administrator),
    ];

    private static IEnumerable<(ContractTerms Terms, string Field)> OutOfForm =>
    [
        (Terms with { Object = " " }, "terms.object"),
        (Terms with { Amount = new Money(6_000_000, Currency.Usd) }, "terms.amount"),
        (Terms with { Ends = ContractRun.FirstDay }, "terms.ends"),
        (Terms with { Ends = ContractRun.FirstDay.AddYears(80) }, "terms.ends"),
        (Terms with { Items = [Terms.Items[0] with { Quantity = 0 }, Terms.Items[1]] }, "terms.items[0].quantity"),
        (Terms with { Items = [Terms.Items[0], Terms.Items[0]] }, "terms.items"),
        (Terms with { Items = [new("R1", "Oro", "kg", 1_000_000, Q(5_000_000_000)), Terms.Items[1]] }, "terms.items"),
        (Terms with { Deliverables = [Terms.Deliverables[0] with { Lines = [new("R7", 1)] }] }, "terms.deliverables[0].lines[0].item"),
        (Terms with { Deliverables = [Terms.Deliverables[0], Terms.Deliverables[0]] }, "terms.deliverables"),
        (Terms with { Payments = [Terms.Payments[0] with { Charges = [] }] }, "terms.payments[0].charges"),
        (Terms with { Payments = [Terms.Payments[0] with { Charges = [new("x", Q(1))] }] }, "terms.payments[0].charges[0].budgetLine"),
        (Terms with { PenaltyPerMille = 100 }, "terms.penaltyPerMille"),
        (Terms with { RetentionPercent = 50 }, "terms.retentionPercent"),
        (Terms with { Guarantees = [new(GuaranteeKind.Performance, 200)] }, "terms.guarantees[0].percent"),
        (Terms with { Guarantees = [new(GuaranteeKind.AdvancePayment, 10)] }, "terms.guarantees[0].kind"),
    ];

    private static IEnumerable<(ContractTerms Terms, string Rule)> Incomplete =>
    [
        (Terms with { Guarantees = [] }, ContractRules.ContractComplete),
        (Terms with { Deliverables = [Terms.Deliverables[0] with { DueOn = Ends.AddDays(1) }, Terms.Deliverables[1], Terms.Deliverables[2]] }, ContractRules.ContractComplete),
        (Terms with { Amount = Q(50_000) }, ContractRules.ItemsSumToAmount),
        (Terms with { Deliverables = [Terms.Deliverables[0], Terms.Deliverables[2]] }, ContractRules.DeliverablesCoverItems),
        (Terms with { Deliverables = [Terms.Deliverables[0] with { Lines = [new("R1", 7)] }, Terms.Deliverables[1], Terms.Deliverables[2]] }, ContractRules.DeliverablesCoverItems),
        (Terms with { Payments = [Terms.Payments[0] with { Charges = [new("2026/equipo", Q(31_000))] }, Terms.Payments[1]] }, ContractRules.PaymentsMatchDeliverables),
        (Terms with { Deliverables = [Terms.Deliverables[0] with { Payment = 5 }, Terms.Deliverables[1], Terms.Deliverables[2]] }, ContractRules.PaymentsMatchDeliverables),
    ];

    private static IEnumerable<(GuaranteePolicy Policy, string Field)> Uncovering =>
    [
        (Policy(amount: 5_999), "guarantees"),
        (Policy(Ends.AddDays(-1)), "guarantees"),
        (Policy(kind: GuaranteeKind.Quality), "guarantees"),
        (Policy(number: ""), "guarantees[0].number"),
        (Policy(ContractRun.FirstDay.AddDays(-1)), "guarantees[0].until"),
        (Policy() with { From = ContractRun.FirstDay.AddDays(1) }, "guarantees[0].from"),
    ];

    private static ContractRun Appointed() => Cleared.Given(Appoint(), Head);

    private static ContractRun Committed() => To(ContractStates.Guaranteed).Given(Commit, Finance);

    /// <summary>What is missing or disagrees stands in the saved terms, not in the command.</summary>
    private static RefusedRow NotSaved(string trigger, string rule, Func<ContractRun> given, Func<ContractRun, ICaseCommand> command) =>
        Refused(trigger, rule, Codes.Invalid, given, command, Requester);
}
