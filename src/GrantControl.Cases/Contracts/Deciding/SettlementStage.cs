using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Contracts;

public static partial class ContractDecider
{
    private static Decision Evaluate(ContractSession session, EvaluateSupplier c) => session.Move(
        new ActOptions { Ends = [$"{ContractWorkflow.Evaluate}-in-{session.State.State}"] },
        () => new FieldCheck()
            .That(c.Quality is >= 1 and <= 5, "quality", "De 1 a 5.", "1 to 5.")
            .That(c.Punctuality is >= 1 and <= 5, "punctuality", "De 1 a 5.", "1 to 5.")
            .That(c.Paperwork is >= 1 and <= 5, "paperwork", "De 1 a 5.", "1 to 5.")
            .Text("comment", c.Comment)
            .Refusal(),
        step => new SupplierEvaluated(c.Quality, c.Punctuality, c.Paperwork, c.Comment) { Step = step });

    private static Decision Collect(ContractSession session, CollectFromSupplier c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => Banked(session, c.Amount, c.BankReference, c.ReceivedOn, "receivedOn") ?? (c.Amount <= ContractMoney.Receivable(session.State) ? null : Refuse.Field(
            ContractRules.WithinReceivable, "amount", $"Lo pendiente de cobro es {ContractMoney.Receivable(session.State)}.", $"What is to be collected is {ContractMoney.Receivable(session.State)}.")),
        step => new CollectedFromSupplier(c.Amount, c.BankReference, c.ReceivedOn)
        {
            Step = step,
            Postings = [new Posting(Account.Treasury, Account.PenaltyIncome, c.Amount, session.State.Terms!.Payments[0].Charges[0].BudgetLine, "collect")],
        });

    /// <summary>What was received equals what was paid, kept back for penalties, and retained; what is committed beyond it is free again.</summary>
    private static Decision Settle(ContractSession session, SettleContract c)
    {
        var state = session.State;
        var (executed, penalties, retained) = (ContractMoney.Executed(state), ContractMoney.Deducted(state, Account.PenaltyIncome), ContractMoney.Deducted(state, Account.RetentionPayable));
        var paid = Money.Sum(state.Tranches.Where(t => state.StateOfTranche(t.Key) == TrancheWorkflow.Paid).Select(t => t.Value.Net), state.Currency);
        var decision = session.Move(
            new ActOptions { Documents = c.Documents },
            () => Oversight.Reasoned(c.Note, "note") ?? DelaysReported(session) ?? Reconciles(c.Executed, executed, paid, penalties, retained),
            step => new ContractSettled(executed, paid, penalties, retained, c.Note)
            {
                Step = step,
                Postings = CaseLedger.MoveAll(state, Account.Available, Account.Committed, "settle"),
            });
        if (decision is Decision.Rejected)
        {
            return decision;
        }

        VisitDecider.DropPlanned(session, "El contrato se liquidó.");
        return session.Accept();
    }

    /// <summary>No delay goes unnoticed into the settlement: each was reported, so that it was imposed or expressly not.</summary>
    private static Rejection? DelaysReported(ContractSession session)
    {
        var late = PenaltyArithmetic.Unreported(session.State, session.Envelope.Facts.Calendar);
        return late.Count == 0 ? null : Refuse.With(
            Codes.WrongState,
            ContractRules.DelaysReported,
            $"Falta reportar el atraso de: entregable {string.Join(", ", late)}.",
            $"Delays still to be reported: deliverable {string.Join(", ", late)}.");
    }

    private static Decision ReleaseRetained(ContractSession session, ReleaseRetention c)
    {
        var state = session.State;
        return session.Move(
            new ActOptions { Documents = c.Documents, Ends = ["release-retention"] },
            () => Banked(session, c.Amount, c.BankReference, c.PaidOn, "paidOn") ?? (c.Amount == ContractMoney.Retained(state) ? null : Refuse.Field(
                ContractRules.RetentionWhole, "amount", $"Lo retenido es {ContractMoney.Retained(state)}.", $"What was kept back is {ContractMoney.Retained(state)}.")),
            step => new RetentionReleased(c.Amount, c.BankReference, c.PaidOn)
            {
                Step = step,
                Postings =
                [
                    .. state.Core.Balances.Where(b => b.Value < 0 && b.Key.StartsWith(Account.RetentionPayable + "|", StringComparison.Ordinal))
                        .Select(b => new Posting(Account.RetentionPayable, Account.Treasury, state.Minor(-b.Value), b.Key[(Account.RetentionPayable.Length + 1)..], "retention")),
                ],
            });
    }

    private static Decision Release(ContractSession session, ReleaseGuarantee c) => session.MoveTo(
        new ActOptions { Documents = c.Documents, Ends = session.State.Guarantees.Count(static g => g.IsInForce) == 1 ? ["release-guarantee"] : [] },
        s => s with { Guarantees = [.. s.Guarantees.Select(g => g.Policy.Number == c.Number ? g with { Standing = GuaranteeStanding.Released } : g)] },
        () => session.State.Guarantees.Any(g => g.IsInForce && g.Policy.Number == c.Number) ? null
            : Refuse.Field(ContractRules.GuaranteeInForce, "number", "Esa póliza no está vigente en el contrato.", "That policy is not in force in the contract."),
        step => new GuaranteeReleased(c.Number) { Step = step });

    private static Decision Close(ContractSession session, CloseContract c) => session.Move(
        new ActOptions(),
        () => Note(c.Note),
        step => new ContractClosed(c.Note) { Step = step });

    private static Decision Reopen(ContractSession session, ReopenContract c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => Oversight.Reasoned(c.Reason),
        step => new ContractReopened(c.Reason) { Step = step });

    private static Rejection? Reconciles(Money stated, Money executed, Money paid, Money penalties, Money retained)
    {
        var sum = paid + penalties + retained;
        return stated == executed && executed == sum ? null : Refuse.With(
            Codes.BalanceNotZero,
            ContractRules.SettlementReconciles,
            $"Ejecutado {executed} (se declara {stated}); pagado {paid} más multas {penalties} más retenido {retained} son {sum}.",
            $"Executed {executed} ({stated} stated); paid {paid} plus penalties {penalties} plus retained {retained} is {sum}.");
    }

    private static Rejection? Banked(ContractSession session, Money amount, string reference, DateOnly on, string path) => new FieldCheck()
        .Amount("amount", amount, session.State.Currency)
        .Reference("bankReference", reference, TranchePolicy.MaxBankReference)
        .That(on <= session.Today, path, "La fecha es futura.", "The date lies in the future.")
        .Refusal()
        ?? TranchePayments.ReferenceUnused(session.State, reference);
}
