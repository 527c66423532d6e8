using GrantControl.Cases.Authority;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Complaints.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Cases.Complaints.ComplaintStates;
using static GrantControl.Rules.Tests.Complaints.Support.ComplaintPath;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Complaints;

/// <summary>Every rule of a complaint that stands beside the guards, each with the case it refuses and the one it lets pass.</summary>
public sealed class ComplaintRefusalTests
{
    public static TheoryData<string, FileComplaint> BadFilings { get; } = new()
    {
        { "what", ComplaintPath.File() with { What = " " } },
        { "what", ComplaintPath.File() with { What = new string('x', 4_001) } },
        { "department", ComplaintPath.File() with { Department = "GT.XX" } },
        { "on", ComplaintPath.File() with { On = ComplaintRun.FirstDay.AddDays(1) } },
        { "accused", ComplaintPath.File() with { Accused = new string('x', 201) } },
        { "accusedUnit", ComplaintPath.File() with { AccusedUnit = "NGO" } },
        { "accusedUnit", ComplaintPath.File() with { AccusedUnit = "CIU" } },
        { "accusedOrganisation", ComplaintPath.File() with { AccusedOrganisation = "no-hay" } },
        { "evidence", ComplaintPath.File() with { Evidence = [.. Enumerable.Range(0, 6).Select(i => Document(DocumentType.ComplaintEvidence, $"{i}"))] } },
        { "evidence[0]", ComplaintPath.File() with { Evidence = [Document(DocumentType.Statutes)] } },
        { "evidence", ComplaintPath.File() with { Evidence = [Document(DocumentType.ComplaintEvidence), Document(DocumentType.ComplaintEvidence)] } },
        { "codeHash", ComplaintPath.File() with { CodeHash = "abc" } },
        { "identity", ComplaintPath.File(new SealedIdentity("", "")) },
    };

    [Theory]
    [MemberData(nameof(BadFilings))]
    public void A_filing_with_a_bad_field_is_refused(string path, FileComplaint filing) => ComplaintRun.New.When(filing, Citizen).ThenRefusedField(path, "fields-valid");

    [Fact]
    public void Only_the_citizens_door_files_and_what_is_there_is_not_filed_again()
    {
        ComplaintRun.New.When(ComplaintPath.File(), Intake).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        To(Received).When(ComplaintPath.File(), Citizen).ThenRefused(Codes.WrongState, "state");
        ComplaintRun.New.When(Dismiss, Control).ThenRefused(Codes.NotFound, "case");
    }

    [Fact]
    public void Whoever_is_accused_at_reception_is_barred_from_then_on()
    {
        var run = To(Received).Given(new AcknowledgeComplaint(Role.Technical, "org-a", ["inv-1"]), Intake);
        run.State.Readers.Admit(ReaderKey.Of(Control)).Should().BeTrue();
        run.State.Readers.Admit(ReaderKey.Of(TestPeople.Of("x", Role.Control, Role.Technical))).Should().BeFalse();
        run.State.Readers.Admit(ReaderKey.Of(TestPeople.Of("x", Role.Control).RelatedTo("org-a"))).Should().BeFalse();
        run.When(Assign, Control).ThenRefusedField("investigator", ComplaintRules.PeopleFit);
        run.When(new AssignComplaint("inv-a", "rev-1"), Control).ThenRefusedField("investigator", ComplaintRules.PeopleFit);
        To(Received).When(new AcknowledgeComplaint(AccusedPeople: ["nadie"]), Intake).ThenRefusedField("accusedPeople[0]", "fields-valid");
        To(Received).When(new AcknowledgeComplaint("SYS"), Intake).ThenRefusedField("accusedUnit", "fields-valid");
    }

    [Fact]
    public void A_deputy_of_whom_is_accused_is_barred_too()
    {
        var deputy = Control.StandingInFor(TestPeople.Of("tec-9", Role.Technical), ComplaintRun.FirstDay, ComplaintRun.FirstDay.AddDays(9), Role.Control);
        To(Acknowledged, filed: ComplaintPath.File()).Apply(r => r with { State = r.State with { AccusedPeople = ["tec-9"] } }).When(Assign, deputy).ThenRefused(Codes.ConflictOfInterest, ComplaintRules.AccusedBarred);
    }

