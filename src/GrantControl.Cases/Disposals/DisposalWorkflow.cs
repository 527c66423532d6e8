using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Workflows;
using static GrantControl.Cases.Disposals.DisposalStates;

namespace GrantControl.Cases.Disposals;

/// <summary>
/// What may happen to a disposal of assets (Descargo). One row here is one row of the table in workflows.md; terms marked
/// there with an asterisk, and the three the table leaves open, are defaults a legal office confirms.
/// </summary>
public static class DisposalWorkflow
{
    /// <summary>An auction that failed and may be held again; one after which the goods need another destination.</summary>
    public const string Again = "again";
    public const string Elsewhere = "elsewhere";

    /// <summary>Who returns a case: the committee as a body, or the lawyer alone.</summary>
    public const string ByCommittee = "committee";
    public const string ByLegal = "legal";

    private static readonly Part Keeper = Of("custodian", Role.Custodian, DisposalDuty.Keep);
    private static readonly Part Inspector = Of("property", Role.Property, DisposalDuty.Inspect);
    private static readonly Part Witness = Of("audit", Role.Audit, DisposalDuty.Witness);
    internal static readonly Part Lawyer = Of("legal", Role.Legal, DisposalDuty.ReviewLegal);
    private static readonly Part Authority = Of("authority", Role.Authority, DisposalDuty.Authorise);
    private static readonly Part Oversight = new("oversight", [Role.Control, Role.Audit], null, Role.Labels[Role.Control]);

    public static WorkflowDefinition Definition { get; } = new("disposal", 1, new("Descargo de bienes", "Asset disposal"), Draft)
    {
        Opening = Keeper,
        States = All,
        Gates = DisposalGate.All,
        Sections = DisposalGate.Sections,
        DutyLabels = DisposalDuty.Labels,
        IncompatibleDuties = [DisposalDuty.All],
        Transitions = [.. Request, .. Judgement, .. Decision, .. Outcome, .. Findings],
    };

    private static IEnumerable<Transition> Request =>
    [
        new("save-draft", "save", new("Guardar solicitud", "Save request"), [Draft], Draft)
        {
            Parts = [Keeper], Guards = Guards.Human, ChangesContent = true, Rules = [DisposalRules.AssetsRegistered],
        },
        new("save-returned", "save", new("Guardar solicitud", "Save request"), [Returned], Returned)
        {
            Parts = [Keeper], Guards = Guards.Human, ChangesContent = true, Rules = [DisposalRules.AssetsRegistered],
        },
        new("request", "request", new("Solicitar", "Request"), [Draft], Requested)
        {
            Parts = [Keeper], Documents = [DocumentType.AssetPhoto], Rules = [DisposalRules.AssetFree], Deadline = Days(30, Role.Custodian, Role.Property),
        },
        new("request-again", "request", new("Solicitar de nuevo", "Request again"), [Returned], Requested)
        {
            Parts = [Keeper], ReopensAll = true, Documents = [DocumentType.AssetPhoto], Rules = [DisposalRules.AssetFree], Deadline = Days(10, Role.Custodian, Role.Property),
        },
        new("withdraw", "withdraw", new("Desistir", "Withdraw"), [Draft, Returned], Withdrawn)
        {
            Parts = [Keeper], Guards = Guards.Human, Rules = [CommonRules.Reasoned],
        },
    ];

    private static IEnumerable<Transition> Judgement =>
    [
        new("verify", "verify", new("Verificar", "Verify physically"), [Requested], Verified)
        {
            Parts = [Inspector, Witness],
            Clears = DisposalGate.Verification,
            Documents = [DocumentType.VerificationRecord],
            Rules = [DisposalRules.EveryAssetAnswered],
            Deadline = Days(10, Role.Property, Role.Authority),
        },
        new("opine", "opine", new("Dictaminar", "Opine"), [Verified], Opined)
        {
            Parts = [Of("specialist", Role.Specialist, DisposalDuty.Opine)],
            Clears = DisposalGate.Opinion,
            NeedsGates = [DisposalGate.Verification],
            Documents = [DocumentType.TechnicalOpinion],
            Rules = [DisposalRules.EveryAssetAnswered],
            Deadline = Days(10, Role.Specialist, Role.Property),
        },
        new("value", "value", new("Valuar", "Value"), [Opined], Valued)
        {
            Parts = [Of("valuer", Role.Valuer, DisposalDuty.Appraise) with { Quorum = DisposalPolicy.Valuers }],
            Clears = DisposalGate.Valuation,
            NeedsGates = [DisposalGate.Opinion],
            Documents = [DocumentType.ValuationReport],
            ActsOn = [DisposalRules.ValuerIsNotCustodian],
            Rules = [DisposalRules.EveryAssetAnswered, DisposalRules.ValuerIsNotCustodian],
            Deadline = Days(10, Role.Valuer, Role.Property),
        },
    ];

