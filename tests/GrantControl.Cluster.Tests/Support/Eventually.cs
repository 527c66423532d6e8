namespace GrantControl.Cluster.Tests.Support;

/// <summary>Waits for what another turn or another process does, as long as it takes and no longer than a limit.</summary>
internal static class Eventually
{
    public static async Task TrueAsync(Func<Task<bool>> holds, string what, TimeSpan? limit = null)
    {
        using var patience = new CancellationTokenSource(limit ?? TimeSpan.FromSeconds(30));
        using var look = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        try
        {
            while (!await holds())
            {
                await look.WaitForNextTickAsync(patience.Token);
            }
        }
        catch (OperationCanceledException)
        {
            Assert.Fail($"It never came: {what}.");
        }
    }
}