    [Fact]
    public void Investigator_and_reviewer_hold_their_roles_and_are_two()
    {
        To(Acknowledged).When(new AssignComplaint("ctl-2", "rev-1"), Control).ThenRefusedField("investigator", ComplaintRules.PeopleFit);
        To(Acknowledged).When(new AssignComplaint("inv-1", "nadie"), Control).ThenRefusedField("reviewer", ComplaintRules.PeopleFit);
        To(Acknowledged).When(new AssignComplaint("inv-1", "inv-1"), Control).ThenRefusedField("reviewer", ComplaintRules.PeopleFit);
    }

    [Fact]
    public void Whom_it_is_not_assigned_to_neither_investigates_nor_concludes_nor_plans()
    {
        To(Assigned).When(new InvestigateComplaint(), OtherInvestigator).ThenRefused(Codes.RoleRequired, ComplaintRules.AssignedPerson);
        To(Investigating).When(new AskInfo("¿?"), OtherInvestigator).ThenRefused(Codes.RoleRequired, ComplaintRules.AssignedPerson);
        To(Investigating).When(Conclude(), OtherInvestigator).ThenRefused(Codes.RoleRequired, ComplaintRules.AssignedPerson);
        To(Investigating).Given(Conclude(), Investigator).When(Agree(), TestPeople.Of("rev-2", Role.Reviewer)).ThenRefused(Codes.RoleRequired, ComplaintRules.AssignedPerson);
        To(ComplaintStates.Finding).When(new PlanCorrection([]), Unit).ThenRefused(Codes.RoleRequired, ComplaintRules.EntrustedPerson);
        To(ComplaintStates.Finding).When(new EntrustPlan("ctl-1"), Control).ThenRefusedField("person", ComplaintRules.PeopleFit);
    }

    [Fact]
    public void Both_come_to_the_same_conclusion_or_the_investigation_goes_on()
    {
        var concluded = To(Investigating).Given(Conclude(), Investigator);
        concluded.When(Agree(Conclusion.Unfounded), Reviewer).ThenRefused(Codes.WrongState, "step-done");
        var back = concluded.Given(new SendBackConclusion("Falta oír a la asociación."), Reviewer);
        back.When(Agree(), Reviewer).ThenRefused(Codes.WrongState, "step-done");
        back.When(new SendBackConclusion("Otra vez."), Reviewer).ThenRefused(Codes.WrongState, ComplaintRules.SomethingConcluded);
        back.Given(Conclude(Conclusion.Unfounded) with { Documents = [Document(DocumentType.InvestigationReport, "2")] }, Investigator).When(Agree(Conclusion.Unfounded), Reviewer).ThenState(Unfounded);
    }

    [Fact]
    public void A_conclusion_falls_when_the_investigation_goes_on_without_it_or_in_other_hands()
    {
        var concluded = To(Investigating).Given(Conclude(), Investigator);
        var asked = concluded.Given(new AskInfo("¿Dónde?"), Investigator).Given(new AnswerInfo("Ahí.", []), Citizen);
        var reassigned = concluded.Given(new AssignComplaint(OtherInvestigator.Person, Reviewer.Person), Control);
        foreach (var run in new[] { asked, reassigned })
        {
            run.State.Judgements.Should().BeEmpty();
            run.When(Agree(), Reviewer).ThenRefused(Codes.WrongState, "step-done");
            run.When(new SendBackConclusion("Falta."), Reviewer).ThenRefused(Codes.WrongState, ComplaintRules.SomethingConcluded);
        }

        reassigned.Given(Conclude(Conclusion.Unfounded) with { Documents = [Document(DocumentType.InvestigationReport, "2")] }, OtherInvestigator).When(Agree(Conclusion.Unfounded), Reviewer).ThenState(Unfounded);
    }

    [Fact]
    public void Questions_stop_the_clock_and_are_capped()
    {
        var run = To(Investigating);
        var due = run.State.Core.Deadlines["conclude-finding"];
        for (var i = 0; i < ComplaintPolicy.MaxQuestions; i++)
        {
            run = run.Given(new AskInfo($"¿{i}?"), Investigator);
            run.State.Core.Deadlines["conclude-finding"].PausedWith.Should().Be(30);
            run = run.On(run.Today.AddDays(7)).Given(new AnswerInfo("Sí.", []), Citizen);
            run.State.Core.Deadlines["conclude-finding"].PausedWith.Should().BeNull();
        }

        run.State.Core.Deadlines["conclude-finding"].Due.Should().Be(due.Due.AddDays(21));
        run.When(new AskInfo("¿Otra?"), Investigator).ThenRefused(Codes.WrongState, ComplaintRules.QuestionsCapped);
    }

