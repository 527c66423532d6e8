using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Workflows;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>The commands of visits as the right people send them.</summary>
public static class VisitActs
{
    public static PlanVisit Plan(GrantRun run, int days = 30) => new(run.Today.AddDays(days), "Ver el avance de la obra.");

    /// <summary>A visit where all was well, made today.</summary>
    public static RecordVisit Record(GrantRun run, int visit = 1, string name = "1") => new(
        visit,
        run.Today,
        "GT.HU",
        "Chiantla",
        new VisitPoint(15_352_000, -91_457_000, 12),
        [.. GrantVisits.Setting.Checklist.Select(i => new ChecklistAnswer(i.Id, Seen.Yes))],
        new VisitReceived("Presidente del comité", "Presidente", "M10 10 L20.5 12 L30 8"),
        [],
        [],
        "Sin novedad.",
        Documents(name, DocumentType.VisitPhoto));

    /// <summary>A visit that asks the NGO for something, and finds what stops payments.</summary>
    public static RecordVisit Troubled(GrantRun run, int visit = 1, string name = "1") => Record(run, visit, name) with
    {
        Findings = [new VisitFinding("La bodega está vacía.", Severity.Blocking), new VisitFinding("Falta rótulo.", Severity.Minor)],
        Actions = [new ActionAsked("Presentar el inventario.", Role.Ngo, run.Today.AddDays(15)), new ActionAsked("Verificar otra bodega.", Role.Technical, run.Today.AddDays(20))],
    };

    public static AnswerAction Answer(int action = 1, int visit = 1, string name = "1") => new(visit, action, "Se presentó.", Documents(name, DocumentType.ActionEvidence));

    public static ResolveAction Resolve(int action = 1, bool done = true, int visit = 1) => new(visit, action, done, "Se constató.");

    public static NoteVisit Note(int visit = 1, string name = "nota") => new(visit, "Segundo registro, de otro teléfono.", Documents(name, DocumentType.VisitPhoto));

    public static GrantRun Planned(this GrantRun run) => run.Given(Plan(run), TestPeople.TechnicalMonitor);

    public static GrantRun Visited(this GrantRun run) => run.Planned().Given(Record(run, run.State.Core.Visits.All.Count + 1), TestPeople.TechnicalMonitor);

    public static GrantRun VisitedWithTrouble(this GrantRun run) => run.Planned().Given(Troubled(run), TestPeople.TechnicalMonitor);
}
