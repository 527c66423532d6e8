using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Cases;

/// <summary>The answer to a command that was accepted.</summary>
/// <param name="Id">Id of the case.</param>
/// <param name="Version">The version to act on next.</param>
/// <param name="Events">Names of what happened.</param>
public sealed record CommandAccepted(CaseId Id, string Kind, string Number, string State, long Version, IReadOnlyList<string> Events);

/// <summary>Says what became of a command: the same bytes for the first answer and for every repetition of it.</summary>
public static class CaseAnswer
{
    public static IResult Of(HttpResponse response, ICaseKind kind, CaseId id, CommandOutcome outcome, bool opened)
    {
        if (outcome.Rejection is { } rejection)
        {
            if (outcome.Version > 0 && rejection.Code is Codes.StaleVersion)
            {
                response.Headers.ETag = WriteHeaders.ETag(outcome.Version);
            }

            return Problem.Of(rejection);
        }

        id = outcome.Case ?? id;
        response.Headers.ETag = WriteHeaders.ETag(outcome.Version);
        if (outcome.Replayed)
        {
            response.Headers[WriteHeaders.ReplayedName] = "true";
        }

        if (opened)
        {
            response.Headers.Location = $"/api/v1/{kind.Route}/{id}";
        }

        return Results.Json(
            new CommandAccepted(id, kind.Kind, outcome.Number, outcome.State, outcome.Version, outcome.Events),
            CaseJson.Options,
            statusCode: opened ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }
}
