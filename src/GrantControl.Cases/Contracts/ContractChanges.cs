using System.Collections.Immutable;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>What an act makes of a contract's dates and children; the decision asks it for deadlines, and the fold for the state.</summary>
internal static class ContractChanges
{
    /// <summary>Positions of the deliverables and payments of a content, at their beginning.</summary>
    public static IReadOnlyDictionary<string, WorkflowPosition> Opened(IEnumerable<PlannedDeliverable> deliverables, IEnumerable<PlannedPayment> payments) =>
        deliverables.Select(d => DeliverableWorkflow.Target(d.Number)).Select(t => KeyValuePair.Create(t, new WorkflowPosition(DeliverableWorkflow.Due)))
            .Concat(payments.Select(p => KeyValuePair.Create(TrancheWorkflow.Target(p.Number), new WorkflowPosition(TrancheWorkflow.Scheduled))))
            .ToDictionary(StringComparer.Ordinal);

    public static ContractState Started(ContractState s, DateOnly today) => Add(s, s.Terms!.Deliverables, s.Terms.Payments) with
    {
        StartedOn = today,
        OriginalAmount = s.Terms.Amount,
        OriginalEnds = s.Terms.Ends,
        Ends = s.Terms.Ends,
        EndsSetOn = today,
    };

    /// <summary>An administrator was named; he has not accepted yet.</summary>
    public static ContractState Appointed(ContractState s, string person, DateOnly today) => s with { Administrator = person, AppointedOn = today, AppointmentAccepted = false };

    /// <summary>Guarantees filed again replace those of the same number.</summary>
    public static ContractState Filed(ContractState s, IReadOnlyList<GuaranteePolicy> guarantees, DateOnly today) => s with
    {
        Guarantees =
        [
            .. s.Guarantees.Where(g => guarantees.All(n => n.Number != g.Policy.Number)),
            .. guarantees.Select(g => new FiledGuarantee(g, today)),
        ],
    };

    /// <summary>The terms with what an amendment adds.</summary>
    public static ContractTerms Merged(ContractTerms terms, AmendmentContent content)
    {
        ContractItem[] items = [.. terms.Items, .. content.Items];
        return terms with
        {
            Items = items,
            Deliverables = [.. terms.Deliverables.Select(d => content.DueDates.FirstOrDefault(x => x.Deliverable == d.Number) is { } moved ? d with { DueOn = moved.DueOn } : d), .. content.Deliverables],
            Payments = [.. terms.Payments, .. content.Payments],
            Ends = content.Ends ?? terms.Ends,
            Amount = ContractMoney.Value(items, items.Select(i => new ItemQuantity(i.Code, i.Quantity)), terms.Amount.Currency),
        };
    }

    public static ContractState Adopted(ContractState s, ContractAmendmentState amendment, DateOnly today)
    {
        var content = amendment.Content;
        var dated = s with
        {
            Terms = Merged(s.Terms!, content),
            Clearances = amendment.Clearances,
            Ends = content.Ends ?? s.Ends,
            EndsSetOn = content.Ends is null ? s.EndsSetOn : today,
            DaysExtended = s.DaysExtended + (content.Ends is { } ends ? ends.DayNumber - s.Ends!.Value.DayNumber : 0),
            Deliverables = s.Deliverables.SetItems(content.DueDates.Where(d => s.Deliverables.ContainsKey(d.Deliverable))
                .Select(d => KeyValuePair.Create(d.Deliverable, s.Deliverables[d.Deliverable] with { DueOn = d.DueOn }))),
        };
        return Add(Filed(dated, content.Guarantees, today), content.Deliverables, content.Payments);
    }

    /// <summary>Every date that is still open moves by the days suspended.</summary>
    public static ContractState Resumed(ContractState s, int days, IReadOnlyList<GuaranteePolicy> guarantees, DateOnly today)
    {
        var ends = s.Ends!.Value.AddDays(days);
        var last = s.Suspensions[^1] with { ResumedOn = today, Days = days, EndsBefore = s.Ends, EndsAfter = ends };
        return Filed(s, guarantees, today) with
        {
            Ends = ends,
            EndsSetOn = today,
            Suspensions = s.Suspensions.SetItem(s.Suspensions.Length - 1, last),
            Deliverables = s.Deliverables.ToImmutableSortedDictionary(
                d => d.Key,
                d => s.StateOf(DeliverableWorkflow.Target(d.Key)) is DeliverableWorkflow.Due or DeliverableWorkflow.Rejected ? d.Value with { DueOn = d.Value.DueOn.AddDays(days) } : d.Value),
        };
    }

    private static ContractState Add(ContractState s, IReadOnlyList<PlannedDeliverable> deliverables, IReadOnlyList<PlannedPayment> payments) => s with
    {
        Deliverables = s.Deliverables.SetItems(deliverables.Select(d => KeyValuePair.Create(d.Number, new DeliverableState(d, d.DueOn)))),
        Tranches = s.Tranches.SetItems(payments.Select(p => KeyValuePair.Create(p.Number, new TrancheState(p.ToTranche())))),
        Core = s.Core with { Positions = s.Core.Positions.SetItems(Opened(deliverables, payments)) },
    };
}
