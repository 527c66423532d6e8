using System.Globalization;
using System.Text.Json;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Visits;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Problems;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Visits;

/// <summary>
/// Records a visit on a phone. The page is kept on the phone and works without net; what is written there is sent later with
/// the key made when the form was opened, so that sending it twice has one effect.
/// </summary>
[RequestFormLimits(MultipartBodyLengthLimit = MostBytes)]
public sealed class RecordModel(CaseKinds kinds, ICaseHost host, CaseQueries queries, DocumentStore documents, IAntiforgery antiforgery, TimeProvider clock) : LocalizedPage
{
    private const int MostBytes = 60 * 1024 * 1024;

    /// <summary>How often a record is sent again because the case moved meanwhile. It does not rest on what moved: the visit's own state guards it.</summary>
    private const int Attempts = 6;

    private ICaseKind _kind = null!;
    private CaseId _case;

    public CaseShown Shown { get; private set; } = null!;

    public VisitsView Visits { get; private set; } = null!;

    public VisitView Visit { get; private set; } = null!;

    public VisitDraft Draft { get; private set; } = VisitDraft.Empty;

    /// <summary>The idempotency key of this filling-in of the form.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Photos stored already, carried by a form that comes back with errors.</summary>
    public IReadOnlyList<DocumentCited> Photos { get; private set; } = [];

    /// <summary>By the name of the field in this form.</summary>
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    public Label? Refusal { get; private set; }

    /// <summary>Whether the reader may record this visit now.</summary>
    public bool May { get; private set; }

    public string RecordedByName { get; private set; } = "";

    public DateOnly Today => BusinessCalendar.DayOf(clock.GetUtcNow());

    public string CaseAddress => $"/cases/{_kind.Route}/{_case}";

    public string Person => Caller.Of(HttpContext).Person;

