using System.Net;
using System.Net.Sockets;

namespace GrantControl.Slices.Tests.Support;

/// <summary>A TCP proxy that can lose a reply: the server has done its work, and the caller never hears of it.</summary>
public sealed class CuttingProxy : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly int _target;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _accepting;
    private int _cuts;

    public CuttingProxy(int target)
    {
        _target = target;
        _listener.Start();
        _accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>Replies lost so far.</summary>
    public int Lost { get; private set; }

    /// <summary>Loses the next replies of the server, each with its connection.</summary>
    public void CutReplies(int howMany) => Volatile.Write(ref _cuts, howMany);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Stop();
        await _accepting;
        _end.Dispose();
    }

    private async Task AcceptAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                var client = await _listener.AcceptTcpClientAsync(_end.Token);
                _ = ServeAsync(client);
            }
            catch (Exception e) when (e is OperationCanceledException or SocketException)
            {
                return;
            }
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        using var server = new TcpClient();
        using (client)
        {
            await server.ConnectAsync(IPAddress.Loopback, _target);
            await Task.WhenAny(PumpAsync(client, server, replies: false), PumpAsync(server, client, replies: true));
        }
    }

    private async Task PumpAsync(TcpClient from, TcpClient to, bool replies)
    {
        var buffer = new byte[65_536];
        try
        {
            int read;
            while ((read = await from.GetStream().ReadAsync(buffer, _end.Token)) > 0)
            {
                if (replies && Volatile.Read(ref _cuts) > 0 && Interlocked.Decrement(ref _cuts) >= 0)
                {
                    Lost++;
                    return;
                }

                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), _end.Token);
            }
        }
        catch (Exception e) when (e is IOException or OperationCanceledException or ObjectDisposedException or InvalidOperationException)
        {
            // The other side is gone: so is this one.
        }
    }
}
