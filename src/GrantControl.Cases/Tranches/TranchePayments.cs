using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

/// <summary>From the two approvals of Finance to the bank's answer.</summary>
internal static class TranchePayments
{
    private const int MaxOrder = 40;
    private const int MaxItems = 1_000;

    public static Decision Approve<TState>(CaseSession<TState> session, ApproveTranche command)
        where TState : CaseState, ITrancheCase
    {
        var target = TrancheWorkflow.Target(command.Tranche);
        return session.Move(
            new ActOptions { Target = target },
            step => step.To == TrancheWorkflow.Approved
                ? new TrancheApproved(command.Tranche, 2) { Step = step, Postings = PerCharge(session.State, command.Tranche, Account.Accrued, Account.Committed) }
                : new TrancheApproved(command.Tranche, 1) { Step = step });
    }

    public static Decision Order<TState>(CaseSession<TState> session, OrderTranche command)
        where TState : CaseState, ITrancheCase => session.Move(
        new ActOptions { Target = TrancheWorkflow.Target(command.Tranche), Documents = command.Documents },
        () => AddsUp(session.State, command) ?? AccountUnchanged(session.State, command.Account),
        step => new TrancheOrdered(command.Tranche, command.Order, command.Total, command.Account, session.State.DeductionsOf(command.Tranche)) { Step = step });

    public static Decision Confirm<TState>(CaseSession<TState> session, ConfirmTranche command)
        where TState : CaseState, ITrancheCase => session.Move(
        new ActOptions { Target = TrancheWorkflow.Target(command.Tranche), Documents = command.Documents },
        () => AsOrdered(session, command),
        step => new TranchePaid(command.Tranche, command.Order, command.BankReference, command.Amount, command.PaidOn)
        {
            Step = step,
            Postings =
            [
                .. PaidOut(session.State, command.Tranche),
                .. PerCharge(session.State, command.Tranche, Account.Paid, Account.Accrued),
            ],
        });

    /// <summary>
    /// The money came back. If the case ended meanwhile nothing can be ordered again, so the tranche ends here; while it is
    /// only suspended it waits, approved, like any other.
    /// </summary>
    public static Decision Reject<TState>(CaseSession<TState> session, RejectPayment command)
        where TState : CaseState, ITrancheCase
    {
        var decision = session.Move(
            new ActOptions { Target = TrancheWorkflow.Target(command.Tranche), Documents = command.Documents },
            () => Oversight.Reasoned(command.Reason) ?? SameOrder(session.State.Tranches[command.Tranche], command.Order),
            step => new PaymentRejected(command.Tranche, command.Order, command.Reason) { Step = step });
        if (decision is Decision.Rejected || session.State.MayPayAgain)
        {
            return decision;
        }

        TrancheCancellation.Cancel(session, command.Tranche);
        return session.Accept();
    }

    private static IReadOnlyList<Posting> PerCharge(ITrancheCase state, int tranche, string debit, string credit) =>
        [.. state.Tranches[tranche].Plan.Charges.Select(c => new Posting(debit, credit, c.Amount, c.BudgetLine, TrancheWorkflow.Target(tranche)))];

    /// <summary>What leaves the treasury, and what is kept back on other accounts, together the whole charge of each line.</summary>
    private static IEnumerable<Posting> PaidOut(ITrancheCase state, int tranche)
    {
        var (target, into) = (TrancheWorkflow.Target(tranche), state.Table.PaidInto);
        var kept = new Queue<Deduction>((state.Tranches[tranche].Deductions ?? []).Where(d => d.Amount.IsPositive));
        foreach (var charge in state.Tranches[tranche].Plan.Charges)
        {
            var left = charge.Amount;
            while (left.IsPositive && kept.TryPeek(out var next))
            {
                var part = next.Amount < left ? next.Amount : left;
                yield return new Posting(into, next.Account, part, charge.BudgetLine, target);
                left -= part;
                kept.Dequeue();
                if (part < next.Amount)
                {
                    kept = new Queue<Deduction>(kept.Prepend(next with { Amount = next.Amount - part }));
                }
            }

            if (left.IsPositive)
            {
                yield return new Posting(into, Account.Treasury, left, charge.BudgetLine, target);
            }
        }
    }

    private static Money NetOf(ITrancheCase state, int tranche)
    {
        var amount = state.Tranches[tranche].Amount;
        return amount - Money.Sum((state.DeductionsOf(tranche) ?? []).Select(d => d.Amount), amount.Currency);
    }