    private static IEnumerable<Transition> Decision =>
    [
        new("recommend", "recommend", new("Recomendar", "Recommend"), [Valued], Recommended)
        {
            Parts = [Committee(DisposalPolicy.Quorum)],
            Clears = DisposalGate.Committee,
            NeedsGates = [DisposalGate.Valuation],
            Documents = [DocumentType.CommitteeMinutes],
            Rules = [CommonRules.Reasoned, DisposalRules.MajorityInFavour],
            Deadline = Days(15, Role.Committee, Role.Authority),
        },
        new("return-committee", "return", new("Devolver", "Return"), [Valued, Recommended], Returned)
        {
            Variant = ByCommittee, Parts = [Committee(DisposalPolicy.Ordinary)], Guards = Guards.Human, Rules = [CommonRules.Reasoned],
        },
        new("return-legal", "return", new("Devolver", "Return"), [Recommended], Returned)
        {
            Variant = ByLegal, Parts = [Lawyer], Guards = Guards.Human, Rules = [CommonRules.Reasoned],
        },
        new("clear", "clear", new("Visto bueno jurídico", "Clear: legal"), [Recommended], LegalCleared)
        {
            Parts = [Lawyer],
            Clears = DisposalGate.Legal,
            NeedsGates = [DisposalGate.Committee],
            Documents = [DocumentType.LegalOpinion],
            Rules = [DisposalRules.VehiclePapers],
            Deadline = Days(5, Role.Legal, Role.Authority),
        },
        new("authorize", "authorize", new("Autorizar", "Authorize"), [LegalCleared], Authorized)
        {
            Parts = [Authority, Of("treasury", Role.Treasury, DisposalDuty.Authorise) with { OnlyAboveThreshold = true }],
            InSequence = true,
            NeedsGates = DisposalGate.Ids,
            Documents = [DocumentType.AuthorisationResolution],
            Deadline = Days(10, Role.Authority, Role.Audit),
        },
        new("reject", "reject", new("Denegar", "Reject"), [LegalCleared], Rejected)
        {
            Parts = [Authority], Guards = Guards.Human, Rules = [CommonRules.Reasoned],
        },
    ];

    private static IEnumerable<Transition> Outcome =>
    [
        new("assign", "assign", new("Asignar destino", "Assign destination"), [Authorized], Assigned)
        {
            Parts = [Committee(DisposalPolicy.Ordinary)],
            NeedsGates = DisposalGate.Ids,
            Rules =
            [
                DisposalRules.DestinationFits, DisposalRules.DestinationDocuments, DisposalRules.SameDestination, DisposalRules.ReceiverUnrelated,
                DisposalRules.DoneeEligible,
            ],
            Deadline = Days(10, Role.Committee, Role.Authority),
        },
        AuctionFailed(Again, Assigned),
        AuctionFailed(Elsewhere, Authorized),
        new("execute", "execute", new("Ejecutar", "Execute"), [Assigned], Executed)
        {
            Parts = [Inspector, Witness],
            InSequence = true,
            NeedsGates = DisposalGate.Ids,
            Documents = [DocumentType.DisposalMinutes, DocumentType.AssetPhoto],
            Rules = [DisposalRules.OutcomeStated, DisposalRules.DestinationDocuments, DisposalRules.ReceiverUnrelated],
            Deadline = Days(30, Role.Property, Role.Audit),
        },
        new("remove-from-books", "remove-from-books", new("Baja contable", "Remove from books"), [Executed], Removed)
        {
            Parts = [Of("finance", Role.Finance, DisposalDuty.WriteOff)],
            NeedsGates = DisposalGate.Ids,
            Rules = [DisposalRules.EntryEqualsBookValue],
            Deadline = Days(5, Role.Finance, Role.Authority),
        },
        new("close", "close", new("Cerrar", "Close"), [Removed], Closed)
        {
            Parts = [Of("audit", Role.Audit, DisposalDuty.Close)],
            NeedsGates = DisposalGate.Ids,
            Rules = [CommonRules.FindingsClosed, DisposalRules.BooksAgree],
            Deadline = Days(20, Role.Audit, Role.Authority),
        },
    ];

    private static IEnumerable<Transition> Findings =>
    [
        .. Running.Select(s => new Transition($"raise-finding-in-{s}", "raise-finding", new("Registrar hallazgo", "Raise finding"), [s], s)
        {
            Parts = [Oversight], Guards = Guards.Human, Rules = [CommonRules.Reasoned],
        }),
        .. Running.Select(s => new Transition($"resolve-finding-in-{s}", "resolve-finding", new("Cerrar hallazgo", "Resolve finding"), [s], s)
        {
            Parts = [Oversight],
            Guards = Guards.Human,
            Documents = [DocumentType.FindingEvidence],
            ActsOn = [CommonRules.FindingOpen, CommonRules.ResolverIsAnother],
            Rules = [CommonRules.FindingOpen, CommonRules.ResolverIsAnother, CommonRules.Reasoned],
        }),
    ];

    private static Transition AuctionFailed(string variant, string to) =>
        new($"auction-failed-{variant}", "auction-failed", new("Declarar desierta la subasta", "Record a failed auction"), [Assigned], to)
        {
            Variant = variant,
            Parts = [Inspector],
            Guards = Guards.Human,
            Documents = [DocumentType.AuctionRecord],
            ActsOn = [DisposalRules.IsAuction, DisposalRules.AuctionsLeft],
            Rules = [DisposalRules.IsAuction, DisposalRules.AuctionsLeft, CommonRules.Reasoned],
        };

    private static Part Committee(int quorum) => Of("committee", Role.Committee, DisposalDuty.Recommend) with { Quorum = quorum };

    private static Part Of(string id, string role, string duty) => new(id, [role], duty, Role.Labels[role]);

    private static DeadlineDefinition Days(int amount, string owner, string escalatesTo) => new(amount, DeadlineUnit.BusinessDays, owner, escalatesTo);
}
