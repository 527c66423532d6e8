using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Contracts;

/// <summary>The sums of a contract, each from what was received and from the ledger's balances.</summary>
public static class ContractMoney
{
    /// <summary>Quantities at contract prices.</summary>
    public static Money Value(ContractState state, IEnumerable<ItemQuantity> lines) => Value(state.Terms!.Items, lines, state.Currency);

    /// <exception cref="OverflowException">The product leaves the range of amounts.</exception>
    public static Money Value(IReadOnlyList<ContractItem> items, IEnumerable<ItemQuantity> lines, Currency currency) => Money.Sum(
        lines.Select(l => new Money(checked(items.First(i => i.Code == l.Item).UnitPrice.Minor * l.Quantity), currency)), currency);

    /// <summary>All that was received.</summary>
    public static Money Executed(ContractState state) => Money.Sum(state.Deliverables.Values.Select(d => Received(state, d)), state.Currency);

    public static Money Received(ContractState state, DeliverableState deliverable) =>
        Value(state, deliverable.Receptions.Where(r => r.Verdict == ReceptionVerdict.Accepted).SelectMany(r => r.Lines));

    public static Money Imposed(ContractState state) => Money.Sum(state.Penalties.Values.Select(p => p.Imposed).OfType<Money>(), state.Currency);

    /// <summary>Kept back from payments ordered or paid, by account.</summary>
    public static Money Deducted(ContractState state, string account) =>
        Money.Sum(state.Tranches.Values.SelectMany(t => t.Deductions ?? []).Where(d => d.Account == account).Select(d => d.Amount), state.Currency);

    public static Money Collected(ContractState state) => Money.Sum(state.Collected.Select(c => c.Amount), state.Currency);

    /// <summary>Penalties neither deducted nor collected; zero when more was collected than that.</summary>
    public static Money PenaltiesOutstanding(ContractState state)
    {
        var left = Imposed(state) - Deducted(state, Account.PenaltyIncome) - Collected(state);
        return left.IsNegative ? Money.Zero(state.Currency) : left;
    }

    /// <summary>What the supplier, or his insurer, still has to bring in.</summary>
    public static Money Receivable(ContractState state)
    {
        var claimed = state.Guarantees.Any(g => g.Standing == GuaranteeStanding.Claimed) ? state.Termination!.Claimed : Money.Zero(state.Currency);
        return Imposed(state) - Deducted(state, Account.PenaltyIncome) + claimed - Collected(state);
    }

    /// <summary>Kept back and not released yet.</summary>
    public static Money Retained(ContractState state) => state.Minor(-state.Core.Balance(Account.RetentionPayable));

    /// <summary>What is kept back from a payment if it were ordered now; null when it is paid whole.</summary>
    public static IReadOnlyList<Deduction>? Deductions(ContractState state, int payment)
    {
        var gross = state.Tranches[payment].Amount;
        var retained = ContractPolicy.Share(gross, state.Terms!.RetentionPercent);
        var (owed, most) = (PenaltiesOutstanding(state), ContractPolicy.Share(gross, ContractPolicy.PenaltyOfPaymentPercent));
        var penalty = owed < most ? owed : most;
        Deduction[] deductions = [.. new Deduction[] { new(Account.RetentionPayable, retained), new(Account.PenaltyIncome, penalty) }.Where(d => d.Amount.IsPositive)];
        return deductions.Length == 0 ? null : deductions;
    }

    /// <summary>A payment is asked for when all it pays for was received; what a termination left was reduced to that already.</summary>
    public static Rejection? RefusesRequest(ContractState state, int payment)
    {
        var waiting = state.State == ContractStates.Terminated ? []
            : state.Deliverables.Where(d => d.Value.Plan.Payment == payment && state.StateOf(DeliverableWorkflow.Target(d.Key)) != DeliverableWorkflow.Accepted).Select(d => d.Key).ToList();
        return waiting.Count == 0 ? null : Refuse.With(
            Codes.WrongState,
            ContractRules.DeliverablesAccepted,
            $"Falta recibir: entregable {string.Join(", ", waiting)}.",
            $"Deliverables still to be received: {string.Join(", ", waiting)}.");
    }

    /// <summary>The charges cut down to what was received, in their order; empty when nothing was.</summary>
    public static PlannedTranche Reduced(ContractState state, int payment)
    {
        var plan = state.Tranches[payment].Plan;
        var left = Money.Sum(state.Deliverables.Values.Where(d => d.Plan.Payment == payment).Select(d => Received(state, d)), state.Currency);
        var charges = new List<Charge>();
        foreach (var charge in plan.Charges)
        {
            var part = charge.Amount < left ? charge.Amount : left;
            left -= part;
            if (part.IsPositive)
            {
                charges.Add(charge with { Amount = part });
            }
        }

        return plan with { Charges = charges };
    }
}
