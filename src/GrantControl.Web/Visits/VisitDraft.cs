using System.Globalization;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Web.Visits;

/// <summary>A visit as its form holds it: texts by the name of the field, so that what is wrong is shown again as it was typed.</summary>
public sealed class VisitDraft(IReadOnlyDictionary<string, string> fields)
{
    /// <summary>Findings and actions a form has room for; more than these belong into another visit.</summary>
    public const int Slots = 5;

    public static VisitDraft Empty { get; } = new(new Dictionary<string, string>(StringComparer.Ordinal));

    public string this[string name] => fields.GetValueOrDefault(name, "");

    public static VisitDraft Of(IFormCollection form) =>
        new(form.Where(static f => !f.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(static f => f.Key, static f => (f.Value[0] ?? "").ReplaceLineEndings("\n").Trim(), StringComparer.Ordinal));

    /// <summary>The command, and what could not even be read; rules of the case are asked by the case.</summary>
    public (RecordVisit Command, IReadOnlyList<FieldError> Errors) Read(int visit, VisitsView visits, IReadOnlyList<DocumentCited> photos)
    {
        ArgumentNullException.ThrowIfNull(visits);
        List<FieldError> errors = [];
        var command = new RecordVisit(
            visit,
            Day("visitedOn", errors),
            this["department"],
            this["municipality"],
            Point(errors),
            [.. visits.Checklist.Select((item, i) => Answer(item, i, errors))],
            new VisitReceived(this["received.name"], this["received.position"], Given(this["received.signature"])),
            [.. Rows("findings").Select(i => new VisitFinding(this[$"findings[{i}].text"], Of<Severity>($"findings[{i}].severity", errors)))],
            [.. Rows("actions").Select(i => new ActionAsked(this[$"actions[{i}].text"], this[$"actions[{i}].owner"], Day($"actions[{i}].due", errors)))],
            Given(this["remarks"]),
            photos);
        return (command, errors);
    }

    /// <summary>The slots in which something is written, in order: the command's rows are numbered by this.</summary>
    public IReadOnlyList<int> Rows(string list) => [.. Enumerable.Range(0, Slots).Where(i => this[$"{list}[{i}].text"].Length > 0)];

    /// <summary>The visit in words, for whoever adds it as a note to the one that was recorded first.</summary>
    public string InWords(VisitsView visits, Shared.Languages.Language l)
    {
        ArgumentNullException.ThrowIfNull(visits);
        ArgumentNullException.ThrowIfNull(l);
        IEnumerable<string> lines =
        [
            $"{l.T("Segundo registro, hecho el", "Second record, made on")} {this["visitedOn"]}: {this["municipality"]} ({this["latitude"]}, {this["longitude"]})",
            $"{l.T("Recibió", "Received by")}: {this["received.name"]}, {this["received.position"]}",
            .. visits.Checklist.Select((item, i) => $"{l.T(item.Label)}: {AnswerInWords(this[$"checklist[{i}].answer"], l)} {this[$"checklist[{i}].note"]}".Trim()),
            .. Rows("findings").Select(i => $"{l.T("Hallazgo", "Finding")}: {this[$"findings[{i}].text"]} ({l.T(VisitWords.Value(this[$"findings[{i}].severity"]))})"),
            .. Rows("actions").Select(i => $"{l.T("Acción", "Action")}: {this[$"actions[{i}].text"]} ({this[$"actions[{i}].due"]})"),
            this["remarks"],
        ];
        var text = string.Join('\n', lines.Where(static t => t.Length > 0));
        return text.Length <= VisitPolicy.MaxText ? text : text[..VisitPolicy.MaxText];
    }

    private static string AnswerInWords(string code, Shared.Languages.Language l) => code.Length == 0 ? "–" : l.T(VisitWords.Value(code));

    private ChecklistAnswer Answer(ChecklistItem item, int row, List<FieldError> errors) =>
        new(item.Id, Of<Seen>($"checklist[{row}].answer", errors), Given(this[$"checklist[{row}].note"]));

    private T Of<T>(string name, List<FieldError> errors)
        where T : struct, Enum
    {
        if (Enum.TryParse<T>(this[name].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var value) && !int.TryParse(this[name], NumberStyles.Integer, CultureInfo.InvariantCulture, out _))
        {
            return value;
        }

        errors.Add(new FieldError(name, new("Elija una respuesta.", "Choose an answer.")));
        return default;
    }

    private DateOnly Day(string name, List<FieldError> errors)
    {
        if (!DateOnly.TryParseExact(this[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
        {
            errors.Add(new FieldError(name, new("Indique la fecha.", "Give the date.")));
        }

        return day;
    }

    private VisitPoint? Point(List<FieldError> errors)
    {
        if (this["latitude"].Length == 0 && this["longitude"].Length == 0)
        {
            return null;
        }

        var (latitude, longitude) = (VisitPlace.Millionth(this["latitude"], 90), VisitPlace.Millionth(this["longitude"], 180));
        if (latitude is null)
        {
            errors.Add(new FieldError("latitude", new("Grados de −90 a 90: 14.634915", "Degrees from −90 to 90: 14.634915")));
        }

        if (longitude is null)
        {
            errors.Add(new FieldError("longitude", new("Grados de −180 a 180: -90.506882", "Degrees from −180 to 180: -90.506882")));
        }

        var accuracy = int.TryParse(this["accuracy"], NumberStyles.None, CultureInfo.InvariantCulture, out var metres) ? metres : (int?)null;
        return latitude is { } north && longitude is { } east ? new VisitPoint(north, east, accuracy) : null;
    }

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
