using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Grants.Refusals.GrantRefused;
using static GrantControl.Rules.Tests.Grants.Support.TestPeople;
using static GrantControl.Rules.Tests.Grants.Support.VisitActs;

namespace GrantControl.Rules.Tests.Grants.Refusals;

/// <summary>What is refused of findings, freezes and compensating controls, in every state that has them, and of field visits.</summary>
internal static class RefusedOversight
{
    /// <summary>Somebody else of the unit that answers and monitors.</summary>
    private static readonly Actor Other = Of("tec-otro", Role.Technical);

    public static IEnumerable<RefusedRow> Rows => [.. GrantStates.Running.SelectMany(FindingsIn), .. GrantStates.Open.SelectMany(CompensationsIn), .. Visits, .. Actions];

    private static IEnumerable<RefusedRow> FindingsIn(string state) =>
    [
        Blank("raise-finding", () => GrantPath.To(state), _ => new RaiseFinding(" ", true), Watcher, "text"),
        NotNow("resolve-finding", CommonRules.FindingOpen, () => GrantPath.To(state), _ => Commands.ResolveFinding(), Auditor),
        Invalid("resolve-finding", CommonRules.FindingOpen, () => Found(state), _ => Commands.ResolveFinding(9), Auditor, "finding"),
        Refused("resolve-finding", CommonRules.ResolverIsAnother, Codes.IncompatibleDuty, () => Found(state), _ => Commands.ResolveFinding(), Watcher),
        Blank("resolve-finding", () => Found(state), _ => Commands.ResolveFinding() with { Text = "" }, Auditor, "text"),
        NotNow("freeze", CommonRules.FreezeStands, () => Frozen(state), _ => Commands.Freeze, Watcher),
        Blank("freeze", () => GrantPath.To(state), _ => new FreezePayments(""), Watcher),
        NotNow("unfreeze", CommonRules.FreezeStands, () => GrantPath.To(state), _ => Commands.Unfreeze, Watcher),
        Blank("unfreeze", () => Frozen(state), _ => new UnfreezePayments(""), Watcher),
    ];

    private static IEnumerable<RefusedRow> CompensationsIn(string state) =>
    [
        Invalid("compensate", GrantRules.PairCompensable, () => GrantPath.To(state), _ => Commands.Compensate("alguien", Duty.Pay, Duty.Authorise), Auditor, "dutyB"),
        Refused("compensate", GrantRules.NotForOneself, Codes.IncompatibleDuty, () => GrantPath.To(state), _ => Commands.Compensate(Auditor.Person, Duty.Formulate, Duty.RequestPayment), Auditor),
        Blank("compensate", () => GrantPath.To(state), _ => Commands.Compensate("alguien", Duty.Formulate, Duty.RequestPayment) with { Reason = "" }, Auditor),
    ];

    private static IEnumerable<RefusedRow> Visits =>
    [
        .. GrantVisits.Setting.PlannedIn.SelectMany(s => new[] { -1, 800 }.Select(days => Invalid(VisitWorkflow.Plan, VisitRules.PlannedAhead, () => GrantPath.To(s), r => Plan(r, days), TechnicalMonitor, "due"))),
        Invalid(VisitWorkflow.Plan, VisitRules.PlannedAhead, Running, r => Plan(r) with { Purpose = "" }, TechnicalMonitor, "purpose"),
        Invalid(VisitWorkflow.Plan, VisitRules.PlannedAhead, Running, r => Plan(r) with { Visitor = "a\u0001" }, TechnicalMonitor, "visitor"),
        .. GrantVisits.Setting.MadeIn.Select(s => NotNow(VisitWorkflow.Note, VisitRules.VisitKnown, () => GrantPath.To(s), _ => Note(), Watcher)),
        Invalid(VisitWorkflow.Note, VisitRules.VisitKnown, () => Running().Visited(), _ => Note(2), Watcher, "visit"),
        Blank(VisitWorkflow.Cancel, () => Running().Planned(), _ => new CancelVisit(1, ""), TechnicalMonitor),
        Invalid(VisitWorkflow.Record, VisitRules.ChecklistComplete, () => Running().Planned(), r => Record(r) with { Checklist = [] }, TechnicalMonitor, "checklist"),
        Invalid(VisitWorkflow.Record, VisitRules.PlaceKnown, () => Running().Planned(), r => Record(r) with { Department = "GT.XX" }, TechnicalMonitor, "department"),
        Invalid(VisitWorkflow.Record, VisitRules.ActionsOwned, () => Running().Planned(), r => Record(r) with { Actions = [new("Algo", Role.Treasury, r.Today.AddDays(5))] }, TechnicalMonitor, "actions[0].owner"),
        NotNow(VisitWorkflow.Record, VisitRules.AlreadyRecorded, Troubling, r => Record(r, name: "otro"), Watcher),
    ];

    private static IEnumerable<RefusedRow> Actions =>
    [
        NotNow(VisitWorkflow.Answer, VisitRules.ActionOpen, () => Troubling().Given(Answer(), Requester), _ => Answer(name: "2"), Requester),
        Blank(VisitWorkflow.Answer, Troubling, _ => Answer() with { Text = " " }, Requester, "text"),
        NotNow(VisitWorkflow.Resolve, VisitRules.ActionAnswered, Troubling, _ => Resolve(2), Watcher),
        NotNow(VisitWorkflow.Resolve, VisitRules.ActionAnswered, Answered, _ => Resolve(1), Watcher),
        Invalid(VisitWorkflow.Resolve, VisitRules.ActionAnswered, Answered, _ => Resolve(9), Watcher, "action"),
        Refused(VisitWorkflow.Resolve, VisitRules.VerifierIsAnother, Codes.IncompatibleDuty, Answered, _ => Resolve(2), Other),
        Blank(VisitWorkflow.Resolve, Answered, _ => Resolve(2) with { Text = "" }, Watcher, "text"),
    ];

    private static GrantRun Running() => GrantPath.To(GrantStates.Active);

    private static GrantRun Troubling() => Running().VisitedWithTrouble();

    private static GrantRun Answered() => Troubling().Given(Answer(2), Other);

    private static GrantRun Found(string state) => GrantPath.To(state).Given(Commands.RaiseFinding(), Watcher);

    private static GrantRun Frozen(string state) => GrantPath.To(state).Given(Commands.Freeze, Watcher);
}