    [Fact]
    public void An_answer_that_does_not_come_ends_the_pause_once()
    {
        var run = To(InfoRequested).On(ComplaintRun.FirstDay.AddDays(40));
        run.When(new ExpireDeadline("answer"), Investigator).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        var lapsed = run.When(new ExpireDeadline("answer"), TestPeople.Clock).ThenState(Investigating).After;
        lapsed.State.Questions.Should().ContainSingle(q => q.Lapsed && q.Answer == null);
        lapsed.When(new ExpireDeadline("answer"), TestPeople.Clock).ThenRefused(Codes.WrongState, "deadline-passed");
    }

    [Theory]
    [InlineData(Received, "acknowledge", Role.Intake, Role.Control, 7)]
    [InlineData(Acknowledged, "assign", Role.Control, Role.Audit, 7)]
    [InlineData(Assigned, "investigate", Role.Investigator, Role.Control, 7)]
    [InlineData(Investigating, "conclude-finding", Role.Investigator, Role.Control, 42)]
    [InlineData(InfoRequested, "answer", Role.Citizen, Role.Investigator, 14)]
    [InlineData(ComplaintStates.Finding, "entrust", Role.Control, Role.Audit, 7)]
    [InlineData(ActionPlan, "verify", Role.Control, Role.Audit, 40)]
    [InlineData(Resolved, "notify", Role.Intake, Role.Control, 3)]
    [InlineData(Unfounded, "notify", Role.Intake, Role.Control, 3)]
    public void Each_wait_has_its_term_and_owner_and_its_miss_is_told_once(string state, string transition, string owner, string escalates, int days)
    {
        var run = To(state);
        var deadline = run.State.Core.Deadlines[transition];
        (deadline.Owner, deadline.EscalatesTo, deadline.Due).Should().Be((owner, escalates, ComplaintRun.FirstDay.AddDays(days)));
        run.On(deadline.Due).When(new ExpireDeadline(transition), TestPeople.Clock).ThenRefused(Codes.WrongState, "deadline-passed");
        var missed = run.On(deadline.Due.AddDays(1)).When(new ExpireDeadline(transition), TestPeople.Clock).ThenAccepted().After;
        (transition == "answer" || missed.State.Core.Deadlines[transition].Missed).Should().BeTrue();
    }

    [Fact]
    public void Where_the_usual_unit_stands_accused_the_next_one_waits_and_owns_the_term()
    {
        var accused = To(Received, filed: ComplaintPath.File(unit: Role.Intake));
        accused.State.Core.Deadlines.Keys.Should().Equal("acknowledge-in-place");
        ComplaintKind.Instance.Index(accused.State).WaitingFor.Should().Equal(Role.Control);
        ComplaintKind.Instance.Index(To(Received).State).WaitingFor.Should().Equal(Role.Intake);
        To(Received).When(new AcknowledgeComplaint(), Control).ThenRefused(Codes.RoleRequired, "guard-a-authority");

        var found = To(Received).Given(new AcknowledgeComplaint(Role.Control), Intake);
        found.State.Core.Deadlines["assign-in-place"].Owner.Should().Be(Role.Audit);
        found.State.Core.Deadlines.Should().NotContainKey("assign");
        ComplaintKind.Instance.Index(found.State).WaitingFor.Should().Equal(Role.Audit);
        found.When(ComplaintPath.Assign, Control).Rejection!.Code.Should().BeOneOf(Codes.RoleRequired, Codes.ConflictOfInterest);
    }

    [Fact]
    public void The_plan_waits_once_somebody_is_entrusted_and_the_consent_while_it_is_asked_for()
    {
        var entrusted = To(ComplaintStates.Finding).Given(new EntrustPlan(Unit.Person), Control);
        entrusted.State.Core.Deadlines.Keys.Should().Equal("plan");
        var asked = To(Investigating).Given(new RequestUnseal("Hace falta."), Investigator);
        asked.State.Core.Deadlines["answer-unseal-in-investigating"].Owner.Should().Be(Role.IdentityCustodian);
        ComplaintKind.Instance.Index(asked.State).WaitingFor.Should().Contain(Role.IdentityCustodian);
        asked.Given(new AnswerUnseal(false, "No."), Custodian).State.Core.Deadlines.Keys.Should().Equal("conclude-finding");
    }

