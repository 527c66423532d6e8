using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

public static partial class ContractDecider
{
    private static Decision Amend(ContractSession session, ProposeContractAmendment c)
    {
        var state = session.State;
        var number = state.Amendments.Count + 1;
        var content = new AmendmentContent(c.Ends, c.Items, c.Deliverables, c.Payments, c.DueDates, c.Guarantees);
        return session.Move(
            new ActOptions
            {
                Documents = c.Documents,
                AlsoMoved = new Dictionary<string, WorkflowPosition>(StringComparer.Ordinal) { [ContractAmendmentWorkflow.Target(number)] = new(ContractAmendmentWorkflow.Proposed) },
            },
            () => Oversight.Reasoned(c.Reason)
                ?? AmendmentRules.InForm(state, content, session.Today)
                ?? AmendmentRules.TermOnlyLonger(state, content)
                ?? AmendmentRules.WithinCap(state, content)
                ?? AmendmentRules.StillCovered(state, content, session.Today),
            step => new ContractAmendmentProposed(number, c.Reason, content, AmendmentRules.Increase(state, content), CanonicalJson.Hash(ContractChanges.Merged(state.Terms!, content))) { Step = step });
    }

    /// <summary>Finance reserves the increase in the same event.</summary>
    private static Decision ClearAmended(ContractSession session, ClearContractAmendment c)
    {
        var amendment = session.State.Amendments.GetValueOrDefault(c.Amendment);
        return KnownGate(c.Gate) ?? session.Move(
            new ActOptions { Target = ContractAmendmentWorkflow.Target(c.Amendment), Variant = c.Gate, Documents = c.Documents },
            step => new ContractAmendmentCleared(c.Amendment, c.Gate, amendment!.ContentHash)
            {
                Step = step,
                Postings = c.Gate == ContractGate.Finance ? NullIfNone(Reserve(amendment.Content.Payments, ContractAmendmentWorkflow.Target(c.Amendment))) : null,
            });
    }

    private static Decision Decline(ContractSession session, DeclineContractAmendment c) => KnownGate(c.Gate) ?? session.Move(
        new ActOptions { Target = ContractAmendmentWorkflow.Target(c.Amendment), Variant = c.Gate },
        () => Oversight.Reasoned(c.Reason),
        step => new ContractAmendmentDeclined(c.Amendment, c.Gate, c.Reason) { Step = step, Postings = Unreserve(session.State, c.Amendment) });

    private static Decision WithdrawAmended(ContractSession session, WithdrawContractAmendment c) => session.Move(
        new ActOptions { Target = ContractAmendmentWorkflow.Target(c.Amendment) },
        () => Oversight.Reasoned(c.Reason),
        step => new ContractAmendmentWithdrawn(c.Amendment, c.Reason) { Step = step, Postings = Unreserve(session.State, c.Amendment) });

    /// <summary>The content comes into force: the increase is committed, and what is new begins.</summary>
    private static Decision Adopt(ContractSession session, AdoptContractAmendment c)
    {
        var (state, amendment) = (session.State, session.State.Amendments.GetValueOrDefault(c.Amendment));
        var content = amendment?.Content;
        return session.MoveTo(
            new ActOptions
            {
                Target = ContractAmendmentWorkflow.Target(c.Amendment),
                Documents = c.Documents,
                AlsoMoved = content is null ? new Dictionary<string, WorkflowPosition>(StringComparer.Ordinal) : ContractChanges.Opened(content.Deliverables, content.Payments),
            },
            s => ContractChanges.Adopted(s, amendment!, session.Today),
            () => AmendmentRules.TermOnlyLonger(state, content!)
                ?? AmendmentRules.StillCovered(state, content!, session.Today),
            step => new ContractAmendmentAdopted(c.Amendment, amendment!.ContentHash)
            {
                Step = step,
                Postings = NullIfNone(CaseLedger.Post(Account.Committed, Account.Reserved, Summed(content!.Payments), ContractAmendmentWorkflow.Target(c.Amendment))),
            });
    }

    internal static IReadOnlyList<Posting>? Unreserve(ContractState state, int amendment) => state.Amendments[amendment] is { Reserved: true } a
        ? NullIfNone(CaseLedger.Post(Account.Available, Account.Reserved, Summed(a.Content.Payments), ContractAmendmentWorkflow.Target(amendment)))
        : null;
}

/// <summary>What must hold of an amendment.</summary>
internal static class AmendmentRules
{
    public static Money Increase(ContractState s, AmendmentContent content) =>
        ContractMoney.Value(content.Items, content.Items.Select(i => new ItemQuantity(i.Code, i.Quantity)), s.Currency);

