using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Complaints;

/// <summary>The words of a complaint in the journal and in the interface. A name once used is never given to anything else.</summary>
internal static class ComplaintCatalog
{
    public static EventCatalog Events() => new EventCatalog()
        .Add<ComplaintFiled>("complaint.filed/1")
        .Add<ComplaintAcknowledged>("complaint.acknowledged/1")
        .Add<DuplicateLinked>("complaint.duplicate-linked/1")
        .Add<ComplaintAssigned>("complaint.assigned/1")
        .Add<ComplaintReferred>("complaint.referred/1")
        .Add<ComplaintDismissed>("complaint.dismissed/1")
        .Add<InvestigationStarted>("complaint.investigation-started/1")
        .Add<InfoAsked>("complaint.info-asked/1")
        .Add<InfoAnswered>("complaint.info-answered/1")
        .Add<InfoLapsed>("complaint.info-lapsed/1")
        .Add<ComplaintConcluded>("complaint.concluded/1")
        .Add<ConclusionSentBack>("complaint.conclusion-sent-back/1")
        .Add<PlanEntrusted>("complaint.plan-entrusted/1")
        .Add<CorrectionPlanned>("complaint.correction-planned/1")
        .Add<PlanReturned>("complaint.plan-returned/1")
        .Add<CorrectionVerified>("complaint.correction-verified/1")
        .Add<ComplainantNotified>("complaint.notified/1")
        .Add<ComplaintReopened>("complaint.reopened/1")
        .Add<CaseLinked>("complaint.case-linked/1")
        .Add<CaseUnlinked>("complaint.case-unlinked/1")
        .Add<CaseFrozen>("complaint.case-frozen/1")
        .Add<FreezeLifted>("complaint.freeze-lifted/1")
        .Add<UnsealRequested>("complaint.unseal-requested/1")
        .Add<UnsealAnswered>("complaint.unseal-answered/1")
        .Add<IdentityOpened>("complaint.identity-opened/1")
        .Add<DeadlineMissed>("complaint.deadline-missed/1");

    public static CommandCatalog Commands() => new CommandCatalog()
        .Add<FileComplaint>("file")
        .Add<AcknowledgeComplaint>("acknowledge")
        .Add<LinkDuplicate>("link-duplicate")
        .Add<AssignComplaint>("assign")
        .Add<ReferComplaint>("refer")
        .Add<DismissComplaint>("dismiss")
        .Add<InvestigateComplaint>("investigate")
        .Add<AskInfo>("ask-info")
        .Add<AnswerInfo>("answer")
        .Add<ConcludeComplaint>("conclude")
        .Add<SendBackConclusion>("send-back")
        .Add<EntrustPlan>("entrust")
        .Add<PlanCorrection>("plan")
        .Add<ReturnPlan>("return-plan")
        .Add<VerifyCorrection>("verify")
        .Add<NotifyComplainant>("notify")
        .Add<ReopenComplaint>("reopen")
        .Add<LinkCase>("link")
        .Add<UnlinkCase>("unlink")
        .Add<FreezeCase>("freeze")
        .Add<LiftFreeze>("lift-freeze")
        .Add<RequestUnseal>("request-unseal")
        .Add<AnswerUnseal>("answer-unseal")
        .Add<OpenIdentity>("open-identity")
        .Add<ExpireDeadline>("expire");
}
