using System.Globalization;

namespace GrantControl.Journal.Embedded;

/// <summary>
/// How the server's programs are started: under an id that is not root's, outside the terminal's process group (so that
/// Ctrl-C reaches the program first), and told to stop when the program dies.
/// </summary>
internal sealed class Unprivileged
{
    private readonly bool _root = !OperatingSystem.IsWindows() && Environment.IsPrivilegedProcess;
    private readonly string? _setpriv = Locate("setpriv");
    private readonly string? _setsid = Locate("setsid");
    private readonly (string Name, string Uid, string Gid) _user;
    private readonly bool _needsTraversal;

    public Unprivileged(string directory, string programs)
    {
        if (!_root)
        {
            return;
        }

        _user = User("postgres") ?? User("nobody")
            ?? throw new EmbeddedPostgresException("PostgreSQL refuses to run as root, and neither 'postgres' nor 'nobody' exists. Run the program as an ordinary user.");
        var closed = Closed(directory) ?? Closed(programs);
        _needsTraversal = closed is not null;
        if (closed is not null && _setpriv is null)
        {
            throw new EmbeddedPostgresException(
                $"PostgreSQL runs as '{_user.Name}', who may not enter {closed}. Choose a data directory elsewhere (--data), or install setpriv (util-linux).");
        }
    }

    /// <summary>The owner the server's files need, as <c>uid:gid</c>; null when the program is not root.</summary>
    public string? Owner => _root ? $"{_user.Uid}:{_user.Gid}" : null;

    /// <summary>The command line that runs a program of the server.</summary>
    /// <param name="lasting">True for the server itself, which must outlive a Ctrl-C and not the program.</param>
    public IReadOnlyList<string> Wrap(string program, bool lasting, IEnumerable<string> arguments)
    {
        List<string> line = [];
        if (lasting && _setsid is not null)
        {
            line.Add(_setsid);
        }

        if (_setpriv is not null)
        {
            AddSetpriv(line, lasting);
            line.Add(program);
            line.AddRange(arguments);
        }
        else if (!_root)
        {
            line.Add(program);
            line.AddRange(arguments);
        }
        else if (Locate("runuser") is { } runuser)
        {
            line.AddRange([runuser, "-u", _user.Name, "--", program]);
            line.AddRange(arguments);
        }
        else
        {
            var command = string.Join(' ', arguments.Prepend(program).Select(a => $"'{a.Replace("'", "'\\''", StringComparison.Ordinal)}'"));
            line.AddRange([Locate("su") ?? "su", "-s", "/bin/sh", _user.Name, "-c", "exec " + command]);
        }

        return line;
    }

    private void AddSetpriv(List<string> line, bool lasting)
    {
        line.Add(_setpriv!);
        if (_root)
        {
            line.AddRange([$"--reuid={_user.Uid}", $"--regid={_user.Gid}", "--clear-groups"]);
            if (_needsTraversal)
            {
                // Enough to walk through a parent only root may enter, and nothing more than root had.
                line.AddRange(["--inh-caps=+dac_read_search", "--ambient-caps=+dac_read_search"]);
            }
        }

        if (lasting)
        {
            // SIGINT is PostgreSQL's fast shutdown.
            line.AddRange(["--pdeathsig", "INT"]);
        }

        line.Add("--");
    }

    /// <summary>The first parent that strangers may not enter; null when all may be entered.</summary>
    private static string? Closed(string directory)
    {
        for (var parent = Directory.GetParent(Path.GetFullPath(directory)); parent is not null; parent = parent.Parent)
        {
            if (parent.Exists && !OperatingSystem.IsWindows() && !File.GetUnixFileMode(parent.FullName).HasFlag(UnixFileMode.OtherExecute))
            {
                return parent.FullName;
            }
        }

        return null;
    }

    private static (string Name, string Uid, string Gid)? User(string name) =>
        File.ReadLines("/etc/passwd").Select(l => l.Split(':'))
            .Where(f => f.Length > 3 && string.Equals(f[0], name, StringComparison.Ordinal)
                && int.TryParse(f[2], NumberStyles.None, CultureInfo.InvariantCulture, out _))
            .Select(f => ((string, string, string)?)(name, f[2], f[3]))
            .FirstOrDefault();

    private static string? Locate(string program) =>
        OperatingSystem.IsWindows()
            ? null
            : $"{Environment.GetEnvironmentVariable("PATH")}:/usr/bin:/bin:/usr/sbin:/sbin".Split(':', StringSplitOptions.RemoveEmptyEntries)
                .Select(folder => Path.Combine(folder, program))
                .FirstOrDefault(File.Exists);
}
