using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Demonstration;

/// <summary>Field visits to a grant, each act by the person whose duty it is.</summary>
public sealed partial class GrantStory
{
    public async Task PlanVisitAsync(int days, string? visitor = null) =>
        await SendAsync(cast.TechnicalMonitor, VisitWorkflow.Plan, new PlanVisit(Today.AddDays(days), "Ver el avance de las actividades y los bienes comprados.", visitor ?? cast.TechnicalMonitor));

    /// <summary>A visit where all was well.</summary>
    public async Task VisitAsync(int visit, string department, string municipality, VisitPoint point) =>
        await SendAsync(cast.TechnicalMonitor, VisitWorkflow.Record, await SeenAsync(visit, department, municipality, point));

    /// <summary>A visit that finds what stops payments, and asks the organisation for something.</summary>
    public async Task VisitWithTroubleAsync(int visit, string department, string municipality, VisitPoint point)
    {
        var seen = await SeenAsync(visit, department, municipality, point);
        await SendAsync(cast.TechnicalMonitor, VisitWorkflow.Record, seen with
        {
            Checklist = [seen.Checklist[0], seen.Checklist[1] with { Answer = Seen.No, Note = "Faltan dos de los cinco equipos comprados." }, .. seen.Checklist.Skip(2)],
            Findings = [new VisitFinding("Dos de los cinco equipos comprados no están en el lugar.", Severity.Blocking), new VisitFinding("El rótulo no nombra a la institución.", Severity.Minor)],
            Actions = [new ActionAsked("Mostrar los dos equipos o devolver su costo.", Role.Ngo, Today.AddDays(15)), new ActionAsked("Volver a contar los equipos.", Role.Technical, Today.AddDays(25))],
        });
    }

    public async Task AnswerActionAsync(int visit, int action) => await SendAsync(cast.Representative, VisitWorkflow.Answer, new AnswerAction(
        visit, action, "Los equipos estaban en reparación; se adjunta la constancia.", await DocumentsAsync(cast.Representative, DocumentType.ActionEvidence)));

    public async Task ResolveActionAsync(int visit, int action) =>
        await SendAsync(cast.ControlMonitor, VisitWorkflow.Resolve, new ResolveAction(visit, action, Done: true, "Se vieron los equipos en el lugar."));

    public async Task CancelVisitAsync(int visit) =>
        await SendAsync(cast.TechnicalMonitor, VisitWorkflow.Cancel, new CancelVisit(visit, "El camino quedó cortado por un derrumbe."));

    /// <summary>A picture of its own for every visit of every story: evidence serves once.</summary>
    private async Task<DocumentCited> PhotoAsync(int visit, int number)
    {
        var name = $"visita-{visit}-foto-{number}.png";
        return new DocumentCited(DocumentType.VisitPhoto, await store(name, DemonstrationPhoto.Landscape($"{Id}/{name}"), cast.TechnicalMonitor), name);
    }

    private async Task<RecordVisit> SeenAsync(int visit, string department, string municipality, VisitPoint point) => new(
        visit,
        Today,
        department,
        municipality,
        point,
        [.. GrantVisits.Setting.Checklist.Select(static i => new ChecklistAnswer(i.Id, i.Id == "public-sign" ? Seen.NotApplicable : Seen.Yes))],
        new VisitReceived("Presidencia del comité local", "Presidencia", "M60 120L110 60L140 130L190 70L220 120L300 90L420 100"),
        [],
        [],
        "Se conversó con las personas atendidas.",
        [await PhotoAsync(visit, 1), await PhotoAsync(visit, 2)]);
}
