using System.Security.Claims;
using GrantControl.Journal.Authority;
using GrantControl.Web.Shared.Problems;

namespace GrantControl.Web.Shared.Callers;

/// <summary>
/// A session outlives what it was opened on, so every request looks the person up again: who was taken off the register
/// is a stranger from then on, a session ends with the password it was opened with, and roles are never older than a
/// couple of seconds.
/// </summary>
public static class KnownPerson
{
    private static readonly TimeSpan MaxAge = TimeSpan.FromSeconds(2);

    public static TBuilder RequireKnownPerson<TBuilder>(this TBuilder routes)
        where TBuilder : IEndpointConventionBuilder =>
        routes.AddEndpointFilter(static async (invocation, next) =>
            await FindAsync(invocation.HttpContext) is null ? new Problem(ProblemKind.Unauthenticated) : await next(invocation));

    /// <summary>The caller as the register holds him; null for a stranger.</summary>
    public static ValueTask<PersonFacts?> FindAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return FindAsync(context, context.User);
    }

    public static async ValueTask<PersonFacts?> FindAsync(HttpContext context, ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Caller.TryOf(user) is not { } caller)
        {
            return null;
        }

        // Somebody who has just changed the password is newer than what is remembered of him.
        return await ReadAsync(MaxAge) ?? await ReadAsync(TimeSpan.Zero);

        async Task<PersonFacts?> ReadAsync(TimeSpan maxAge)
        {
            var person = await context.RequestServices.GetRequiredService<IFactsReader>().PersonAsync(caller.Institution, caller.Person, maxAge, context.RequestAborted);
            return string.Equals(person?.SessionMark, caller.SessionMark, StringComparison.Ordinal) ? person : null;
        }
    }

    /// <summary>Null when the caller holds one of the roles and belongs to the institution; the refusal otherwise.</summary>
    public static async Task<Problem?> RefuseWithoutAsync(HttpContext context, params string[] roles) =>
        await FindAsync(context) is { Organisation: null } person && roles.Any(person.Roles.Contains)
            ? null
            : Problem.Of(
                ProblemKind.Forbidden,
                $"Corresponde a: {string.Join(", ", roles.Select(static r => Kernel.Workflows.Role.Labels[r].Es))}.",
                $"It is for: {string.Join(", ", roles.Select(static r => Kernel.Workflows.Role.Labels[r].En))}.");
}
