using System.Globalization;
using GrantControl.Cases.Complaints;
using GrantControl.Web.Complaints;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Problems;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace GrantControl.Web.Public;

/// <summary>
/// A page for somebody without an account. It sets no cookie, puts nothing that was typed into an address, and is kept by no
/// browser. There is no session a foreign site could misuse, so the signed stamp of <see cref="FormGuard"/> stands where
/// other pages have their antiforgery token, which would need a cookie.
/// </summary>
[AllowAnonymous]
[IgnoreAntiforgeryToken(Order = 2000)]
public abstract class CitizenPage : LocalizedPage
{
    /// <summary>Bytes of a whole form: evidence far above what is kept is read all the same, so that nobody loses what he typed for it.</summary>
    protected const int MaxForm = 128 * 1024 * 1024;

    /// <summary>Letters a text and a line may have; what counts in the end is what the case itself takes.</summary>
    public const int LongestText = 4_000;

    public const int LongestLine = 200;

    /// <summary>What is wrong, by the id of the field; in the order of the page.</summary>
    public List<(string Field, string Says)> Errors { get; } = [];

    /// <summary>Seconds to wait before this may be sent; null when nothing is in the way.</summary>
    public int? Wait { get; private set; }

    /// <summary>The stamp the form goes out with.</summary>
    public string Stamp { get; private set; } = "";

    /// <summary>One for each form given out: sent twice it is one act.</summary>
    public string Key { get; private set; } = "";

    /// <summary>Files that came with the form and are kept until it is sent.</summary>
    public List<EvidenceHeld> Held { get; private set; } = [];

    private protected ComplaintDesk Desk => Service<ComplaintDesk>();

    private protected FormGuard Guard => Service<FormGuard>();

    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        // A copy in the browser's own store would be a trace on a telephone that others use too.
        Response.Headers.CacheControl = "no-store";

        // One stamp lasts from the first page to the last: whoever reads what he wrote and sends it at once is no program.
        Stamp = Posted("stamp") is { } given && Guard.Judge(given, null) is FormVerdict.Person or FormVerdict.TooFast ? given : Guard.Issue();
        Key = Posted("key") is { Length: 32 } sent && sent.All(char.IsAsciiHexDigitLower) ? sent : NewKey();
    }

    public string? ErrorOf(string field) => Errors.Find(e => e.Field == field).Says;

    /// <summary>In how long to come back, as a person says it.</summary>
    public string WaitInWords => Wait is not { } seconds ? ""
        : seconds < 90 ? L.T($"{seconds} segundos", $"{seconds} seconds")
        : L.T($"{(seconds + 59) / 60} minutos", $"{(seconds + 59) / 60} minutes");

    /// <summary>False when this address sent too much; the page then says when to come back, with all that was typed.</summary>
    protected bool MayDo(CitizenAct act)
    {
        if (Service<ComplaintThrottle>().Refuses(HttpContext, act) is not { } refusal)
        {
            return true;
        }

        Wait = refusal.RetryAfter ?? 60;
        Response.StatusCode = StatusCodes.Status429TooManyRequests;
        Response.Headers.RetryAfter = Wait.Value.ToString(CultureInfo.InvariantCulture);
        return false;
    }

    /// <summary>Whether a person filled the form in; otherwise the page says to send it again, with a new stamp.</summary>
    protected bool FromPerson()
    {
        var verdict = Guard.Judge(Posted("stamp"), Posted(FormGuard.TrapField));
        if (verdict == FormVerdict.Person)
        {
            return true;
        }

        Add("form", verdict switch
        {
            FormVerdict.TooFast => L.T("El formulario llegó en menos de tres segundos. Revíselo y pulse el botón otra vez.", "The form came within three seconds. Look at it and press the button again."),
            FormVerdict.Stale => L.T("El formulario estuvo abierto más de doce horas. Todo sigue aquí: pulse el botón otra vez.", "The form was open for more than twelve hours. Everything is still here: press the button again."),
            _ => L.T("No pudimos comprobar que lo envía una persona. Todo sigue aquí: pulse el botón otra vez.", "We could not tell that a person sent this. Everything is still here: press the button again."),
        });
        return false;
    }

    /// <summary>Keeps the files that came now, beside those the form carries.</summary>
    protected async Task ReceiveAsync(string institution)
    {
        foreach (var file in Request.Form.Files.GetFiles("files").Where(static f => f.FileName.Length > 0))
        {
            if (Held.Count == ComplaintPolicy.MaxEvidence)
            {
                Add("files", L.T($"Se admiten {ComplaintPolicy.MaxEvidence} archivos; los demás no se guardaron.", $"{ComplaintPolicy.MaxEvidence} files are accepted; the others were not kept."));
                return;
            }

            if (!MayDo(CitizenAct.Evidence))
            {
                return;
            }

            var (held, says) = await EvidenceTray.KeepAsync(Desk, institution, file, L, HttpContext.RequestAborted);
            if (held is null)
            {
                Add("files", says!);
            }
            else if (Held.TrueForAll(h => h.Ticket != held.Ticket))
            {
                Held.Add(held);
            }
        }
    }

    /// <summary>Takes over the files the form carries, but for one that its button takes out.</summary>
    protected void TakeHeld(string? step) =>
        Held = EvidenceTray.Carried(Request.Form, step is not null && step.StartsWith("drop:", StringComparison.Ordinal) ? step["drop:".Length..] : null);

    protected void Add(string field, string says)
    {
        Errors.Add((field, says));
        if (Response.StatusCode == StatusCodes.Status200OK)
        {
            Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        }
    }

    /// <summary>A refusal of the case, at the fields it names.</summary>
    protected void Add(Kernel.Deciders.Rejection why, Func<string, string> fieldOf)
    {
        ArgumentNullException.ThrowIfNull(why);
        ArgumentNullException.ThrowIfNull(fieldOf);
        foreach (var field in why.Fields)
        {
            Add(fieldOf(field.Path), L.T(field.Message));
        }

        if (why.Fields.Count == 0)
        {
            Add("form", L.T(why.Message));
        }

        Response.StatusCode = ProblemKind.Of(why.Code).Status;
    }

    /// <summary>The institution citizens of this installation complain to; null when there is none.</summary>
    protected ValueTask<string?> InstitutionAsync() => Service<PortalInstitution>().FindAsync(HttpContext.RequestAborted);

    /// <summary>One value of the form; null when it was not sent or is blank.</summary>
    protected string? Posted(string name) =>
        Request.HasFormContentType && Request.Form[name].ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim().ReplaceLineEndings("\n") : null;

    protected void Renew() => Key = NewKey();

    private T Service<T>()
        where T : notnull => HttpContext.RequestServices.GetRequiredService<T>();

    private static string NewKey() => Guid.NewGuid().ToString("N");
}
