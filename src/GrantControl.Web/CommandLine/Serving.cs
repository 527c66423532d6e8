using GrantControl.Journal.Demonstration;
using GrantControl.Journal.People;

namespace GrantControl.Web.CommandLine;

/// <summary>Serves until it is told to stop, and stops whatever it started.</summary>
public static class Serving
{
    public static async Task<int> ServeAsync(ServeOptions options, CancellationToken cancellation)
    {
        var steps = Steps.Console;
        await using var database = await OpenedDatabase.OpenAsync(options, steps, cancellation);
        await using var app = Application.Build(options, database.Options);

        // Before the host's own clock runs: the demonstration's past deadlines must not fire in the middle of its stories.
        await FillAsync(app, options, steps, cancellation);
        await app.StartAsync(cancellation);
        steps.Say($"Host: {options.Host.ToString().ToLowerInvariant()}");
        steps.Say($"Ready: {string.Join(", ", app.Urls)}");
        await app.WaitForShutdownAsync(cancellation);
        steps.Say("Stopped.", timed: false);
        return 0;
    }

    private static async Task FillAsync(WebApplication app, ServeOptions options, Steps steps, CancellationToken cancellation)
    {
        if (options.Empty)
        {
            steps.Say("Demonstration data: none (--empty)");
            return;
        }

        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemonstrationLoader>().FillAsync(
            Environment.GetEnvironmentVariable(DemoPeople.PasswordVariable) is { Length: > 0 } password ? password : DemoPeople.DefaultPassword,
            step => steps.Say("Demonstration data: " + step),
            cancellation);
    }
}
