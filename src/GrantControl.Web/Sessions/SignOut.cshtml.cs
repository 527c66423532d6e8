using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Sessions;

/// <summary>Ends the session of a page; asks first when somebody only followed a link.</summary>
public sealed class SignOutModel : LocalizedPage
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(CookieAuthenticationDefaults.AuthenticationScheme);
        return Redirect("/sign-in");
    }
}
