using GrantControl.Cases.Authority;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Complaints.Support;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Cases.Complaints.ComplaintStates;
using static GrantControl.Rules.Tests.Complaints.Support.ComplaintPath;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Complaints;

/// <summary>Every rule that a row of the complaint's table asks, refusing once. A rule added to the table is missed here.</summary>
public sealed class ComplaintRefusedRowsTests
{
    private static readonly string Grant = ComplaintRun.Grant.Number;

    public static TheoryData<RefusedRow> Rows { get; } = [.. All()];

    [Fact]
    public void Every_rule_of_every_row_has_its_refusal() => RefusedRow.ShouldCover(ComplaintWorkflow.Definition, All());

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_its_rule_does_not_allow_is_refused_by_name(RefusedRow row) => row.ShouldBeRefused();

    private static IEnumerable<RefusedRow> All() =>
    [
        .. OnEveryRow(),
        Invalid("link-duplicate", ComplaintRules.DuplicateKnown, () => To(Acknowledged), new LinkDuplicate(Grant), Intake),
        Invalid("assign", ComplaintRules.PeopleFit, () => To(Acknowledged), new AssignComplaint("inv-1", "inv-1"), Control),
        Invalid("assign", ComplaintRules.PeopleFit, () => To(Investigating), new AssignComplaint("nadie", "rev-1"), Control),
        Invalid("refer", CommonRules.Reasoned, () => To(Acknowledged), Refer with { Reason = "" }, Control),
        Invalid("refer", ComplaintRules.AnswerPublic, () => To(Acknowledged), Refer with { Answer = " " }, Control),
        Refused("refer", ComplaintRules.FreezesLifted, Codes.Blocked, () => Frozen(Acknowledged), Refer, Control),
        Invalid("dismiss", CommonRules.Reasoned, () => To(Acknowledged), Dismiss with { Reason = "" }, Control),
        Invalid("dismiss", ComplaintRules.AnswerPublic, () => To(Acknowledged), Dismiss with { Answer = " " }, Control),
        Refused("dismiss", ComplaintRules.FreezesLifted, Codes.Blocked, () => Frozen(Acknowledged), Dismiss, Control),
        Refused("investigate", ComplaintRules.AssignedPerson, Codes.RoleRequired, () => To(Assigned), new InvestigateComplaint(), OtherInvestigator),
        Refused("ask-info", ComplaintRules.AssignedPerson, Codes.RoleRequired, () => To(Investigating), new AskInfo("¿?"), OtherInvestigator),
        Refused("ask-info", ComplaintRules.QuestionsCapped, Codes.WrongState, Asked, new AskInfo("¿Otra?"), Investigator),
        Refused("conclude", ComplaintRules.AssignedPerson, Codes.RoleRequired, () => To(Investigating), Conclude(), OtherInvestigator),
        Invalid("conclude", CommonRules.Reasoned, () => To(Investigating), Conclude() with { Grounds = "" }, Investigator),
        Invalid("conclude", CommonRules.Reasoned, () => To(Investigating).Given(Conclude(), Investigator), Agree() with { Grounds = " " }, Reviewer),
        Refused("conclude", ComplaintRules.OneConclusion, Codes.WrongState, () => To(Investigating).Given(Conclude(), Investigator), Conclude(Conclusion.Unfounded), Investigator),
        Refused("send-back", ComplaintRules.AssignedPerson, Codes.RoleRequired, () => To(Investigating).Given(Conclude(), Investigator), new SendBackConclusion("Falta."), TestPeople.Of("rev-2", Role.Reviewer)),
        Refused("send-back", ComplaintRules.SomethingConcluded, Codes.WrongState, () => To(Investigating), new SendBackConclusion("Falta."), Reviewer),
        Invalid("send-back", CommonRules.Reasoned, () => To(Investigating).Given(Conclude(), Investigator), new SendBackConclusion(""), Reviewer),
        Invalid("entrust", ComplaintRules.PeopleFit, () => To(ComplaintStates.Finding), new EntrustPlan("ctl-2"), Control),
        Refused("plan", ComplaintRules.EntrustedPerson, Codes.RoleRequired, () => To(ComplaintStates.Finding), new PlanCorrection([]), Unit),
        Invalid("plan", ComplaintRules.PlanDated, () => To(ComplaintStates.Finding).Given(new EntrustPlan(Unit.Person), Control), new PlanCorrection([]), Unit),
        Invalid("verify", CommonRules.Reasoned, () => To(ActionPlan), Verify with { Text = "" }, Checker),
        Invalid("return-plan", CommonRules.Reasoned, () => To(ActionPlan), new ReturnPlan(" "), Checker),
        Invalid("notify", ComplaintRules.AnswerPublic, () => To(Resolved), new NotifyComplainant(""), Intake),
        Refused("notify", ComplaintRules.FreezesLifted, Codes.Blocked, () => Frozen(Resolved), Notify, Intake),
        Invalid("reopen", CommonRules.Reasoned, () => To(Closed), Reopen() with { Reason = "" }, Citizen),
        Invalid("reopen", ComplaintRules.NewEvidence, () => To(Closed), Reopen() with { Evidence = [] }, Citizen),
        Invalid("reopen", ComplaintRules.NewEvidence, () => To(Closed), Reopen() with { Evidence = [Document(DocumentType.ComplaintEvidence)] }, Citizen),
        Refused("reopen", ComplaintRules.WithinReopening, Codes.WrongState, () => To(Closed).Later(TimeSpan.FromDays(ComplaintPolicy.ReopenDays + 1)), Reopen(), Citizen),
        .. Links(),
        .. Identities(),
    ];

