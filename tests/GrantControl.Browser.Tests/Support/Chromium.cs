namespace GrantControl.Browser.Tests.Support;

/// <summary>The machine's own Chromium: nothing is ever downloaded for these tests.</summary>
internal static class Chromium
{
    /// <summary>Environment variable that names the browser's program, where it has another name or place.</summary>
    public const string Variable = "GRANTCONTROL_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome"];

    /// <summary>It talks to nobody but the program under test, and works as root in a container.</summary>
    private static readonly string[] Arguments =
    [
        "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
        "--disable-background-networking", "--disable-component-update", "--disable-sync",
    ];

    public static Task<IBrowser> LaunchAsync(IPlaywright playwright) =>
        playwright.Chromium.LaunchAsync(new() { ExecutablePath = Find(), Args = Arguments, Headless = true });

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } named)
        {
            return named;
        }

        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names.SelectMany(name => folders.Select(folder => Path.Combine(folder, name))).FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException($"No Chromium on the PATH ({string.Join(", ", Names)}); {Variable} may name one. `ops/test browser` installs it where it may.");
    }
}
