using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Tranches;

/// <summary>From the request to its verification.</summary>
internal static class TrancheRequests
{
    public static Decision Request<TState>(CaseSession<TState> session, RequestTranche command)
        where TState : CaseState, ITrancheCase => session.Move(
        new ActOptions { Target = TrancheWorkflow.Target(command.Tranche), Documents = command.Documents },
        step => new TrancheRequested(command.Tranche) { Step = step });

    /// <summary>
    /// Evidence cited before a return of the same tranche may be cited again: it is the same evidence of the same thing, and
    /// only what is new goes to guard D.
    /// </summary>
    public static Decision Verify<TState>(CaseSession<TState> session, VerifyTranche command)
        where TState : CaseState, ITrancheCase
    {
        var target = TrancheWorkflow.Target(command.Tranche);
        var tranche = session.State.Tranches.GetValueOrDefault(command.Tranche);
        var cited = command.Evidence
            .Select((e, i) => (e.Precondition, e.Document, Path: $"evidence[{i}].document"))
            .Where(e => tranche?.Evidence.GetValueOrDefault(e.Precondition) != e.Document.Sha256)
            .Select(e => (e.Document, e.Path))
            .ToList();
        if (command.Visit is { } visit && !session.State.Core.Documents.Any(u => u.Sha256 == visit.Sha256 && u.Type == visit.Type && u.Target == target))
        {
            cited.Add((visit, "visit"));
        }

        var (step, refusal) = session.Act(new ActOptions { Target = target, Documents = [.. cited.Select(c => c.Document)] });
        if ((refusal ?? Verified(session.State, command, step!)) is { } refused)
        {
            return Decision.Reject(refused).Citing([.. cited.Select(c => c.Path)]);
        }

        session.Emit(new TrancheVerified(command.Tranche, step!.Part, command.Evidence, tranche!.Visited || command.Visit is not null || session.Core.Visits.MadeSince(tranche.RequestedOn)) { Step = step });
        return session.Accept();
    }

    public static Decision Return<TState>(CaseSession<TState> session, ReturnTranche command)
        where TState : CaseState, ITrancheCase => session.Move(
        new ActOptions { Target = TrancheWorkflow.Target(command.Tranche) },
        () => Oversight.Reasoned(command.Reason),
        step => new TrancheReturned(command.Tranche, command.Reason) { Step = step });

    /// <summary>The first to verify brings the evidence of every precondition; the visit is made before control agrees: one recorded since the
    /// request, or a report of it.</summary>
    private static Rejection? Verified(ITrancheCase state, VerifyTranche command, Step step)
    {
        var tranche = state.Tranches[command.Tranche];
        var fields = new FieldCheck();
        for (var i = 0; i < command.Evidence.Count; i++)
        {
            var met = command.Evidence[i];
            fields.That(met.Precondition >= 1 && met.Precondition <= tranche.Plan.Preconditions.Count, $"evidence[{i}].precondition", "El desembolso no tiene esa condición.", "The tranche has no such precondition.");
            fields.That(command.Evidence.Take(i).All(e => e.Precondition != met.Precondition), $"evidence[{i}].precondition", "La condición está repetida.", "The precondition stands twice.");
            fields.That(met.Document.Type == DocumentType.PreconditionEvidence, $"evidence[{i}].document.type", "Debe ser evidencia de condición previa.", "It must be precondition evidence.");
        }

        fields.That(command.Visit is null || command.Visit.Type == DocumentType.VisitReport, "visit.type", "Debe ser un informe de visita.", "It must be a visit report.");
        if (fields.Refusal(TrancheRules.PreconditionsEvidenced) is { } wrong)
        {
            return wrong;
        }

        var first = step.Part == state.Table.Verifiers[0].Id;
        var missing = Enumerable.Range(1, tranche.Plan.Preconditions.Count).Where(p => first && command.Evidence.All(e => e.Precondition != p)).ToList();
        if (missing.Count > 0)
        {
            var names = string.Join("; ", missing.Select(p => tranche.Plan.Preconditions[p - 1]));
            return Refuse.With(Codes.DocumentMissing, TrancheRules.PreconditionsEvidenced, $"Falta evidencia de: {names}.", $"Evidence is missing of: {names}.");
        }

        return first || !tranche.Plan.VisitRequired || tranche.Visited || command.Visit is not null || state.Core.Visits.MadeSince(tranche.RequestedOn) ? null
            : Refuse.With(Codes.DocumentMissing, TrancheRules.VisitMade, "Falta la visita de campo: regístrela, o adjunte su informe.", "The field visit is missing: record it, or attach its report.");
    }
}
