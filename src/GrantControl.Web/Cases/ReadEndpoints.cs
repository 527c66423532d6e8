using System.Globalization;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Cases;

/// <summary>Reading cases of one kind: the list, the case now, its history, and the case as it was.</summary>
public static class ReadEndpoints
{
    public static void MapReading(this RouteGroupBuilder group, ICaseKind kind)
    {
        group.Get("/", context => ListAsync(context, kind)).Produces<Page<CaseRow>>().WithName($"{kind.Kind}-list").WithTags(kind.Route);
        group.Get("/{id}", context => ReadAsync(context, kind)).WithName($"{kind.Kind}-read").WithTags(kind.Route);
        group.Get("/{id}/history", context => HistoryAsync(context, kind)).Produces<Page<HistoryRow>>().WithName($"{kind.Kind}-history").WithTags(kind.Route);
        group.Get("/{id}/at/{version}", context => AtAsync(context, kind)).WithName($"{kind.Kind}-at").WithTags(kind.Route);
        group.Get("/{id}/ledger", context => LedgerAsync(context, kind)).Produces<Page<LedgerRow>>().WithName($"{kind.Kind}-ledger").WithTags(kind.Route);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ICaseKind kind)
    {
        var (page, problem) = PageRequest.Read(context.Request);
        if (page is null)
        {
            return problem!;
        }

        var caller = Caller.Of(context);
        try
        {
            return Json(await Queries(context).ListAsync(
                caller.Institution, caller.Person, kind.Kind, PageRequest.Text(context.Request, "state"), PageRequest.Text(context.Request, "q"),
                page.Cursor, page.Limit, context.RequestAborted));
        }
        catch (FormatException)
        {
            return PageRequest.BadCursor();
        }
    }

    private static async Task<IResult> ReadAsync(HttpContext context, ICaseKind kind)
    {
        var caller = Caller.Of(context);
        var reading = TryId(context, out var id)
            ? await context.RequestServices.GetRequiredService<ICaseHost>().ReadAsync(caller.Institution, kind.Kind, id, caller.Person, context.RequestAborted)
            : null;
        if (reading is null)
        {
            return new Problem(ProblemKind.NotFound);
        }

        context.Response.Headers.ETag = WriteHeaders.ETag(reading.Version);
        return Results.Bytes(reading.Json, "application/json; charset=utf-8");
    }

    private static async Task<IResult> HistoryAsync(HttpContext context, ICaseKind kind)
    {
        var (page, problem) = PageRequest.Read(context.Request);
        if (page is null)
        {
            return problem!;
        }

        // A version is a fine cursor: events are never renumbered, and none comes in between.
        var after = 0L;
        if (page.Cursor is { } cursor && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
        {
            return PageRequest.BadCursor();
        }

        var caller = Caller.Of(context);
        var rows = TryId(context, out var id)
            ? await Queries(context).HistoryAsync(caller.Institution, caller.Person, kind.Kind, id, after, page.Limit + 1, context.RequestAborted)
            : null;
        return rows switch
        {
            null => new Problem(ProblemKind.NotFound),
            _ when rows.Count > page.Limit => Json(new Page<HistoryRow>([.. rows.Take(page.Limit)], rows[page.Limit - 1].Version.ToString(CultureInfo.InvariantCulture))),
            _ => Json(new Page<HistoryRow>(rows, null)),
        };
    }

    private static async Task<IResult> AtAsync(HttpContext context, ICaseKind kind)
    {
        var caller = Caller.Of(context);
        var named = long.TryParse((string?)context.GetRouteValue("version"), NumberStyles.None, CultureInfo.InvariantCulture, out var version);
        var reading = named && TryId(context, out var id)
            ? await Queries(context).AtAsync(caller.Institution, caller.Person, kind.Kind, id, version, context.RequestAborted)
            : null;
        return reading is null ? new Problem(ProblemKind.NotFound) : Results.Bytes(reading.Json, "application/json; charset=utf-8");
    }

    private static async Task<IResult> LedgerAsync(HttpContext context, ICaseKind kind)
    {
        var caller = Caller.Of(context);
        var rows = TryId(context, out var id)
            ? await Queries(context).LedgerAsync(caller.Institution, caller.Person, kind.Kind, id, context.RequestAborted)
            : null;
        return rows is null ? new Problem(ProblemKind.NotFound) : Json(new Page<LedgerRow>(rows, null));
    }

    private static IResult Json<T>(T value) => Results.Json(value, CaseJson.Options);

    private static CaseQueries Queries(HttpContext context) => context.RequestServices.GetRequiredService<CaseQueries>();

    private static bool TryId(HttpContext context, out CaseId id) => CaseId.TryParse((string?)context.GetRouteValue("id"), out id);
}
