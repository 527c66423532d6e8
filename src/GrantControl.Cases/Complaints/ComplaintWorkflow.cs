using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Workflows;
using static GrantControl.Cases.Complaints.ComplaintStates;

namespace GrantControl.Cases.Complaints;

/// <summary>
/// What may happen to a citizen's complaint (Denuncia). One row here is one row of the table in workflows.md; terms marked
/// there with an asterisk, and those the table leaves open, are defaults a legal office confirms.
/// </summary>
public static class ComplaintWorkflow
{
    /// <summary>A row for whoever acts in the place of the unit that usually does and stands accused.</summary>
    public const string InPlace = "in-place";

    public const string ByFinding = "finding";
    public const string ByUnfounded = "unfounded";

    /// <summary>The date the corrective plan itself ends on.</summary>
    public const string PlanEnd = "plan-end";

    /// <summary>What was filed: the one section there is.</summary>
    public const string Facts = "facts";

    private static readonly string[] Units = [Role.Technical, Role.Legal, Role.Finance, Role.Treasury, Role.Property, Role.Authority];

    private static readonly Part Citizen = new("citizen", [Role.Citizen], null, Role.Labels[Role.Citizen]);
    private static readonly Part Intake = Of("intake", Role.Intake, ComplaintDuty.Receive);
    private static readonly Part IntakeInPlace = Of("control", Role.Control, ComplaintDuty.Receive);
    private static readonly Part Control = Of("control", Role.Control, ComplaintDuty.Triage);
    private static readonly Part ControlInPlace = Of("audit", Role.Audit, ComplaintDuty.Triage);
    private static readonly Part Investigator = Of("investigator", Role.Investigator, ComplaintDuty.Investigate);
    private static readonly Part Reviewer = Of("reviewer", Role.Reviewer, ComplaintDuty.Review);
    private static readonly Part Custodian = Of("custodian", Role.IdentityCustodian, ComplaintDuty.KeepIdentity);

    public static WorkflowDefinition Definition { get; } = new("complaint", 1, new("Denuncia ciudadana", "Citizen complaint"), Received)
    {
        Opening = Citizen,
        States = All,
        Sections = [new(Facts, new("Hechos denunciados", "Facts complained of"))],
        DutyLabels = ComplaintDuty.Labels,
        IncompatibleDuties = ComplaintDuty.Sets,
        Transitions = [.. Reception, .. Investigation, .. Correction, .. Links, .. Identity],
    };

    private static IEnumerable<Transition> Reception =>
    [
        .. WithStandIn(Intake, IntakeInPlace, new("acknowledge", "acknowledge", new("Acusar recibo", "Acknowledge"), [Received], Acknowledged)
        {
            Parts = [], Deadline = Days(7, Role.Intake, Role.Control), Rules = [ComplaintRules.AccusedBarred],
        }),
        .. Stay("link-duplicate", new("Vincular denuncia repetida", "Link duplicate"), new("reception", [Role.Intake, Role.Control, Role.Audit], null, Role.Labels[Role.Intake]),
            [Received, .. Running], [ComplaintRules.AccusedBarred, ComplaintRules.DuplicateKnown], []),
        .. WithStandIn(Control, ControlInPlace, new("assign", "assign", new("Asignar", "Assign"), [Acknowledged], Assigned)
        {
            Parts = [], Deadline = BusinessDays(5, Role.Control, Role.Audit), Rules = [ComplaintRules.AccusedBarred, ComplaintRules.PeopleFit],
        }),
        .. new[] { Assigned, Investigating, InfoRequested }.SelectMany(state => WithStandIn(Control, ControlInPlace, new($"reassign-in-{state}", "assign", new("Reasignar", "Reassign"), [state], state)
        {
            Parts = [], Guards = Guards.Human, ChangesContent = true, Rules = [ComplaintRules.AccusedBarred, ComplaintRules.PeopleFit],
        })),
        .. WithStandIn(Control, ControlInPlace, new("refer", "refer", new("Remitir", "Refer"), [Acknowledged], Referred)
        {
            Parts = [], Rules = [ComplaintRules.AccusedBarred, CommonRules.Reasoned, ComplaintRules.AnswerPublic, ComplaintRules.FreezesLifted],
        }),
        .. WithStandIn(Control, ControlInPlace, new("dismiss", "dismiss", new("Desestimar", "Dismiss"), [Acknowledged], Dismissed)
        {
            Parts = [], Guards = Guards.Human, Rules = [ComplaintRules.AccusedBarred, CommonRules.Reasoned, ComplaintRules.AnswerPublic, ComplaintRules.FreezesLifted],
        }),
    ];

