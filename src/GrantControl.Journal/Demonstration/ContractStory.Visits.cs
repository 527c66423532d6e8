using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Demonstration;

/// <summary>Field visits to where a contract is carried out, by internal control.</summary>
public sealed partial class ContractStory
{
    /// <summary>A visit planned and made, with one finding and something for the administrator to do about it.</summary>
    /// <param name="visit">Its number in the contract, from 1.</param>
    public async Task VisitAsync(int visit, Severity severity)
    {
        await SendAsync(cast.Monitor, VisitWorkflow.Plan, new PlanVisit(Today.AddDays(7), "Ver lo entregado donde se usará.", cast.Monitor));
        await SendAsync(cast.Monitor, VisitWorkflow.Record, new RecordVisit(
            visit,
            Today,
            "GT.GU",
            "Mixco",
            new VisitPoint(14_633_000, -90_606_000, 15),
            [.. ContractVisits.Setting.Checklist.Select(static i => i.Id == "log" ? new ChecklistAnswer(i.Id, Seen.No, "La última anotación es de hace tres semanas.") : new ChecklistAnswer(i.Id, Seen.Yes))],
            new VisitReceived("Encargada de la bodega", "Bodeguera", "M60 120L110 60L140 130L190 70L220 120L300 90L420 100"),
            [new VisitFinding("Lo entregado no está anotado en la bitácora del contrato.", severity)],
            [new ActionAsked("Poner al día la bitácora.", Role.ContractAdministrator, Today.AddDays(10))],
            null,
            [await PhotoAsync(visit)]));
    }

    /// <summary>The administrator did what a visit asked for, and whoever asked saw it.</summary>
    public async Task SettleVisitAsync(int visit)
    {
        await SendAsync(cast.Administrator, VisitWorkflow.Answer, new AnswerAction(visit, 1, "La bitácora está al día.", await DocumentsAsync(cast.Administrator, DocumentType.ActionEvidence)));
        await SendAsync(cast.Monitor, VisitWorkflow.Resolve, new ResolveAction(visit, 1, Done: true, "Se revisó la bitácora."));
        await SendAsync(cast.Audit, "resolve-finding", new ResolveFinding(visit, "La bitácora está completa.", await DocumentsAsync(cast.Audit, DocumentType.FindingEvidence)));
    }

    private async Task<DocumentCited> PhotoAsync(int visit)
    {
        var name = $"visita-{visit}-{script.Key}.png";
        return new DocumentCited(DocumentType.VisitPhoto, await store(name, DemonstrationPhoto.Landscape($"{Id}/{name}"), cast.Monitor), name);
    }
}
