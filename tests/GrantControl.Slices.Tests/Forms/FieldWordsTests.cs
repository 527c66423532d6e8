using System.Text.Json;
using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Rounds;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Cases.Visits.History;
using GrantControl.Web;
using GrantControl.Web.Forms;

namespace GrantControl.Slices.Tests.Forms;

/// <summary>A field is told in one place: these fail for one without words, and for one that no event keeps.</summary>
public sealed class FieldWordsTests
{
    /// <summary>The event each command is kept by. A command that is not here has been forgotten.</summary>
    private static readonly Dictionary<Type, Type> KeptBy = new()
    {
        [typeof(PlanVisit)] = typeof(VisitPlanned),
        [typeof(RecordVisit)] = typeof(VisitRecorded),
        [typeof(AnswerAction)] = typeof(ActionAnswered),
        [typeof(ResolveAction)] = typeof(ActionResolved),
        [typeof(CancelVisit)] = typeof(VisitCancelled),
        [typeof(NoteVisit)] = typeof(VisitNoted),
        [typeof(FileComplaint)] = typeof(ComplaintFiled),
        [typeof(AcknowledgeComplaint)] = typeof(ComplaintAcknowledged),
        [typeof(LinkDuplicate)] = typeof(DuplicateLinked),
        [typeof(AssignComplaint)] = typeof(ComplaintAssigned),
        [typeof(ReferComplaint)] = typeof(ComplaintReferred),
        [typeof(DismissComplaint)] = typeof(ComplaintDismissed),
        [typeof(InvestigateComplaint)] = typeof(InvestigationStarted),
        [typeof(AskInfo)] = typeof(InfoAsked),
        [typeof(AnswerInfo)] = typeof(InfoAnswered),
        [typeof(ConcludeComplaint)] = typeof(ComplaintConcluded),
        [typeof(SendBackConclusion)] = typeof(ConclusionSentBack),
        [typeof(EntrustPlan)] = typeof(PlanEntrusted),
        [typeof(PlanCorrection)] = typeof(CorrectionPlanned),
        [typeof(ReturnPlan)] = typeof(PlanReturned),
        [typeof(VerifyCorrection)] = typeof(CorrectionVerified),
        [typeof(NotifyComplainant)] = typeof(ComplainantNotified),
        [typeof(ReopenComplaint)] = typeof(ComplaintReopened),
        [typeof(LinkCase)] = typeof(CaseLinked),
        [typeof(UnlinkCase)] = typeof(CaseUnlinked),
        [typeof(FreezeCase)] = typeof(CaseFrozen),
        [typeof(LiftFreeze)] = typeof(FreezeLifted),
        [typeof(RequestUnseal)] = typeof(UnsealRequested),
        [typeof(AnswerUnseal)] = typeof(UnsealAnswered),
        [typeof(OpenIdentity)] = typeof(IdentityOpened),
        [typeof(OpenGrant)] = typeof(GrantOpened),
        [typeof(SaveSections)] = typeof(SectionsSaved),
        [typeof(SubmitGrant)] = typeof(GrantSubmitted),
        [typeof(WithdrawGrant)] = typeof(GrantWithdrawn),
        [typeof(AdmitGrant)] = typeof(GrantAdmitted),
        [typeof(ClearGate)] = typeof(GateCleared),
        [typeof(ObserveGate)] = typeof(GateObserved),
        [typeof(ResubmitGrant)] = typeof(GrantResubmitted),
        [typeof(AuthorizeGrant)] = typeof(GrantAuthorized),
        [typeof(RejectGrant)] = typeof(GrantRejected),
        [typeof(SignGrant)] = typeof(GrantSigned),
        [typeof(ActivateGrant)] = typeof(GrantActivated),
        [typeof(SuspendGrant)] = typeof(GrantSuspended),
        [typeof(LiftSuspension)] = typeof(SuspensionLifted),
        [typeof(TerminateGrant)] = typeof(GrantEnded),
        [typeof(FileFinalReport)] = typeof(FinalReportFiled),
        [typeof(DetermineLiquidation)] = typeof(LiquidationDetermined),
        [typeof(RecordRefund)] = typeof(RefundRecorded),
        [typeof(DisallowExpense)] = typeof(ExpenseDisallowedLater),
        [typeof(EscalateDebt)] = typeof(DebtEscalated),
        [typeof(WriteOffDebt)] = typeof(DebtWrittenOff),
        [typeof(CloseGrant)] = typeof(GrantClosed),
        [typeof(ReopenGrant)] = typeof(GrantReopened),
        [typeof(RaiseFinding)] = typeof(FindingRaised),
        [typeof(ResolveFinding)] = typeof(FindingResolved),
        [typeof(FreezePayments)] = typeof(PaymentsFrozen),
        [typeof(UnfreezePayments)] = typeof(PaymentsUnfrozen),
        [typeof(CompensateDuties)] = typeof(DutiesCompensated),
        [typeof(ExpireDeadline)] = typeof(DeadlineMissed),
        [typeof(ProposeAmendment)] = typeof(AmendmentProposed),
        [typeof(ClearAmendment)] = typeof(AmendmentCleared),
        [typeof(ObserveAmendment)] = typeof(AmendmentObserved),
        [typeof(WithdrawAmendment)] = typeof(AmendmentWithdrawn),
        [typeof(RequestTranche)] = typeof(TrancheRequested),
        [typeof(VerifyTranche)] = typeof(TrancheVerified),
        [typeof(ApproveTranche)] = typeof(TrancheApproved),
        [typeof(ReturnTranche)] = typeof(TrancheReturned),
        [typeof(OrderTranche)] = typeof(TrancheOrdered),
        [typeof(ConfirmTranche)] = typeof(TranchePaid),
        [typeof(RejectPayment)] = typeof(PaymentRejected),
        [typeof(ReportTranche)] = typeof(TrancheReported),
        [typeof(AcceptTranche)] = typeof(TrancheAccepted),
        [typeof(ObserveTranche)] = typeof(TrancheObserved),
        [typeof(CorrectTranche)] = typeof(TrancheCorrected),
        [typeof(ImportBudget)] = typeof(BudgetImported),
        [typeof(ModifyBudget)] = typeof(BudgetModified),
        [typeof(TransferBudget)] = typeof(BudgetModified),
        [typeof(ImportVisits)] = typeof(VisitsImported),
        [typeof(ImportAssets)] = typeof(InventoryImported),
        [typeof(OpenDisposal)] = typeof(DisposalOpened),
        [typeof(SaveDisposal)] = typeof(DisposalSaved),
        [typeof(RequestDisposal)] = typeof(DisposalRequested),
        [typeof(WithdrawDisposal)] = typeof(DisposalWithdrawn),
        [typeof(VerifyAssets)] = typeof(AssetsVerified),
        [typeof(OpineAssets)] = typeof(AssetsOpined),
        [typeof(ValueAssets)] = typeof(AssetsValued),
        [typeof(RecommendDisposal)] = typeof(CommitteeVoted),
        [typeof(ReturnDisposal)] = typeof(DisposalReturned),
        [typeof(ClearDisposal)] = typeof(DisposalCleared),
        [typeof(AuthorizeDisposal)] = typeof(DisposalAuthorized),
        [typeof(RejectDisposal)] = typeof(DisposalRejected),
        [typeof(AssignDestination)] = typeof(DestinationAssigned),
        [typeof(RecordFailedAuction)] = typeof(AuctionFailed),
        [typeof(ExecuteDisposal)] = typeof(DisposalExecuted),
        [typeof(RemoveFromBooks)] = typeof(RemovedFromBooks),
        [typeof(CloseDisposal)] = typeof(DisposalClosed),
        [typeof(OfferCustody)] = typeof(CustodyOffered),
        [typeof(AcceptCustody)] = typeof(CustodyAccepted),
        [typeof(DeclineCustody)] = typeof(CustodyDeclined),
        [typeof(WithdrawCustody)] = typeof(CustodyWithdrawn),
        [typeof(OpenRound)] = typeof(RoundOpened),
        [typeof(CountAssets)] = typeof(AssetsCounted),
        [typeof(UncountAsset)] = typeof(AssetUncounted),
        [typeof(FinishCount)] = typeof(CountFinished),
        [typeof(RecountRound)] = typeof(RoundReopened),
        [typeof(SignRound)] = typeof(RoundSigned),
        [typeof(CancelRound)] = typeof(RoundCancelled),
        [typeof(CloseRound)] = typeof(RoundClosed),
        [typeof(OpenContract)] = typeof(ContractOpened),
        [typeof(SaveContract)] = typeof(ContractSaved),
        [typeof(RegisterContract)] = typeof(ContractRegistered),
        [typeof(ResubmitContract)] = typeof(ContractResubmitted),
        [typeof(WithdrawContract)] = typeof(ContractWithdrawn),
        [typeof(AnnulContract)] = typeof(ContractWithdrawn),
        [typeof(AppointAdministrator)] = typeof(AdministratorAppointed),
        [typeof(AcceptAppointment)] = typeof(AppointmentAccepted),
        [typeof(FileGuarantee)] = typeof(GuaranteesFiled),
        [typeof(CommitContract)] = typeof(ContractCommitted),
        [typeof(OrderStart)] = typeof(StartOrdered),
        [typeof(DeliverGoods)] = typeof(GoodsDelivered),
        [typeof(AcceptDelivery)] = typeof(DeliveryAccepted),
        [typeof(RejectDelivery)] = typeof(DeliveryRejected),
        [typeof(ProposeContractAmendment)] = typeof(ContractAmendmentProposed),
        [typeof(ClearContractAmendment)] = typeof(ContractAmendmentCleared),
        [typeof(DeclineContractAmendment)] = typeof(ContractAmendmentDeclined),
        [typeof(AdoptContractAmendment)] = typeof(ContractAmendmentAdopted),
        [typeof(WithdrawContractAmendment)] = typeof(ContractAmendmentWithdrawn),
        [typeof(ReportDelay)] = typeof(DelayReported),
        [typeof(HearSupplier)] = typeof(SupplierHeard),
        [typeof(ImposePenalty)] = typeof(PenaltyImposed),
        [typeof(WaivePenalty)] = typeof(PenaltyWaived),
        [typeof(SuspendContract)] = typeof(ContractSuspended),
        [typeof(ResumeContract)] = typeof(ContractResumed),
        [typeof(ReceiveProvisionally)] = typeof(ReceivedProvisionally),
        [typeof(ReceiveFinally)] = typeof(ReceivedFinally),
        [typeof(TerminateContract)] = typeof(ContractTerminated),
        [typeof(EvaluateSupplier)] = typeof(SupplierEvaluated),
        [typeof(CollectFromSupplier)] = typeof(CollectedFromSupplier),
        [typeof(SettleContract)] = typeof(ContractSettled),
        [typeof(ReleaseRetention)] = typeof(RetentionReleased),
        [typeof(ReleaseGuarantee)] = typeof(GuaranteeReleased),
        [typeof(CloseContract)] = typeof(ContractClosed),
        [typeof(ReopenContract)] = typeof(ContractReopened),
    };

