namespace GrantControl.Web.Forms;

/// <summary>The form that opens a case: <c>/cases/grants/open</c>.</summary>
public sealed class OpenModel(CommandServices services) : CommandPage(services)
{
    protected override Task<(CommandAsked? Asked, CommandRefused? Refused)> AskAsync() =>
        Desk.OpeningAsync(Caller, (string)RouteData.Values["kind"]!, HttpContext.RequestAborted);
}
