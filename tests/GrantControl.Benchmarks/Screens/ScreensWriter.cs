using GrantControl.Cases.Grants;
using GrantControl.Journal.Demonstration;

namespace GrantControl.Benchmarks.Screens;

/// <summary>Brings new grants from the first word to the signature, one act at a time, over the interface.</summary>
internal sealed class ScreensWriter(ScreensApi api, int number, int lines)
{
    private readonly Queue<Func<Task>> _acts = [];
    private int _told;

    /// <summary>Tells the cases of one run from those of another on a database that is kept.</summary>
    private static readonly string Run = DateTimeOffset.UtcNow.ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The next act of the grant at hand, or the first of a new one.</summary>
    public async Task ActAsync()
    {
        if (_acts.Count == 0)
        {
            Begin();
        }

        await _acts.Dequeue()();
    }

    private void Begin()
    {
        var i = (number * 7) + (_told++ * 13);
        var today = DateOnly.FromDateTime(DateTime.UtcNow);
        var script = ScreensStories.ScriptOf($"w{Run}-{number}-", i, lines, today.AddDays(30), today.AddDays(160));
        var story = new GrantStory(api, api.StoreAsync, ScreensPeople.CastOf(i), new StoryClock(DateTimeOffset.UtcNow), ScreensPeople.Institution, script)
        {
            PassDeadline = static (_, _, _) => Task.CompletedTask,
        };
        Func<Task>[] acts =
        [
            story.OpenAsync, story.WritePlanAsync, story.SubmitAsync, story.AdmitAsync, () => story.ClearAsync(Gate.Legal), () => story.ClearAsync(Gate.Finance),
            () => story.ClearAsync(Gate.Control), story.AuthorizeAsync, story.SignAsync,
        ];
        foreach (var act in acts)
        {
            _acts.Enqueue(act);
        }
    }
}
