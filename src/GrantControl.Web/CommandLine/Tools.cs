namespace GrantControl.Web.CommandLine;

/// <summary>The words that do one thing and end.</summary>
public static class Tools
{
    public static async Task<int> MigrateAsync(ServeOptions options, CancellationToken cancellation)
    {
        await using var database = await OpenedDatabase.OpenAsync(options, Steps.Console, cancellation);
        return 0;
    }
}
