using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision ReportFinal(GrantSession session, FileFinalReport c) => session.Move(
        new ActOptions { Documents = c.Documents, Ends = [GrantWorkflow.ReportFinal] },
        () => IndicatorsOfThePlan(session.State, c),
        step => new FinalReportFiled(c.Narrative, c.Indicators) { Step = step });

    /// <summary>What was paid and not accepted becomes a debt: paid = accepted + refundable, or nothing is determined.</summary>
    private static Decision Determine(GrantSession session, DetermineLiquidation c)
    {
        var account = Settlement.Of(session.State);
        return session.Move(
            new ActOptions { Documents = c.Documents },
            () => Reasoned(c.Note, "note"),
            step => new LiquidationDetermined(account.Paid, account.Accepted, account.Refundable, c.Note)
            {
                Step = step,
                Postings = CaseLedger.MoveAll(session.State, Account.Recoverable, Account.Advance, "liquidation"),
            });
    }

    private static Decision Refund(GrantSession session, RecordRefund c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => new FieldCheck()
            .Amount("amount", c.Amount, session.State.Currency)
            .Reference("bankReference", c.BankReference, GrantPolicy.MaxBankReference)
            .That(c.ReceivedOn <= session.Today, "receivedOn", "La fecha es futura.", "The date lies in the future.")
            .Refusal() ?? TranchePayments.ReferenceUnused(session.State, c.BankReference) ?? SettlementRules.RefundWithinDebt(Settlement.Of(session.State), c.Amount),
        step => new RefundRecorded(c.Amount, c.BankReference, c.ReceivedOn)
        {
            Step = step,
            Postings = CaseLedger.Take(session.State, c.Amount, Account.Treasury, [Account.Recoverable, Account.Advance], "refund"),
        });

    private static Decision Disallow(GrantSession session, DisallowExpense c)
    {
        var line = session.State.Tranches.GetValueOrDefault(c.Tranche)?.Lines.FirstOrDefault(l => l.Reported.Id == c.Line);
        return session.Move(
            new ActOptions(),
            () => Reasoned(c.Reason) ?? SettlementRules.ExpenseAccepted(line),
            step => new ExpenseDisallowedLater(c.Tranche, c.Line, c.Reason)
            {
                Step = step,
                Postings = CaseLedger.Post(
                    Account.Recoverable, Account.ProgrammeExpense, [new Charge(line!.Reported.BudgetLine, line.Reported.Amount)], $"{GrantState.TrancheTarget(c.Tranche)}:{c.Line}"),
            });
    }

    private static Decision Escalate(GrantSession session, string reason) => session.Move(
        new ActOptions { Trigger = "escalate" },
        () => Reasoned(reason),
        step => new DebtEscalated(Settlement.Of(session.State).Outstanding, reason) { Step = step });

    /// <summary>The legal opinion first; the decision of the head of the institution writes the debt off.</summary>
    private static Decision WriteOff(GrantSession session, WriteOffDebt c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => Reasoned(c.Reason),
        step => new DebtWrittenOff(Settlement.Of(session.State).Outstanding, c.Reason)
        {
            Step = step,
            Postings = step.Position.PartsDone.Any(p => p.Transition == step.Transition)
                ? null
                : CaseLedger.MoveAll(session.State, Account.WrittenOff, Account.Recoverable, "write-off"),
        });

    private static Decision Close(GrantSession session, CloseGrant c)
    {
        var decision = session.Move(
            new ActOptions(),
            () => Note(c.Note),
            step => new GrantClosed(c.Note) { Step = step, Postings = CaseLedger.MoveAll(session.State, Account.Available, Account.Committed, "close") });
        if (decision is Decision.Rejected)
        {
            return decision;
        }

        VisitDecider.DropPlanned(session, "La subvención se cerró.");
        return session.Accept();
    }

    private static Decision Reopen(GrantSession session, ReopenGrant c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => Reasoned(c.Reason),
        step => new GrantReopened(c.Reason) { Step = step });

    private static Rejection? IndicatorsOfThePlan(GrantState state, FileFinalReport c)
    {
        var known = state.Plan.Results!.Results.SelectMany(r => r.Indicators).Select(i => i.Id).ToHashSet(StringComparer.Ordinal);
        return new FieldCheck()
            .Text("narrative", c.Narrative)
            .Each("indicators", c.Indicators, 0, 1_000, (check, path, indicator) => check
                .That(known.Contains(indicator.Indicator), $"{path}.indicator", "Ese indicador no está en el plan.", "That indicator is not in the plan.")
                .Text($"{path}.reached", indicator.Reached, GrantPolicy.MaxTitle))
            .Unique("indicators", c.Indicators.Select(i => i.Indicator))
            .That(known.IsSubsetOf(c.Indicators.Select(i => i.Indicator)), "indicators", "Falta el resultado de algún indicador.", "The figure of some indicator is missing.")
            .Refusal();
    }
}

/// <summary>The account of a grant at a moment, each figure from the ledger's balances.</summary>
/// <param name="Outstanding">Still to come back: advance not accounted for, and debt.</param>
/// <param name="Refundable">All that was to come back, whether it has already or was written off.</param>
internal sealed record Settlement(Money Paid, Money Accepted, Money Outstanding, Money Refundable)
{
    public static Settlement Of(GrantState s)
    {
        Money At(string account) => s.Minor(s.Core.Balance(account));
        var outstanding = At(Account.Advance) + At(Account.Recoverable);
        var refunded = Money.Sum(s.Refunds.Select(r => r.Amount), s.Currency);
        return new Settlement(At(Account.Paid), At(Account.ProgrammeExpense), outstanding, outstanding + refunded + At(Account.WrittenOff));
    }
}
