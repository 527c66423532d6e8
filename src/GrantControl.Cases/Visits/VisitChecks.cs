using System.Globalization;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Places;

namespace GrantControl.Cases.Visits;

/// <summary>The fields of the commands of visits; each wrong one is named by its path.</summary>
internal static class VisitChecks
{
    public static Rejection? PlannedAhead(PlanVisit c, int number, DateOnly today) => new FieldCheck()
        .Text("purpose", c.Purpose)
        .Optional("visitor", c.Visitor, FieldCheck.MaxTitle)
        .That(number <= VisitPolicy.MaxVisits, "purpose", $"Como máximo {VisitPolicy.MaxVisits} visitas.", $"At most {VisitPolicy.MaxVisits} visits.")
        .That(c.Due >= today && c.Due <= today.AddMonths(VisitPolicy.MonthsAhead), "due", $"Desde hoy y hasta {VisitPolicy.MonthsAhead} meses.", $"From today and up to {VisitPolicy.MonthsAhead} months ahead.")
        .Refusal(VisitRules.PlannedAhead);

    public static Rejection? Recorded(VisitSetting setting, RecordVisit c, DateOnly today) =>
        Checklist(setting, c)
        ?? Place(c)
        ?? new FieldCheck()
            .That(c.VisitedOn <= today, "visitedOn", "La visita no puede ser futura.", "The visit cannot lie in the future.")
            .That(c.VisitedOn >= today.AddDays(-VisitPolicy.LateDays), "visitedOn", $"Se registra a más tardar {VisitPolicy.LateDays} días después.", $"It is recorded at most {VisitPolicy.LateDays} days later.")
            .Text("received.name", c.Received.Name, FieldCheck.MaxTitle)
            .Text("received.position", c.Received.Position, FieldCheck.MaxTitle)
            .That(IsDrawing(c.Received.Signature), "received.signature", "La firma no es un trazo.", "The signature is not a drawing.")
            .Optional("remarks", c.Remarks)
            .Each("findings", c.Findings, 0, VisitPolicy.MaxFindings, static (check, path, f) => check
                .Text($"{path}.text", f.Text)
                .That(Enum.IsDefined(f.Severity), $"{path}.severity", "Elija la gravedad.", "Choose the severity."))
            .That(c.Documents.Count(static d => d.Type == DocumentType.VisitPhoto) <= VisitPolicy.MaxPhotos, "documents", $"Como máximo {VisitPolicy.MaxPhotos} fotografías.", $"At most {VisitPolicy.MaxPhotos} photos.")
            .Refusal()
        ?? Actions(setting, c, today);

    public static Rejection? Noted(CaseVisits visits, NoteVisit c) => visits.All.GetValueOrDefault(c.Visit)?.RecordedBy is null
        ? Refuse.Field(VisitRules.VisitKnown, "visit", "Esa visita no está registrada.", "That visit is not recorded.")
        : new FieldCheck()
            .Text("text", c.Text)
            .That(c.Documents.Count <= VisitPolicy.MaxPhotos, "documents", $"Como máximo {VisitPolicy.MaxPhotos} fotografías.", $"At most {VisitPolicy.MaxPhotos} photos.")
            .Refusal();

    public static Rejection AlreadyRecorded(string by, DateTimeOffset at)
    {
        var when = at.ToOffset(BusinessCalendar.Offset).ToString("dd/MM/yyyy HH:mm", CultureInfo.InvariantCulture);
        return Refuse.With(
            Codes.WrongState, VisitRules.AlreadyRecorded, $"Esta visita ya la registró {by} el {when}.", $"This visit was recorded already by {by} on {when}.");
    }

    /// <summary>Every item once; a «no» says why.</summary>
    private static Rejection? Checklist(VisitSetting setting, RecordVisit c)
    {
        var known = setting.Checklist.Select(static i => i.Id).ToHashSet(StringComparer.Ordinal);
        return new FieldCheck()
            .Each("checklist", c.Checklist, setting.Checklist.Count, setting.Checklist.Count, (check, path, answer) => check
                .That(known.Contains(answer.Item), $"{path}.item", "Ese punto no está en la lista.", "That item is not on the list.")
                .That(Enum.IsDefined(answer.Answer), $"{path}.answer", "Responda sí, no o no aplica.", "Answer yes, no or not applicable.")
                .That(answer.Answer != Seen.No || !string.IsNullOrWhiteSpace(answer.Note), $"{path}.note", "Diga qué falta.", "Say what is missing.")
                .Optional($"{path}.note", answer.Note))
            .Unique("checklist", c.Checklist.Select(static a => a.Item))
            .Refusal(VisitRules.ChecklistComplete);
    }

    private static Rejection? Place(RecordVisit c) => new FieldCheck()
        .That(Departments.ByItsCode(c.Department) is not null, "department", "Elija el departamento.", "Choose the department.")
        .Text("municipality", c.Municipality, FieldCheck.MaxTitle)
        .That(c.Point is null or { Latitude: >= -90_000_000 and <= 90_000_000 }, "point.latitude", "La latitud va de −90 a 90 grados.", "Latitude goes from −90 to 90 degrees.")
        .That(c.Point is null or { Longitude: >= -180_000_000 and <= 180_000_000 }, "point.longitude", "La longitud va de −180 a 180 grados.", "Longitude goes from −180 to 180 degrees.")
        .That(c.Point?.AccuracyMetres is null or >= 0, "point.accuracyMetres", "La precisión no es negativa.", "Accuracy is not negative.")
        .Refusal(VisitRules.PlaceKnown);

    private static Rejection? Actions(VisitSetting setting, RecordVisit c, DateOnly today) => new FieldCheck()
        .Each("actions", c.Actions, 0, VisitPolicy.MaxActions, (check, path, action) => check
            .Text($"{path}.text", action.Text)
            .That(setting.Owners.Contains(action.Owner), $"{path}.owner", "Elija a quién le corresponde.", "Choose whose it is.")
            .That(action.Due >= today && action.Due <= today.AddMonths(VisitPolicy.MonthsAhead), $"{path}.due", $"Desde hoy y hasta {VisitPolicy.MonthsAhead} meses.", $"From today and up to {VisitPolicy.MonthsAhead} months ahead."))
        .Refusal(VisitRules.ActionsOwned);

    /// <summary>Moves and lines of an SVG path, and nothing that could be anything else.</summary>
    private static bool IsDrawing(string? path) =>
        path is null || (path.Length is > 0 and <= VisitPolicy.MaxSignature && path[0] == 'M' && path.All(static c => char.IsAsciiDigit(c) || c is 'M' or 'L' or ' ' or '.' or '-' or ','));
}
