namespace GrantControl.Web.Forms;

/// <summary>The form that opens a case: <c>/cases/grants/open</c>. What the address brings along (<c>?assets=A&amp;assets=B</c>) stands in it already.</summary>
public sealed class OpenModel(CommandServices services) : CommandPage(services)
{
    protected override bool BringsValues => HttpMethods.IsGet(Request.Method) && Request.Query.Keys.Any(static k => k is not ("step" or "lang"));

    protected override Task<(CommandAsked? Asked, CommandRefused? Refused)> AskAsync() => Desk.OpeningAsync(
        Caller,
        (string)RouteData.Values["kind"]!,
        Request.Query.Where(static q => q.Key is not ("step" or "lang")).ToDictionary(static q => q.Key, static q => string.Join('\n', q.Value.OfType<string>()), StringComparer.Ordinal),
        HttpContext.RequestAborted);
}
