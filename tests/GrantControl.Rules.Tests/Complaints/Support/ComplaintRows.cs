using GrantControl.Cases.Complaints;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Cases.Complaints.ComplaintStates;
using static GrantControl.Rules.Tests.Complaints.Support.ComplaintPath;

namespace GrantControl.Rules.Tests.Complaints.Support;

/// <summary>One act of the complaint's tables that is allowed.</summary>
public sealed record ComplaintRow(string Transition, string PartId, Func<ComplaintRun> Drive, Func<ComplaintRun, ICaseCommand> Command, Actor By, string To)
    : CaseRow<ComplaintRun, ComplaintState>("", Transition, PartId, Drive, Command, By, To)
{
    protected override WorkflowDefinition Table => ComplaintWorkflow.Definition;
}

/// <summary>Every row of the complaint's table, each part of it, and the rows of whoever acts in the place of who stands accused.</summary>
public sealed class ComplaintRows : IRowTable<ComplaintRow, ComplaintRun>
{
    public static IReadOnlyList<ComplaintRow> All { get; } =
    [
        new("acknowledge", "intake", () => To(Received), _ => new AcknowledgeComplaint(Role.Technical, "org-a", [Unit.Person]), Intake, Acknowledged),
        new("acknowledge-in-place", "control", () => Accusing(Role.Intake), _ => new AcknowledgeComplaint(), Checker, Acknowledged),
        .. Running.Prepend(Received).Select(s => new ComplaintRow($"link-duplicate-in-{s}", "reception", () => To(s), _ => new LinkDuplicate(ComplaintRun.Other.Number), SecondAuditor, s)),
        new("assign", "control", () => To(Acknowledged), _ => ComplaintPath.Assign, Control, Assigned),
        new("assign-in-place", "audit", () => AccusingControl(Acknowledged), _ => ComplaintPath.Assign, Auditor, Assigned),
        .. new[] { Assigned, Investigating, InfoRequested }.Select(s => new ComplaintRow($"reassign-in-{s}", "control", () => To(s), _ => new AssignComplaint(OtherInvestigator.Person, Reviewer.Person), Control, s)),
        .. new[] { Assigned, Investigating, InfoRequested }.Select(s => new ComplaintRow($"reassign-in-{s}-in-place", "audit", () => AccusingControl(s), _ => new AssignComplaint(OtherInvestigator.Person, Reviewer.Person), Auditor, s)),
        new("refer", "control", () => To(Acknowledged), _ => ComplaintPath.Refer, Control, Referred),
        new("refer-in-place", "audit", () => AccusingControl(Acknowledged), _ => ComplaintPath.Refer, Auditor, Referred),
        new("dismiss", "control", () => To(Acknowledged), _ => ComplaintPath.Dismiss, Control, Dismissed),
        new("dismiss-in-place", "audit", () => AccusingControl(Acknowledged), _ => ComplaintPath.Dismiss, Auditor, Dismissed),
        new("investigate", "investigator", () => To(Assigned), _ => new InvestigateComplaint("Se piden las actas."), Investigator, Investigating),
        new("ask-info", "investigator", () => To(Investigating), _ => new AskInfo("¿En qué escuela?"), Investigator, InfoRequested),
        new("answer", "citizen", () => To(InfoRequested), _ => new AnswerInfo("En la de Chiantla.", [TestDocuments.Document(DocumentType.ComplaintEvidence, "2")]), Citizen, Investigating),
        new("conclude-finding", "investigator", () => To(Investigating), _ => Conclude(), Investigator, Investigating),
        new("conclude-finding", "reviewer", () => To(Investigating).Given(Conclude(), Investigator), _ => Agree(), Reviewer, ComplaintStates.Finding),
        new("conclude-unfounded", "investigator", () => To(Investigating), _ => Conclude(Conclusion.Unfounded), Investigator, Investigating),
        new("conclude-unfounded", "reviewer", () => To(Investigating).Given(Conclude(Conclusion.Unfounded), Investigator), _ => Agree(Conclusion.Unfounded), Reviewer, Unfounded),
        new("send-back", "reviewer", () => To(Investigating).Given(Conclude(), Investigator), _ => new SendBackConclusion("Falta oír a la asociación."), Reviewer, Investigating),
        new("entrust", "control", () => To(ComplaintStates.Finding), _ => new EntrustPlan(Unit.Person), Control, ComplaintStates.Finding),
        new("entrust-in-place", "audit", () => AccusingControl(ComplaintStates.Finding), _ => new EntrustPlan(Unit.Person), Auditor, ComplaintStates.Finding),
        new("plan", "unit", () => To(ComplaintStates.Finding).Given(new EntrustPlan(Unit.Person), Control), r => Plan(r), Unit, ActionPlan),
        new("verify", "checker", () => To(ActionPlan), _ => ComplaintPath.Verify, Checker, Resolved),
        new("verify-in-place", "checker", () => AccusingControl(ActionPlan), _ => ComplaintPath.Verify, SecondAuditor, Resolved),
        new("return-plan", "checker", () => To(ActionPlan), _ => new ReturnPlan("No dice quién."), Checker, ComplaintStates.Finding),
        new("return-plan-in-place", "checker", () => AccusingControl(ActionPlan), _ => new ReturnPlan("No dice quién."), SecondAuditor, ComplaintStates.Finding),
        new("notify", "intake", () => To(Resolved), _ => ComplaintPath.Notify, Intake, Closed),
        new("notify", "intake", () => To(Unfounded), _ => ComplaintPath.Notify, Intake, Closed),
        new("notify-in-place", "control", () => AccusingIntake(), _ => ComplaintPath.Notify, TestPeople.Of("ctl-3", Role.Control), Closed),
        new("reopen", "citizen-or-control", () => To(Closed), _ => Reopen(), Citizen, Investigating),
        new("reopen", "citizen-or-control", () => To(Closed), _ => Reopen(), Control, Investigating),
        .. Running.SelectMany(s => Linking(s, "", Control, "control", () => To(s))),
        .. Running.Where(s => s is Acknowledged or Investigating).SelectMany(s => Linking(s, "-in-place", Auditor, "audit", () => AccusingControl(s))),
        .. Inquiring.SelectMany(s => new ComplaintRow[]
        {
            new($"request-unseal-in-{s}", "investigator", () => To(s), _ => new RequestUnseal("Hay que oír al testigo."), Investigator, s),
            new($"answer-unseal-in-{s}", "custodian", () => To(s).Given(new RequestUnseal("Hay que oír al testigo."), Investigator), _ => new AnswerUnseal(true, "Se justifica."), Custodian, s),
            new($"open-identity-in-{s}", "investigator", () => To(s).Given(new RequestUnseal("Hay que oír al testigo."), Investigator).Given(new AnswerUnseal(true, "Se justifica."), Custodian),
                _ => new OpenIdentity(), Investigator, s),
        }),
    ];

