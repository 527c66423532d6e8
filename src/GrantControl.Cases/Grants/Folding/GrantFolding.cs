using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

public static partial class GrantFold
{
    /// <summary>The events of the case itself; null for those of its tranches and amendments. The core has been folded already.</summary>
    private static GrantState? Grant(GrantState state, CaseEvent e, EventMeta meta) => e switch
    {
        GrantOpened x => Opened(state, x),
        SectionsSaved x => state with { Plan = PlanSections.Merge(state.Plan, x.Sections), Sections = PlanSections.Bump(state.Sections, x.Sections) },
        GrantSubmitted => state with { Presented = PlanSections.Hashes(state.Sections) },
        GrantWithdrawn x => state with { LastReason = x.Reason },
        GrantLapsed or GrantAdmitted or GrantAuthorized or GrantSigned => state,
        GateCleared x => state with { Clearances = state.Clearances.SetItem(x.Gate, new Clearance(meta.Actor, meta.StandInFor, meta.At, meta.Version, x.ContentHash, x.Note)) },
        GateObserved x => state with { Observations = state.Observations.AddRange(x.Observations) },
        GrantResubmitted x => Resubmitted(state, x),
        GrantRejected x => state with { LastReason = x.Reason },
        GrantActivated x => Activated(state, x) with { ActiveSince = BusinessCalendar.DayOf(meta.At) },
        GrantSuspended x => Suspended(state, x),
        SuspensionLifted x => x.Step is { } s && s.From != s.To ? state with { Suspension = null } : state,
        GrantEnded x => state with { LastReason = x.Reason ?? state.LastReason, Termination = x.Ground, LiquidationSince = BusinessCalendar.DayOf(meta.At), Suspension = null, SuspensionProposed = null },
        FinalReportFiled x => state with { FinalReport = Bare(x) },
        LiquidationDetermined x => state with { Determination = Bare(x) },
        RefundRecorded x => state with { Refunds = state.Refunds.Add(Bare(x)) },
        ExpenseDisallowedLater x => Disallowed(state, x),
        DebtEscalated or DebtWrittenOff => state,
        GrantClosed => state with { ClosedOn = BusinessCalendar.DayOf(meta.At) },
        GrantReopened x => state with { LastReason = x.Reason, ClosedOn = null, Determination = null, LiquidationSince = BusinessCalendar.DayOf(meta.At) },
        DutiesCompensated x => state with { Core = state.Core with { Compensations = state.Core.Compensations.Add(new Compensation(x.Person, x.DutyA, x.DutyB, x.Reason)) } },
        FindingRaised or FindingResolved or DeadlineMissed or PaymentsFrozen or PaymentsUnfrozen => state,
        _ => null,
    };

    private static GrantState Opened(GrantState state, GrantOpened x) => state with
    {
        Core = state.Core with { Institution = x.Institution, Number = x.Number, Organisation = x.Organisation },
        OrganisationName = x.OrganisationName,
        Title = x.Title,
        Call = x.Call,
        CallDate = x.CallDate,
        Currency = x.Currency,
    };

    /// <summary>Gates reopened lose their clearance; the others stand from now on for the content presented.</summary>
    private static GrantState Resubmitted(GrantState state, GrantResubmitted x) => state with
    {
        Presented = PlanSections.Hashes(state.Sections),
        Clearances = state.Clearances.RemoveRange(x.Reopened)
            .ToImmutableSortedDictionary(c => c.Key, c => c.Value with { ContentHash = x.ContentHash }, StringComparer.Ordinal),
        Observations = [.. state.Observations.Select(o => x.Answers.FirstOrDefault(a => a.Observation == o.Number) is { } answer ? o with { Answer = answer.Text } : o)],
    };

    private static GrantState Activated(GrantState state, GrantActivated x)
    {
        var tranches = state.Plan.Tranches!.Tranches;
        return state with
        {
            VerifiedAccount = x.Account,
            Guarantee = x.Guarantee,
            Tranches = tranches.ToImmutableSortedDictionary(t => t.Number, t => new TrancheState(t)),
            Core = state.Core with
            {
                Positions = state.Core.Positions.SetItems(tranches.Select(t => KeyValuePair.Create(GrantState.TrancheTarget(t.Number), new WorkflowPosition(TrancheWorkflow.Scheduled)))),
            },
        };
    }

    private static GrantState Suspended(GrantState state, GrantSuspended x)
    {
        var terms = new Suspension(x.Reason, x.Remedy, x.Appeal, x.RemedyBy);
        return x.Step is { } step && step.From != step.To
            ? state with { Suspension = terms, SuspensionProposed = null }
            : state with { SuspensionProposed = terms };
    }

    private static GrantState Disallowed(GrantState state, ExpenseDisallowedLater x)
    {
        var tranche = state.Tranches[x.Tranche];
        return state with
        {
            Tranches = state.Tranches.SetItem(x.Tranche, tranche with
            {
                Lines = [.. tranche.Lines.Select(l => l.Reported.Id == x.Line ? l with { Verdict = ExpenseVerdict.Disallowed, Reason = x.Reason } : l)],
            }),
        };
    }

    /// <summary>What the event says, without how the journal recorded it: positions and postings are kept elsewhere.</summary>
    private static T Bare<T>(T e)
        where T : CaseEvent => e with { Step = null, Postings = null };
}