    /// <summary>The batch total is the sum of its items, and exactly one of them is this tranche with its amount.</summary>
    private static Rejection? AddsUp(ITrancheCase state, OrderTranche command)
    {
        var fields = new FieldCheck();
        fields.Reference("order", command.Order, MaxOrder);
        fields.Amount("total", command.Total, state.Currency);
        fields.That(command.Items.Count is >= 1 and <= MaxItems, "items", $"La orden tiene de 1 a {MaxItems} pagos.", $"An order has 1 to {MaxItems} items.");
        for (var i = 0; i < command.Items.Count; i++)
        {
            fields.Reference($"items[{i}].case", command.Items[i].Case, MaxOrder);
            fields.Amount($"items[{i}].amount", command.Items[i].Amount, state.Currency);
        }

        if (!fields.IsClean)
        {
            return fields.Refusal(TrancheRules.BatchAddsUp);
        }

        fields.That(Money.Sum(command.Items.Select(i => i.Amount), state.Currency) == command.Total, "total", "El total no es la suma de los pagos.", "The total is not the sum of the items.");
        fields.That(command.Items.DistinctBy(i => (i.Case, i.Tranche)).Count() == command.Items.Count, "items", "Un mismo desembolso está dos veces.", "One tranche stands twice.");
        var own = command.Items.Where(i => i.Case == state.Core.Number && i.Tranche == command.Tranche).ToList();
        fields.That(own.Count == 1 && own[0].Amount == NetOf(state, command.Tranche), "items", $"La orden debe incluir este desembolso por {NetOf(state, command.Tranche)}.", $"The order must hold this tranche with {NetOf(state, command.Tranche)}.");
        return fields.Refusal(TrancheRules.BatchAddsUp);
    }

    /// <summary>The account that was certified and verified is still the one of the content in force.</summary>
    public static Rejection? AccountStands(ITrancheCase state) => state.VerifiedAccount is not null && state.VerifiedAccount == state.PayeeAccount
        ? null
        : Refuse.With(
            Codes.Blocked, TrancheRules.AccountUnchanged, "La cuenta del contenido vigente cambió después de verificarse.", "The account in force changed after it was verified.");

    /// <summary>The bank is told to pay the account that was verified.</summary>
    private static Rejection? AccountUnchanged(ITrancheCase state, BankAccount account) => account == state.VerifiedAccount
        ? null
        : Refuse.Field(TrancheRules.AccountUnchanged, "account", "No es la cuenta verificada.", "It is not the verified account.");

    private static Rejection? AsOrdered<TState>(CaseSession<TState> session, ConfirmTranche command)
        where TState : CaseState, ITrancheCase
    {
        var tranche = session.State.Tranches[command.Tranche];
        var fields = new FieldCheck();
        fields.Reference("bankReference", command.BankReference, TranchePolicy.MaxBankReference);
        fields.That(command.PaidOn <= session.Today, "paidOn", "La fecha de pago no puede ser futura.", "The date of payment cannot lie in the future.");
        fields.That(command.PaidOn >= tranche.OrderedOn, "paidOn", "El pago no puede ser anterior a su orden.", "The payment cannot lie before its order.");
        fields.That(command.Amount == tranche.Net, "amount", $"Se ordenó pagar {tranche.Net}.", $"{tranche.Net} was ordered.");
        return SameOrder(tranche, command.Order) ?? fields.Refusal(TrancheRules.AmountAsOrdered) ?? ReferenceUnused(session.State, command.BankReference);
    }

    /// <summary>What this case knows of; the claim on the reference refuses one that another case has used.</summary>
    internal static Rejection? ReferenceUnused(ITrancheCase state, string reference) =>
        state.Tranches.Values.Any(t => t.BankReference == reference) || state.OtherBankReferences.Contains(reference)
            ? Refuse.With(Codes.DocumentReused, TrancheRules.BankReferenceUnique, $"La referencia bancaria {reference} ya se usó.", $"The bank reference {reference} was used already.")
            : null;

    private static Rejection? SameOrder(TrancheState tranche, string order) => tranche.Order == order ? null
        : Refuse.Field(TrancheRules.AmountAsOrdered, "order", $"El desembolso está en la orden {tranche.Order}.", $"The tranche is in order {tranche.Order}.");
}