    public static WorkflowDefinition Workflow => ComplaintWorkflow.Definition;

    public static IEnumerable<string> DutiesBeside(string duty) => ComplaintDuty.All.Where(d => ComplaintWorkflow.Definition.Incompatible(d, duty));

    public static ComplaintRun At(string state) => To(state);

    public static ComplaintRun Opened => To(Received);

    /// <summary>Rows in the place of an accused unit repeat in every running state; two states stand for all of them.</summary>
    public static bool Untried(Transition row) =>
        row.Id.EndsWith("-in-place", StringComparison.Ordinal) && row.From[0] == row.To && row.Trigger is "link" or "unlink" or "freeze" or "lift-freeze";

    /// <summary>A complaint that accuses internal control, in a state: audit has done what control does.</summary>
    public static ComplaintRun AccusingControl(string state)
    {
        var run = Accusing(Role.Control).Given(new AcknowledgeComplaint(), Intake);
        (string At, Func<ComplaintRun, ComplaintRun> Act)[] way =
        [
            (Acknowledged, static r => r.Given(ComplaintPath.Assign, Auditor)),
            (Assigned, static r => r.Given(new InvestigateComplaint(), Investigator)),
            (Investigating, r => state == InfoRequested ? r.Given(new AskInfo("¿Dónde?"), Investigator) : r.Given(Conclude(), Investigator).Given(Agree(), Reviewer)),
            (ComplaintStates.Finding, static r => r.Given(new EntrustPlan(Unit.Person), Auditor).Apply(e => e.Given(Plan(e), Unit))),
        ];
        foreach (var (_, act) in way)
        {
            if (run.State.State == state)
            {
                break;
            }

            run = act(run);
        }

        run.State.State.Should().Be(state);
        return run;
    }

    private static IEnumerable<ComplaintRow> Linking(string state, string suffix, Actor by, string part, Func<ComplaintRun> to)
    {
        var grant = ComplaintRun.Grant.Number;
        return
        [
            new($"link-in-{state}{suffix}", part, to, _ => new LinkCase(grant), by, state),
            new($"unlink-in-{state}{suffix}", part, () => to().Given(new LinkCase(grant), by), _ => new UnlinkCase(grant), by, state),
            new($"freeze-in-{state}{suffix}", part, () => to().Given(new LinkCase(grant), by), _ => new FreezeCase(grant, "Sobreprecio por aclarar."), by, state),
            new($"lift-freeze-in-{state}{suffix}", part, () => to().Given(new LinkCase(grant), by).Given(new FreezeCase(grant, "Sobreprecio por aclarar."), by), _ => new LiftFreeze(grant, "Aclarado."), by, state),
        ];
    }

    private static ComplaintRun Accusing(string unit) => To(Received, filed: File(Identity, unit));

    private static ComplaintRun AccusingIntake() => Accusing(Role.Intake).Given(new AcknowledgeComplaint(), Control).Given(ComplaintPath.Assign, Control)
        .Given(new InvestigateComplaint(), Investigator).Given(Conclude(Conclusion.Unfounded), Investigator).Given(Agree(Conclusion.Unfounded), Reviewer);
}
