using System.Threading.Channels;
using GrantControl.Journal.Queries;

namespace GrantControl.Web.Cases;

/// <summary>
/// Tells whoever has an inbox on his screen when it changes. One task a process looks at the journal, and only while
/// somebody listens; it reads what waits once for everybody, however many listen.
/// </summary>
public sealed class InboxLive(CaseQueries queries, IHostApplicationLifetime life, ILogger<InboxLive> log) : IDisposable
{
    /// <summary>Inboxes one person may have open: browsers hold six connections to a server at most.</summary>
    public const int MostOfOnePerson = 5;

    private const int MostOfAll = 2_000;

    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Days turn, and roles are given and taken, without a word in the journal.</summary>
    private static readonly TimeSpan CountAnyway = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<Listener> _listeners = [];
    private Task? _watching;

    /// <summary>Null when this person, or everybody together, listens too often already.</summary>
    public Listener? Listen(string institution, string person)
    {
        lock (_lock)
        {
            if (_listeners.Count >= MostOfAll || _listeners.Count(l => l.Is(institution, person)) >= MostOfOnePerson)
            {
                return null;
            }

            var listener = new Listener(this, institution, person);
            _listeners.Add(listener);
            _watching ??= Task.Run(() => WatchAsync(life.ApplicationStopping));
            return listener;
        }
    }

    public void Dispose() => _watching?.Dispose();

    private async Task WatchAsync(CancellationToken stopping)
    {
        using var timer = new PeriodicTimer(Look);
        var (seen, countedAt, again) = (-1L, DateTime.MinValue, 0);
        try
        {
            do
            {
                try
                {
                    var mark = await queries.JournalMarkAsync(stopping);

                    // The mark runs ahead of commits, so what moved it is counted once more on the two looks that follow.
                    again = mark == seen ? again - 1 : 2;
                    seen = mark;
                    if (again >= 0 || DateTime.UtcNow - countedAt > CountAnyway || AnyUntold())
                    {
                        countedAt = DateTime.UtcNow;
                        await TellAsync(stopping);
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The database is away, most likely; whoever listens keeps what he has until it is back.
                    log.LogDebug(e, "Inboxes were not counted.");
                }
            }
            while (GoOn() && await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            // The program stops, and every stream with it.
        }
    }

    private async Task TellAsync(CancellationToken stopping)
    {
        foreach (var group in Listeners().GroupBy(static l => l.Institution, StringComparer.Ordinal))
        {
            var waiting = await queries.WaitingAsync(group.Key, stopping);
            foreach (var same in group.GroupBy(static l => l.Person, StringComparer.Ordinal))
            {
                var counts = await queries.CountAsync(waiting, same.Key, stopping);
                foreach (var listener in same)
                {
                    listener.Tell(counts);
                }
            }
        }
    }

    private Listener[] Listeners()
    {
        lock (_lock)
        {
            return [.. _listeners];
        }
    }

    private bool AnyUntold() => Listeners().Any(static l => !l.Told);

    /// <summary>Ends the watch with its last listener, in one step with letting go of it, so that the next one begins another.</summary>
    private bool GoOn()
    {
        lock (_lock)
        {
            if (_listeners.Count > 0)
            {
                return true;
            }

            _watching = null;
            return false;
        }
    }

    /// <summary>One inbox on a screen. Disposing it takes it off the list.</summary>
    public sealed class Listener : IDisposable
    {
        private readonly InboxLive _owner;

        // Only the latest counts matter to a screen that is slow to read.
        private readonly Channel<InboxCounts> _counts = Channel.CreateBounded<InboxCounts>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        private InboxCounts? _last;

        internal Listener(InboxLive owner, string institution, string person) => (_owner, Institution, Person) = (owner, institution, person);

        public ChannelReader<InboxCounts> Counts => _counts.Reader;

        internal string Institution { get; }

        internal string Person { get; }

        internal bool Told => Volatile.Read(ref _last) is not null;

        public void Dispose()
        {
            lock (_owner._lock)
            {
                _owner._listeners.Remove(this);
            }
        }

        internal bool Is(string institution, string person) =>
            string.Equals(Institution, institution, StringComparison.Ordinal) && string.Equals(Person, person, StringComparison.Ordinal);

        internal void Tell(InboxCounts counts)
        {
            if (Interlocked.Exchange(ref _last, counts) != counts)
            {
                _counts.Writer.TryWrite(counts);
            }
        }
    }
}
