namespace GrantControl.Browser.Tests.Accessibility;

/// <summary>Every page of the program. A page that is not here fails <see cref="EveryPageTests"/>, so a new one is added with its test.</summary>
internal static class EveryPage
{
    private const string Draft = "[Agua segura en aldeas de montaña]";
    private const string Reviewed = "[Becas para jóvenes artesanas]";
    private const string Returned = "[Prevención de violencia en barrios]";
    private const string Suspended = "[Formación de promotoras de salud]";
    private const string Closed = "[Rescate de semillas criollas]";

    public static IReadOnlyList<KnownPage> All { get; } =
    [
        new("sign in", "sign-in", null, "/sign-in"),
        new("sign out", "sign-out", "legal1", "/sign-out"),
        new("inbox", "inbox", "legal1", "/inbox"),
        new("inbox of an organisation", "inbox", "formula-a", "/inbox"),
        new("empty inbox", "inbox", "admin", "/inbox"),
        new("list of cases", "cases", "control1", "/cases?kind=grants"),
        new("draft", "cases/{kind}/{id}", "formula-a", $"/cases/grants/{Draft}"),
        new("case under review", "cases/{kind}/{id}", "finanzas1", $"/cases/grants/{Reviewed}"),
        new("returned case", "cases/{kind}/{id}", "formula-c", $"/cases/grants/{Returned}"),
        new("suspended case", "cases/{kind}/{id}", "titular1", $"/cases/grants/{Suspended}"),
        new("closed case", "cases/{kind}/{id}", "auditoria1", $"/cases/grants/{Closed}"),
        new("case as it was", "cases/{kind}/{id}/at/{version:long}", "auditoria1", $"/cases/grants/{Closed}/at/7"),
        new("event", "cases/{kind}/{id}/events/{version:long}", "auditoria1", $"/cases/grants/{Closed}/events/7"),
        new("history", "cases/{kind}/{id}/history", "auditoria1", $"/cases/grants/{Closed}/history"),
        new("money of a case", "cases/{kind}/{id}/money/{account}", "auditoria1", $"/cases/grants/{Closed}/money/paid"),
        new("differences", "cases/{kind}/{id}/differences", "control1", $"/cases/grants/{Returned}/differences"),
        new("budget", "budget", "finanzas1", "/budget"),
        new("search", "search", "control1", "/search"),
        new("search results", "search", "control1", "/search?q=demostración"),
        new("search in texts", "search", "control1", "/search?q=línea base"),
        new("search without results", "search", "control1", "/search?q=jirafa"),
        new("workflows", "workflows", "formula-a", "/workflows"),
        new("how a grant works", "workflows/{kind}", "formula-a", "/workflows/grants"),
    ];
}
