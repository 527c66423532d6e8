namespace GrantControl.Web.Visits;

/// <summary>Serves the service worker of visits from their own folder: a worker controls no page outside it.</summary>
public static class VisitWorker
{
    public static void MapVisitWorker(this IEndpointRouteBuilder routes) =>
        routes.MapGet("/visits/sw.js", static (IWebHostEnvironment environment, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            var file = environment.WebRootFileProvider.GetFileInfo("js/visits-worker.js");
            return Results.Stream(file.CreateReadStream(), "text/javascript; charset=utf-8", lastModified: file.LastModified);
        }).ExcludeFromDescription();
}
