using GrantControl.Journal.Databases;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Health;

/// <summary>Two questions of whoever runs the program: does the process live, and can it record anything.</summary>
public static class HealthEndpoints
{
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        var health = routes.MapGroup("/health").AllowAnonymous().WithTags("health");
        health.Get("/live", static _ => Task.FromResult(Results.Json(new HealthAnswer("live")))).Produces<HealthAnswer>().WithName("health-live");
        health.Get("/ready", ReadyAsync).Produces<HealthAnswer>().WithName("health-ready");
    }

    private static async Task<IResult> ReadyAsync(HttpContext context) =>
        await context.RequestServices.GetRequiredService<JournalDatabase>().CanWriteAsync(context.RequestAborted)
            ? Results.Json(new HealthAnswer("ready"))
            : Problem.Of(ProblemKind.Unavailable, "No se puede escribir en la base de datos.", "The database cannot be written to.");
}

/// <summary><c>live</c> or <c>ready</c>.</summary>
public sealed record HealthAnswer(string Status);
