using GrantControl.Journal.Appending;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Hosting;

/// <summary>
/// The host of one office on one machine: a lock and a remembered state for each case in use, the least used ones
/// forgotten. It never grows into a cluster; the keys of the journal guard it even against a second program.
/// </summary>
public sealed class EmbeddedCaseHost(CaseRuntime runtime, EmbeddedHostOptions options) : ICaseHost, IClockHost
{
    private readonly Lock _guard = new();
    private readonly Dictionary<(string Institution, string Kind, CaseId Case), LinkedListNode<Entry>> _cases = [];
    private readonly LinkedList<Entry> _byUse = new();
    private int _inFlight;

    /// <inheritdoc/>
    /// <exception cref="OverloadedException">More commands are under way than the host takes; nothing was done.</exception>
    public Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation) => RunAsync(command, CommandSource.Person, cancellation);

    /// <inheritdoc/>
    public Task<CommandOutcome> SendAsClockAsync(CaseCommand command, CancellationToken cancellation) => RunAsync(command, CommandSource.Clock, cancellation);

    /// <inheritdoc/>
    public async Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation)
    {
        if (!runtime.Kinds.TryGet(kind, out var known))
        {
            return null;
        }

        return await WithAsync((institution, kind, id), known, p => p.ReadAsync(person, cancellation), cancellation).ConfigureAwait(false);
    }

    private async Task<CommandOutcome> RunAsync(CaseCommand command, CommandSource source, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(command);
        if (!runtime.Kinds.TryGet(command.Kind, out var kind))
        {
            return new CommandOutcome(0, "", "", Rejections.NotFound, Replayed: false);
        }

        try
        {
            if (Interlocked.Increment(ref _inFlight) > options.MaxInFlight)
            {
                throw new OverloadedException();
            }

            return await WithAsync(
                (command.Institution, command.Kind, command.Case), kind, p => p.ProcessAsync(command, source, cancellation), cancellation).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref _inFlight);
        }
    }

    private async Task<T> WithAsync<T>((string Institution, string Kind, CaseId Case) key, ICaseKind kind, Func<CaseProcessor, Task<T>> use, CancellationToken cancellation)
    {
        var entry = Take(key, kind);
        try
        {
            await entry.Gate.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                return await use(entry.Processor).ConfigureAwait(false);
            }
            finally
            {
                entry.Gate.Release();
            }
        }
        finally
        {
            Leave(entry);
        }
    }

    private Entry Take((string Institution, string Kind, CaseId Case) key, ICaseKind kind)
    {
        lock (_guard)
        {
            if (_cases.TryGetValue(key, out var node))
            {
                _byUse.Remove(node);
            }
            else
            {
                node = new LinkedListNode<Entry>(new Entry(key, runtime.Processor(key.Institution, kind, key.Case)));
                _cases.Add(key, node);
            }

            _byUse.AddFirst(node);
            node.Value.Users++;
            return node.Value;
        }
    }

    /// <summary>Forgets the least used cases that nobody uses now, when there are too many.</summary>
    private void Leave(Entry entry)
    {
        lock (_guard)
        {
            entry.Users--;
            for (var node = _byUse.Last; node is not null && _cases.Count > options.MaxCases;)
            {
                var previous = node.Previous;
                if (node.Value.Users == 0)
                {
                    _byUse.Remove(node);
                    _cases.Remove(node.Value.Key);
                    node.Value.Gate.Dispose();
                }

                node = previous;
            }
        }
    }

    private sealed class Entry((string Institution, string Kind, CaseId Case) key, CaseProcessor processor)
    {
        public (string Institution, string Kind, CaseId Case) Key => key;

        public CaseProcessor Processor => processor;

        public SemaphoreSlim Gate { get; } = new(1, 1);

        public int Users { get; set; }
    }
}

/// <summary>How much the embedded host holds in memory.</summary>
public sealed record EmbeddedHostOptions
{
    /// <summary>Cases remembered, 1 or more.</summary>
    public int MaxCases { get; init; } = 5_000;

    /// <summary>Commands under way at once before the host answers that it is overloaded.</summary>
    public int MaxInFlight { get; init; } = 4_000;

    /// <summary>How often overdue deadlines are looked for.</summary>
    public TimeSpan SweepEvery { get; init; } = TimeSpan.FromSeconds(30);
}

/// <summary>A host that lets its own clock act on cases. Never reachable from outside.</summary>
public interface IClockHost
{
    Task<CommandOutcome> SendAsClockAsync(CaseCommand command, CancellationToken cancellation);
}
