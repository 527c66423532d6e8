namespace GrantControl.Journal.Demonstration;

/// <summary>A clock that stands still until the story moves it; it never goes back.</summary>
public sealed class StoryClock(DateTimeOffset start) : TimeProvider
{
    private DateTimeOffset _now = start;

    public override DateTimeOffset GetUtcNow() => _now;

    public void Advance(TimeSpan by) => _now += by;

    /// <summary>Goes to an instant; an earlier one changes nothing.</summary>
    public void GoTo(DateTimeOffset at) => _now = at > _now ? at : _now;
}