    [Fact]
    public void A_plan_has_dated_measures()
    {
        var run = To(ComplaintStates.Finding).Given(new EntrustPlan(Unit.Person), Control);
        run.When(new PlanCorrection([]), Unit).ThenRefusedField("measures", ComplaintRules.PlanDated);
        run.When(new PlanCorrection([new Measure("Ya", run.Today)]), Unit).ThenRefusedField("measures[0].due", ComplaintRules.PlanDated);
        run.When(new PlanCorrection([new Measure("", run.Today.AddDays(1))]), Unit).ThenRefusedField("measures[0].text", ComplaintRules.PlanDated);
        run.When(new PlanCorrection([new Measure("Lejos", run.Today.AddDays(400))]), Unit).ThenRefusedField("measures[0].due", ComplaintRules.PlanDated);
    }

    [Fact]
    public void Whoever_plans_does_not_verify()
    {
        var both = TestPeople.Of(Unit.Person, Role.Technical, Role.Control);
        To(ActionPlan).When(ComplaintPath.Verify, both).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Fact]
    public void Whoever_complained_is_answered_and_nothing_stays_frozen_by_a_closed_complaint()
    {
        To(Resolved).When(new NotifyComplainant(""), Intake).ThenRefusedField("answer", ComplaintRules.AnswerPublic);
        To(Acknowledged).When(Dismiss with { Answer = "" }, Control).ThenRefusedField("answer", ComplaintRules.AnswerPublic);
        To(Acknowledged).When(Refer with { Reason = "" }, Control).ThenRefusedField("reason", "reasoned");
        foreach (var (state, command, by) in new (string, ICaseCommand, Actor)[] { (Resolved, ComplaintPath.Notify, Intake), (Acknowledged, Dismiss, Control), (Acknowledged, Refer, Control) })
        {
            To(state).Given(new LinkCase(ComplaintRun.Grant.Number), Control).Given(new FreezeCase(ComplaintRun.Grant.Number, "Por aclarar."), Control)
                .When(command, by).ThenRefused(Codes.Blocked, ComplaintRules.FreezesLifted);
        }
    }

    [Fact]
    public void It_is_taken_up_again_with_new_evidence_within_thirty_days()
    {
        var closed = To(Closed);
        closed.On(closed.Today.AddDays(30)).When(Reopen(), Citizen).ThenState(Investigating);
        closed.On(closed.Today.AddDays(31)).When(Reopen(), Citizen).ThenRefused(Codes.WrongState, ComplaintRules.WithinReopening);
        closed.When(Reopen() with { Evidence = [] }, Control).ThenRefusedField("evidence", ComplaintRules.NewEvidence);
        closed.When(Reopen("1"), Citizen).ThenRefusedField("evidence", ComplaintRules.NewEvidence);
        closed.When(Reopen() with { Reason = "" }, Citizen).ThenRefusedField("reason", "reasoned");
        To(Dismissed).When(Reopen(), Citizen).ThenRefused(Codes.WrongState, "state");
    }

    [Fact]
    public void Links_and_freezes_are_of_known_cases_and_reversible()
    {
        var grant = ComplaintRun.Grant.Number;
        var run = To(Investigating);
        run.When(new LinkCase(ComplaintRun.Budget.Number), Control).ThenRefusedField("number", ComplaintRules.LinkKnown);
        run.When(new LinkCase("DEN-2026-000001"), Control).ThenRefusedField("number", ComplaintRules.LinkKnown);
        run.When(new FreezeCase(grant, "x"), Control).ThenRefused(Codes.WrongState, ComplaintRules.LinkFreezeStands);
        run.Given(new LinkCase(grant), Control).When(new FreezeCase(ComplaintRun.Other.Number, "x"), Control).ThenRefusedField("number", ComplaintRules.LinkKnown);
        var linked = run.Given(new LinkCase(grant), Control);
        linked.State.Core.Deadlines.Should().ContainKey("conclude-finding");
        linked.When(new LinkCase(grant), Control).ThenRefusedField("number", ComplaintRules.LinkKnown);
        linked.When(new LiftFreeze(grant, "x"), Control).ThenRefused(Codes.WrongState, ComplaintRules.LinkFreezeStands);
        linked.When(new FreezeCase(grant, ""), Control).ThenRefusedField("reason", "reasoned");
        var frozen = linked.Given(new FreezeCase(grant, "Por aclarar."), Control);
        EffectsOf(frozen).Blocks.Should().Equal(new BlockMark(ComplaintRun.Grant.Id, "Por aclarar.", Laid: true));
        frozen.State.Readers.Should().BeEquivalentTo(run.State.Readers);
        frozen.When(new FreezeCase(grant, "Otra vez."), Control).ThenRefused(Codes.WrongState, ComplaintRules.LinkFreezeStands);
        frozen.When(new UnlinkCase(grant), Control).ThenRefused(Codes.WrongState, ComplaintRules.LinkFreezeStands);
        var lifted = frozen.Given(new LiftFreeze(grant, "Aclarado."), Control);
        EffectsOf(lifted).Blocks.Should().Equal(new BlockMark(ComplaintRun.Grant.Id, "", Laid: false));
        lifted.Given(new UnlinkCase(grant), Control).State.Links.Should().BeEmpty();
    }

