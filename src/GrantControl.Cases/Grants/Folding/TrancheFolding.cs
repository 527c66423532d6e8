using System.Collections.Immutable;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantFold
{
    private static GrantState? Tranche(GrantState state, CaseEvent e, EventMeta meta) => e switch
    {
        TrancheRequested or TrancheApproved or TrancheCancelled => state,
        TrancheVerified v => With(state, v.Tranche, t => t with
        {
            Evidence = t.Evidence.SetItems(v.Evidence.Select(x => KeyValuePair.Create(x.Precondition, x.Document.Sha256))),
            Visited = v.Visited,
        }),

        // The evidence cited stays and may be cited again; the visit has to be stated anew.
        TrancheReturned r => With(state, r.Tranche, t => t with { Visited = false }),
        TrancheOrdered o => With(state, o.Tranche, t => t with { Order = o.Order, OrderedOn = BusinessCalendar.DayOf(meta.At) }),
        TranchePaid p => With(state, p.Tranche, t => t with { BankReference = p.BankReference, PaidOn = p.PaidOn }),
        PaymentRejected r => With(state, r.Tranche, t => t with { Order = null, OrderedOn = null }),
        TrancheReported r => With(state, r.Tranche, t => t with { Lines = [.. r.Lines.Select(ExpenseReports.Pending)] }),
        TrancheObserved o => With(state, o.Tranche, t => t with { Observations = t.Observations.AddRange(o.Observations) }),
        TrancheCorrected c => With(state, c.Tranche, t => t with { Lines = [.. ExpenseReports.Merged(t, c.Lines)], Observations = Answered(t.Observations, c.Answers) }),
        TrancheAccepted a => With(state, a.Tranche, t => t with { Lines = Decided(t.Lines, a.Decisions) }),
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

    private static GrantState With(GrantState state, int tranche, Func<TrancheState, TrancheState> change) =>
        state with { Tranches = state.Tranches.SetItem(tranche, change(state.Tranches[tranche])) };
}
