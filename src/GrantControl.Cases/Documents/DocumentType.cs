using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Documents;

/// <summary>
/// The documents rows of the workflows ask for. A standing document of an organisation (its statutes) may serve in several of
/// its own cases; any other document is evidence of one act and is refused when it was used before.
/// </summary>
public sealed record DocumentType(string Id, Label Label, bool Standing = false)
{
    public const string Statutes = "statutes";
    public const string Registration = "registration";
    public const string Solvency = "solvency";
    public const string LegalOpinion = "legal-opinion";
    public const string FinancialOpinion = "financial-opinion";
    public const string ControlOpinion = "control-opinion";
    public const string AuthorisationResolution = "authorisation-resolution";
    public const string SignedAgreement = "signed-agreement";
    public const string BankAccountCertificate = "bank-account-certificate";
    public const string Guarantee = "guarantee";
    public const string AmendmentJustification = "amendment-justification";
    public const string RemedyVerification = "remedy-verification";
    public const string PaymentRequest = "payment-request";
    public const string PreconditionEvidence = "precondition-evidence";
    public const string VisitReport = "visit-report";
    public const string PaymentOrder = "payment-order";
    public const string BankFile = "bank-file";
    public const string FinancialReport = "financial-report";
    public const string ExpenseEvidence = "expense-evidence";
    public const string FinalReport = "final-report";
    public const string LiquidationRecord = "liquidation-record";
    public const string RefundReceipt = "refund-receipt";
    public const string AuditFinding = "audit-finding";
    public const string FindingEvidence = "finding-evidence";
    public const string CompensatingControl = "compensating-control";
    public const string BudgetResolution = "budget-resolution";
    public const string AssetPhoto = "asset-photo";
    public const string VerificationRecord = "verification-record";
    public const string TechnicalOpinion = "technical-opinion";
    public const string ValuationReport = "valuation-report";
    public const string CommitteeMinutes = "committee-minutes";
    public const string VehicleTaxClearance = "vehicle-tax-clearance";
    public const string VehicleRegistration = "vehicle-registration";
    public const string AuctionTerms = "auction-terms";
    public const string BarterAppraisal = "barter-appraisal";
    public const string DonationRequest = "donation-request";
    public const string TransferAcceptance = "transfer-acceptance";
    public const string DestructionPlan = "destruction-plan";
    public const string AuctionRecord = "auction-record";
    public const string DisposalMinutes = "disposal-minutes";
    public const string DepositSlip = "deposit-slip";
    public const string BarterContract = "barter-contract";
    public const string ReceptionRecord = "reception-record";
    public const string DestructionCertificate = "destruction-certificate";
    public const string VisitPhoto = "visit-photo";
    public const string ActionEvidence = "action-evidence";
    public const string AwardResolution = "award-resolution";
    public const string AppointmentNotice = "appointment-notice";
    public const string InterestDeclaration = "interest-declaration";
    public const string StartOrder = "start-order";
    public const string DeliveryNote = "delivery-note";
    public const string DelayReport = "delay-report";
    public const string HearingRecord = "hearing-record";
    public const string PenaltyResolution = "penalty-resolution";
    public const string SuspensionRecord = "suspension-record";
    public const string ResumptionRecord = "resumption-record";
    public const string GuaranteeClaim = "guarantee-claim";
    public const string GuaranteeReleaseLetter = "guarantee-release";
    public const string ComplaintEvidence = "complaint-evidence";
    public const string InvestigationReport = "investigation-report";
    public const string CorrectiveEvidence = "corrective-evidence";
    public const string Other = "other";

