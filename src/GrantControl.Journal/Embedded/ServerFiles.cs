using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;

namespace GrantControl.Journal.Embedded;

/// <summary>What lies in a data directory: the cluster, its log, its socket, who uses it and how to reach it.</summary>
internal sealed class ServerFiles(string directory)
{
    private readonly string _directory = Path.GetFullPath(directory);

    public string Root => _directory;

    public string Cluster => Path.Combine(_directory, "pg");

    public string HalfMade => Path.Combine(_directory, "pg.new");

    public string Log => Path.Combine(Cluster, "log", "server.log");

    /// <summary>A directory of its own, because the server's user owns it.</summary>
    public string Run => Path.Combine(_directory, "run");

    private string Access => Path.Combine(_directory, "access.json");

    /// <summary>Whether a unix socket may lie here: its whole path is limited to 107 bytes.</summary>
    public bool HasSocket => !OperatingSystem.IsWindows() && System.Text.Encoding.UTF8.GetByteCount(Run) < 85;

    public int? Major =>
        File.Exists(Path.Combine(Cluster, "PG_VERSION"))
            ? int.Parse(File.ReadAllText(Path.Combine(Cluster, "PG_VERSION")).Trim(), CultureInfo.InvariantCulture)
            : null;

    /// <summary>The lock a running program holds; null when another one holds it. A killed program lets go of it.</summary>
    public FileStream? TryLock()
    {
        try
        {
            return new FileStream(Path.Combine(_directory, "in-use"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            return null;
        }
    }

    public ServerAccess? ReadAccess()
    {
        try
        {
            return JsonSerializer.Deserialize<ServerAccess>(File.ReadAllBytes(Access));
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    public void WriteAccess(ServerAccess access)
    {
        var half = Access + ".new";
        var options = new FileStreamOptions { Mode = FileMode.Create, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using (var stream = new FileStream(half, options))
        {
            JsonSerializer.Serialize(stream, access);
        }

        File.Move(half, Access, overwrite: true);
    }

    /// <summary>The process that a lock file left in the cluster names, when it really is a server of this cluster.</summary>
    public bool HasRunningServer()
    {
        var file = Path.Combine(Cluster, "postmaster.pid");
        if (!File.Exists(file))
        {
            return false;
        }

        var first = File.ReadLines(file).FirstOrDefault();
        if (!int.TryParse(first, NumberStyles.None, CultureInfo.InvariantCulture, out var pid))
        {
            return false;
        }

        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        // A process id is soon used again by something else: only a process standing in the cluster is its server.
        try
        {
            return string.Equals(Directory.ResolveLinkTarget($"/proc/{pid}/cwd", returnFinalTarget: false)?.FullName, Cluster, StringComparison.Ordinal);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    public void ForgetDeadServer() => File.Delete(Path.Combine(Cluster, "postmaster.pid"));

    public string LogTail() => File.Exists(Log) ? string.Join('\n', File.ReadLines(Log).TakeLast(12)) : "";

    public static string NewPassword() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
}

/// <summary>How to reach the server of a data directory.</summary>
internal sealed record ServerAccess(string Password, int Port);
