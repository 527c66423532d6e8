namespace GrantControl.Browser.Tests.Support;

/// <summary>The machine's time, which a test may move ahead by days. It never goes back.</summary>
public sealed class OfficeClock : TimeProvider
{
    private TimeSpan _ahead;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + _ahead;

    public void Advance(TimeSpan by) => _ahead += by;
}
