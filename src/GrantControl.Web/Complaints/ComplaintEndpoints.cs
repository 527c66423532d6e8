using System.Text.Json;
using GrantControl.Cases.Complaints;
using GrantControl.Journal.Complaints;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Complaints;

/// <summary>What the office asks of complaints beside the commands every case has: the board, and who complained.</summary>
public static class ComplaintEndpoints
{
    public static void MapComplaints(this IEndpointRouteBuilder api)
    {
        api.Get("/complaints/board", BoardAsync).Produces<ComplaintBoard>().WithName("complaint-board").WithTags("complaints");
        api.Post("/complaints/{id}/identity", IdentityAsync).Produces<IdentityShown>().WithName("complaint-identity").WithTags("complaints");
    }

    private static async Task<IResult> BoardAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        return await context.RequestServices.GetRequiredService<ComplaintQueries>().BoardAsync(caller.Institution, caller.Person, context.RequestAborted) is { } board
            ? Results.Json(board, CaseJson.Options)
            : new Problem(ProblemKind.Forbidden);
    }

    /// <summary>First the case records that it is looked at, then it is opened. A command sent again shows it again, while the consent lasts.</summary>
    private static async Task<IResult> IdentityAsync(HttpContext context)
    {
        var (headers, missing) = WriteHeaders.Read(context.Request);
        var (version, noVersion) = WriteHeaders.ReadVersion(context.Request);
        if (headers is null || noVersion is not null)
        {
            return missing ?? noVersion!;
        }

        if (!CaseId.TryParse((string?)context.GetRouteValue("id"), out var id))
        {
            return new Problem(ProblemKind.NotFound);
        }

        var caller = Caller.Of(context);
        var outcome = await context.RequestServices.GetRequiredService<ICaseHost>().SendAsync(
            new CaseCommand(
                caller.Institution, ComplaintKind.Instance.Kind, id, headers.IdempotencyKey, "open-identity", version, caller.Person, headers.StandInFor,
                JsonSerializer.SerializeToUtf8Bytes(new OpenIdentity(), CaseJson.Options)),
            context.RequestAborted);
        if (outcome.Rejection is { } why)
        {
            return Problem.Of(why);
        }

        var found = await context.RequestServices.GetRequiredService<ComplaintQueries>().ReplayAsync(caller.Institution, id, context.RequestAborted);
        if (found?.State is not { LastUnsealing.Until: { } until, Filed.Identity: { } box } state || until < context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow()
            || state.LastUnsealing.By != caller.Person)
        {
            return Problem.Of(ProblemKind.Of(Codes.WrongState), "No hay consentimiento vigente para usted.", "No consent is in force for you.");
        }

        var identity = context.RequestServices.GetRequiredService<IdentitySeal>().Open(box);
        return Results.Json(new IdentityShown(identity.Name, identity.Contact, until), CaseJson.Options);
    }
}
