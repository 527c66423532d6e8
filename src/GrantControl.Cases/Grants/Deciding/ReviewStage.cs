using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision Admit(GrantSession session, AdmitGrant c) => session.Move(
        new ActOptions(),
        () => NotSanctioned(session.Envelope.Facts.Organisation) ?? NoOverdueLiquidation(session.Envelope.Facts.Organisation!) ?? Note(c.Note),
        step => new GrantAdmitted(c.Note) { Step = step });

    /// <summary>A gate clears the content as it stands. Finance reserves the whole plan in the same event, so that neither exists without the other.</summary>
    private static Decision Clear(GrantSession session, ClearGate c) => KnownGate(c.Gate) ?? session.Move(
        new ActOptions { Variant = c.Gate, Documents = c.Documents },
        () => Note(c.Note),
        step => new GateCleared(c.Gate, session.State.ContentHash, c.Note)
        {
            Step = step,
            Postings = c.Gate == Gate.Finance ? GrantLedger.Reserve(session.State.Plan) : null,
        });

    private static Decision Observe(GrantSession session, ObserveGate c) => KnownGate(c.Gate) ?? session.Move(
        new ActOptions { Variant = c.Gate },
        () => ObservationsCiteSections(c.Gate, c.Observations),
        step =>
        {
            var first = session.State.Observations.Length + 1;
            return new GateObserved(c.Gate, [.. c.Observations.Select((o, i) => new Observation(first + i, c.Gate, o.Section, o.Text, session.Envelope.Actor.Person))]) { Step = step };
        });

    /// <summary>
    /// Reopens the gates that watch a section changed since the last presentation; the others carry their clearance over, so
    /// that all of them stand on one content. A reservation falls with Finance's clearance.
    /// </summary>
    private static Decision Resubmit(GrantSession session, ResubmitGrant c)
    {
        var state = session.State;
        var changed = PlanSections.ChangedSince(state.Presented, state.Sections);
        var reopened = GrantWorkflow.Definition.Gates.Where(g => state.Clearances.ContainsKey(g.Id) && g.Watches.Intersect(changed).Any()).Select(g => g.Id).ToList();
        return session.Move(
            new ActOptions { ChangedSections = changed },
            () => EveryObservationAnswered(state, c.Answers),
            step => new GrantResubmitted(c.Answers, changed, reopened, state.ContentHash)
            {
                Step = step,
                Postings = reopened.Contains(Gate.Finance) ? ReleaseReservation(session) : null,
            });
    }

    /// <summary>One event an act: each member of the committee above the threshold, then the head of the institution.</summary>
    private static Decision Authorize(GrantSession session, AuthorizeGrant c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => Note(c.Note),
        step => new GrantAuthorized(session.State.ContentHash, c.Note) { Step = step });

    private static Decision RejectPlan(GrantSession session, RejectGrant c) => session.Move(
        new ActOptions(),
        () => Reasoned(c.Reason),
        step => new GrantRejected(c.Reason) { Step = step, Postings = ReleaseReservation(session) });

    private static Rejection? NoOverdueLiquidation(OrganisationFacts facts) => facts.OverdueLiquidations > 0
        ? Refuse.With(
            Codes.Blocked,
            GrantRules.NoOverdueLiquidation,
            $"La organización tiene liquidaciones vencidas: {facts.OverdueLiquidations}.",
            $"The organisation has overdue liquidations: {facts.OverdueLiquidations}.")
        : null;

    private static Decision? KnownGate(string gate) => GrantWorkflow.Definition.Gates.Any(g => g.Id == gate)
        ? null
        : Decision.Reject(Refuse.Field(GrantRules.FieldsValid, "gate", "No existe ese visto bueno.", "There is no such gate."));

    private static Rejection? Note(string? note) => new FieldCheck().Optional("note", note).Refusal();

    /// <summary>Each observation hangs on a section its gate watches, so that correcting that section opens the gate again.</summary>
    private static Rejection? ObservationsCiteSections(string gate, IReadOnlyList<ObservationMade> observations)
    {
        var watched = GrantWorkflow.Definition.Gates.First(g => g.Id == gate).Watches;
        return new FieldCheck()
            .Each("observations", observations, 1, 100, (c, path, o) => c
                .That(watched.Contains(o.Section), $"{path}.section", $"Cite una sección que este visto bueno revisa: {string.Join(", ", watched)}.", $"Cite a section this gate watches: {string.Join(", ", watched)}.")
                .Text($"{path}.text", o.Text))
            .Refusal(GrantRules.ObservationsCiteSections);
    }

    private static Rejection? EveryObservationAnswered(GrantState state, IReadOnlyList<ObservationAnswered> answers)
    {
        var open = state.Observations.Where(o => o.Answer is null).Select(o => o.Number).ToHashSet();
        var check = new FieldCheck().Each("answers", answers, 0, 1_000, (c, path, answer) => c
            .That(open.Contains(answer.Observation), $"{path}.observation", "Esa observación no está pendiente.", "That observation is not open.")
            .Text($"{path}.text", answer.Text));
        open.ExceptWith(answers.Select(a => a.Observation));
        return check
            .That(open.Count == 0, "answers", $"Falta responder: {string.Join(", ", open.Order())}.", $"Still to be answered: {string.Join(", ", open.Order())}.")
            .That(answers.DistinctBy(a => a.Observation).Count() == answers.Count, "answers", "Una observación se responde una vez.", "An observation is answered once.")
            .Refusal(GrantRules.EveryObservationAnswered);
    }
}
