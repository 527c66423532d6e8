using System.Net;
using System.Net.Sockets;

namespace GrantControl.Cluster.Hosting;

internal static class FreePorts
{
    /// <summary>Ports nobody listens on now. Held together until all are found, so that no two are the same.</summary>
    public static int[] Take(IPAddress address, int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(address, 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
            {
                listener.Start();
            }

            return [.. listeners.Select(static l => ((IPEndPoint)l.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
            {
                listener.Dispose();
            }
        }
    }
}