    private static IEnumerable<Transition> Investigation =>
    [
        new("investigate", "investigate", new("Investigar", "Investigate"), [Assigned], Investigating)
        {
            Parts = [Investigator], Deadline = BusinessDays(5, Role.Investigator, Role.Control), Rules = [ComplaintRules.AccusedBarred, ComplaintRules.AssignedPerson], ActsOn = [ComplaintRules.AssignedPerson],
        },
        new("ask-info", "ask-info", new("Pedir información", "Ask for information"), [Investigating], InfoRequested)
        {
            Parts = [Investigator], Guards = Guards.Human, Rules = [ComplaintRules.AccusedBarred, ComplaintRules.AssignedPerson, ComplaintRules.QuestionsCapped],
            ActsOn = [ComplaintRules.AssignedPerson],
        },
        new("answer", "answer", new("Responder", "Answer"), [InfoRequested], Investigating)
        {
            Parts = [Citizen], Guards = Guards.Human,
            Deadline = BusinessDays(10, Role.Citizen, Role.Investigator) with { OnExpiry = "lapse-info" },
        },
        new("lapse-info", "lapse", new("Seguir sin respuesta", "Go on without an answer"), [InfoRequested], Investigating)
        {
            Parts = [Authority.Parts.Clock], Guards = Guards.None,
        },
        Conclude(ByFinding, ComplaintStates.Finding) with { Deadline = BusinessDays(30, Role.Investigator, Role.Control) with { PausedIn = [InfoRequested] } },
        Conclude(ByUnfounded, Unfounded),
        new("send-back", "send-back", new("Devolver la conclusión", "Send the conclusion back"), [Investigating], Investigating)
        {
            Parts = [Reviewer], Guards = Guards.Human, ChangesContent = true,
            Rules = [ComplaintRules.AccusedBarred, ComplaintRules.AssignedPerson, ComplaintRules.SomethingConcluded, CommonRules.Reasoned],
            ActsOn = [ComplaintRules.AssignedPerson, ComplaintRules.SomethingConcluded],
        },
    ];

    private static IEnumerable<Transition> Correction =>
    [
        .. WithStandIn(Control, ControlInPlace, new("entrust", "entrust", new("Encargar el plan", "Entrust the plan"), [ComplaintStates.Finding], ComplaintStates.Finding)
        {
            Parts = [], Guards = Guards.Human, Deadline = BusinessDays(5, Role.Control, Role.Audit), Rules = [ComplaintRules.AccusedBarred, ComplaintRules.PeopleFit],
        }),
        new("plan", "plan", new("Presentar plan correctivo", "Plan the correction"), [ComplaintStates.Finding], ActionPlan)
        {
            Parts = [new("unit", Units, ComplaintDuty.Implement, new("Unidad que corrige", "Unit that corrects"))],
            Deadline = BusinessDays(10, Role.Control, Role.Audit),
            Rules = [ComplaintRules.AccusedBarred, ComplaintRules.EntrustedPerson, ComplaintRules.PlanDated],
            ActsOn = [ComplaintRules.EntrustedPerson],
        },
        .. WithStandIn(Checker(Role.Control), Checker(Role.Audit), new("verify", "verify", new("Verificar la corrección", "Verify the correction"), [ActionPlan], Resolved)
        {
            Parts = [],
            Documents = [DocumentType.CorrectiveEvidence],
            Deadline = new(0, DeadlineUnit.Date, Role.Control, Role.Audit) { DateOf = PlanEnd },
            Rules = [ComplaintRules.AccusedBarred, CommonRules.Reasoned],
        }),
        .. WithStandIn(Checker(Role.Control), Checker(Role.Audit), new("return-plan", "return-plan", new("Devolver el plan", "Return the plan"), [ActionPlan], ComplaintStates.Finding)
        {
            Parts = [], Guards = Guards.Human, Rules = [ComplaintRules.AccusedBarred, CommonRules.Reasoned],
        }),
        .. WithStandIn(Intake, IntakeInPlace, new("notify", "notify", new("Notificar", "Notify"), [Resolved, Unfounded], Closed)
        {
            Parts = [], Deadline = Days(3, Role.Intake, Role.Control), Rules = [ComplaintRules.AccusedBarred, ComplaintRules.AnswerPublic, ComplaintRules.FreezesLifted],
        }),
        new("reopen", "reopen", new("Reabrir", "Reopen"), [Closed], Investigating)
        {
            Parts = [new("citizen-or-control", [Role.Citizen, Role.Control], null, Role.Labels[Role.Citizen])],
            Guards = Guards.Human,
            Rules = [ComplaintRules.AccusedBarred, CommonRules.Reasoned, ComplaintRules.WithinReopening, ComplaintRules.NewEvidence],
            ActsOn = [ComplaintRules.WithinReopening],
        },
    ];