    /// <summary>Whoever is accused himself, of each row; and the usual unit while it stands accused, or the other while it does not.</summary>
    private static IEnumerable<RefusedRow> OnEveryRow() => ComplaintRows.All.Where(r => !r.By.IsCitizen).SelectMany(row => new RefusedRow?[]
    {
        row.Definition.Rules.Contains(ComplaintRules.AccusedBarred)
            ? new(row.Definition.Trigger, ComplaintRules.AccusedBarred, Codes.ConflictOfInterest, () => row.Act(change: r => r with { State = r.State with { AccusedPeople = [row.By.Person] } }).Rejection)
            : null,
        row.Definition.Rules.Contains(ComplaintRules.InPlaceOfAccused) && row.Definition.Variant is null
            ? new(row.Definition.Trigger, ComplaintRules.InPlaceOfAccused, Codes.RoleRequired,
                () => row.Act(change: r => r with { State = r.State with { AccusedUnit = row.Definition.Trigger is "acknowledge" or "notify" ? Role.Intake : Role.Control } }).Rejection)
            : null,
    }).OfType<RefusedRow>();

    private static IEnumerable<RefusedRow> Links() => Running.SelectMany(state => new[]
    {
        Invalid("link", ComplaintRules.LinkKnown, () => To(state), new LinkCase(ComplaintRun.Budget.Number), Control),
        Invalid("unlink", ComplaintRules.LinkKnown, () => Linked(state), new UnlinkCase("CON-1"), Control),
        Refused("unlink", ComplaintRules.LinkFreezeStands, Codes.WrongState, () => Frozen(state), new UnlinkCase(Grant), Control),
        Invalid("freeze", ComplaintRules.LinkKnown, () => Linked(state), new FreezeCase("CON-1", "Por aclarar."), Control),
        Refused("freeze", ComplaintRules.LinkFreezeStands, Codes.WrongState, () => Frozen(state), new FreezeCase(Grant, "Otra vez."), Control),
        Invalid("freeze", CommonRules.Reasoned, () => Linked(state), new FreezeCase(Grant, ""), Control),
        Invalid("lift-freeze", ComplaintRules.LinkKnown, () => Frozen(state), new LiftFreeze("CON-1", "Aclarado."), Control),
        Refused("lift-freeze", ComplaintRules.LinkFreezeStands, Codes.WrongState, () => Linked(state), new LiftFreeze(Grant, "Aclarado."), Control),
        Invalid("lift-freeze", CommonRules.Reasoned, () => Frozen(state), new LiftFreeze(Grant, " "), Control),
    });

    private static IEnumerable<RefusedRow> Identities() => Inquiring.SelectMany(state => new[]
    {
        Refused("request-unseal", ComplaintRules.AssignedPerson, Codes.RoleRequired, () => To(state), new RequestUnseal("Hace falta."), OtherInvestigator),
        Invalid("request-unseal", CommonRules.Reasoned, () => To(state), new RequestUnseal(""), Investigator),
        Refused("request-unseal", ComplaintRules.IdentitySealed, Codes.WrongState, () => To(state, filed: File()), new RequestUnseal("Hace falta."), Investigator),
        Refused("request-unseal", ComplaintRules.RequestOpen, Codes.WrongState, () => Unsealing(state), new RequestUnseal("Otra vez."), Investigator),
        Invalid("answer-unseal", CommonRules.Reasoned, () => Unsealing(state), new AnswerUnseal(true, ""), Custodian),
        Refused("answer-unseal", ComplaintRules.RequestOpen, Codes.WrongState, () => To(state), new AnswerUnseal(true, "Sí."), Custodian),
        Refused("answer-unseal", ComplaintRules.OtherArea, Codes.IncompatibleDuty, () => Unsealing(state), new AnswerUnseal(true, "Sí."), TestPeople.Of("doble", Role.IdentityCustodian, Role.Investigator)),
        Refused("open-identity", ComplaintRules.AssignedPerson, Codes.RoleRequired, () => Unsealing(state).Given(new AnswerUnseal(true, "Sí."), Custodian), new OpenIdentity(), OtherInvestigator),
        Refused("open-identity", ComplaintRules.ConsentInForce, Codes.WrongState, () => Unsealing(state), new OpenIdentity(), Investigator),
    });

    private static ComplaintRun Asked() => Enumerable.Range(0, ComplaintPolicy.MaxQuestions)
        .Aggregate(To(Investigating), static (run, i) => run.Given(new AskInfo($"¿{i}?"), Investigator).Given(new AnswerInfo("Sí.", []), Citizen));

    private static ComplaintRun Linked(string state) => To(state).Given(new LinkCase(Grant), Control);

    private static ComplaintRun Frozen(string state) => Linked(state).Given(new FreezeCase(Grant, "Por aclarar."), Control);

    private static ComplaintRun Unsealing(string state) => To(state).Given(new RequestUnseal("Hace falta."), Investigator);

    private static RefusedRow Invalid(string trigger, string rule, Func<ComplaintRun> given, ICaseCommand command, Actor by) => Refused(trigger, rule, Codes.Invalid, given, command, by);

    private static RefusedRow Refused(string trigger, string rule, string code, Func<ComplaintRun> given, ICaseCommand command, Actor by) =>
        RefusedRow.Of<ComplaintRun, ComplaintState>(trigger, rule, code, given, _ => command, by);
}
