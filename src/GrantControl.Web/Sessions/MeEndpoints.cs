using GrantControl.Journal.Authority;
using GrantControl.Journal.People;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Sessions;

/// <summary>What the register says of the caller.</summary>
public static class MeEndpoints
{
    public static void MapMe(this IEndpointRouteBuilder api)
    {
        api.Get("/me", ReadAsync).Produces<Me>().WithName("me").WithTags("sessions");
        api.Post("/me/declaration", DeclareAsync).Accepts<DeclarationRequest>("application/json").Produces<Me>().WithName("declare-interests").WithTags("sessions");
    }

    /// <summary>The newest declaration counts, so that sending the same one twice changes nothing: no key is asked for.</summary>
    private static async Task<IResult> DeclareAsync(HttpContext context)
    {
        var (request, problem) = await RequestBody.ReadAsync<DeclarationRequest>(context.Request);
        if (request is null)
        {
            return problem!;
        }

        var caller = Caller.Of(context);
        var refusal = await context.RequestServices.GetRequiredService<PeopleDirectory>()
            .DeclareInterestsAsync(caller.Institution, caller.Person, request.ValidUntil, request.RelatedOrganisations, context.RequestAborted);
        return refusal is null ? await ReadAsync(context) : Problem.Of(refusal);
    }

    private static async Task<IResult> ReadAsync(HttpContext context)
    {
        var caller = Caller.Of(context);
        var facts = await context.RequestServices.GetRequiredService<IFactsReader>()
            .PersonAsync(caller.Institution, caller.Person, TimeSpan.Zero, context.RequestAborted);
        return facts is null ? new Problem(ProblemKind.Unauthenticated) : Results.Json(Me.Of(caller, facts), CaseJson.Options);
    }
}

/// <summary>The caller, his roles, and whom he may stand in for.</summary>
/// <param name="Organisation">The NGO the caller belongs to; absent for the institution's own people.</param>
public sealed record Me(
    string Person,
    string Name,
    string Institution,
    string? Organisation,
    IReadOnlyList<RoleHeld> Roles,
    InterestsDeclaration? Declaration,
    IReadOnlyList<Delegation> StandsInFor)
{
    public static Me Of(Caller caller, PersonFacts facts)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(facts);
        return new Me(
            facts.Id,
            facts.Name,
            caller.Institution,
            facts.Organisation,
            [.. facts.Roles.Order(StringComparer.Ordinal).Select(static r => new RoleHeld(r, Role.Labels.GetValueOrDefault(r) ?? new Label(r, r)))],
            facts.Declaration,
            facts.Delegations);
    }
}

/// <summary>A declaration of interests.</summary>
/// <param name="ValidUntil">Last day it counts, inclusive; at most a year ahead.</param>
/// <param name="RelatedOrganisations">Ids of organisations the caller, or his family, is related to; may be empty.</param>
public sealed record DeclarationRequest(DateOnly ValidUntil, IReadOnlyList<string> RelatedOrganisations);

/// <summary>A role with its name in both languages.</summary>
public sealed record RoleHeld(string Id, Label Label);
