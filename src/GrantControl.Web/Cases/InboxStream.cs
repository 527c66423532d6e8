using System.Text.Json;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Live;
using GrantControl.Web.Shared.Security;

namespace GrantControl.Web.Cases;

/// <summary>The counts of one's own inbox as server-sent events, for the pages.</summary>
public static class InboxStream
{
    public static void MapInboxStream(this IEndpointRouteBuilder app) =>
        app.MapGet("/inbox/stream", StreamAsync).RequireAuthorization(SignedIn.Browsers).ExcludeFromDescription();

    private static async Task StreamAsync(HttpContext context, InboxLive live, IHostApplicationLifetime life)
    {
        var (caller, language) = (Caller.Of(context), Language.Of(context));
        using var listener = live.Listen(caller.Institution, caller.Person);
        await EventStream.SendAsync(context, listener, "counts", counts => JsonSerializer.Serialize(Told(counts, language), CaseJson.Options), life);
    }

    private static object Told(InboxCounts counts, Language language) => new
    {
        counts.Total,
        counts.Overdue,
        counts.Today,
        counts.Week,
        counts.Later,
        counts.Undated,
        counts.Mark,
        Says = InboxWords.Says(counts, language),
    };
}
