using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Workflows;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Contracts.Support;

/// <summary>Visits to where a contract is carried out, as the right people send them.</summary>
public static class ContractVisitActs
{
    public static PlanVisit Plan(ContractRun run, int days = 30) => new(run.Today.AddDays(days), "Ver lo entregado en la bodega.");

    /// <summary>A visit where all was well, made today.</summary>
    public static RecordVisit Visit(ContractRun run, int visit = 1) => new(
        visit,
        run.Today,
        "GT.GU",
        "Mixco",
        null,
        [.. ContractVisits.Setting.Checklist.Select(i => new ChecklistAnswer(i.Id, Seen.Yes))],
        new VisitReceived("Encargada de la bodega", "Bodeguera"),
        [],
        [],
        null,
        Documents($"visita-{visit}", DocumentType.VisitPhoto));

    /// <summary>A visit that finds what stops payments, and asks the administrator and the user unit for something.</summary>
    public static RecordVisit Troubled(ContractRun run, int visit = 1) => Visit(run, visit) with
    {
        Findings = [new VisitFinding("Faltan dos equipos del acta.", Severity.Blocking)],
        Actions =
        [
            new ActionAsked("Que el proveedor reponga los equipos.", Role.ContractAdministrator, run.Today.AddDays(10)),
            new ActionAsked("Corregir el inventario.", Role.Technical, run.Today.AddDays(10)),
        ],
    };

    public static AnswerAction Answer(int action = 1) => new(1, action, "Se repusieron.", Documents($"cumplida-{action}", DocumentType.ActionEvidence));

    public static ResolveAction Resolve(int action = 1) => new(1, action, true, "Se constató.");

    public static NoteVisit Note => new(1, "Se adjunta otra foto.", Documents("nota", DocumentType.VisitPhoto));

    public static ContractRun Visited(this ContractRun run, Func<ContractRun, RecordVisit> record) =>
        run.Given(Plan(run), ContractPath.Watcher).Apply(r => r.Given(record(r), ContractPath.Watcher));
}