    [Fact]
    public void A_duplicate_is_another_complaint_and_stays_one()
    {
        var run = To(Acknowledged);
        run.When(new LinkDuplicate(ComplaintRun.Grant.Number), Intake).ThenRefusedField("number", ComplaintRules.DuplicateKnown);
        run.When(new LinkDuplicate("DEN-2026-000001"), Intake).ThenRefusedField("number", ComplaintRules.DuplicateKnown);
        var linked = run.Given(new LinkDuplicate(ComplaintRun.Other.Number), Intake);
        linked.When(new LinkDuplicate(ComplaintRun.Other.Number), Intake).ThenRefusedField("number", ComplaintRules.DuplicateKnown);
        linked.State.State.Should().Be(Acknowledged, "a duplicate is linked, never deleted");
    }

    [Fact]
    public void An_identity_takes_two_people_of_different_areas_a_reason_and_is_open_for_a_day()
    {
        To(Investigating, filed: ComplaintPath.File()).When(new RequestUnseal("Hace falta."), Investigator).ThenRefused(Codes.WrongState, ComplaintRules.IdentitySealed);
        var run = To(Investigating);
        run.When(new OpenIdentity(), Investigator).ThenRefused(Codes.WrongState, ComplaintRules.ConsentInForce);
        run.When(new AnswerUnseal(true, "Sí."), Custodian).ThenRefused(Codes.WrongState, ComplaintRules.RequestOpen);
        run.When(new RequestUnseal(" "), Investigator).ThenRefusedField("reason", "reasoned");
        run.State.Readers.Admit(ReaderKey.Of(Custodian)).Should().BeFalse("nothing was asked of him");

        var asked = run.Given(new RequestUnseal("Hay que oír al testigo."), Investigator);
        asked.State.Readers.Admit(ReaderKey.Of(Custodian)).Should().BeTrue();
        asked.When(new RequestUnseal("Otra vez."), Investigator).ThenRefused(Codes.WrongState, ComplaintRules.RequestOpen);
        asked.When(new AnswerUnseal(true, "Sí."), Investigator).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        asked.When(new AnswerUnseal(true, "Sí."), TestPeople.Of("doble", Role.IdentityCustodian, Role.Investigator)).ThenRefused(Codes.IncompatibleDuty, ComplaintRules.OtherArea);
        asked.Given(new AnswerUnseal(false, "No hace falta."), Custodian).When(new OpenIdentity(), Investigator).ThenRefused(Codes.WrongState, ComplaintRules.ConsentInForce);

        var consented = asked.Given(new AnswerUnseal(true, "Se justifica."), Custodian);
        consented.When(new OpenIdentity(), OtherInvestigator).ThenRefused(Codes.RoleRequired, ComplaintRules.AssignedPerson);
        consented.When(new OpenIdentity(), Custodian).ThenRefused(Codes.RoleRequired, "guard-a-authority");
        consented.Given(new OpenIdentity(), Investigator).State.LastUnsealing!.Opened.Should().ContainSingle();
        consented.Later(ComplaintPolicy.OpenFor).When(new OpenIdentity(), Investigator).ThenAccepted();
        consented.Later(ComplaintPolicy.OpenFor + TimeSpan.FromSeconds(1)).When(new OpenIdentity(), Investigator).ThenRefused(Codes.WrongState, ComplaintRules.ConsentInForce);
    }

    [Fact]
    public void What_readers_are_shown_holds_neither_the_box_nor_the_code()
    {
        var json = System.Text.Json.JsonSerializer.Serialize(ComplaintKind.Instance.View(To(Investigating).State), GrantControl.Kernel.Canonical.CaseJson.Options);
        json.Should().NotContain(Identity.Box).And.NotContain(new string('a', 64));
    }

    private static Effects EffectsOf(ComplaintRun run) => ComplaintEffects.Of(run.Events[^1], run.State);
}
