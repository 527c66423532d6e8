using System.Threading.Channels;
using GrantControl.Journal.Queries;

namespace GrantControl.Web.Shared.Live;

/// <summary>
/// Tells whoever has figures on his screen when they change. One task a process looks at the journal, and only while somebody
/// listens; it counts for everybody at once, however many listen.
/// </summary>
/// <param name="mostOfOnePerson">Screens one person may have open: browsers hold six connections to a server at most.</param>
/// <param name="mostOfAll">Screens of everybody together; whoever comes beyond it reloads the page by hand.</param>
public abstract class JournalLive<T>(CaseQueries journal, IHostApplicationLifetime life, ILogger log, int mostOfOnePerson, int mostOfAll) : IDisposable
    where T : class
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(1);

    /// <summary>Days turn, and roles are given and taken, without a word in the journal.</summary>
    private static readonly TimeSpan CountAnyway = TimeSpan.FromSeconds(30);

    private readonly Lock _lock = new();
    private readonly List<Listener> _listeners = [];
    private Task? _watching;

    protected CaseQueries Journal => journal;

    /// <summary>Null when this person, or everybody together, listens too often already.</summary>
    public Listener? Listen(string institution, string person)
    {
        lock (_lock)
        {
            if (_listeners.Count >= mostOfAll || _listeners.Count(l => l.Is(institution, person)) >= mostOfOnePerson)
            {
                return null;
            }

            var listener = new Listener(this, institution, person);
            _listeners.Add(listener);
            _watching ??= Task.Run(() => WatchAsync(life.ApplicationStopping));
            return listener;
        }
    }

    public void Dispose()
    {
        Dispose(disposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
        // While the program stops it may still be on its last look; a task cannot be disposed before it ends, and needs not be.
        if (disposing && _watching is { IsCompleted: true } ended)
        {
            ended.Dispose();
        }
    }

    /// <summary>Counts and tells everybody who listens now.</summary>
    protected abstract Task TellAsync(IReadOnlyList<Listener> listeners, CancellationToken stopping);

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
                    var mark = await journal.JournalMarkAsync(stopping);

                    // The mark runs ahead of commits, so what moved it is counted once more on the two looks that follow.
                    again = mark == seen ? again - 1 : 2;
                    seen = mark;
                    if (again >= 0 || DateTime.UtcNow - countedAt > CountAnyway || AnyUntold())
                    {
                        countedAt = DateTime.UtcNow;
                        await TellAsync(Listeners(), stopping);
                    }
                }
                catch (Exception e) when (e is not OperationCanceledException)
                {
                    // The database is away, most likely; whoever listens keeps what he has until it is back.
                    log.LogDebug(e, "Figures on screens were not counted.");
                }
            }
            while (GoOn() && await timer.WaitForNextTickAsync(stopping));
        }
        catch (OperationCanceledException)
        {
            // The program stops, and every stream with it.
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

    /// <summary>One screen. Disposing it takes it off the list.</summary>
    public sealed class Listener : IDisposable
    {
        private readonly JournalLive<T> _owner;

        // Only the latest figures matter to a screen that is slow to read.
        private readonly Channel<T> _figures = Channel.CreateBounded<T>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropOldest });
        private T? _last;

        internal Listener(JournalLive<T> owner, string institution, string person) => (_owner, Institution, Person) = (owner, institution, person);

        public ChannelReader<T> Figures => _figures.Reader;

        public string Institution { get; }

        public string Person { get; }

        internal bool Told => Volatile.Read(ref _last) is not null;

        /// <summary>Figures equal to those told last are not told again.</summary>
        public void Tell(T figures)
        {
            if (!figures.Equals(Interlocked.Exchange(ref _last, figures)))
            {
                _figures.Writer.TryWrite(figures);
            }
        }

        public void Dispose()
        {
            lock (_owner._lock)
            {
                _owner._listeners.Remove(this);
            }
        }

        internal bool Is(string institution, string person) =>
            string.Equals(Institution, institution, StringComparison.Ordinal) && string.Equals(Person, person, StringComparison.Ordinal);
    }
}