    /// <summary>Fields an event keeps under another name, or that need not be kept, each with the reason.</summary>
    private static readonly Dictionary<(Type Command, string Field), string> Otherwise = new()
    {
        [(typeof(SaveSections), "general")] = "kept within sections",
        [(typeof(SaveSections), "results")] = "kept within sections",
        [(typeof(SaveSections), "activities")] = "kept within sections",
        [(typeof(SaveSections), "budget")] = "kept within sections",
        [(typeof(SaveSections), "tranches")] = "kept within sections",
        [(typeof(ProposeAmendment), "general")] = "kept within sections",
        [(typeof(ProposeAmendment), "results")] = "kept within sections",
        [(typeof(ProposeAmendment), "activities")] = "kept within sections",
        [(typeof(ProposeAmendment), "budget")] = "kept within sections",
        [(typeof(ProposeAmendment), "tranches")] = "kept within sections",
        [(typeof(ClearAmendment), "amendment")] = "kept as number",
        [(typeof(ObserveAmendment), "amendment")] = "kept as number",
        [(typeof(WithdrawAmendment), "amendment")] = "kept as number",
        [(typeof(ResolveFinding), "finding")] = "kept as number",
        [(typeof(VerifyTranche), "visit")] = "a document of the step; the event keeps that the visit was made",
        [(typeof(OrderTranche), "items")] = "proves the total, which is kept; the items of other cases are theirs",
        [(typeof(AcceptAppointment), "noConflict")] = "accepting says it; without it nothing is accepted",
        [(typeof(ProposeContractAmendment), "ends")] = "kept within content",
        [(typeof(ProposeContractAmendment), "items")] = "kept within content",
        [(typeof(ProposeContractAmendment), "deliverables")] = "kept within content",
        [(typeof(ProposeContractAmendment), "payments")] = "kept within content",
        [(typeof(ProposeContractAmendment), "dueDates")] = "kept within content",
        [(typeof(ProposeContractAmendment), "guarantees")] = "kept within content",
        [(typeof(ClearContractAmendment), "amendment")] = "kept as number",
        [(typeof(DeclineContractAmendment), "amendment")] = "kept as number",
        [(typeof(AdoptContractAmendment), "amendment")] = "kept as number",
        [(typeof(WithdrawContractAmendment), "amendment")] = "kept as number",
        [(typeof(HearSupplier), "penalty")] = "kept as number",
        [(typeof(ImposePenalty), "penalty")] = "kept as number",
        [(typeof(WaivePenalty), "penalty")] = "kept as number",
        [(typeof(TransferBudget), "from")] = "kept as two changes",
        [(typeof(TransferBudget), "to")] = "kept as two changes",
        [(typeof(TransferBudget), "amount")] = "kept as two changes",
    };

