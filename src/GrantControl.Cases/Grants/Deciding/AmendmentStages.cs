using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision? Amendment(GrantSession session, ICaseCommand command) => command switch
    {
        ProposeAmendment c => Amend(session, c),
        ClearAmendment c => ClearAmended(session, c),
        ObserveAmendment c => ObserveAmended(session, c),
        WithdrawAmendment c => WithdrawAmended(session, c),
        _ => null,
    };

    /// <summary>
    /// Proposes new content. What is in force stays in force; gates that watch nothing of what changes carry their clearance
    /// over, and the others look at the whole new content.
    /// </summary>
    private static Decision Amend(GrantSession session, ProposeAmendment c)
    {
        var state = session.State;
        var sent = new Plan { General = c.General, Results = c.Results, Activities = c.Activities, Budget = c.Budget, Tranches = c.Tranches };
        var changed = PlanSections.Changed(state.Sections, sent);
        var sections = PlanSections.Only(sent, changed);
        var carried = AmendmentWorkflow.Definition.Gates.Where(g => !g.Watches.Intersect(changed).Any()).Select(g => g.Id).ToList();
        var number = state.Amendments.Count + 1;
        var start = AmendmentInForce.Start(carried);
        return session.Move(
            new ActOptions
            {
                Documents = c.Documents,
                AlsoMoved = new Dictionary<string, WorkflowPosition>(StringComparer.Ordinal) { [GrantState.AmendmentTarget(number)] = start },
            },
            () => Reasoned(c.Reason) ?? AmendmentChecks.Proposed(state, sent, changed, session.Today),
            step => new AmendmentProposed(number, c.Reason, sections, changed, carried, GrantState.HashOf(PlanSections.Bump(state.Sections, sections))) { Step = step });
    }

    /// <summary>Finance reserves the increase in the same event; the last gate puts the new content in force in the same decision.</summary>
    private static Decision ClearAmended(GrantSession session, ClearAmendment c)
    {
        var (target, amendment) = (GrantState.AmendmentTarget(c.Amendment), session.State.Amendments.GetValueOrDefault(c.Amendment));
        var decision = KnownGate(c.Gate) ?? session.Move(
            new ActOptions { Target = target, Variant = c.Gate, Documents = c.Documents },
            step => new AmendmentCleared(c.Amendment, c.Gate, amendment!.ContentHash)
            {
                Step = step,
                Postings = c.Gate == Gate.Finance ? Reserve(session.State, amendment) : null,
            });
        if (decision is Decision.Rejected || !AmendmentWorkflow.Definition.Gates.All(g => session.State.Core.Positions[target].ClearedGates.Contains(g.Id)))
        {
            return decision;
        }

        Adopt(session, session.State.Amendments[c.Amendment]);
        return session.Accept();
    }

    private static Decision ObserveAmended(GrantSession session, ObserveAmendment c) => KnownGate(c.Gate) ?? session.Move(
        new ActOptions { Target = GrantState.AmendmentTarget(c.Amendment), Variant = c.Gate },
        () => ObservationsCiteSections(c.Gate, c.Observations),
        step => new AmendmentObserved(c.Amendment, c.Gate, c.Observations) { Step = step, Postings = Cancellation.ReleaseOf(session.State.Amendments[c.Amendment]) });

    private static Decision WithdrawAmended(GrantSession session, WithdrawAmendment c) => session.Move(
        new ActOptions { Target = GrantState.AmendmentTarget(c.Amendment) },
        () => Reasoned(c.Reason),
        step => new AmendmentWithdrawn(c.Amendment, c.Reason) { Step = step, Postings = Cancellation.ReleaseOf(session.State.Amendments[c.Amendment]) });

    /// <summary>Puts the content in force: what Finance reserved is committed, what the plan no longer needs is free again, tranches no longer planned end.</summary>
    private static void Adopt(GrantSession session, AmendmentState amendment)
    {
        var (before, after) = (session.State, AmendmentInForce.Of(session.State, amendment));
        var target = GrantState.AmendmentTarget(amendment.Number);
        session.Emit(new AmendmentAdopted(amendment.Number, amendment.ContentHash)
        {
            Step = session.Automatic(target, "adopt", new ActOptions
            {
                AlsoMoved = after.Core.Positions.Where(p => before.Core.Positions.GetValueOrDefault(p.Key) != p.Value).ToDictionary(StringComparer.Ordinal),
                DateOf = (child, name) => GrantCalendar.DateOf(after, child, name),
            }),
            Postings = NullIfNone(
            [
                .. CaseLedger.Post(Account.Committed, Account.Reserved, amendment.Reserved, target),
                .. CaseLedger.Post(Account.Available, Account.Committed, AmendmentInForce.Decrease(before.Plan, after.Plan), target),
            ]),
        });
        foreach (var number in AmendmentInForce.Dropped(session.State))
        {
            TrancheCancellation.Cancel(session, number);
        }
    }

    private static IReadOnlyList<Posting>? Reserve(GrantState state, AmendmentState amendment) => NullIfNone(CaseLedger.Post(
        Account.Reserved,
        Account.Available,
        AmendmentInForce.Increase(state.Plan, PlanSections.Merge(state.Plan, amendment.Sections)),
        GrantState.AmendmentTarget(amendment.Number)));

    private static IReadOnlyList<Posting>? NullIfNone(IReadOnlyList<Posting> postings) => postings.Count == 0 ? null : postings;
}
