using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Contracts;

/// <summary>The rules of a contract that its state alone decides, by name: offers ask them, and decisions refuse by them.</summary>
internal static class ContractStateRules
{
    private static readonly string[] OpenAccounts = [Account.Reserved, Account.Committed, Account.Accrued, Account.Advance];

    public static Func<string, StateRule?> Of(ContractState s) => name => name switch
    {
        ContractRules.ContractComplete => a => TermsChecks.Complete(s.Terms, a.Today ?? DateOnly.MinValue),
        ContractRules.AppointmentOpen => _ => Holds(!s.AppointmentAccepted, name, "El nombramiento ya se aceptó.", "The appointment was accepted already."),
        ContractRules.AdministratorAccepted => _ => AdministratorAccepted(s),
        ContractRules.NotCommitted => _ => Holds(s.VerifiedAccount is null, name, "El contrato ya está comprometido.", "The contract is committed already."),
        ContractRules.CommitmentExists => _ => Holds(
            s.VerifiedAccount is not null && s.Terms is not null && s.Minor(s.Core.Balance(Account.Committed)) == s.Terms.Amount,
            name, "El contrato todavía no está comprometido en el presupuesto.", "The contract is not committed in the budget yet."),
        ContractRules.BeforeExpiry => a => Holds(
            (s.Ends ?? s.Terms?.Ends) is { } ends && (a.Today ?? DateOnly.MinValue) <= ends, name, "El plazo del contrato ya terminó.", "The term of the contract has ended."),
        ContractRules.OneAmendmentAtATime => _ => Holds(!Amending(s), name, "Hay otra modificación en trámite.", "Another amendment is under way."),
        ContractRules.DelayExists => _ => Holds(s.Deliverables.Values.Any(d => PenaltyArithmetic.IsLate(s, d)), name, "No hay entregas tardías sin reportar.", "No late delivery is unreported."),
        ContractRules.DeliverablesResolved => _ => DeliverablesResolved(s),
        ContractRules.GuaranteeInForce => _ => Holds(s.Guarantees.Any(g => g.IsInForce), name, "No hay garantías vigentes.", "No guarantee is in force."),
        ContractRules.NotEvaluated => _ => Holds(s.Evaluation is null, name, "El proveedor ya está evaluado.", "The supplier is evaluated already."),
        ContractRules.SomethingReceivable => _ => Holds(ContractMoney.Receivable(s).IsPositive, name, "No hay nada por cobrar.", "Nothing is to be collected."),
        ContractRules.SomethingRetained => _ => Holds(ContractMoney.Retained(s).IsPositive, name, "No hay nada retenido.", "Nothing is kept back."),
        ContractRules.PaymentsSettled => _ => PaymentsSettled(s),
        ContractRules.PenaltiesSettled => _ => PenaltiesSettled(s),
        ContractRules.SupplierEvaluated => _ => Holds(s.Evaluation is not null, name, "Falta evaluar al proveedor.", "The supplier is not evaluated."),
        ContractRules.GuaranteesReleased => _ => Holds(s.Guarantees.All(g => !g.IsInForce), name, "Hay garantías sin liberar.", "Some guarantees are not released."),
        ContractRules.RetentionReleased => _ => Holds(ContractMoney.Retained(s).IsZero, name, "Faltan retenciones por devolver.", "Some retentions are not released."),
        ContractRules.BooksZero => _ => Holds(
            OpenAccounts.All(a => s.Core.Balance(a) == 0), name, "Queda saldo reservado, comprometido o devengado.", "Something is still reserved, committed or accrued."),
        ContractRules.WithinRetention => a => Holds(
            s.ClosedOn is { } closed && (a.Today ?? DateOnly.MinValue) <= closed.AddYears(ContractPolicy.RetentionYears), name, "Pasó el plazo de conservación.", "The retention term has passed."),
        _ => TrancheStateRules.Of(s)(name),
    };

    /// <summary>Whether an amendment is proposed and neither adopted nor dropped.</summary>
    public static bool Amending(ContractState s) => s.Amendments.Keys.Any(n => s.StateOf(ContractAmendmentWorkflow.Target(n)) == ContractAmendmentWorkflow.Proposed);

    /// <summary>Deliverables neither received nor cancelled.</summary>
    public static IReadOnlyList<int> OpenDeliverables(ContractState s) =>
        [.. s.Deliverables.Keys.Where(n => s.StateOf(DeliverableWorkflow.Target(n)) is not (DeliverableWorkflow.Accepted or DeliverableWorkflow.Cancelled))];

    public static Rejection? AdministratorAccepted(ContractState s) => Holds(
        s.AppointmentAccepted, ContractRules.AdministratorAccepted, "El administrador aún no acepta su nombramiento.", "The administrator has not accepted the appointment yet.");

    private static Rejection? DeliverablesResolved(ContractState s)
    {
        var open = OpenDeliverables(s);
        return Holds(!Amending(s), ContractRules.DeliverablesResolved, "Hay una modificación en trámite.", "An amendment is under way.")
            ?? Holds(open.Count == 0, ContractRules.DeliverablesResolved, $"Falta recibir: entregable {string.Join(", ", open)}.", $"Deliverables still to be received: {string.Join(", ", open)}.");
    }

    private static Rejection? PaymentsSettled(ContractState s)
    {
        var open = s.Tranches.Keys.Where(n => s.StateOfTranche(n) is not (TrancheWorkflow.Paid or TrancheWorkflow.Cancelled)).ToList();
        return Holds(open.Count == 0, ContractRules.PaymentsSettled, $"Falta pagar: {string.Join(", ", open)}.", $"Payments still open: {string.Join(", ", open)}.");
    }

    private static Rejection? PenaltiesSettled(ContractState s)
    {
        var undecided = s.Penalties.Keys.Any(n => s.StateOf(PenaltyWorkflow.Target(n)) is PenaltyWorkflow.Reported or PenaltyWorkflow.Heard);
        var owed = s.Terms is null ? Money.Zero(s.Currency) : ContractMoney.PenaltiesOutstanding(s);
        return Holds(!undecided, ContractRules.PenaltiesSettled, "Hay multas sin resolver.", "Some penalties are not decided.")
            ?? Holds(owed.IsZero, ContractRules.PenaltiesSettled, $"Faltan por cobrar multas por {owed}.", $"Penalties of {owed} are still to be collected.");
    }

    private static Rejection? Holds(bool holds, string rule, string es, string en) => holds ? null : Refuse.With(Codes.WrongState, rule, es, en);
}
