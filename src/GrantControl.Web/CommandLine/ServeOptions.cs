using System.Net;

namespace GrantControl.Web.CommandLine;

/// <summary>Which host runs the cases.</summary>
public enum HostKind
{
    Embedded,
    Orleans,
}

/// <summary>What this process is in a cluster.</summary>
public enum ProcessRole
{
    /// <summary>Web and cases in one process.</summary>
    All,

    /// <summary>Cases only.</summary>
    Silo,

    /// <summary>Web only: a client of the silos.</summary>
    Web,
}

/// <summary>How to serve, as asked on the command line.</summary>
/// <param name="Port">TCP port; 0 takes a free one.</param>
/// <param name="Data">Where the embedded server and the keys live.</param>
/// <param name="Empty">No demonstration data.</param>
public sealed record ServeOptions(int Port, DirectoryInfo Data, bool Empty, HostKind Host)
{
#if CLUSTER
    public const HostKind DefaultHost = HostKind.Orleans;
#else
    public const HostKind DefaultHost = HostKind.Embedded;
#endif

    /// <summary>Address to listen on; loopback unless asked otherwise.</summary>
    public string Listen { get; init; } = "localhost";

    /// <summary>Address at which the other processes of a cluster reach this silo.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    public ProcessRole Role { get; init; } = ProcessRole.All;
}
