using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>What a complaint decides: a pure function of its state and one command. Each file beside this one holds one stage.</summary>
public static partial class ComplaintDecider
{
    public static Decision Decide(ComplaintState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        if (state.Version == 0 && envelope.Command is not FileComplaint)
        {
            return Refuse.With(Codes.NotFound, "case", "No existe ese caso.", "There is no such case.");
        }

        var session = new ComplaintSession(state, envelope, engine);
        return envelope.Command switch
        {
            FileComplaint c => File(session, c),
            AcknowledgeComplaint c => Acknowledge(session, c),
            LinkDuplicate c => Duplicate(session, c),
            AssignComplaint c => Assign(session, c),
            ReferComplaint c => Refer(session, c),
            DismissComplaint c => Dismiss(session, c),
            InvestigateComplaint c => Investigate(session, c),
            AskInfo c => Ask(session, c),
            AnswerInfo c => Answer(session, c),
            ConcludeComplaint c => Conclude(session, c),
            SendBackConclusion c => SendBack(session, c),
            EntrustPlan c => Entrust(session, c),
            PlanCorrection c => Plan(session, c),
            ReturnPlan c => ReturnPlan(session, c),
            VerifyCorrection c => Verify(session, c),
            NotifyComplainant c => Notify(session, c),
            ReopenComplaint c => Reopen(session, c),
            LinkCase c => Link(session, c),
            UnlinkCase c => Unlink(session, c),
            FreezeCase c => Freeze(session, c),
            LiftFreeze c => Lift(session, c),
            RequestUnseal c => RequestUnseal(session, c),
            AnswerUnseal c => AnswerUnseal(session, c),
            OpenIdentity => LookAtIdentity(session),
            ExpireDeadline c => Oversight.Expire(session, ComplaintWorkflow.Definition, c, (trigger, _) => Lapse(session, trigger)),
            _ => throw new InvalidOperationException($"No decision for {envelope.Command.GetType().Name}."),
        };
    }

    /// <summary>Evidence that whoever complained brings: cited well, few, and none twice. Another complaint may cite it as well.</summary>
    private static FieldCheck Evidence(this FieldCheck check, string path, IReadOnlyList<DocumentCited> evidence) => check
        .Each(path, evidence, 0, ComplaintPolicy.MaxEvidence, static (c, at, d) => c.That(
            Authority.Evidence.IsWellCited(d) && d.Type == Documents.DocumentType.ComplaintEvidence, at, "Documento mal citado.", "Badly cited document."))
        .Unique(path, evidence.Select(static d => d.Sha256));

    private static Rejection? AnswerPublic(string answer) => new FieldCheck().Text("answer", answer).Refusal(ComplaintRules.AnswerPublic);
}