    public async Task<IActionResult> OnGetAsync(string kind, string id, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, number, cancellation))
        {
            return NotFound();
        }

        Key = Guid.NewGuid().ToString("N");
        return Page();
    }

    /// <summary>What a phone asks before it sends: who is signed in, whether the visit still waits, and a fresh token for the form.</summary>
    public async Task<IActionResult> OnGetStateAsync(string kind, string id, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, number, cancellation))
        {
            return NotFound();
        }

        Response.Headers.CacheControl = "no-store";
        return Json(StatusCodes.Status200OK, new PhoneState(Person, antiforgery.GetAndStoreTokens(HttpContext).RequestToken!, Visit.State, May));
    }

    public async Task<IActionResult> OnPostAsync(string kind, string id, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, number, cancellation))
        {
            return NotFound();
        }

        var form = await ReadAsync(cancellation);
        var (command, unread) = Draft.Read(number, Visits, Photos);
        if (unread.Count > 0 || Errors.Count > 0)
        {
            Errors = [.. Errors, .. unread];
            return Answer(StatusCodes.Status422UnprocessableEntity, "invalid");
        }

        var outcome = await SendAsync(VisitWorkflow.Record, Key, command, cancellation);
        if (outcome.Rejection is { } rejection)
        {
            return Refuse(rejection);
        }

        return FromPhone(form) ? Json(StatusCodes.Status200OK, new PhoneAnswer("recorded", $"{CaseAddress}#visit-{VisitForms.Number(number)}", L.T("La visita quedó registrada.", "The visit is recorded."), []))
            : Redirect($"{CaseAddress}#visit-{VisitForms.Number(number)}");
    }

    /// <summary>What a second phone wrote of a visit that was recorded before it: it becomes a note to that one, photos and all.</summary>
    public async Task<IActionResult> OnPostNoteAsync(string kind, string id, int number, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, number, cancellation))
        {
            return NotFound();
        }

        var form = await ReadAsync(cancellation);
        var outcome = Errors.Count > 0 ? null : await SendAsync(VisitWorkflow.Note, "note-" + Key, new NoteVisit(number, Draft.InWords(Visits, L), Photos), cancellation);
        if (outcome?.Rejection is { } rejection)
        {
            return Refuse(rejection);
        }

        return outcome is null ? Answer(StatusCodes.Status422UnprocessableEntity, "invalid")
            : FromPhone(form) ? Json(StatusCodes.Status200OK, new PhoneAnswer("noted", $"{CaseAddress}#visit-{VisitForms.Number(number)}", L.T("Quedó como nota de la visita.", "It is kept as a note to the visit."), []))
            : Redirect($"{CaseAddress}#visit-{VisitForms.Number(number)}");
    }

    public string? Wrong(string field) => Errors.FirstOrDefault(e => string.Equals(e.Path, field, StringComparison.Ordinal)) is { } error ? L.T(error.Message) : null;

    /// <summary>Field ids of a page hold no brackets or points.</summary>
    public static string Id(string field) => "f-" + string.Concat((field ?? "").Select(static c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    private async Task<bool> LoadAsync(string kind, string id, int number, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (kinds.ByRoute(kind) is not { } known || !CaseId.TryParse(id, out _case) || await host.ReadAsync(caller.Institution, known.Kind, _case, caller.Person, cancellation) is not { } reading)
        {
            return false;
        }

        (_kind, Shown) = (known, new CaseShown(known, reading));
        if (VisitForms.Of(Shown) is not { } visits || visits.All.FirstOrDefault(v => v.Number == number) is not { } visit)
        {
            return false;
        }

        (Visits, Visit) = (visits, visit);
        May = Shown.Permitted.Any(p => string.Equals(p.Command, VisitWorkflow.Record, StringComparison.Ordinal) && string.Equals(p.Target, VisitWorkflow.Target(number), StringComparison.Ordinal));
        if (visit.Visit.RecordedBy is { } by)
        {
            RecordedByName = (await queries.NamesAsync(caller.Institution, [by], cancellation)).GetValueOrDefault(by, by);
        }

        return true;
    }

    /// <summary>The fields, and every photo stored: those sent now and those carried from an attempt before.</summary>
    private async Task<IFormCollection> ReadAsync(CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        var form = await Request.ReadFormAsync(cancellation);
        Draft = VisitDraft.Of(form);
        Key = Draft["key"] is { Length: >= 8 and <= 100 } key && key.All(char.IsAsciiLetterOrDigit) ? key : Guid.NewGuid().ToString("N");
        List<DocumentCited> photos = [.. form["photo"].Select(static p => (p ?? "").Split('|', 2)).Where(static p => p.Length == 2).Select(static p => new DocumentCited(DocumentType.VisitPhoto, p[0], p[1]))];
        List<FieldError> errors = [];
        foreach (var file in form.Files.Where(static f => f.Length > 0))
        {
            await using var content = file.OpenReadStream();
            var put = await documents.PutAsync(caller.Institution, caller.Person, content, Path.GetFileName(file.FileName), file.ContentType, cancellation);
            if (put.Document is { } stored)
            {
                photos.Add(new DocumentCited(DocumentType.VisitPhoto, stored.Sha256, stored.Name));
            }
            else
            {
                errors.Add(new FieldError("photos", new($"{file.FileName}: {put.Rejection!.Message.Es}", $"{file.FileName}: {put.Rejection.Message.En}")));
            }
        }

        Photos = [.. photos.DistinctBy(static p => p.Sha256)];
        Errors = errors;
        return form;
    }

    /// <summary>
    /// Sends on the version the case is at now, again when it moved in between. Nothing in a record rests on what others did to
    /// the case meanwhile; what it rests on, that nobody recorded this visit, the case itself looks at.
    /// </summary>
    private async Task<CommandOutcome> SendAsync(string name, string key, ICaseCommand command, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        var body = JsonSerializer.SerializeToUtf8Bytes<object>(command, CaseJson.Options);
        var version = Shown.Version;
        for (var attempt = 1; ; attempt++)
        {
            var outcome = await host.SendAsync(new CaseCommand(caller.Institution, _kind.Kind, _case, key, name, version, caller.Person, null, body), cancellation);
            if (outcome.Rejection is not { Code: Codes.StaleVersion } || attempt == Attempts || outcome.Version == version)
            {
                return outcome;
            }

            version = outcome.Version;
        }
    }

    private IActionResult Refuse(Rejection rejection)
    {
        var told = string.Equals(rejection.Rule, VisitRules.AlreadyRecorded, StringComparison.Ordinal) ? Already() : rejection.Message;
        Refusal = told;
        Errors = [.. rejection.Fields.Select(f => f with { Path = PathInForm(f.Path) })];
        return Answer(ProblemKind.Of(rejection.Code).Status, string.Equals(rejection.Rule, VisitRules.AlreadyRecorded, StringComparison.Ordinal) ? VisitRules.AlreadyRecorded : rejection.Code);
    }

    private Label Already()
    {
        var (day, name) = (Visit.Visit.RecordedAt is { } at ? Time(at)[..16] : "", RecordedByName);
        return new($"Esta visita ya la registró {name} el {day}. Lo que usted escribió no se pierde: puede agregarlo como nota.", $"This visit was recorded already by {name} on {day}. What you wrote is not lost: you can add it as a note.");
    }

    /// <summary>Rows of the command are those slots in which something was written.</summary>
    private string PathInForm(string path)
    {
        foreach (var list in (string[])["findings", "actions"])
        {
            var rows = Draft.Rows(list);
            for (var i = 0; i < rows.Count; i++)
            {
                if (path.StartsWith(string.Create(CultureInfo.InvariantCulture, $"{list}[{i}]."), StringComparison.Ordinal))
                {
                    return string.Create(CultureInfo.InvariantCulture, $"{list}[{rows[i]}]") + path[path.IndexOf('.', StringComparison.Ordinal)..];
                }
            }
        }

        return path switch { "documents" => "photos", "point.latitude" => "latitude", "point.longitude" => "longitude", _ => path };
    }

    private IActionResult Answer(int status, string code)
    {
        if (FromPhone(Request.Form))
        {
            return Json(status, new PhoneAnswer(
                code, null, Refusal is { } why ? L.T(why) : L.T("Hay datos que corregir.", "Some fields need correction."), [.. Errors.Select(e => new PhoneError(e.Path, Id(e.Path), L.T(e.Message)))]));
        }

        Response.StatusCode = status;
        return Page();
    }

    private static bool FromPhone(IFormCollection form) => string.Equals(form["__phone"], "1", StringComparison.Ordinal);

    private static ContentResult Json<T>(int status, T value) =>
        new() { StatusCode = status, ContentType = "application/json; charset=utf-8", Content = JsonSerializer.Serialize(value, CaseJson.Options) };

    private sealed record PhoneState(string Person, string Token, string State, bool May);

    private sealed record PhoneAnswer(string Code, string? Address, string Message, IReadOnlyList<PhoneError> Errors);

    private sealed record PhoneError(string Field, string Id, string Message);
}