    public static TheoryData<string, string> Commands()
    {
        var data = new TheoryData<string, string>();
        foreach (var (kind, command) in Installed.Kinds.SelectMany(k => k.Commands.All.Keys.Select(c => (k.Kind, c))))
        {
            data.Add(kind, command);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_field_of_a_command_has_words_in_both_languages(string kind, string command)
    {
        Walk(FormDefinition.Of(TypeOf(kind, command)).Fields, command);

        static void Walk(IReadOnlyList<FormField> fields, string path)
        {
            foreach (var field in fields)
            {
                field.Label.Es.Should().NotBe(field.Name, $"{path}.{field.Name} needs [Field]");
                field.Label.Es.Should().NotBeNullOrWhiteSpace();
                field.Label.En.Should().NotBeNullOrWhiteSpace();
                field.Options.Where(o => o.Label.Es == o.Value).Should().BeEmpty($"every value of {path}.{field.Name} needs [Field]");
                Walk(field.Fields, $"{path}.{field.Name}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Every_field_of_a_command_is_kept_by_its_event(string kind, string command)
    {
        var type = TypeOf(kind, command);
        KeptBy.Should().ContainKey(type, "a new command is told here which event keeps it");
        var kept = KeptBy[type].GetProperties().Select(p => JsonNamingPolicy.CamelCase.ConvertName(p.Name)).ToHashSet(StringComparer.Ordinal);

        foreach (var field in FormDefinition.Of(type).Fields.Where(f => f.Kind != FieldKind.Documents))
        {
            (kept.Contains(field.Name) || Otherwise.ContainsKey((type, field.Name))).Should().BeTrue($"{KeptBy[type].Name} must keep {command}.{field.Name}, or the reason stands here");
        }
    }

    [Fact]
    public void History_calls_a_field_what_its_form_called_it()
    {
        FieldWords.Of(GrantKind.Instance, "suspend", "remedyBy")!.Label.Es.Should().Be("Plazo para subsanar, hasta el");
        FieldWords.Of(GrantKind.Instance, "report-tranche", "lines[2].invoiceNumber")!.Label.En.Should().Be("Invoice number");
        FieldWords.Of(GrantKind.Instance, null, "bankReference")!.Label.Es.Should().Be("Referencia bancaria");
        FieldWords.Value(FieldWords.Of(GrantKind.Instance, "terminate", "ground")!, "force-majeure")!.Es.Should().Be("Fuerza mayor");
        FieldWords.Of(GrantKind.Instance, null, "nada").Should().BeNull();
    }

    private static Type TypeOf(string kind, string command) => Installed.Kinds.Single(k => k.Kind == kind).Commands.All[command];
}
