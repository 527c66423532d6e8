using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Grants.Support.TestPeople;
using static GrantControl.Rules.Tests.Grants.Support.VisitActs;

namespace GrantControl.Rules.Tests.Visits;

/// <summary>Every way a row of the visits' table is refused.</summary>
public sealed class VisitRefusalTests
{
    private static readonly GrantRun Active = GrantPath.To(GrantStates.Active);
    private static readonly GrantRun Planned = Active.Planned();
    private static readonly GrantRun Troubled = Active.VisitedWithTrouble();

    public static TheoryData<string> Commands => new(["record-visit", "answer-action", "resolve-action", "cancel-visit"]);

    [Fact]
    public void Nothing_is_done_with_a_visit_that_is_not_there()
    {
        Planned.When(Record(Planned, 2), TechnicalMonitor).ThenRefused(Codes.NotFound, "target");
        Planned.When(new CancelVisit(2, "x"), TechnicalMonitor).ThenRefused(Codes.NotFound, "target");
        Troubled.When(Answer(visit: 2), Requester).ThenRefused(Codes.NotFound, "target");
        Troubled.When(Resolve(visit: 2), Watcher).ThenRefused(Codes.NotFound, "target");
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void Each_in_every_state_that_does_not_have_it(string command)
    {
        var cancelled = Planned.Given(new CancelVisit(1, "Lluvia."), TechnicalMonitor);
        foreach (var run in new[] { Planned, Troubled, Active.Visited(), cancelled })
        {
            var definition = GrantWorkflow.Definition.Child(VisitWorkflow.Id);
            if (definition.Transitions.Any(t => t.Trigger == command && t.From.Contains(run.State.StateOf(VisitWorkflow.Target(1)))))
            {
                continue;
            }

            var (sent, by) = Usual(command, run);
            run.When(sent, by).ThenRefused(Codes.WrongState);
        }
    }

    [Fact]
    public void A_second_phone_is_told_who_recorded_the_visit_and_when()
    {
        var refused = Troubled.Later(2).When(Record(Troubled, name: "otro"), Watcher).ThenRefused(Codes.WrongState, VisitRules.AlreadyRecorded).Rejection!;

        refused.Message.Es.Should().Contain(TechnicalMonitor.Person).And.Contain(Troubled.Today.ToString("dd/MM/yyyy", System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [MemberData(nameof(Commands))]
    public void By_the_wrong_role_on_an_old_version_or_with_a_relative(string command)
    {
        var run = command is "answer-action" ? Troubled : command is "resolve-action" ? Troubled.Given(Answer(), Requester) : Planned;
        var (sent, by) = Usual(command, run);

        run.When(sent, Newcomer(Role.Treasury)).ThenRefused(Codes.RoleRequired);
        run.When(sent, by.Organisation is null ? Outsider : Of("x", Role.Finance)).ThenRefused(Codes.RoleRequired);
        run.When(sent, by, run.State.Version - 1).ThenRefused(Codes.StaleVersion, "guard-e-version");
        if (by.Organisation is null)
        {
            run.When(sent, by with { Declaration = null }).ThenRefused(Codes.ConflictOfInterest);
            run.When(sent, by.RelatedTo(Organisation)).ThenRefused(Codes.ConflictOfInterest);
        }

        run.When(sent, by).ThenAccepted();
    }

    [Fact]
    public void Monitoring_excludes_every_other_duty()
    {
        foreach (var duty in Duty.All.Except([Duty.Monitor]))
        {
            var busy = Of("ocupado", Role.Technical);
            Planned.Holding(busy.Person, duty).When(Record(Planned), busy).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
            Active.Holding(busy.Person, duty).When(Plan(Active), busy).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        }

        var both = Of("tecnico-y-tesorero", Role.Technical, Role.Treasury, Role.Authority);
        var visited = Planned.Given(Record(Planned), both);
        visited.When(VisitActs.Plan(visited), both).ThenAccepted();
        visited.When(GrantControl.Rules.Tests.Grants.Support.Commands.Terminate, both).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Fact]
    public void An_action_is_answered_by_its_owner_alone_and_once()
    {
        Troubled.When(Answer(2), Requester).ThenRefused(Codes.RoleRequired);
        Troubled.When(Answer(1), TechnicalMonitor).ThenRefused(Codes.RoleRequired);
        Troubled.When(Answer(9), Requester).ThenRefused(Codes.WrongState);
        Troubled.When(Answer() with { Documents = [] }, Requester).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
        Troubled.Given(Answer(), Requester).When(Answer(name: "2"), Requester).ThenRefused(Codes.WrongState, VisitRules.ActionOpen);
        Troubled.Given(Answer(), Requester).When(Answer(2, name: "1"), TechnicalMonitor).ThenRefused(Codes.DocumentReused, "guard-d-documents");
    }

    [Fact]
    public void Whoever_implements_does_not_verify_nor_whom_he_implemented_it_for()
    {
        var asked = Troubled.When(Resolve(2), Watcher).ThenRefused(Codes.WrongState, VisitRules.ActionAnswered).After;

        var other = Of("tec-otro", Role.Technical);
        var answered = asked.Given(Answer(2), other);
        answered.When(Resolve(2), Of("suplente", Role.Technical).StandingInFor(other, answered.Today, answered.Today)).ThenRefused(Codes.IncompatibleDuty, VisitRules.VerifierIsAnother);

        var deputed = Troubled.Given(Answer(2), Of("suplente", Role.Technical).StandingInFor(other, Troubled.Today, Troubled.Today));
        deputed.When(Resolve(2), other).ThenRefused(Codes.IncompatibleDuty, VisitRules.VerifierIsAnother);
        deputed.Given(Resolve(2), Watcher).When(Resolve(2), Watcher).ThenRefused(Codes.WrongState, VisitRules.ActionAnswered);
    }

    public static TheoryData<string, string> WrongRecords => new()
    {
        { "checklist", VisitRules.ChecklistComplete }, { "checklist[0].item", VisitRules.ChecklistComplete }, { "checklist[0].note", VisitRules.ChecklistComplete },
        { "department", VisitRules.PlaceKnown }, { "municipality", VisitRules.PlaceKnown }, { "point.latitude", VisitRules.PlaceKnown }, { "point.longitude", VisitRules.PlaceKnown },
        { "point.accuracyMetres", VisitRules.PlaceKnown }, { "visitedOn", GrantRules.FieldsValid }, { "received.name", GrantRules.FieldsValid }, { "received.position", GrantRules.FieldsValid },
        { "received.signature", GrantRules.FieldsValid }, { "remarks", GrantRules.FieldsValid }, { "findings[0].text", GrantRules.FieldsValid }, { "documents", GrantRules.FieldsValid },
        { "actions[0].text", VisitRules.ActionsOwned }, { "actions[0].owner", VisitRules.ActionsOwned }, { "actions[0].due", VisitRules.ActionsOwned },
    };

    [Theory]
    [MemberData(nameof(WrongRecords))]
    public void A_record_names_each_field_that_is_wrong(string path, string rule) =>
        Planned.When(Spoiled(path), TechnicalMonitor).ThenRefusedField(path, rule);

    [Fact]
    public void A_record_lies_neither_ahead_nor_months_back_and_has_a_photo_of_its_own()
    {
        Planned.When(Record(Planned) with { VisitedOn = Planned.Today.AddDays(-VisitPolicy.LateDays - 1) }, TechnicalMonitor).ThenRefusedField("visitedOn");
        Planned.When(Record(Planned) with { VisitedOn = Planned.Today.AddDays(-VisitPolicy.LateDays) }, TechnicalMonitor).ThenAccepted();
        Planned.When(Record(Planned) with { Documents = [] }, TechnicalMonitor).ThenRefused(Codes.DocumentMissing, "guard-d-documents");
        var again = Active.Visited().Planned();
        again.When(Record(again, 2, "1"), TechnicalMonitor).ThenRefused(Codes.DocumentReused, "guard-d-documents");
    }

    [Fact]
    public void A_blocking_finding_stops_the_next_payment_until_it_is_resolved()
    {
        var run = Active.On(TranchePath.PaidOn).VisitedWithTrouble();
        var request = new RequestTranche(1, TestDocuments.Documents("t1", "payment-request"));
        run.When(request, Requester).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        run.When(GrantControl.Rules.Tests.Grants.Support.Commands.ResolveFinding(), TechnicalMonitor with { Roles = Watcher.Roles }).ThenRefused(Codes.IncompatibleDuty, GrantRules.ResolverIsAnother);
        run.Given(GrantControl.Rules.Tests.Grants.Support.Commands.ResolveFinding(), Auditor).When(request, Requester).ThenAccepted();
    }

    [Fact]
    public void A_blocking_finding_stops_the_closing_until_it_is_resolved()
    {
        var ended = Active.VisitedWithTrouble().Given(GrantControl.Rules.Tests.Grants.Support.Commands.Terminate, Head);
        ended.When(GrantControl.Rules.Tests.Grants.Support.Commands.Close, Auditor).ThenRefused(Codes.Blocked, "guard-f-unblocked");

        var smaller = ended.Given(GrantControl.Rules.Tests.Grants.Support.Commands.ResolveFinding(), Liquidator);
        smaller.When(GrantControl.Rules.Tests.Grants.Support.Commands.Close, Auditor).ThenRefused(Codes.Blocked, GrantRules.FindingsClosed);
        var resolved = smaller.Given(GrantControl.Rules.Tests.Grants.Support.Commands.ResolveFinding(2, "2"), Liquidator);
        resolved.When(GrantControl.Rules.Tests.Grants.Support.Commands.Close, Auditor).ThenRefused(Codes.Blocked, VisitRules.VisitsSettled);
        resolved.Given(Answer(), Requester).Given(Resolve(), Watcher).Given(Answer(2, name: "2"), TechnicalMonitor).Given(Resolve(2), Watcher)
            .When(GrantControl.Rules.Tests.Grants.Support.Commands.Close, Auditor).ThenState(GrantStates.Closed);
    }

    [Fact]
    public void A_grant_does_not_close_with_an_action_open_and_drops_what_is_only_planned()
    {
        var settled = GrantPath.To(GrantStates.RefundDue).Given(GrantControl.Rules.Tests.Grants.Support.Commands.Refund(TranchePath.Disallowed), Treasurer);
        var open = Given(settled, VisitWorkflow.Done);
        open.When(GrantControl.Rules.Tests.Grants.Support.Commands.Close, Auditor).ThenRefused(Codes.Blocked, VisitRules.VisitsSettled);

        Given(settled, VisitWorkflow.Planned).When(GrantControl.Rules.Tests.Grants.Support.Commands.Close, Auditor).ThenState(GrantStates.Closed)
            .ThenState(VisitWorkflow.Cancelled, VisitWorkflow.Target(1)).Then<VisitCancelled>().After.State.Core.Deadlines.Should().BeEmpty();
    }

    /// <summary>A visit planned while the grant ran, as it stands by now.</summary>
    private static GrantRun Given(GrantRun run, string state) => run with
    {
        State = run.State with
        {
            Core = run.State.Core with
            {
                Visits = Planned.State.Core.Visits,
                Positions = run.State.Core.Positions.SetItem(VisitWorkflow.Target(1), new WorkflowPosition(state)),
            },
        },
    };

    private static (ICaseCommand Command, Actor By) Usual(string command, GrantRun run) => command switch
    {
        "record-visit" => (Record(run, name: "x"), TechnicalMonitor),
        "answer-action" => (Answer(name: "x"), Requester),
        "resolve-action" => (Resolve(), Watcher),
        _ => (new CancelVisit(1, "Lluvia."), TechnicalMonitor),
    };

    private static RecordVisit Spoiled(string path)
    {
        var good = Troubled(Planned);
        IReadOnlyList<ChecklistAnswer> With(ChecklistAnswer first) => [first, .. good.Checklist.Skip(1)];
        return path switch
        {
            "checklist" => good with { Checklist = [.. good.Checklist.Skip(1)] },
            "checklist[0].item" => good with { Checklist = With(new ChecklistAnswer("x", Seen.Yes)) },
            "checklist[0].note" => good with { Checklist = With(good.Checklist[0] with { Answer = Seen.No }) },
            "department" => good with { Department = "GT.XX" },
            "municipality" => good with { Municipality = " " },
            "point.latitude" => good with { Point = new VisitPoint(90_000_001, 0) },
            "point.longitude" => good with { Point = new VisitPoint(0, -180_000_001) },
            "point.accuracyMetres" => good with { Point = new VisitPoint(0, 0, -1) },
            "visitedOn" => good with { VisitedOn = Planned.Today.AddDays(1) },
            "received.name" => good with { Received = good.Received with { Name = "" } },
            "received.position" => good with { Received = good.Received with { Position = "" } },
            "received.signature" => good with { Received = good.Received with { Signature = "M1 1\" onload=\"x" } },
            "remarks" => good with { Remarks = new string('x', 4_001) },
            "findings[0].text" => good with { Findings = [new VisitFinding("", Severity.Minor)] },
            "documents" => good with { Documents = [.. Enumerable.Range(0, VisitPolicy.MaxPhotos + 1).Select(i => TestDocuments.Document(DocumentType.VisitPhoto, $"f{i}"))] },
            "actions[0].text" => good with { Actions = [good.Actions[0] with { Text = "" }] },
            "actions[0].owner" => good with { Actions = [good.Actions[0] with { Owner = Role.Treasury }] },
            _ => good with { Actions = [good.Actions[0] with { Due = Planned.Today.AddDays(-1) }] },
        };

        static RecordVisit Troubled(GrantRun run) => VisitActs.Troubled(run);
    }
}
