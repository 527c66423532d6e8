using GrantControl.Journal.Hosting;
using Microsoft.Extensions.Logging;

namespace GrantControl.Cluster.Grains;

/// <summary>
/// Starts a case from its snapshot when that fits the journal, and keeps a new one now and then. Nothing here can fail a
/// command: without a snapshot the journal is read from its beginning.
/// </summary>
internal sealed partial class SnapshotKeeper(IPersistentState<StoredSnapshot> stored, ILogger log)
{
    private readonly ILogger _log = log;

    /// <summary>Version of the case that is kept; 0 when what is stored is of no use.</summary>
    private long _kept;

    /// <summary>How many events a new snapshot would save the next activation to read.</summary>
    public long Lag(CaseProcessor processor) => processor.Version - _kept;

    public async Task LoadAsync(CaseProcessor processor, CancellationToken cancellation)
    {
        if (stored.State.Open() is not { } snapshot)
        {
            await processor.LoadAsync(cancellation);
        }
        else if (await processor.RestoreAsync(snapshot, cancellation))
        {
            _kept = snapshot.Version;
        }
        else
        {
            LogDiscarded(snapshot.Version);
        }
    }

    public async Task KeepAsync(CaseProcessor processor)
    {
        if (processor.Snapshot() is not { } snapshot)
        {
            return;
        }

        try
        {
            stored.State = StoredSnapshot.Of(snapshot);
            await stored.WriteStateAsync();
            _kept = snapshot.Version;
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(snapshot.Version, e);
            await ReadAgainAsync();
        }
    }

    /// <summary>Another activation may have written first: the next attempt must know the row as it is now.</summary>
    private async Task ReadAgainAsync()
    {
        try
        {
            await stored.ReadStateAsync();
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            LogFailed(_kept, e);
        }
    }

    [LoggerMessage(LogLevel.Warning, "A snapshot of version {Version} does not fit the journal and is not used.")]
    private partial void LogDiscarded(long version);

    [LoggerMessage(LogLevel.Information, "A snapshot of version {Version} could not be kept.")]
    private partial void LogFailed(long version, Exception exception);
}
