using System.Security.Claims;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Requests;
using Microsoft.AspNetCore.Authentication.BearerToken;

namespace GrantControl.Web.Sessions;

/// <summary>Signing in for programs: a bearer token.</summary>
public static class SessionEndpoints
{
    public static void MapSessions(this IEndpointRouteBuilder api) => api.Post("/sessions", OpenAsync)
        .AllowAnonymous()
        .Accepts<SessionRequest>("application/json")
        .Produces<AccessTokenResponse>()
        .WithName("open-session")
        .WithTags("sessions");

    private static async Task<IResult> OpenAsync(HttpContext context)
    {
        var (request, problem) = await RequestBody.ReadAsync<SessionRequest>(context.Request);
        if (request is null)
        {
            return problem!;
        }

        var answer = await Attempts.SignInAsync(context, request.User, request.Password, request.Code);
        return answer.Caller is { } caller
            ? Results.SignIn(PrincipalOf(caller, BearerTokenDefaults.AuthenticationScheme), authenticationScheme: BearerTokenDefaults.AuthenticationScheme)
            : answer.Problem!;
    }

    public static ClaimsPrincipal PrincipalOf(Caller caller, string scheme)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new ClaimsPrincipal(new ClaimsIdentity(
        [
            new Claim(Caller.PersonClaim, caller.Person),
            new Claim(Caller.InstitutionClaim, caller.Institution),
            new Claim(ClaimTypes.Name, caller.Name),
            new Claim(Caller.MarkClaim, caller.SessionMark ?? ""),
        ], scheme));
    }
}

/// <summary>Who wants a session.</summary>
/// <param name="Code">One-time password of six digits, when the user has set one up.</param>
public sealed record SessionRequest(string User, string Password, string? Code = null);
