using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Documents;
using GrantControl.Journal.People;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Browser.Tests.Support;

/// <summary>Grants that a test needs in some state before its own people come to the screens, by real commands.</summary>
internal static class Stories
{
    private static readonly Cast Cast = DemonstrationLoader.CastOf(0);

    /// <summary>The two lines these grants are charged to: the demonstration nearly uses up the small ones.</summary>
    public static readonly IReadOnlyList<string> Lines = [.. DemonstrationBudgets.Richest().Take(2).Select(line => $"{DemonstrationBudgets.Chargeable}/{line}")];

    /// <summary>A grant of organisation A, of Q 40,000.00 in one tranche.</summary>
    public static async Task<GrantStory> GrantAsync(this Office office, string title, Func<GrantStory, Task> until)
    {
        var now = office.Time.GetUtcNow();
        var today = BusinessCalendar.DayOf(now);
        var script = new StoryScript(
            Guid.NewGuid().ToString("N")[..8], title, "CONV-2026-07", today.AddDays(30), today, today.AddDays(120), Currency.Gtq, [40_000_00],
            Lines);
        var documents = new DocumentStore(office.Database.Journal, office.Time);
        var story = new GrantStory(office.App.Services.GetRequiredService<ICaseHost>(), StoreAsync, Cast, new StoryClock(now), DemoPeople.Institution, script)
        {
            PassDeadline = (_, deadline, _) => throw new InvalidOperationException($"No story of these tests waits for '{deadline}'."),
            Pace = TimeSpan.Zero,
        };
        await until(story);
        return story;

        async Task<string> StoreAsync(string name, byte[] content, string person)
        {
            using var stream = new MemoryStream(content);
            return (await documents.PutAsync(DemoPeople.Institution, person, stream, name, "text/plain", CancellationToken.None)).Document!.Sha256;
        }
    }

    public static Task<GrantStory> UnderReviewAsync(this Office office, string title) => office.GrantAsync(title, async story =>
    {
        await story.OpenAsync();
        await story.WritePlanAsync();
        await story.SubmitAsync();
        await story.AdmitAsync();
    });

    public static string Address(this GrantStory story) => $"/cases/grants/{story.Id}";

    /// <summary>How often something happened to a case.</summary>
    public static async Task<long> EventsAsync(this Office office, GrantStory story, string name) =>
        (long)(await office.Database.OwnerAsync("SELECT count(*) FROM case_event WHERE case_id = $1 AND name = $2", story.Id.Value, name))!;
}
