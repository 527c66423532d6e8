using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

public static partial class ComplaintDecider
{
    private static readonly IReadOnlyList<string> PlanningRoles =
        [.. ComplaintWorkflow.Definition.Transitions.First(static t => t.Id == "plan").Parts[0].Roles];

    private static Decision Entrust(ComplaintSession session, EntrustPlan c)
    {
        session.Ahead = session.State with { Entrusted = c.Person };
        return session.MoveFor(
            Role.Control,
            new ActOptions(),
            () => new FieldCheck().Fits(session, "person", c.Person, PlanningRoles).Refusal(ComplaintRules.PeopleFit),
            step => new PlanEntrusted(c.Person) { Step = step });
    }

    private static Decision Plan(ComplaintSession session, PlanCorrection c) => session.Move(
        new ActOptions { DateOf = (_, name) => name == ComplaintWorkflow.PlanEnd && c.Measures.Count > 0 ? c.Measures.Max(static m => m.Due) : null },
        () => new FieldCheck()
            .Each("measures", c.Measures, 1, ComplaintPolicy.MaxMeasures, (f, path, m) => f
                .Text($"{path}.text", m.Text)
                .That(m.Due > session.Today && m.Due <= session.Today.AddDays(ComplaintPolicy.LongestPlanDays), $"{path}.due", "La fecha es de mañana a un año.", "The date lies between tomorrow and a year from now."))
            .Refusal(ComplaintRules.PlanDated),
        step => new CorrectionPlanned(c.Measures) { Step = step });

    private static Decision ReturnPlan(ComplaintSession session, ReturnPlan c) => session.MoveFor(
        Role.Control, new ActOptions(), () => Oversight.Reasoned(c.Reason), step => new PlanReturned(c.Reason) { Step = step });

    private static Decision Verify(ComplaintSession session, VerifyCorrection c) => session.MoveFor(
        Role.Control, new ActOptions { Documents = c.Documents }, () => Oversight.Reasoned(c.Text, "text"), step => new CorrectionVerified(c.Text) { Step = step });

    private static Decision Notify(ComplaintSession session, NotifyComplainant c) => session.MoveFor(
        Role.Intake,
        new ActOptions(),
        () => AnswerPublic(c.Answer),
        step => new ComplainantNotified(c.Answer) { Step = step });

    private static Decision Reopen(ComplaintSession session, ReopenComplaint c) => session.Move(
        new ActOptions(),
        () => Oversight.Reasoned(c.Reason) ?? NewEvidence(session.State, c.Evidence),
        step => new ComplaintReopened(c.Reason, c.Evidence) { Step = step });

    private static Rejection? NewEvidence(ComplaintState state, IReadOnlyList<DocumentCited> evidence) => new FieldCheck()
        .Evidence("evidence", evidence)
        .That(evidence.Any(d => state.Evidence.All(e => e.Sha256 != d.Sha256)), "evidence", "Hace falta evidencia que no se había presentado.", "Evidence that was not brought before is needed.")
        .Refusal(ComplaintRules.NewEvidence);
}
