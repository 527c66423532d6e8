using GrantControl.Cluster.Engine;
using GrantControl.Journal.Hosting;
using Microsoft.Extensions.Logging;

namespace GrantControl.Cluster.Grains;

/// <summary>What every case of a silo shares.</summary>
public sealed record CaseGrainServices(CaseRuntime Runtime, StatelessEngine Machines, CaseGrainSettings Settings, ILogger<CaseGrain> Log);

/// <summary>How much a case in the cluster keeps beside the journal.</summary>
public sealed record CaseGrainSettings
{
    /// <summary>Events between two snapshots of a busy case, 1 or more.</summary>
    public int SnapshotEvery { get; init; } = 50;

    /// <summary>Events since the last snapshot from which an idle case is kept once more before it is forgotten, 1 or more.</summary>
    public int SnapshotOnIdle { get; init; } = 10;

    /// <summary>How long after a command its snapshot and its reminder are seen to. Zero to one minute.</summary>
    public TimeSpan SettleAfter { get; init; } = TimeSpan.FromSeconds(1);
}