    private static IEnumerable<Transition> Links =>
    [
        .. StayOf(Running, "link", new("Vincular expediente", "Link a case"), [ComplaintRules.LinkKnown], []),
        .. StayOf(Running, "unlink", new("Desvincular expediente", "Unlink a case"), [ComplaintRules.LinkKnown, ComplaintRules.LinkFreezeStands], [ComplaintRules.LinkFreezeStands]),
        .. StayOf(
            Running, "freeze", new("Congelar expediente vinculado", "Freeze a linked case"), [ComplaintRules.LinkKnown, ComplaintRules.LinkFreezeStands, CommonRules.Reasoned],
            [ComplaintRules.LinkFreezeStands]),
        .. StayOf(
            Running, "lift-freeze", new("Levantar congelación", "Lift a freeze"), [ComplaintRules.LinkKnown, ComplaintRules.LinkFreezeStands, CommonRules.Reasoned],
            [ComplaintRules.LinkFreezeStands]),
    ];

    private static IEnumerable<Transition> Identity =>
    [
        .. Stay("request-unseal", new("Pedir conocer la identidad", "Ask to know the identity"), Investigator, Inquiring,
            [ComplaintRules.AccusedBarred, ComplaintRules.AssignedPerson, CommonRules.Reasoned, ComplaintRules.IdentitySealed, ComplaintRules.RequestOpen],
            [ComplaintRules.AssignedPerson, ComplaintRules.IdentitySealed, ComplaintRules.RequestOpen]),
        .. Stay("answer-unseal", new("Responder la petición de identidad", "Answer the request for the identity"), Custodian, Inquiring,
            [ComplaintRules.AccusedBarred, CommonRules.Reasoned, ComplaintRules.RequestOpen, ComplaintRules.OtherArea],
            [ComplaintRules.RequestOpen])
            .Select(static t => t with { Deadline = BusinessDays(3, Role.IdentityCustodian, Role.Audit) }),
        .. Stay("open-identity", new("Ver la identidad", "Look at the identity"), Investigator, Inquiring,
            [ComplaintRules.AccusedBarred, ComplaintRules.AssignedPerson, ComplaintRules.ConsentInForce],
            [ComplaintRules.AssignedPerson, ComplaintRules.ConsentInForce]),
    ];

    private static Transition Conclude(string variant, string to) => new($"conclude-{variant}", "conclude", new("Concluir", "Conclude"), [Investigating], to)
    {
        Variant = variant,
        Parts = [Investigator, Reviewer],
        InSequence = true,
        Documents = [DocumentType.InvestigationReport],
        Rules = [ComplaintRules.AccusedBarred, ComplaintRules.AssignedPerson, ComplaintRules.OneConclusion, CommonRules.Reasoned],
        ActsOn = [ComplaintRules.AssignedPerson, ComplaintRules.OneConclusion],
    };

    /// <summary>The row of the unit that usually acts, and the row of the one that does when the first stands accused.</summary>
    private static IEnumerable<Transition> WithStandIn(Part usual, Part instead, Transition row) =>
    [
        row with { Parts = [usual], Rules = [ComplaintRules.InPlaceOfAccused, .. row.Rules], ActsOn = [ComplaintRules.InPlaceOfAccused, .. row.ActsOn] },
        row with
        {
            Id = $"{row.Id}-{InPlace}",
            Variant = InPlace,
            Parts = [instead],
            Rules = [ComplaintRules.InPlaceOfAccused, .. row.Rules],
            ActsOn = [ComplaintRules.InPlaceOfAccused, .. row.ActsOn],
            Deadline = row.Deadline is { } term ? term with { Owner = instead.Roles[0], EscalatesTo = instead.Roles[0] == Role.Audit ? Role.Authority : Role.Audit } : null,
        },
    ];

    private static IEnumerable<Transition> StayOf(IEnumerable<string> states, string trigger, Label label, string[] rules, string[] actsOn) => states.SelectMany(state => WithStandIn(
        Control, ControlInPlace, new($"{trigger}-in-{state}", trigger, label, [state], state) { Parts = [], Guards = Guards.Human, Rules = [ComplaintRules.AccusedBarred, .. rules], ActsOn = actsOn }));

    private static IEnumerable<Transition> Stay(string trigger, Label label, Part who, IEnumerable<string> states, string[] rules, string[] actsOn) =>
        states.Select(state => new Transition($"{trigger}-in-{state}", trigger, label, [state], state) { Parts = [who], Guards = Guards.Human, Rules = rules, ActsOn = actsOn });

    private static Part Checker(string role) => Of("checker", role, ComplaintDuty.Verify);

    private static Part Of(string id, string role, string duty) => Authority.Parts.Of(id, role, duty);

    private static DeadlineDefinition Days(int amount, string owner, string escalatesTo) => new(amount, DeadlineUnit.Days, owner, escalatesTo);

    private static DeadlineDefinition BusinessDays(int amount, string owner, string escalatesTo) => new(amount, DeadlineUnit.BusinessDays, owner, escalatesTo);
}
