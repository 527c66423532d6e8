using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Visits;

// The commands of visits, in the order of their table. The words beside each field are the only ones.
#pragma warning disable MA0048 // one small record a command reads better together

/// <param name="Visitor">Id of the person who is to make it; null leaves it to the unit.</param>
public sealed record PlanVisit(
    [Field("Fecha límite", "Due on")] DateOnly Due,
    [Field("Qué se va a ver", "What is to be seen", Long = true)] string Purpose,
    [Field("Quién la hará", "Who will make it", HintEs = "En blanco: la unidad decide.", HintEn = "Blank: the unit decides.", Choice = "person:TEC,CTL")] string? Visitor = null) : ICaseCommand;

/// <summary>What was seen on the ground, as it was written there.</summary>
/// <param name="VisitedOn">The day on the ground, not the day it was sent.</param>
/// <param name="Department">Code of the department: <c>GT.HU</c>.</param>
/// <param name="Point">Where the phone says it was; null when it could not tell.</param>
public sealed record RecordVisit(
    [Field("Visita", "Visit", Given = GivenBy.Target)] int Visit,
    [Field("Fecha de la visita", "Date of the visit")] DateOnly VisitedOn,
    [Field("Departamento", "Department", Choice = "department")] string Department,
    [Field("Municipio o comunidad", "Municipality or community")] string Municipality,
    [Field("Ubicación", "Location")] VisitPoint? Point,
    [Field("Lista de verificación", "Checklist", ItemEs = "Punto", ItemEn = "Item")] IReadOnlyList<ChecklistAnswer> Checklist,
    [Field("Recibió la visita", "Received by")] VisitReceived Received,
    [Field("Hallazgos", "Findings", ItemEs = "Hallazgo", ItemEn = "Finding")] IReadOnlyList<VisitFinding> Findings,
    [Field("Acciones correctivas", "Corrective actions", ItemEs = "Acción", ItemEn = "Action")] IReadOnlyList<ActionAsked> Actions,
    [Field("Observaciones generales", "General remarks", Long = true)] string? Remarks,
    [Field("Fotografías", "Photos")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>A point on the ground, in millionths of a degree: whole numbers, because what is hashed holds no binary fractions.</summary>
/// <param name="Latitude">−90,000,000 to 90,000,000, north positive.</param>
/// <param name="Longitude">−180,000,000 to 180,000,000, east positive.</param>
/// <param name="AccuracyMetres">Radius the phone gives; null when it was typed.</param>
public sealed record VisitPoint(
    [Field("Latitud (millonésimas de grado)", "Latitude (millionths of a degree)")] int Latitude,
    [Field("Longitud (millonésimas de grado)", "Longitude (millionths of a degree)")] int Longitude,
    [Field("Precisión en metros", "Accuracy in metres")] int? AccuracyMetres = null);

/// <param name="Note">Needed with a «no».</param>
public sealed record ChecklistAnswer(
    [Field("Punto", "Item")] string Item,
    [Field("Respuesta", "Answer")] Seen Answer,
    [Field("Nota", "Note")] string? Note = null);

public enum Seen
{
    [Field("Sí", "Yes")]
    Yes,

    [Field("No", "No")]
    No,

    [Field("No aplica", "Not applicable")]
    NotApplicable,
}

/// <summary>Who received the visitor on the ground.</summary>
/// <param name="Signature">Drawn with a finger, as SVG path data; null when the typed name stands for it.</param>
public sealed record VisitReceived(
    [Field("Nombre", "Name")] string Name,
    [Field("Cargo", "Position")] string Position,
    [Field("Firma", "Signature")] string? Signature = null);

public sealed record VisitFinding(
    [Field("Qué se encontró", "What was found", Long = true)] string Text,
    [Field("Gravedad", "Severity")] Severity Severity);

/// <summary>How grave a finding is. Any open one keeps the case from being closed; a blocking one also stops what advances or pays.</summary>
public enum Severity
{
    [Field("Leve", "Minor")]
    Minor,

    [Field("Grave", "Serious")]
    Serious,

    [Field("Bloqueante: detiene los pagos", "Blocking: stops payments")]
    Blocking,
}

/// <param name="Owner">The role that must do it.</param>
public sealed record ActionAsked(
    [Field("Qué debe hacerse", "What must be done", Long = true)] string Text,
    [Field("A cargo de", "Owner", Choice = "action-owner")] string Owner,
    [Field("Plazo", "Due on")] DateOnly Due);

public sealed record AnswerAction(
    [Field("Visita", "Visit", Given = GivenBy.Target)] int Visit,
    [Field("Acción correctiva", "Corrective action", Choice = "corrective-action")] int Action,
    [Field("Cómo se cumplió", "How it was done", Long = true)] string Text,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Done">False sends it back to its owner.</param>
public sealed record ResolveAction(
    [Field("Visita", "Visit", Given = GivenBy.Target)] int Visit,
    [Field("Acción correctiva", "Corrective action", Choice = "answered-action")] int Action,
    [Field("Se cumplió", "It was done")] bool Done,
    [Field("Cómo se verificó", "How it was verified", Long = true)] string Text) : ICaseCommand;

public sealed record CancelVisit(
    [Field("Visita", "Visit", Given = GivenBy.Target)] int Visit,
    [Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>Adds to a visit already recorded: what a second phone had written of it, or what came to light later.</summary>
public sealed record NoteVisit(
    [Field("Visita", "Visit", Choice = "recorded-visit")] int Visit,
    [Field("Nota", "Note", Long = true)] string Text,
    [Field("Fotografías", "Photos", Document = DocumentType.VisitPhoto)] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;
