using System.Globalization;

namespace GrantControl.Benchmarks.Screens;

/// <summary>How much is measured. All are given on the command line as <c>--name value</c>.</summary>
/// <param name="Grants">Grants made before anything is measured.</param>
/// <param name="Lines">Budget lines they are charged to.</param>
/// <param name="Users">People asking for pages at once, each in a loop.</param>
/// <param name="Writers">How many of them also send one command after each page.</param>
/// <param name="Seconds">How long it is measured, after a third of it as warm-up.</param>
/// <param name="ThinkMilliseconds">Pause after each page; 0 asks as fast as the answers come.</param>
/// <param name="Host"><c>embedded</c> or <c>orleans</c>.</param>
/// <param name="Data">A folder to keep the database in for the next run; null for one that is thrown away.</param>
public sealed record ScreensOptions(int Grants, int Lines, int Users, int Writers, int Seconds, int ThinkMilliseconds, string Host, string? Data)
{
    public static ScreensOptions Parse(string[] args)
    {
        return new ScreensOptions(
            Of("grants", 2_000), Of("lines", 100), Of("users", 16), Of("writers", 4), Of("seconds", 30), Of("think", 0), Text("host") ?? "embedded", Text("data"));

        int Of(string name, int otherwise) => Text(name) is { } value ? int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) : otherwise;

        string? Text(string name)
        {
            var at = Array.IndexOf(args, $"--{name}");
            return at >= 0 && at + 1 < args.Length ? args[at + 1] : null;
        }
    }
}
