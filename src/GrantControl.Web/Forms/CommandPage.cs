using System.Globalization;
using System.Text;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Problems;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.Forms;

/// <summary>
/// The page of one command: fill in, look it over, send. Every post saves a draft, so that neither an error nor a closed
/// browser loses what was typed; what is sent is sealed into the check page, so that a second click sends nothing new.
/// </summary>
[RequestFormLimits(ValueCountLimit = MostValues, MultipartBodyLengthLimit = MostBytes)]
public abstract class CommandPage(CommandServices services) : LocalizedPage
{
    /// <summary>Most values of one form: five hundred expenses have a tenth of it.</summary>
    public const int MostValues = 40_000;

    /// <summary>Most bytes of one form with its files.</summary>
    public const int MostBytes = 60 * 1024 * 1024;

    public CommandAsked Asked { get; private set; } = null!;

    public CommandRefused? Refused { get; private set; }

    public Form Form { get; private set; } = null!;

    /// <summary>When the draft shown was saved; null when the form is as it first was.</summary>
    public DateTimeOffset? SavedAt { get; private set; }

    /// <summary>True when the form was filled with a draft of an earlier visit.</summary>
    public bool Restored { get; private set; }

    /// <summary>The version the form stands on now.</summary>
    public long Version { get; private set; }

    /// <summary>What happened to the case since the person began to fill in the form.</summary>
    public IReadOnlyList<string> Meanwhile { get; private set; } = [];

    /// <summary>The command as sealed for sending; set on the check page alone.</summary>
    public string? Sealed { get; private set; }

    /// <summary>Why the whole was refused, in its code's words; null when it was not.</summary>
    public ProblemKind? Refusal { get; private set; }

    public Label? Detail { get; private set; }

    /// <summary>Why the person could not be proven again; null when nobody asked, or he was.</summary>
    public Problem? Unproven { get; private set; }

    /// <summary>The name of whom the person acts for; null for himself.</summary>
    public string? StandsInFor { get; private set; }

    /// <summary>What the window is called; an error is told first.</summary>
    public string Title => Refused is { } refused ? L.T(refused.Title)
        : Sealed is not null ? L.T("Compruebe sus respuestas", "Check your answers")
        : (Form.Errors.Count > 0 || Refusal is not null ? L.T("Error: ", "Error: ") : "") + L.T(Asked.Offered.Label);

    /// <summary>Whose draft this form is, sealed.</summary>
    public string DraftToken => services.Tokens.Seal(Asked.DraftOf(Caller));

    /// <summary>True when the address itself fills the form in, so that an older draft does not come before it.</summary>
    protected virtual bool BringsValues => false;

    protected CommandDesk Desk => services.Desk;

    protected Caller Caller => Caller.Of(HttpContext);

    public static string Clock(DateTimeOffset at) => at.ToOffset(BusinessCalendar.Offset).ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Finds what the address asks for.</summary>
    protected abstract Task<(CommandAsked? Asked, CommandRefused? Refused)> AskAsync();

