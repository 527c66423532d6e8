using System.Security.Claims;

namespace GrantControl.Web.Shared.Callers;

/// <summary>Who calls, as the session says. Roles and organisation are read afresh where they matter, never from here.</summary>
/// <param name="Person">Stable id of the person.</param>
public sealed record Caller(string Institution, string Person, string Name)
{
    public const string PersonClaim = ClaimTypes.NameIdentifier;
    public const string InstitutionClaim = "institution";
    public const string MarkClaim = "session-mark";

    /// <summary>What the session carries of the password it was opened with.</summary>
    public string? SessionMark { get; init; }

    /// <exception cref="InvalidOperationException">The route lets strangers in.</exception>
    public static Caller Of(HttpContext context) =>
        TryOf(context.User) ?? throw new InvalidOperationException("The route needs a person and does not require one.");

    public static Caller? TryOf(ClaimsPrincipal user) =>
        user.FindFirstValue(PersonClaim) is { } person && user.FindFirstValue(InstitutionClaim) is { } institution
            ? new Caller(institution, person, user.Identity?.Name ?? person) { SessionMark = user.FindFirstValue(MarkClaim) }
            : null;
}
