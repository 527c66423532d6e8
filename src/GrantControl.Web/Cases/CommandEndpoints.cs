using System.Text.Json;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.OpenApi;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Cases;

/// <summary>Opening a case and sending it commands: one shape for every kind registered.</summary>
public static class CommandEndpoints
{
    public static void MapCommands(this RouteGroupBuilder group, ICaseKind kind)
    {
        if (kind is not IOpenedByCitizens)
        {
            group.Post("/", context => OpenAsync(context, kind))
                .Describe(kind, kind.OpeningCommand, kind.Commands.All[kind.OpeningCommand], onExistingCase: false)
                .Produces<CommandAccepted>(StatusCodes.Status201Created);
        }

        foreach (var (name, type) in kind.Commands.All.Where(c => !string.Equals(c.Key, kind.OpeningCommand, StringComparison.Ordinal)))
        {
            group.Post("/{id}/" + name, context => SendAsync(context, kind, name))
                .Describe(kind, name, type, onExistingCase: true)
                .Produces<CommandAccepted>();
        }

        // A word no kind knows goes to the host as well: it refuses it and records who tried.
        group.Post("/{id}/{command}", context => SendAsync(context, kind, (string)context.GetRouteValue("command")!)).ExcludeFromDescription();
    }

    /// <summary>A key that was used before brings its own case back; the id made here is then forgotten.</summary>
    private static Task<IResult> OpenAsync(HttpContext context, ICaseKind kind) =>
        SendAsync(context, kind, kind.OpeningCommand, new CaseId(Guid.CreateVersion7()), expectedVersion: null);

    private static async Task<IResult> SendAsync(HttpContext context, ICaseKind kind, string name)
    {
        if (!CaseId.TryParse((string?)context.GetRouteValue("id"), out var id))
        {
            return new Problem(ProblemKind.NotFound);
        }

        var (version, problem) = WriteHeaders.ReadVersion(context.Request);
        return problem is null ? await SendAsync(context, kind, name, id, version) : await RefuseAsync(context, kind, name, id, problem);
    }

    private static async Task<IResult> SendAsync(HttpContext context, ICaseKind kind, string name, CaseId id, long? expectedVersion)
    {
        var (headers, missing) = WriteHeaders.Read(context.Request);
        if (headers is null)
        {
            return await RefuseAsync(context, kind, name, id, missing!);
        }

        var (body, unreadable) = await RequestBody.ReadAsync(context.Request);
        if (unreadable is not null)
        {
            return await RefuseAsync(context, kind, name, id, unreadable);
        }

        var caller = Caller.Of(context);
        id = expectedVersion is null ? IdByContent(kind, caller.Institution, name, body) ?? id : id;
        var outcome = await context.RequestServices.GetRequiredService<ICaseHost>().SendAsync(
            new CaseCommand(caller.Institution, kind.Kind, id, headers.IdempotencyKey, name, expectedVersion, caller.Person, headers.StandInFor, body),
            context.RequestAborted);
        return CaseAnswer.Of(context.Response, kind, id, outcome, opened: expectedVersion is null);
    }

    /// <summary>A body that cannot be read names no case; the host refuses it and says why.</summary>
    private static CaseId? IdByContent(ICaseKind kind, string institution, string name, byte[] body)
    {
        try
        {
            return kind is IIdentifiedByContent identified ? identified.IdOf(institution, kind.Commands.Read(name, body)) : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>What never reaches the host is recorded here, so that every refused attempt can be found in one place.</summary>
    private static async Task<Problem> RefuseAsync(HttpContext context, ICaseKind kind, string name, CaseId id, Problem problem)
    {
        var caller = Caller.Of(context);
        var headers = context.Request.Headers;
        var attempt = new CaseCommand(
            caller.Institution, kind.Kind, id, headers[WriteHeaders.IdempotencyKeyName].ToString(), name, null, caller.Person,
            headers[WriteHeaders.StandInForName].ToString() is { Length: > 0 } other ? other : null, []);
        await context.RequestServices.GetRequiredService<CaseStore>().RecordRefusalAsync(
            attempt, problem.ToRejection(), context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), context.RequestAborted);
        return problem;
    }

    private static RouteHandlerBuilder Describe(this RouteHandlerBuilder endpoint, ICaseKind kind, string name, Type body, bool onExistingCase) =>
        endpoint
            .WithMetadata(new WriteOperation(onExistingCase))
            .Accepts(body, "application/json")
            .WithName($"{kind.Kind}-{name}")
            .WithTags(kind.Route);
}
