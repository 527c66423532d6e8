using GrantControl.Journal.Queries;
using GrantControl.Web.Shared.Live;

namespace GrantControl.Web.Cases;

/// <summary>Tells whoever has an inbox on his screen when it changes; what waits is read once for everybody.</summary>
public sealed class InboxLive(CaseQueries queries, IHostApplicationLifetime life, ILogger<InboxLive> log)
    : JournalLive<InboxCounts>(queries, life, log, MostOfOnePerson, 2_000)
{
    /// <summary>Inboxes one person may have open.</summary>
    public const int MostOfOnePerson = 5;

    protected override async Task TellAsync(IReadOnlyList<Listener> listeners, CancellationToken stopping)
    {
        foreach (var group in listeners.GroupBy(static l => l.Institution, StringComparer.Ordinal))
        {
            var waiting = await Journal.WaitingAsync(group.Key, stopping);
            foreach (var same in group.GroupBy(static l => l.Person, StringComparer.Ordinal))
            {
                var counts = await Journal.CountAsync(waiting, same.Key, stopping);
                foreach (var listener in same)
                {
                    listener.Tell(counts);
                }
            }
        }
    }
}
