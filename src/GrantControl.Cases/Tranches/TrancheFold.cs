using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Tranches;

/// <summary>How the events of tranches change them. Total: an event that was accepted is never refused here.</summary>
public static class TrancheFold
{
    /// <summary>The tranches after an event; null when it is not one of theirs.</summary>
    public static ImmutableSortedDictionary<int, TrancheState>? Evolve(ImmutableSortedDictionary<int, TrancheState> tranches, CaseEvent e, EventMeta meta) => e switch
    {
        TrancheRequested r => With(tranches, r.Tranche, t => t with { RequestedOn = BusinessCalendar.DayOf(meta.At) }),
        TrancheApproved or TrancheCancelled => tranches,
        TrancheVerified v => With(tranches, v.Tranche, t => t with
        {
            Evidence = t.Evidence.SetItems(v.Evidence.Select(x => KeyValuePair.Create(x.Precondition, x.Document.Sha256))),
            Visited = v.Visited,
        }),

        // The evidence cited stays and may be cited again; the visit has to be stated anew.
        TrancheReturned r => With(tranches, r.Tranche, t => t with { Visited = false }),
        TrancheOrdered o => With(tranches, o.Tranche, t => t with { Order = o.Order, OrderedOn = BusinessCalendar.DayOf(meta.At), Deductions = o.Deductions }),
        TranchePaid p => With(tranches, p.Tranche, t => t with { BankReference = p.BankReference, PaidOn = p.PaidOn }),
        PaymentRejected r => With(tranches, r.Tranche, t => t with { Order = null, OrderedOn = null, Deductions = null }),
        TrancheReported r => With(tranches, r.Tranche, t => t with { Lines = [.. r.Lines.Select(ExpenseReports.Pending)] }),
        TrancheObserved o => With(tranches, o.Tranche, t => t with { Observations = t.Observations.AddRange(o.Observations) }),
        TrancheCorrected c => With(tranches, c.Tranche, t => t with { Lines = [.. ExpenseReports.Merged(t, c.Lines)], Observations = Answered(t.Observations, c.Answers) }),
        TrancheAccepted a => With(tranches, a.Tranche, t => t with { Lines = Decided(t.Lines, a.Decisions) }),
        _ => null,
    };

    private static ImmutableArray<NumberedObservation> Answered(ImmutableArray<NumberedObservation> observations, IReadOnlyList<ObservationAnswered> answers)
    {
        var texts = answers.ToDictionary(a => a.Observation, a => a.Text);
        return [.. observations.Select(o => texts.TryGetValue(o.Number, out var text) ? o with { Answer = text } : o)];
    }

    private static ImmutableArray<ExpenseLine> Decided(ImmutableArray<ExpenseLine> lines, IReadOnlyList<ExpenseDecision> decisions)
    {
        var verdicts = decisions.ToDictionary(d => d.Line, StringComparer.Ordinal);
        return [.. lines.Select(l => verdicts.TryGetValue(l.Reported.Id, out var d) ? l with { Verdict = d.Verdict, Reason = d.Reason } : l)];
    }

    private static ImmutableSortedDictionary<int, TrancheState> With(
        ImmutableSortedDictionary<int, TrancheState> tranches, int number, Func<TrancheState, TrancheState> change) => tranches.SetItem(number, change(tranches[number]));
}
