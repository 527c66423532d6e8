using GrantControl.Journal.Hosting;
using GrantControl.Web.Documents;

namespace GrantControl.Web.Cases;

/// <summary>The addresses of every kind of case registered; a new kind needs no line here.</summary>
public static class CaseRoutes
{
    public static void MapCases(this IEndpointRouteBuilder api)
    {
        api.MapInbox();
        foreach (var kind in api.ServiceProvider.GetRequiredService<CaseKinds>().All)
        {
            var group = api.MapGroup("/" + kind.Route);
            group.MapReading(kind);
            group.MapCaseDocuments(kind);
            group.MapCommands(kind);
        }
    }
}
