using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Diagrams;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Security;

namespace GrantControl.Web.Workflows;

/// <summary>The picture of a workflow, with the state a case stands in marked.</summary>
public static class DiagramEndpoint
{
    public static void MapDiagrams(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/workflows/{kind}/{workflow}.svg", Draw).RequireAuthorization(SignedIn.Browsers).ExcludeFromDescription();

    /// <summary>The case's own workflow or one of its children, by its id.</summary>
    public static WorkflowDefinition? Find(CaseKinds kinds, string route, string workflow)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        var own = kinds.ByRoute(route)?.Workflow;
        return string.Equals(own?.Id, workflow, StringComparison.Ordinal)
            ? own
            : own?.Children.FirstOrDefault(c => string.Equals(c.Id, workflow, StringComparison.Ordinal));
    }

    private static IResult Draw(HttpContext context, string kind, string workflow, string? state)
    {
        if (Find(context.RequestServices.GetRequiredService<CaseKinds>(), kind, workflow) is not { } definition
            || (state is not null && !definition.States.Any(s => string.Equals(s.Id, state, StringComparison.Ordinal))))
        {
            return Results.NotFound();
        }

        // The picture brings its own style and nothing else; it is shown as an image, in which no script ever runs.
        context.Response.Headers.ContentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
        return Results.Text(SvgDiagram.Of(definition, Language.Of(context).Tag, state), "image/svg+xml; charset=utf-8");
    }
}
