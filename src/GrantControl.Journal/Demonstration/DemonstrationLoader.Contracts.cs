using GrantControl.Journal.Appending;
using GrantControl.Journal.Documents;

namespace GrantControl.Journal.Demonstration;

public sealed partial class DemonstrationLoader
{
    private const int Lines = 8;

    /// <summary>A contract in each state. Answers how many were told.</summary>
    private async Task<int> ContractAsync(JournalWriter writer, DateOnly today, CancellationToken cancellation)
    {
        // The lines with most left: grants are charged to the others too.
        var rich = DemonstrationBudgets.Richest().Take(Lines).ToList();
        var made = 0;
        foreach (var (script, daysAgo, run) in new DemonstrationContracts(DemonstrationBudgets.Chargeable, rich).All)
        {
            var key = $"demo-done-contract-{script.Key}";
            if (await IsDoneAsync(key, cancellation).ConfigureAwait(false))
            {
                continue;
            }

            var clock = new StoryClock(new DateTimeOffset(today.AddDays(-daysAgo), new TimeOnly(15, 0), TimeSpan.Zero));
            var documents = new DocumentStore(database, clock);
            var story = new ContractStory(
                Host(writer, clock), (file, content, person) => StoreAsync(documents, file, content, person, cancellation), DemonstrationContracts.Cast, clock, Institution, script);
            await run(story).ConfigureAwait(false);
            await MarkDoneAsync(key, cancellation).ConfigureAwait(false);
            made++;
        }

        return made;
    }
}
