using System.Security.Cryptography;
using System.Text.Json;
using GrantControl.Journal.Complaints;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Web.Shared.Live;

namespace GrantControl.Web.Complaints;

/// <summary>Tells whoever has the board of complaints on his screen when its figures change, by a short hash of them.</summary>
public sealed class BoardLive(ComplaintQueries complaints, CaseQueries journal, IHostApplicationLifetime life, ILogger<BoardLive> log)
    : JournalLive<string>(journal, life, log, 5, 100)
{
    /// <summary>A short hash of the figures.</summary>
    public static string MarkOf(ComplaintBoard board) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(board, CaseJson.Options)))[..16];

    protected override async Task TellAsync(IReadOnlyList<Listener> listeners, CancellationToken stopping)
    {
        foreach (var same in listeners.GroupBy(static l => (l.Institution, l.Person)))
        {
            if (await complaints.BoardAsync(same.Key.Institution, same.Key.Person, stopping) is { } board)
            {
                foreach (var listener in same)
                {
                    listener.Tell(MarkOf(board));
                }
            }
        }
    }
}
