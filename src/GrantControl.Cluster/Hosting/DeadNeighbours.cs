using System.Net;
using System.Net.Sockets;
using Microsoft.Extensions.Logging;

namespace GrantControl.Cluster.Hosting;

/// <summary>
/// Before a silo joins, strikes out those that were killed and never said goodbye: nobody listens at their port, and
/// they are of this machine or have given no sign of life for a minute. Otherwise a program killed and started again
/// would wait for its own ghost to answer. A silo struck out by mistake stops by itself, and the journal refuses its appends.
/// </summary>
internal sealed partial class DeadNeighbours(IMembershipTable table, ILogger<DeadNeighbours> logger) : ILifecycleParticipant<ISiloLifecycle>
{
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Knock = TimeSpan.FromSeconds(2);

    public void Participate(ISiloLifecycle lifecycle)
    {
        ArgumentNullException.ThrowIfNull(lifecycle);
        lifecycle.Subscribe(nameof(DeadNeighbours), ServiceLifecycleStage.RuntimeStorageServices, StrikeOutAsync);
    }

    private async Task StrikeOutAsync(CancellationToken cancellation)
    {
        await table.InitializeMembershipTable(tryInitTableVersion: true);
        var members = (await table.ReadAll()).Members.Select(static m => m.Item1).Where(static m => m.Status != SiloStatus.Dead).ToArray();
        var dead = await Task.WhenAll(members.Select(async m => (Member: m, Dead: await IsDeadAsync(m, cancellation))));
        foreach (var (member, _) in dead.Where(static d => d.Dead))
        {
            await StrikeOutAsync(member.SiloAddress);
        }
    }

    private async Task StrikeOutAsync(SiloAddress silo)
    {
        // Somebody else may change the table at the same time; whoever comes second reads it again.
        for (var attempt = 0; attempt < 5; attempt++)
        {
            var now = await table.ReadAll();
            if (now.TryGet(silo) is not { Item1: { Status: not SiloStatus.Dead } entry } row)
            {
                return;
            }

            entry.Status = SiloStatus.Dead;
            if (await table.UpdateRow(entry, row.Item2, now.Version.Next()))
            {
                LogStruckOut(silo);
                return;
            }
        }
    }

    private static async Task<bool> IsDeadAsync(MembershipEntry member, CancellationToken cancellation)
    {
        var endpoint = member.SiloAddress.Endpoint;
        var ofThisMachine = IPAddress.IsLoopback(endpoint.Address) && string.Equals(member.HostName, Dns.GetHostName(), StringComparison.OrdinalIgnoreCase);
        if (!ofThisMachine && DateTime.UtcNow - member.IAmAliveTime < Silence)
        {
            return false;
        }

        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Knock);
        using var socket = new Socket(endpoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            await socket.ConnectAsync(endpoint, patience.Token);
            return false;
        }
        catch (SocketException e)
        {
            return !ofThisMachine || e.SocketErrorCode == SocketError.ConnectionRefused;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return !ofThisMachine;
        }
    }

    [LoggerMessage(LogLevel.Information, "Silo {Silo} ended without a word and is struck out.")]
    private partial void LogStruckOut(SiloAddress silo);
}
