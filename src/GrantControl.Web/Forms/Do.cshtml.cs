using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Forms;

/// <summary>The form of a command on a case: <c>/cases/grants/{id}/do/clear?variant=legal</c>.</summary>
public sealed class DoModel(CommandServices services) : CommandPage(services)
{
    protected override Task<(CommandAsked? Asked, CommandRefused? Refused)> AskAsync() => Desk.OnCaseAsync(
        Caller,
        (string)RouteData.Values["kind"]!,
        (string)RouteData.Values["id"]!,
        (string)RouteData.Values["command"]!,
        new CommandChoice(PageRequest.Text(Request, "target"), PageRequest.Text(Request, "variant"), PageRequest.Text(Request, "for")),
        HttpContext.RequestAborted);
}