    /// <summary>It adds something or moves the end, and what it adds is whole in itself.</summary>
    public static Rejection? InForm(ContractState s, AmendmentContent content, DateOnly today)
    {
        var terms = s.Terms!;
        var fields = TermsChecks.Lists(new FieldCheck(), "", content.Items, content.Deliverables, content.Payments, [.. terms.Items, .. content.Items], s.Currency)
            .That(content.Ends is not null || content.Items.Count + content.DueDates.Count > 0, "ends", "La modificación no cambia nada.", "The amendment changes nothing.")
            .That(content.Deliverables.All(d => terms.Deliverables.All(o => o.Number != d.Number)), "deliverables", "Ese número de entregable ya existe.", "That deliverable number exists already.")
            .That(content.Payments.All(p => terms.Payments.All(o => o.Number != p.Number)), "payments", "Ese número de pago ya existe.", "That payment number exists already.")
            .That(content.Deliverables.SelectMany(d => d.Lines).All(l => content.Items.Any(i => i.Code == l.Item)), "deliverables", "Un entregable añadido solo lleva renglones añadidos.", "A deliverable that is added holds only items that are added.")
            .Each("dueDates", content.DueDates, 0, ContractPolicy.MaxDeliverables, (c, path, d) => c.That(
                s.StateOf(DeliverableWorkflow.Target(d.Deliverable)) is DeliverableWorkflow.Due or DeliverableWorkflow.Rejected, $"{path}.deliverable", "Ese entregable no está pendiente.", "That deliverable is not due."))
            .Unique("dueDates", content.DueDates.Select(d => d.Deliverable.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        return fields.Refusal(ContractRules.TermsValid)
            ?? TermsChecks.ItemsComputable([.. terms.Items, .. content.Items])
            ?? TermsChecks.Policies(content.Guarantees, 0, s.Currency, today)
            ?? TermsChecks.Cover(content.Items, content.Deliverables, content.Items)
            ?? TermsChecks.Match(content.Items, content.Deliverables, content.Payments, s.Currency)
            ?? Dated(content, content.Ends ?? s.Ends!.Value);
    }

    public static Rejection? TermOnlyLonger(ContractState s, AmendmentContent content) => content.Ends is not { } ends || ends > s.Ends
        ? null
        : Refuse.Field(ContractRules.TermOnlyLonger, "ends", $"Una prórroga termina después del {s.Ends:dd/MM/yyyy}.", $"An extension ends after {s.Ends:dd/MM/yyyy}.");

    /// <summary>All amendments together, counted from the contract as it started.</summary>
    public static Rejection? WithinCap(ContractState s, AmendmentContent content)
    {
        var (original, added) = (s.OriginalAmount!.Value, s.Terms!.Amount - s.OriginalAmount.Value + Increase(s, content));
        var term = s.OriginalEnds!.Value.DayNumber - s.StartedOn!.Value.DayNumber;
        var days = s.DaysExtended + (content.Ends is { } ends ? ends.DayNumber - s.Ends!.Value.DayNumber : 0);
        return new FieldCheck()
            .That(added.IsAtMostPercentOf(ContractPolicy.AmendmentCapPercent, original), "items", $"Con esta modificación se añadirían {added} a {original}; el máximo es {ContractPolicy.AmendmentCapPercent} %.", $"This amendment would bring the increase to {added} on {original}; the most allowed is {ContractPolicy.AmendmentCapPercent} %.")
            .That(days * 100L <= term * (long)ContractPolicy.ExtensionCapPercent, "ends", $"Las prórrogas sumarían {days} días de un plazo de {term}; el máximo es {ContractPolicy.ExtensionCapPercent} %.", $"Extensions would add up to {days} days on a term of {term}; the most allowed is {ContractPolicy.ExtensionCapPercent} %.")
            .Refusal(ContractRules.AmendmentWithinCap);
    }

    /// <summary>The guarantees, extended before or with it, cover the new amount and the new term.</summary>
    public static Rejection? StillCovered(ContractState s, AmendmentContent content, DateOnly today) => TermsChecks.GuaranteesCover(
        ContractChanges.Filed(s, content.Guarantees, today).Guarantees, ContractChanges.Merged(s.Terms!, content), content.Ends ?? s.Ends!.Value);

    private static Rejection? Dated(AmendmentContent content, DateOnly ends) => new FieldCheck()
        .That(content.Deliverables.All(d => d.DueOn <= ends) && content.DueDates.All(d => d.DueOn <= ends), "dueDates", "Un entregable vence después del plazo.", "A deliverable is due after the end of the term.")
        .Refusal(ContractRules.TermsValid);
}
