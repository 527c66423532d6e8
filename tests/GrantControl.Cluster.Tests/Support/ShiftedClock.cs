namespace GrantControl.Cluster.Tests.Support;

/// <summary>The machine's clock, running at another time: for what must happen by itself.</summary>
internal sealed class ShiftedClock(DateTimeOffset start) : TimeProvider
{
    private readonly TimeSpan _shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _shift;
}
