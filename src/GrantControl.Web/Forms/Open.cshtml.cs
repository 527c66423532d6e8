using GrantControl.Journal.Drafts;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Web.Forms;

/// <summary>The form that opens a case: <c>/cases/grants/open</c>.</summary>
public sealed class OpenModel(ICaseHost host, CaseQueries queries, CommandDesk desk, DraftStore drafts, PreparedCommands prepared)
    : CommandPage(host, queries, desk, drafts, prepared)
{
    protected override Task<(CommandAsked? Asked, CommandRefused? Refused)> AskAsync() =>
        Desk.OpeningAsync(Caller, (string)RouteData.Values["kind"]!, HttpContext.RequestAborted);
}
