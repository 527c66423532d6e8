using GrantControl.Journal.Hosting;
using GrantControl.Journal.Papers;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.Papers;

/// <summary>Tells anyone who holds a paper whether it is genuine, unchanged and still in force.</summary>
[AllowAnonymous]
public sealed class VerifyModel(CaseKinds kinds, PaperRecords records, PaperShelf shelf, PaperThrottle throttle) : LocalizedPage
{
    /// <summary>What was typed, or the code in its own form once it could be read.</summary>
    public string Typed { get; private set; } = "";

    public Verdict Says { get; private set; } = Verdict.Nothing;

    /// <summary>Set when the paper is genuine.</summary>
    public PaperShown? Paper { get; private set; }

    public PaperStanding? Standing { get; private set; }

    /// <summary>What the journal holds, also of a paper that was tampered with.</summary>
    public PaperRecord? Record { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? code, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(code))
        {
            return Page();
        }

        Response.Headers.CacheControl = "no-store";
        if (throttle.SecondsToWait(HttpContext) is { } seconds)
        {
            Response.Headers.RetryAfter = seconds.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return Answer(Verdict.TooMany, StatusCodes.Status429TooManyRequests);
        }

        Typed = code.Length > VerificationCode.MaxTyped ? "" : code.Trim();
        if (!VerificationCode.TryRead(code, out var read))
        {
            return Answer(Verdict.Unreadable, StatusCodes.Status400BadRequest);
        }

        Typed = read.ToString();
        Record = await FindAsync(read, cancellation);
        if (Record is not { } found || PaperShelf.DefinitionOf(found.Kind, found.Event) is not { } definition)
        {
            Record = null;
            return Answer(Verdict.Unknown, StatusCodes.Status404NotFound);
        }

        if (found is not { BrokenAt: null, At: { } at, Now: { } now })
        {
            return Answer(Verdict.Tampered, StatusCodes.Status200OK);
        }

        var past = new PaperSource(new CaseShown(found.Kind, at), [.. found.History.Where(r => r.Version <= found.Version)]);
        Paper = await shelf.ShowAsync(definition, past, found.Institution, found.InstitutionName, $"{Request.Scheme}://{Request.Host}", L, cancellation);
        Standing = definition.Standing(new PaperAftermath(found.Event, [.. found.History.Where(r => r.Version > found.Version)], new CaseShown(found.Kind, now)));
        return Answer(Verdict.Genuine, StatusCodes.Status200OK);
    }

    private async Task<PaperRecord?> FindAsync(VerificationCode code, CancellationToken cancellation)
    {
        foreach (var kind in kinds.All)
        {
            string[] events = [.. PaperShelf.Of(kind).Select(static d => d.Event).Distinct(StringComparer.Ordinal)];
            if (events.Length > 0 && await records.FindAsync(kind, events, code, cancellation) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    private PageResult Answer(Verdict verdict, int status)
    {
        Says = verdict;
        Response.StatusCode = status;
        return Page();
    }
}

/// <summary>What is said of a paper.</summary>
public enum Verdict
{
    Nothing,
    Genuine,
    Tampered,
    Unknown,
    Unreadable,
    TooMany,
}
