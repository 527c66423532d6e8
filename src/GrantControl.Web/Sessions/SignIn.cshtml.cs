using GrantControl.Journal.People;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Sessions;

/// <summary>Signing in for people: a cookie.</summary>
[AllowAnonymous]
public sealed class SignInModel(DemonstrationCast demonstration) : LocalizedPage
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    /// <summary>What was typed into a form whose session had ended, sealed; null when nothing was.</summary>
    public string? Carried { get; private set; }

    public string? UserName { get; private set; }

    public string? Failure { get; private set; }

    public string FieldAtFault { get; private set; } = "user";

    /// <summary>Whom a visitor may be; empty wherever this is no demonstration.</summary>
    public IReadOnlyList<DemoPerson> Cast { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken cancellation)
    {
        Carried = HttpContext.Items[EndedSessions.Carried] as string;
        Cast = await demonstration.ReadAsync(cancellation);
    }

    /// <summary>Signs in as one of the demonstration's people, whose password is public.</summary>
    public async Task<IActionResult> OnPostAsAsync([FromForm] string? person, [FromForm] string? carried, CancellationToken cancellation)
    {
        var cast = await demonstration.ReadAsync(cancellation);
        return cast.Any(p => string.Equals(p.Id, person, StringComparison.Ordinal))
            ? await OnPostAsync(person, DemonstrationCast.Password, null, carried)
            : NotFound();
    }

    public async Task<IActionResult> OnPostAsync([FromForm(Name = "user")] string? user, [FromForm] string? password, [FromForm] string? code, [FromForm] string? carried)
    {
        (UserName, Carried) = (user, carried);
        var (caller, problem) = await Attempts.SignInAsync(HttpContext, user ?? "", password ?? "", string.IsNullOrWhiteSpace(code) ? null : code.Trim());
        if (caller is null)
        {
            Failure = L.T(problem!.Detail ?? problem.Kind.Title);
            FieldAtFault = ReferenceEquals(problem.Kind, ProblemKind.CodeRequired) ? "code" : "user";
            Response.StatusCode = problem.Kind.Status;
            Cast = await demonstration.ReadAsync(HttpContext.RequestAborted);
            return Page();
        }

        await HttpContext.SignInAsync(
            CookieAuthenticationDefaults.AuthenticationScheme,
            SessionEndpoints.PrincipalOf(caller, CookieAuthenticationDefaults.AuthenticationScheme));
        await HttpContext.RequestServices.GetRequiredService<DraftTokens>().KeepAsync(carried, caller, HttpContext.RequestAborted);
        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/inbox");
    }
}