    public static IReadOnlyDictionary<string, DocumentType> All { get; } = new DocumentType[]
    {
        new(Statutes, new("Estatutos", "Statutes"), true),
        new(Registration, new("Constancia de registro", "Registration"), true),
        new(Solvency, new("Solvencia fiscal", "Tax solvency"), true),
        new(LegalOpinion, new("Dictamen jurídico", "Legal opinion")),
        new(FinancialOpinion, new("Dictamen financiero", "Financial opinion")),
        new(ControlOpinion, new("Dictamen de control interno", "Internal control opinion")),
        new(AuthorisationResolution, new("Resolución de autorización", "Authorisation resolution")),
        new(SignedAgreement, new("Convenio suscrito", "Signed agreement")),
        new(BankAccountCertificate, new("Certificación de cuenta bancaria", "Bank account certificate")),
        new(Guarantee, new("Garantía", "Guarantee")),
        new(AmendmentJustification, new("Justificación de la modificación", "Amendment justification")),
        new(RemedyVerification, new("Verificación de la subsanación", "Remedy verification")),
        new(PaymentRequest, new("Solicitud de desembolso", "Payment request")),
        new(PreconditionEvidence, new("Evidencia de condición previa", "Precondition evidence")),
        new(VisitReport, new("Informe de visita", "Visit report")),
        new(PaymentOrder, new("Orden de pago", "Payment order")),
        new(BankFile, new("Archivo del banco", "Bank file")),
        new(FinancialReport, new("Informe financiero", "Financial report")),
        new(ExpenseEvidence, new("Comprobante de gasto", "Expense evidence")),
        new(FinalReport, new("Informe final", "Final report")),
        new(LiquidationRecord, new("Acta de liquidación", "Liquidation record")),
        new(RefundReceipt, new("Comprobante de reintegro", "Refund receipt")),
        new(AuditFinding, new("Hallazgo de auditoría", "Audit finding")),
        new(FindingEvidence, new("Evidencia de cierre de hallazgo", "Evidence closing a finding")),
        new(CompensatingControl, new("Control compensatorio firmado", "Signed compensating control")),
        new(BudgetResolution, new("Resolución de modificación presupuestaria", "Budget modification resolution")),
        new(AssetPhoto, new("Fotografía de los bienes", "Photo of the assets")),
        new(VerificationRecord, new("Acta de verificación física", "Record of physical verification")),
        new(TechnicalOpinion, new("Dictamen técnico", "Technical opinion")),
        new(ValuationReport, new("Informe de valúo", "Valuation report")),
        new(CommitteeMinutes, new("Acta del comité", "Committee minutes")),
        new(VehicleTaxClearance, new("Solvencia fiscal del vehículo", "Tax clearance of the vehicle")),
        new(VehicleRegistration, new("Tarjeta de circulación y título", "Vehicle registration papers")),
        new(AuctionTerms, new("Bases de la subasta", "Terms of the auction")),
        new(BarterAppraisal, new("Valúo de lo que se recibe en permuta", "Appraisal of what is received by barter")),
        new(DonationRequest, new("Solicitud del donatario", "Request of the donee")),
        new(TransferAcceptance, new("Aceptación de la unidad que recibe", "Acceptance by the receiving unit")),
        new(DestructionPlan, new("Plan de destrucción", "Destruction plan")),
        new(AuctionRecord, new("Acta de subasta", "Record of the auction")),
        new(DisposalMinutes, new("Acta de descargo", "Disposal minutes")),
        new(DepositSlip, new("Comprobante de depósito", "Deposit slip")),
        new(BarterContract, new("Contrato de permuta", "Barter contract")),
        new(ReceptionRecord, new("Acta de recepción", "Record of reception")),
        new(DestructionCertificate, new("Certificado de destrucción", "Destruction certificate")),
        new(VisitPhoto, new("Fotografía de la visita", "Photo of the visit")),
        new(ActionEvidence, new("Evidencia de acción correctiva", "Evidence of a corrective action")),
        new(AwardResolution, new("Resolución de adjudicación y contrato", "Award resolution and contract")),
        new(AppointmentNotice, new("Nombramiento notificado", "Appointment, notified")),
        new(InterestDeclaration, new("Declaración de no tener conflicto de interés", "Declaration of no conflict of interest")),
        new(StartOrder, new("Orden de inicio", "Start order")),
        new(DeliveryNote, new("Nota de entrega del proveedor", "Supplier's delivery note")),
        new(DelayReport, new("Informe de atraso", "Report of delay")),
        new(HearingRecord, new("Acta de audiencia al proveedor", "Record of the hearing")),
        new(PenaltyResolution, new("Resolución de multa", "Resolution on the penalty")),
        new(SuspensionRecord, new("Acta de suspensión", "Record of suspension")),
        new(ResumptionRecord, new("Acta de reanudación", "Record of resumption")),
        new(GuaranteeClaim, new("Reclamo de la garantía", "Claim of the guarantee")),
        new(GuaranteeReleaseLetter, new("Liberación de la garantía", "Release of the guarantee")),
        new(ComplaintEvidence, new("Evidencia de la denuncia", "Evidence of the complaint")),
        new(InvestigationReport, new("Informe de investigación", "Investigation report")),
        new(CorrectiveEvidence, new("Evidencia de la corrección", "Evidence of the correction")),
        new(Other, new("Otro documento", "Other document")),
    }.ToDictionary(t => t.Id, StringComparer.Ordinal);
}
