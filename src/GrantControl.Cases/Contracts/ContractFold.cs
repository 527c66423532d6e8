using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>How events make a contract's state. Every fold is total: an event that was accepted is never refused here.</summary>
public static class ContractFold
{
    public static ContractState Evolve(ContractState state, Recorded recorded)
    {
        var meta = recorded.Meta;
        var s = state with { Core = state.Core.Apply(recorded) };
        return TrancheFold.Evolve(s.Tranches, recorded.Event, meta) is { } tranches ? s with { Tranches = tranches }
            : Content(s, recorded.Event, meta)
            ?? Running(s, recorded.Event, meta)
            ?? Ending(s, recorded.Event, meta)
            ?? (VisitFold.Is(recorded.Event) ? s : null)
            ?? throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}.");
    }

    private static ContractState? Content(ContractState s, CaseEvent e, EventMeta meta) => e switch
    {
        ContractOpened x => s with
        {
            Core = s.Core with { Institution = x.Institution, Number = x.Number, Organisation = x.Organisation },
            SupplierName = x.OrganisationName,
            Title = x.Title,
            Currency = x.Currency,
        },
        ContractSaved x => s with { Terms = x.Terms },
        ContractRegistered => s,
        GateCleared x => s with { Clearances = s.Clearances.SetItem(x.Gate, ClearedBy(meta, x.ContentHash, x.Note)) },
        GateObserved x => s with { Observations = s.Observations.AddRange(x.Observations) },
        ContractResubmitted x => s with
        {
            Clearances = s.Clearances.Clear(),
            Observations = [.. s.Observations.Select(o => x.Answers.FirstOrDefault(a => a.Observation == o.Number) is { } answer ? o with { Answer = answer.Text } : o)],
        },
        ContractWithdrawn x => s with { LastReason = x.Reason },
        AdministratorAppointed x => ContractChanges.Appointed(s, x.Person, BusinessCalendar.DayOf(meta.At)),
        AppointmentAccepted => s with { AppointmentAccepted = true },
        GuaranteesFiled x => ContractChanges.Filed(s, x.Guarantees, BusinessCalendar.DayOf(meta.At)),
        ContractCommitted x => s with { VerifiedAccount = x.Account },
        StartOrdered => ContractChanges.Started(s, BusinessCalendar.DayOf(meta.At)),
        FindingRaised or FindingResolved or DeadlineMissed or PaymentsFrozen or PaymentsUnfrozen => s,
        ExpiryAlerted x => s with { Alerts = s.Alerts.Add(ContractCalendar.AlertKey(x.What, x.Days, x.Ends)) },
        _ => null,
    };

    private static ContractState? Running(ContractState s, CaseEvent e, EventMeta meta) => e switch
    {
        GoodsDelivered x => With(s, x.Deliverable, d => d with { Receptions = d.Receptions.Add(new Reception(x.Reception, x.On, d.DueOn, [.. x.Lines], ReceptionVerdict.Pending)) }),
        DeliveryAccepted x => Moved(x) ? Decide(s, x.Deliverable, x.Reception, ReceptionVerdict.Accepted, null, meta) : s,
        DeliveryRejected x => Decide(s, x.Deliverable, x.Reception, ReceptionVerdict.Rejected, x.Reason, meta),
        DeliverableCancelled => s,
        ContractAmendmentProposed x => s with
        {
            Amendments = s.Amendments.SetItem(x.Number, new ContractAmendmentState(x.Number, x.Reason, x.Content, x.Increase, x.ContentHash)),
            Core = Begin(s.Core, ContractAmendmentWorkflow.Target(x.Number), ContractAmendmentWorkflow.Proposed),
        },
        ContractAmendmentCleared x => Amended(s, x.Number, a => a with
        {
            Clearances = a.Clearances.SetItem(x.Gate, ClearedBy(meta, x.ContentHash, null)),
            Reserved = a.Reserved || x.Gate == ContractGate.Finance,
        }),
        ContractAmendmentDeclined x => Amended(s, x.Number, a => a with { EndedBecause = x.Reason, Reserved = false }),
        ContractAmendmentWithdrawn x => Amended(s, x.Number, a => a with { EndedBecause = x.Reason, Reserved = false }),
        ContractAmendmentAdopted x => ContractChanges.Adopted(Amended(s, x.Number, a => a with { Reserved = false }), s.Amendments[x.Number], BusinessCalendar.DayOf(meta.At)),
        DelayReported x => Late(s, x),
        SupplierHeard x => Fined(s, x.Number, p => p with { Hearing = x.Hearing, HeardOn = x.On }),
        PenaltyImposed x => Fined(s, x.Number, p => p with { Imposed = x.Amount, Grounds = x.Grounds }),
        PenaltyWaived x => Fined(s, x.Number, p => p with { Grounds = x.Reason }),
        ContractSuspended x => Moved(x)
            ? s with { Suspensions = s.Suspensions.Add(new SuspensionPeriod(BusinessCalendar.DayOf(meta.At), x.Reason, x.Until)), SuspensionProposed = null }
            : s with { SuspensionProposed = new SuspensionProposal(x.Reason, x.Until) },
        ContractResumed x => x.Days is { } days
            ? ContractChanges.Resumed(s, days, x.Guarantees, BusinessCalendar.DayOf(meta.At))
            : ContractChanges.Filed(s, x.Guarantees, BusinessCalendar.DayOf(meta.At)),
        _ => null,
    };

    private static ContractState? Ending(ContractState s, CaseEvent e, EventMeta meta) => e switch
    {
        ReceivedProvisionally x => s with { Defects = [.. x.Defects] },
        ReceivedFinally x => s with { Cured = [.. x.Cured] },
        SupplierEvaluated x => s with { Evaluation = Bare(x) },
        ContractSettled x => s with { Settlement = Bare(x) },
        CollectedFromSupplier x => s with { Collected = s.Collected.Add(Bare(x)) },
        RetentionReleased x => s with { RetentionsReleased = s.RetentionsReleased.Add(Bare(x)) },
        GuaranteeReleased x => Standing(s, x.Number, GuaranteeStanding.Released),
        ContractTerminated x => Moved(x) ? Terminated(s, x, meta) : s with { LastReason = x.Reason },
        ContractClosed => s with { ClosedOn = BusinessCalendar.DayOf(meta.At) },
        ContractReopened x => s with { LastReason = x.Reason, ClosedOn = null },
        _ => null,
    };

    private static bool Moved(CaseEvent e) => e.Step is { } step && step.From != step.To;

    private static ContractState Decide(ContractState s, int deliverable, int reception, ReceptionVerdict verdict, string? reason, EventMeta meta) => With(s, deliverable, d => d with
    {
        Receptions = [.. d.Receptions.Select(r => r.Number == reception ? r with { Verdict = verdict, Reason = reason, DecidedOn = BusinessCalendar.DayOf(meta.At) } : r)],
    });

    private static ContractState Late(ContractState s, DelayReported x) => With(s, x.Deliverable, d => d with
    {
        Receptions = [.. d.Receptions.Select(r => x.Computed.Lines.Any(l => l.Reception == r.Number) ? r with { Penalty = x.Number } : r)],
        MissingPenalty = x.Computed.Lines.Any(l => l.Missing is not null) ? x.Number : d.MissingPenalty,
    }) with
    {
        Penalties = s.Penalties.SetItem(x.Number, new PenaltyState(x.Number, x.Deliverable, x.Report, x.Computed)),
        Core = Begin(s.Core, PenaltyWorkflow.Target(x.Number), PenaltyWorkflow.Reported),
    };

    private static ContractState Terminated(ContractState s, ContractTerminated x, EventMeta meta) => Standing(s, x.Guarantee, GuaranteeStanding.Claimed) with
    {
        Termination = Bare(x),
        TerminatedOn = BusinessCalendar.DayOf(meta.At),
        LastReason = x.Reason,
        Tranches = s.Tranches.SetItems(x.Payments.Select(p => KeyValuePair.Create(p.Number, new TrancheState(p)))),
    };

    private static ContractState Standing(ContractState s, string number, GuaranteeStanding standing) => s with
    {
        Guarantees = [.. s.Guarantees.Select(g => g.Policy.Number == number ? g with { Standing = standing } : g)],
    };

    private static Clearance ClearedBy(EventMeta meta, string contentHash, string? note) => new(meta.Actor, meta.StandInFor, meta.At, meta.Version, contentHash, note);

    private static CaseCore Begin(CaseCore core, string target, string state) => core with { Positions = core.Positions.SetItem(target, new WorkflowPosition(state)) };

    private static ContractState With(ContractState s, int number, Func<DeliverableState, DeliverableState> change) =>
        s with { Deliverables = s.Deliverables.SetItem(number, change(s.Deliverables[number])) };

    private static ContractState Amended(ContractState s, int number, Func<ContractAmendmentState, ContractAmendmentState> change) =>
        s with { Amendments = s.Amendments.SetItem(number, change(s.Amendments[number])) };

    private static ContractState Fined(ContractState s, int number, Func<PenaltyState, PenaltyState> change) =>
        s with { Penalties = s.Penalties.SetItem(number, change(s.Penalties[number])) };

    private static T Bare<T>(T e)
        where T : CaseEvent => e with { Step = null, Postings = null };
}
