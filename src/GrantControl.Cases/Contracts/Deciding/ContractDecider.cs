using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>What a contract decides: a pure function of its state and one command. Each file beside this one holds one stage.</summary>
public static partial class ContractDecider
{
    public static Decision Decide(ContractState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        if (state.Version == 0 && envelope.Command is not OpenContract)
        {
            return Refuse.With(Codes.NotFound, "case", "No existe ese caso.", "There is no such case.");
        }

        var session = new ContractSession(state, envelope, engine);
        var decision = TrancheDecider.Decide(session, envelope.Command)
            ?? VisitDecider.Decide(session, ContractVisits.Setting, state.Terms?.Amount ?? Money.Zero(state.Currency), envelope.Command)
            ?? Prepare(session, envelope.Command)
            ?? Run(session, envelope.Command)
            ?? End(session, envelope.Command)
            ?? throw new InvalidOperationException($"No decision for {envelope.Command.GetType().Name}.");
        return decision is Decision.Accepted accepted && ByAnother(state, envelope, accepted) is { } refusal ? refusal : decision;
    }

    private static Decision? Prepare(ContractSession session, ICaseCommand command) => command switch
    {
        OpenContract c => Open(session, c),
        SaveContract c => Save(session, c),
        RegisterContract c => Register(session, c),
        ResubmitContract c => Resubmit(session, c),
        WithdrawContract c => Withdraw(session, c.Reason),
        AnnulContract c => Withdraw(session, c.Reason),
        ClearGate c => Clear(session, c),
        ObserveGate c => Observe(session, c),
        AppointAdministrator c => Appoint(session, c),
        AcceptAppointment c => AcceptAppointed(session, c),
        FileGuarantee c => FileGuarantees(session, c),
        CommitContract c => Commit(session, c),
        OrderStart c => Start(session, c),
        RaiseFinding c => Oversight.Raise(session, c),
        ResolveFinding c => Oversight.Resolve(session, c),
        FreezePayments c => Oversight.Freeze(session, c),
        UnfreezePayments c => Oversight.Unfreeze(session, c),
        ExpireDeadline c => Oversight.Expire(session, ContractWorkflow.Definition, c, (_, deadline) => Alert(session, deadline)),
        _ => null,
    };

    private static Decision? Run(ContractSession session, ICaseCommand command) => command switch
    {
        DeliverGoods c => Deliver(session, c),
        AcceptDelivery c => Accept(session, c),
        RejectDelivery c => RejectDelivered(session, c),
        ProposeContractAmendment c => Amend(session, c),
        ClearContractAmendment c => ClearAmended(session, c),
        DeclineContractAmendment c => Decline(session, c),
        AdoptContractAmendment c => Adopt(session, c),
        WithdrawContractAmendment c => WithdrawAmended(session, c),
        ReportDelay c => Penalize(session, c),
        HearSupplier c => Hear(session, c),
        ImposePenalty c => Impose(session, c),
        WaivePenalty c => Waive(session, c),
        SuspendContract c => Suspend(session, c),
        ResumeContract c => Resume(session, c),
        _ => null,
    };

    private static Decision? End(ContractSession session, ICaseCommand command) => command switch
    {
        ReceiveProvisionally c => ReceiveProvisional(session, c),
        ReceiveFinally c => ReceiveFinal(session, c),
        TerminateContract c => Terminate(session, c),
        EvaluateSupplier c => Evaluate(session, c),
        CollectFromSupplier c => Collect(session, c),
        SettleContract c => Settle(session, c),
        ReleaseRetention c => ReleaseRetained(session, c),
        ReleaseGuarantee c => Release(session, c),
        CloseContract c => Close(session, c),
        ReopenContract c => Reopen(session, c),
        _ => null,
    };

    /// <summary>The role alone does not administer a contract: only who was appointed and accepted does, or whoever stands in for him.</summary>
    private static Rejection? ByAnother(ContractState state, CommandEnvelope envelope, Decision.Accepted accepted)
    {
        var actor = envelope.Actor;
        if (!accepted.Events.Any(e => e.Step is { } step && ContractWho.IsAdministrators(step)))
        {
            return null;
        }

        if ((actor.StandInFor?.From ?? actor.Person) != state.Administrator)
        {
            var name = state.Administrator is { } appointed && envelope.Facts.People.TryGetValue(appointed, out var known) ? known.Name : state.Administrator;
            return Refuse.With(
                Codes.RoleRequired,
                ContractRules.AdministratorIsAppointed,
                $"El administrador nombrado de este contrato es {name}.",
                $"The administrator appointed for this contract is {name}.");
        }

        return state.AppointmentAccepted || accepted.Events.Any(e => e is AppointmentAccepted) ? null : ContractStateRules.AdministratorAccepted(state);
    }

    private static Rejection? Note(string? note) => new FieldCheck().Optional("note", note).Refusal();

    private static IReadOnlyList<Posting>? NullIfNone(IReadOnlyList<Posting> postings) => postings.Count == 0 ? null : postings;

    /// <summary>The clock tells an end once; it moves nothing.</summary>
    private static Decision Alert(ContractSession session, OpenDeadline deadline)
    {
        var (what, days, ends) = ContractCalendar.AlertOf(session.State, deadline.Transition) ?? throw new InvalidOperationException($"'{deadline.Id}' speaks of no end.");
        var variant = deadline.Transition[..deadline.Transition.IndexOf("-in-", StringComparison.Ordinal)];
        return session.MoveTo(
            new ActOptions { Trigger = "alert", Variant = variant },
            s => s with { Alerts = s.Alerts.Add(ContractCalendar.AlertKey(what, days, ends)) },
            static () => null,
            step => new ExpiryAlerted(what, days, ends) { Step = step });
    }
}
