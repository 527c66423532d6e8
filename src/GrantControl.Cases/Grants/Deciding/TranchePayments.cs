using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>From the two approvals of Finance to the bank's answer.</summary>
internal static class TranchePayments
{
    private const int MaxOrder = 40;
    private const int MaxItems = 1_000;

    public static Decision Approve(GrantSession session, ApproveTranche command)
    {
        var target = GrantState.TrancheTarget(command.Tranche);
        return session.Move(
            new ActOptions { Target = target },
            () => TrancheChecks.WithinCommitment(session.State, command.Tranche),
            step => step.To == TrancheWorkflow.Approved
                ? new TrancheApproved(command.Tranche, 2) { Step = step, Postings = PerCharge(session.State, command.Tranche, Account.Accrued, Account.Committed) }
                : new TrancheApproved(command.Tranche, 1) { Step = step });
    }

    public static Decision Order(GrantSession session, OrderTranche command) => session.Move(
        new ActOptions { Target = GrantState.TrancheTarget(command.Tranche), Documents = command.Documents },
        () => AddsUp(session.State, command) ?? AccountUnchanged(session.State, command.Account),
        step => new TrancheOrdered(command.Tranche, command.Order, command.Total, command.Account) { Step = step });

    public static Decision Confirm(GrantSession session, ConfirmTranche command) => session.Move(
        new ActOptions { Target = GrantState.TrancheTarget(command.Tranche), Documents = command.Documents },
        () => AsOrdered(session, command),
        step => new TranchePaid(command.Tranche, command.Order, command.BankReference, command.Amount, command.PaidOn)
        {
            Step = step,
            Postings =
            [
                .. PerCharge(session.State, command.Tranche, Account.Advance, Account.Treasury),
                .. PerCharge(session.State, command.Tranche, Account.Paid, Account.Accrued),
            ],
        });

    /// <summary>
    /// The money came back. If the grant ended meanwhile nothing can be ordered again, so the tranche ends here; while it is
    /// only suspended it waits, approved, like any other.
    /// </summary>
    public static Decision Reject(GrantSession session, RejectPayment command)
    {
        var decision = session.Move(
            new ActOptions { Target = GrantState.TrancheTarget(command.Tranche), Documents = command.Documents },
            () => TrancheChecks.Reasoned(command.Reason) ?? SameOrder(session.State.Tranches[command.Tranche], command.Order),
            step => new PaymentRejected(command.Tranche, command.Order, command.Reason) { Step = step });
        if (decision is Decision.Rejected || session.State.State is GrantStates.Active or GrantStates.Suspended)
        {
            return decision;
        }

        Cancellation.CancelTranche(session, command.Tranche);
        return session.Accept();
    }

    private static IReadOnlyList<Posting> PerCharge(GrantState state, int tranche, string debit, string credit) =>
        [.. state.Tranches[tranche].Plan.Charges.Select(c => new Posting(debit, credit, c.Amount, c.BudgetLine, GrantState.TrancheTarget(tranche)))];

    /// <summary>The batch total is the sum of its items, and exactly one of them is this tranche with its amount.</summary>
    private static Rejection? AddsUp(GrantState state, OrderTranche command)
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
            return fields.Refusal(GrantRules.BatchAddsUp);
        }

        fields.That(Money.Sum(command.Items.Select(i => i.Amount), state.Currency) == command.Total, "total", "El total no es la suma de los pagos.", "The total is not the sum of the items.");
        fields.That(command.Items.DistinctBy(i => (i.Case, i.Tranche)).Count() == command.Items.Count, "items", "Un mismo desembolso está dos veces.", "One tranche stands twice.");
        var own = command.Items.Where(i => i.Case == state.Core.Number && i.Tranche == command.Tranche).ToList();
        fields.That(own.Count == 1 && own[0].Amount == state.Tranches[command.Tranche].Amount, "items", "La orden debe incluir este desembolso por su importe.", "The order must hold this tranche with its amount.");
        return fields.Refusal(GrantRules.BatchAddsUp);
    }

    /// <summary>The bank is told to pay the account that was certified and verified, which is still the plan's.</summary>
    private static Rejection? AccountUnchanged(GrantState state, BankAccount account)
    {
        if (state.VerifiedAccount is null || state.VerifiedAccount != state.Plan.General?.Account)
        {
            return Refuse.With(
                Codes.Blocked, GrantRules.AccountUnchanged, "La cuenta del plan cambió después de verificarse.", "The plan's account changed after it was verified.");
        }

        return account == state.VerifiedAccount ? null
            : Refuse.Field(GrantRules.AccountUnchanged, "account", "No es la cuenta verificada de la organización.", "It is not the verified account of the organisation.");
    }

    private static Rejection? AsOrdered(GrantSession session, ConfirmTranche command)
    {
        var tranche = session.State.Tranches[command.Tranche];
        var fields = new FieldCheck();
        fields.Reference("bankReference", command.BankReference, GrantPolicy.MaxBankReference);
        fields.That(command.PaidOn <= session.Today, "paidOn", "La fecha de pago no puede ser futura.", "The date of payment cannot lie in the future.");
        fields.That(command.PaidOn >= tranche.OrderedOn, "paidOn", "El pago no puede ser anterior a su orden.", "The payment cannot lie before its order.");
        fields.That(command.Amount == tranche.Amount, "amount", $"Se ordenó pagar {tranche.Amount}.", $"{tranche.Amount} was ordered.");
        return SameOrder(tranche, command.Order) ?? fields.Refusal(GrantRules.AmountAsOrdered) ?? ReferenceUnused(session.State, command.BankReference);
    }

    /// <summary>What this case knows of; the claim on the reference refuses one that another case has used.</summary>
    private static Rejection? ReferenceUnused(GrantState state, string reference) =>
        state.Tranches.Values.Any(t => t.BankReference == reference) || state.Refunds.Any(r => r.BankReference == reference)
            ? Refuse.With(Codes.DocumentReused, GrantRules.BankReferenceUnique, $"La referencia bancaria {reference} ya se usó.", $"The bank reference {reference} was used already.")
            : null;

    private static Rejection? SameOrder(TrancheState tranche, string order) => tranche.Order == order ? null
        : Refuse.Field(GrantRules.AmountAsOrdered, "order", $"El desembolso está en la orden {tranche.Order}.", $"The tranche is in order {tranche.Order}.");
}
