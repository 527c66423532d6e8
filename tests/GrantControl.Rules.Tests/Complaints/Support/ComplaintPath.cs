using GrantControl.Cases.Complaints;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Complaints.Support;

/// <summary>The people of a complaint, its usual commands, and the usual way to each state.</summary>
public static class ComplaintPath
{
    public static readonly Actor Citizen = Actor.Citizen;
    public static readonly Actor Intake = TestPeople.Of("rec-1", Role.Intake);
    public static readonly Actor Control = TestPeople.Of("ctl-1", Role.Control);
    public static readonly Actor Checker = TestPeople.Of("ctl-2", Role.Control);
    public static readonly Actor Investigator = TestPeople.Of("inv-1", Role.Investigator);
    public static readonly Actor OtherInvestigator = TestPeople.Of("inv-2", Role.Investigator);
    public static readonly Actor Reviewer = TestPeople.Of("rev-1", Role.Reviewer);
    public static readonly Actor Custodian = TestPeople.Of("cdi-1", Role.IdentityCustodian);
    public static readonly Actor Unit = TestPeople.Of("tec-1", Role.Technical);
    public static readonly Actor Auditor = TestPeople.Of("aud-1", Role.Audit);
    public static readonly Actor SecondAuditor = TestPeople.Of("aud-2", Role.Audit);

    public static IReadOnlyList<Actor> Everybody { get; } =
        [Intake, Control, Checker, Investigator, OtherInvestigator, Reviewer, Custodian, Unit, Auditor, SecondAuditor, TestPeople.Of("inv-a", Role.Investigator).RelatedTo("org-a")];

    public static readonly SealedIdentity Identity = new("k1", "c29icmU=");

    public static FileComplaint File(SealedIdentity? identity = null, string? unit = null, string? organisation = null) => new(
        "Se pagó por computadoras que nunca llegaron a la escuela.\nLo vi yo.", "GT.HU", "Chiantla", new DateOnly(2026, 1, 5), "La asociación", unit, organisation,
        [Document(DocumentType.ComplaintEvidence)], new string('a', 64), identity);

    public static AssignComplaint Assign => new(Investigator.Person, Reviewer.Person);

    public static ConcludeComplaint Conclude(Conclusion outcome = Conclusion.Finding) => new(outcome, "Consta en las actas.", [Document(DocumentType.InvestigationReport)]);

    public static ConcludeComplaint Agree(Conclusion outcome = Conclusion.Finding) => Conclude(outcome) with { Documents = [] };

    public static PlanCorrection Plan(ComplaintRun run) => new([new Measure("Se devuelve lo pagado.", run.Today.AddDays(20)), new Measure("Se cambia el control.", run.Today.AddDays(40))]);

    public static VerifyCorrection Verify => new("Se devolvió y se cambió.", [Document(DocumentType.CorrectiveEvidence)]);

    public static NotifyComplainant Notify => new("Se devolvió lo pagado. Gracias por avisar.");

    public static ReopenComplaint Reopen(string name = "nueva") => new("Hay más.", [Document(DocumentType.ComplaintEvidence, name)]);

    public static ReferComplaint Refer => new(ReferredTo.ComptrollerGeneral, "Es de su competencia.", "La Contraloría la atenderá.");

    public static DismissComplaint Dismiss => new("No es de esta institución.", "No es de esta institución.");

    /// <summary>A complaint in a state, by the usual way.</summary>
    public static ComplaintRun To(string state, Conclusion outcome = Conclusion.Finding, FileComplaint? filed = null)
    {
        var run = ComplaintRun.New.Given(filed ?? File(Identity), Citizen);
        foreach (var (at, act) in Way(state, outcome))
        {
            if (run.State.State == state)
            {
                return run;
            }

            run.State.State.Should().Be(at);
            run = act(run);
        }

        run.State.State.Should().Be(state);
        return run;
    }

    private static IEnumerable<(string At, Func<ComplaintRun, ComplaintRun> Act)> Way(string state, Conclusion outcome) =>
    [
        (ComplaintStates.Received, static r => r.Given(new AcknowledgeComplaint(), Intake)),
        (ComplaintStates.Acknowledged, r => state switch
        {
            ComplaintStates.Referred => r.Given(Refer, Control),
            ComplaintStates.Dismissed => r.Given(Dismiss, Control),
            _ => r.Given(Assign, Control),
        }),
        (ComplaintStates.Assigned, static r => r.Given(new InvestigateComplaint(), Investigator)),
        (ComplaintStates.Investigating, r => state == ComplaintStates.InfoRequested ? r.Given(new AskInfo("¿En qué escuela?"), Investigator)
            : r.Given(Conclude(state == ComplaintStates.Unfounded ? Conclusion.Unfounded : outcome), Investigator)
                .Given(Agree(state == ComplaintStates.Unfounded ? Conclusion.Unfounded : outcome), Reviewer)),
        .. outcome == Conclusion.Unfounded || state == ComplaintStates.Unfounded
            ? new (string, Func<ComplaintRun, ComplaintRun>)[] { (ComplaintStates.Unfounded, static r => r.Given(Notify, Intake)) }
            :
            [
                (ComplaintStates.Finding, static r => r.Given(new EntrustPlan(Unit.Person), Control).Apply(e => e.Given(Plan(e), Unit))),
                (ComplaintStates.ActionPlan, static r => r.Given(Verify, Checker)),
                (ComplaintStates.Resolved, static r => r.Given(Notify, Intake)),
            ],
    ];
}
