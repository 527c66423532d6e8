using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using static GrantControl.Rules.Tests.Grants.TrancheCast;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Requested → Cleared: the technical unit, then internal control.</summary>
public sealed class TrancheVerifyTests
{
    private const string Requested = TrancheWorkflow.Requested;

    [Fact]
    public void Both_verify_and_the_evidence_stands_by_precondition()
    {
        var world = Second();
        var verify = world.Verify(2);
        world.When(TechnicalMonitor, verify).Then(2, Requested);
        world.When(ControlMonitor, new VerifyTranche(2, [])).Then(2, TrancheWorkflow.Cleared);
        world.State.Tranches[2].Evidence.Should().HaveCount(2).And.Contain(2, verify.Evidence[1].Document.Sha256);
        world.State.Tranches[2].Visited.Should().BeTrue();
        world.State.Core.Documents.Where(d => d.Target == "tranche:2" && d.Transition == "verify").Should().HaveCount(3);
    }

    [Fact]
    public void Control_does_not_verify_before_the_technical_unit()
    {
        var world = Second();
        world.When(ControlMonitor, new VerifyTranche(2, [], world.Doc(DocumentType.VisitReport))).ThenRefused(Codes.WrongState, "step-done");
    }

    [Fact]
    public void The_technical_unit_verifies_once_whoever_comes_second()
    {
        var world = Second();
        world.When(TechnicalMonitor, world.Verify(2)).ThenAccepted();
        world.When(TechnicalMonitor, world.Verify(2)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        world.When(Of(TechnicalMonitor) with { Person = "technical-monitor-2" }, world.Verify(2)).ThenRefused(Codes.WrongState, "step-done");
    }

    [Fact]
    public void One_person_with_both_roles_does_not_verify_for_both()
    {
        var world = Second();
        var both = Of(TechnicalMonitor).WithRoles(Role.Technical, Role.Control);
        world.When(both, world.Verify(2)).Then(2, Requested);
        world.When(both, new VerifyTranche(2, [])).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        world.When(Of(ControlMonitor).For(TechnicalMonitor, Role.Control), new VerifyTranche(2, [])).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Fact]
    public void Whoever_admitted_the_case_does_not_verify_unless_audit_compensates_it()
    {
        var world = Second();
        world.When(Admitter, world.Verify(2)).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        world.Compensating(Admitter, "review-technical", "monitor").When(Admitter, world.Verify(2)).Then(2, Requested);
        world.Effects[^1].Duties.Should().ContainSingle().Which.CompensatedWith.Should().Be("review-technical");
    }

    [Fact]
    public void Whoever_cleared_the_control_gate_never_verifies()
    {
        var world = Second();
        world.When(TechnicalMonitor, world.Verify(2)).ThenAccepted();
        world.When(ControlReviewer, new VerifyTranche(2, [])).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Fact]
    public void Every_precondition_needs_its_evidence()
    {
        var world = Second();
        var verify = world.Verify(2);
        var refused = world.When(TechnicalMonitor, verify with { Evidence = [verify.Evidence[0]] }).ThenRefused(Codes.DocumentMissing, GrantRules.PreconditionsEvidenced);
        refused.Message.Es.Should().Contain("Avance físico").And.NotContain("Informe anterior");
        world.When(TechnicalMonitor, verify with { Evidence = [] }).ThenRefused(Codes.DocumentMissing, GrantRules.PreconditionsEvidenced);
    }

    [Fact]
    public void One_document_does_not_prove_two_preconditions_nor_serve_again()
    {
        var world = Second();
        var verify = world.Verify(2);
        var first = verify.Evidence[0].Document;
        world.When(TechnicalMonitor, verify with { Evidence = [verify.Evidence[0], new PreconditionMet(2, first)] }).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        var used = world.State.Core.Documents.First(d => d.Type == DocumentType.PreconditionEvidence);
        world.When(TechnicalMonitor, verify with { Evidence = [verify.Evidence[0], new PreconditionMet(2, new DocumentCited(used.Type, used.Sha256, used.Name))] })
            .ThenRefused(Codes.DocumentReused, "guard-d-documents");
    }

    [Fact]
    public void Evidence_names_a_precondition_of_the_tranche_once_and_is_evidence()
    {
        var world = Second();
        var verify = world.Verify(2);
        var third = new PreconditionMet(3, world.Doc(DocumentType.PreconditionEvidence));
        Paths(world, verify with { Evidence = [.. verify.Evidence, third] }).Should().Equal("evidence[2].precondition");
        Paths(world, verify with { Evidence = [.. verify.Evidence, third with { Precondition = 0 }] }).Should().Equal("evidence[2].precondition");
        Paths(world, verify with { Evidence = [.. verify.Evidence, third with { Precondition = 1 }] }).Should().Equal("evidence[2].precondition");
        Paths(world, verify with { Evidence = [verify.Evidence[0], new PreconditionMet(2, world.Doc(DocumentType.Other))] }).Should().Equal("evidence[1].document.type");
        Paths(world, verify with { Visit = world.Doc(DocumentType.Other) }).Should().Equal("visit.type");
    }

    [Fact]
    public void A_badly_cited_document_is_named_where_it_stands_in_the_command()
    {
        var world = Second();
        var verify = world.Verify(2);
        var bad = verify.Evidence[1].Document with { Sha256 = "no" };
        var refused = world.When(TechnicalMonitor, verify with { Evidence = [verify.Evidence[0], new PreconditionMet(2, bad)], Visit = verify.Visit! with { Sha256 = "no" } });
        refused.ThenRefused(Codes.Invalid, "guard-d-documents").Fields.Select(f => f.Path).Should().Equal("evidence[1].document", "visit");
    }

    [Fact]
    public void A_visit_the_plan_asks_for_is_made_before_control_agrees()
    {
        var world = Second();
        world.When(TechnicalMonitor, world.Verify(2) with { Visit = null }).Then(2, Requested);
        world.When(ControlMonitor, new VerifyTranche(2, [])).ThenRefused(Codes.DocumentMissing, GrantRules.VisitMade);
        world.When(ControlMonitor, new VerifyTranche(2, [], world.Doc(DocumentType.VisitReport))).Then(2, TrancheWorkflow.Cleared);
    }

    [Fact]
    public void A_tranche_without_visit_or_preconditions_is_verified_by_word()
    {
        var world = new TrancheWorld().To(1, TrancheWorkflow.Accepted).To(2, TrancheWorkflow.Accepted).To(3, Requested);
        world.When(TechnicalMonitor, new VerifyTranche(3, [])).Then(3, Requested);
        world.When(ControlMonitor, new VerifyTranche(3, [])).Then(3, TrancheWorkflow.Cleared);
    }

    [Fact]
    public void After_a_return_the_same_evidence_may_be_cited_again_for_the_same_precondition_only()
    {
        var world = Second();
        var verify = world.Verify(2);
        world.When(TechnicalMonitor, verify).ThenAccepted();
        world.When(ControlMonitor, new ReturnTranche(2, "Falta firma.")).Then(2, TrancheWorkflow.Scheduled);
        world.To(2, Requested);
        var swapped = verify with { Evidence = [new(1, verify.Evidence[1].Document), new(2, verify.Evidence[0].Document)] };
        world.When(TechnicalMonitor, swapped).ThenRefused(Codes.DocumentReused, "guard-d-documents");
        world.When(TechnicalMonitor, verify with { Visit = null }).Then(2, Requested);
        world.When(ControlMonitor, new VerifyTranche(2, [])).ThenRefused(Codes.DocumentMissing, GrantRules.VisitMade);
        world.When(ControlMonitor, new VerifyTranche(2, [], verify.Visit)).Then(2, TrancheWorkflow.Cleared);
        world.State.Core.Documents.Count(d => d.Sha256 == verify.Visit!.Sha256).Should().Be(1);
    }

    private static TrancheWorld Second() => new TrancheWorld().To(1, TrancheWorkflow.Accepted).To(2, Requested);

    private static IEnumerable<string> Paths(TrancheWorld world, VerifyTranche command) =>
        world.When(TechnicalMonitor, command).ThenRefused(Codes.Invalid, GrantRules.PreconditionsEvidenced).Fields.Select(f => f.Path);
}
