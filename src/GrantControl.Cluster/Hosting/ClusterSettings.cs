using System.Net;
using GrantControl.Cluster.Grains;

namespace GrantControl.Cluster.Hosting;

/// <summary>How silos and clients of one installation find one another. Everything else they share is the database.</summary>
public sealed record ClusterSettings
{
    /// <summary>Names the installation; reminders and snapshots belong to it. Never changed once there are cases.</summary>
    public string Service { get; init; } = "grantcontrol";

    /// <summary>Names one running cluster of it. Two clusters on one database never speak with each other.</summary>
    public string Cluster { get; init; } = "grantcontrol";

    /// <summary>The address other silos and clients reach this silo at.</summary>
    public IPAddress Address { get; init; } = IPAddress.Loopback;

    /// <summary>Port for other silos; 0 takes a free one.</summary>
    public int SiloPort { get; init; }

    /// <summary>Port for clients; 0 takes a free one.</summary>
    public int GatewayPort { get; init; }

    /// <summary>How long a caller waits for a case's answer before its outcome counts as unknown. 1 to 60 seconds.</summary>
    public TimeSpan ResponseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Between two probes of a neighbour; three missed ones, and it is declared dead. 0.5 to 10 seconds.</summary>
    public TimeSpan ProbeInterval { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an idle case stays in memory. At least one minute.</summary>
    public TimeSpan IdleAge { get; init; } = TimeSpan.FromMinutes(15);

    /// <summary>Between two looks of the safety net that sends what reminders missed.</summary>
    public TimeSpan SafetyNetPeriod { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>What a case keeps beside the journal.</summary>
    public CaseGrainSettings Grains { get; init; } = new();
}