    public async Task<IActionResult> OnGetAsync()
    {
        if (await ResolveAsync() is { } answer)
        {
            return answer;
        }

        if (Asked.Shown is { } shown && Asked.Forms?.EditorOf(shown, Asked.Offered) is { } editor)
        {
            return Redirect(editor);
        }

        Version = Asked.Version;
        if (!BringsValues && await services.Drafts.FindAsync(Asked.DraftOf(Caller), HttpContext.RequestAborted) is { } draft)
        {
            Form.Restore(draft.Fields);
            (SavedAt, Restored) = (draft.SavedAt, true);
            await TellMeanwhileAsync(draft.Version);
            if (string.Equals(Request.Query["step"], "check", StringComparison.Ordinal))
            {
                return Check();
            }
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var posted = await Request.ReadFormAsync(HttpContext.RequestAborted);
        if (string.Equals(posted["__act"], "send", StringComparison.Ordinal) && services.Prepared.Open(posted["__sealed"], Caller.Institution, Caller.Person) is { } ready)
        {
            return await SendAsync(ready, posted);
        }

        if (await ResolveAsync() is { } answer)
        {
            return answer;
        }

        if (string.Equals(posted["__act"], "discard", StringComparison.Ordinal))
        {
            await services.Drafts.DropAsync(Asked.DraftOf(Caller), HttpContext.RequestAborted);
            return Redirect(Asked.Address);
        }

        var post = await FormPost.ReadAsync(HttpContext, Form.Definition, Asked.Seed);
        Form.Take(post);
        var seen = long.TryParse(posted["__version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : Asked.Version;
        SavedAt = await services.Drafts.SaveAsync(Asked.DraftOf(Caller), seen, Form.Values.ToDraft(), HttpContext.RequestAborted);
        await TellMeanwhileAsync(seen);
        if (post.OnlyRows || string.Equals(post.Act, "save", StringComparison.Ordinal))
        {
            return Page();
        }

        // The check page is read, not posted, so that going back to it or from it asks nothing. A draft too large to keep is shown at once.
        var shown = Check();
        return Sealed is null || SavedAt is null ? shown : SeeOther(Asked.CheckAddress);
    }

    /// <summary>Saves what has been typed so far; the script calls it a few seconds after typing.</summary>
    public async Task<IActionResult> OnPostDraftAsync()
    {
        if (await ResolveAsync() is not null)
        {
            return new StatusCodeResult(StatusCodes.Status409Conflict);
        }

        var posted = await Request.ReadFormAsync(HttpContext.RequestAborted);
        Form.Take(await FormPost.ReadAsync(HttpContext, Form.Definition, Asked.Seed));
        var seen = long.TryParse(posted["__version"], NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : Asked.Version;
        var saved = await services.Drafts.SaveAsync(Asked.DraftOf(Caller), seen, Form.Values.ToDraft(), HttpContext.RequestAborted);
        return saved is { } at ? Content(L.T($"Borrador guardado a las {Clock(at)}", $"Draft saved at {Clock(at)}"), "text/plain; charset=utf-8") : new StatusCodeResult(StatusCodes.Status413PayloadTooLarge);
    }

    private async Task<IActionResult?> ResolveAsync()
    {
        var (asked, refused) = await AskAsync();
        if (asked is null)
        {
            Refused = refused;
            if (refused is null)
            {
                return NotFound();
            }

            Response.StatusCode = refused.Status;
            return Page();
        }

        Asked = asked;
        Form = Form.For(asked.Record, asked.Seed, L);
        if (asked.Offered.StandInFor is { } other)
        {
            StandsInFor = (await services.Queries.NamesAsync(Caller.Institution, [other], HttpContext.RequestAborted)).GetValueOrDefault(other, other);
        }

        return null;
    }

    /// <summary>The check page, or the form again with what is wrong with it.</summary>
    private PageResult Check()
    {
        var reading = Form.Read();
        if (Form.Errors.Count > 0 || Meanwhile.Count > 0)
        {
            Response.StatusCode = HttpMethods.IsGet(Request.Method) ? StatusCodes.Status200OK : Form.Errors.Count > 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status412PreconditionFailed;
            return Page();
        }

        var id = Asked.Shown is { } shown ? CaseId.Parse(shown.Id) : new CaseId(Guid.CreateVersion7());
        var body = Encoding.UTF8.GetBytes(reading.Body.ToJsonString());
        if (Asked.Shown is null && Asked.Kind is IIdentifiedByContent identified && TryRead(body) is { } opening)
        {
            id = identified.IdOf(Caller.Institution, opening) ?? id;
        }

        var command = new CaseCommand(
            Caller.Institution, Asked.Kind.Kind, id, Guid.NewGuid().ToString("N"), Asked.Offered.Command, Asked.Shown is null ? null : Version, Caller.Person, Asked.Offered.StandInFor, body);
        Sealed = services.Prepared.Seal(new PreparedCommand(command, Asked.DraftOf(Caller)));
        return Page();
    }

    private ICaseCommand? TryRead(byte[] body)
    {
        try
        {
            return Asked.Kind.Commands.Read(Asked.Offered.Command, body);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private async Task<IActionResult> SendAsync(PreparedCommand ready, IFormCollection posted)
    {
        var command = ready.Command;
        if (CommandDesk.Releases(command.Kind, command.Name)
            && await services.Proven.RefusesAsync(HttpContext, command.Person, command.CommandId, posted["password"], posted["code"]) is { } unproven)
        {
            return await AskAgainAsync(command, posted["__sealed"].ToString(), unproven);
        }

        var outcome = await services.Host.SendAsync(command, HttpContext.RequestAborted);
        if (outcome.Rejection is { } rejection)
        {
            return await RefuseAsync(command, rejection);
        }

        var id = outcome.Case ?? command.Case;
        await services.Drafts.DropAsync(ready.Draft, HttpContext.RequestAborted);
        return SeeOther($"/cases/{RouteData.Values["kind"]}/{id}/done/{outcome.Version.ToString(CultureInfo.InvariantCulture)}");
    }

    private EmptyResult SeeOther(string address)
    {
        Response.StatusCode = StatusCodes.Status303SeeOther;
        Response.Headers.Location = address;
        return new EmptyResult();
    }

    /// <summary>The check page again, because whoever sent it did not prove who he is.</summary>
    private async Task<IActionResult> AskAgainAsync(CaseCommand command, string sealedCommand, Problem unproven)
    {
        if (await ResolveAsync() is { } gone)
        {
            return gone;
        }

        Form.Fill(System.Text.Json.Nodes.JsonNode.Parse(command.Body)!.AsObject());
        (Sealed, Unproven) = (sealedCommand, unproven);
        Response.StatusCode = unproven.Kind.Status;
        return Page();
    }

    /// <summary>The form again with everything that was sent in it, and why it was refused.</summary>
    private async Task<IActionResult> RefuseAsync(CaseCommand command, Rejection rejection)
    {
        Refusal = ProblemKind.Of(rejection.Code);
        Detail = rejection.Message;
        if (await ResolveAsync() is { } gone)
        {
            return gone;
        }

        Form.Fill(System.Text.Json.Nodes.JsonNode.Parse(command.Body)!.AsObject());
        Form.Refuse(rejection);
        SavedAt = await services.Drafts.SaveAsync(Asked.DraftOf(Caller), command.ExpectedVersion ?? 0, Form.Values.ToDraft(), HttpContext.RequestAborted);
        await TellMeanwhileAsync(command.ExpectedVersion ?? 0);
        Response.StatusCode = Refusal.Status;
        return Page();
    }

    private async Task TellMeanwhileAsync(long seen)
    {
        Version = Asked.Version;
        if (Asked.Shown is not { } shown || seen <= 0 || seen >= shown.Version)
        {
            return;
        }

        var rows = await services.Queries.HistoryAsync(Caller.Institution, Caller.Person, Asked.Kind.Kind, CaseId.Parse(shown.Id), seen, 50, HttpContext.RequestAborted) ?? [];
        var words = new CaseWords(Asked.Kind, L, await services.Queries.NamesAsync(Caller.Institution, rows.SelectMany(static r => new[] { r.Actor, r.StandInFor }).OfType<string>().ToHashSet(StringComparer.Ordinal), HttpContext.RequestAborted));
        Meanwhile = [.. rows.Select(r => string.Join(" · ", new[] { words.Event(r), HistoryDetail.Of(words, r), words.Person(r.Actor, r.StandInFor), Time(r.At)[..16] }.Where(static t => t.Length > 0)))];
    }
}
