using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Contracts.Refusals.ContractRefused;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;
using static GrantControl.Rules.Tests.Contracts.Support.ContractVisitActs;

namespace GrantControl.Rules.Tests.Contracts.Refusals;

/// <summary>What is refused of findings and freezes, in every state that has them, and of field visits.</summary>
internal static class RefusedOversight
{
    /// <summary>Somebody who may answer for the user unit and verify for internal control.</summary>
    private static readonly Actor Both = TestPeople.Of("tec-ctl", Role.Technical, Role.Control);

    public static IEnumerable<RefusedRow> Rows => [.. ContractStates.Running.SelectMany(FindingsIn), .. Planning, .. Actions];

    private static IEnumerable<RefusedRow> FindingsIn(string state) =>
    [
        Blank("raise-finding", () => To(state), _ => new RaiseFinding(" ", true), Watcher, "text"),
        NotNow("resolve-finding", CommonRules.FindingOpen, () => To(state), _ => Resolved(1, "Se firmó"), Auditor),
        Invalid("resolve-finding", CommonRules.FindingOpen, () => Found(state), _ => Resolved(9, "Se firmó"), Auditor, "finding"),
        Refused("resolve-finding", CommonRules.ResolverIsAnother, Codes.IncompatibleDuty, () => Found(state), _ => Resolved(1, "Se firmó"), Watcher),
        Blank("resolve-finding", () => Found(state), _ => Resolved(1, " "), Auditor, "text"),
        NotNow("freeze", CommonRules.FreezeStands, () => Frozen(state), _ => new FreezePayments("Otra vez"), Watcher),
        Blank("freeze", () => To(state), _ => new FreezePayments(" "), Watcher),
        NotNow("unfreeze", CommonRules.FreezeStands, () => To(state), _ => new UnfreezePayments("Nada que levantar"), Watcher),
        Blank("unfreeze", () => Frozen(state), _ => new UnfreezePayments(" "), Watcher),
    ];

    private static IEnumerable<RefusedRow> Planning =>
    [
        .. ContractVisits.Setting.PlannedIn.Select(s => Invalid(VisitWorkflow.Plan, VisitRules.PlannedAhead, () => To(s), r => Plan(r, -1), Watcher, "due")),
        .. ContractVisits.Setting.MadeIn.Select(s => NotNow(VisitWorkflow.Note, VisitRules.VisitKnown, () => To(s), _ => Note, Watcher)),
        Invalid(VisitWorkflow.Note, VisitRules.VisitKnown, Troubling, _ => Note with { Visit = 9 }, Watcher, "visit"),
        Blank(VisitWorkflow.Cancel, Planned, _ => new CancelVisit(1, " "), Watcher),
        Invalid(VisitWorkflow.Record, VisitRules.ChecklistComplete, Planned, r => Visit(r) with { Checklist = [] }, Watcher, "checklist"),
        Invalid(VisitWorkflow.Record, VisitRules.PlaceKnown, Planned, r => Visit(r) with { Department = "XX" }, Watcher, "department"),
        Invalid(VisitWorkflow.Record, VisitRules.ActionsOwned, Planned, r => Visit(r) with { Actions = [new("Algo", Role.Ngo, r.Today.AddDays(5))] }, Watcher, "actions[0].owner"),
        NotNow(VisitWorkflow.Record, VisitRules.AlreadyRecorded, Troubling, r => Visit(r) with { Documents = TestDocuments.Documents("otra", DocumentType.VisitPhoto) }, Watcher),
    ];

    private static IEnumerable<RefusedRow> Actions =>
    [
        NotNow(VisitWorkflow.Answer, VisitRules.ActionOpen, Answered, _ => Answer() with { Documents = TestDocuments.Documents("más", DocumentType.ActionEvidence) }, Administrator),
        NotNow(VisitWorkflow.Answer, VisitRules.ActionOpen, AllAnswered, _ => Answer(2) with { Documents = TestDocuments.Documents("más", DocumentType.ActionEvidence) }, UserUnit),
        Blank(VisitWorkflow.Answer, Troubling, _ => Answer() with { Text = " " }, Administrator, "text"),
        NotNow(VisitWorkflow.Resolve, VisitRules.ActionAnswered, Troubling, _ => ContractVisitActs.Resolve(), Watcher),
        Refused(VisitWorkflow.Resolve, VisitRules.VerifierIsAnother, Codes.IncompatibleDuty, () => Troubling().Given(Answer(2), Both), _ => ContractVisitActs.Resolve(2), Both),
        Blank(VisitWorkflow.Resolve, Answered, _ => ContractVisitActs.Resolve() with { Text = " " }, Watcher, "text"),
    ];

    private static ContractRun Found(string state) => To(state).Given(new RaiseFinding("Falta", true), Watcher);

    private static ContractRun Frozen(string state) => To(state).Given(new FreezePayments("Denuncia"), Watcher);

    private static ContractRun Answered() => Troubling().Given(Answer(), Administrator);

    private static ContractRun AllAnswered() => Answered().Given(Answer(2), UserUnit);

    private static ResolveFinding Resolved(int finding, string text) => new(finding, text, [TestDocuments.Document(DocumentType.FindingEvidence)]);
}
