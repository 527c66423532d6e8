using GrantControl.Cluster.Tests.Support;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Cluster.Tests.Orleans;

/// <summary>Our statements for reminders, asked by the provider itself.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ReminderTableTests(PostgresFixture postgres)
{
    private static readonly DateTime Start = new(2026, 11, 21, 12, 0, 0, DateTimeKind.Utc);

    [Fact]
    public async Task A_reminder_is_one_row_however_often_it_is_set()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);

        var first = await table.UpsertRow(Reminder(1, TimeSpan.FromHours(1)));
        var second = await table.UpsertRow(Reminder(1, TimeSpan.FromDays(60)));

        second.Should().NotBe(first);
        var row = (await table.ReadRows(Grain(1))).Reminders.Should().ContainSingle().Which;
        (row.Period, row.StartAt, row.ETag).Should().Be((TimeSpan.FromDays(60), Start, second));
        (await table.ReadRow(Grain(1), "deadline")).Should().BeEquivalentTo(row);
        (await table.ReadRow(Grain(1), "another")).Should().BeNull();
    }

    [Fact]
    public async Task Every_reminder_is_in_exactly_one_half_of_the_ring_wherever_it_is_cut()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);
        var all = Enumerable.Range(0, 60).Select(Grain).ToArray();
        foreach (var number in Enumerable.Range(0, 60))
        {
            await table.UpsertRow(Reminder(number, TimeSpan.FromHours(1)));
        }

        foreach (var (begin, end) in new[] { (0u, 0x8000_0000u), (0x4000_0000u, 0xC000_0000u), (0x7FFF_FFFFu, 0xFFFF_FFFFu), (7u, 7u) })
        {
            var one = (await table.ReadRows(begin, end)).Reminders.Select(static r => r.GrainId).ToArray();
            var other = begin == end ? [] : (await table.ReadRows(end, begin)).Reminders.Select(static r => r.GrainId).ToArray();

            one.Concat(other).Should().BeEquivalentTo(all, "the halves are {0:X} to {1:X}", begin, end);
            one.Should().OnlyContain(grain => InRange(grain.GetUniformHashCode(), begin, end));
        }
    }

    [Fact]
    public async Task A_reminder_set_anew_is_not_removed_by_whoever_knew_the_old_one()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);
        var old = await table.UpsertRow(Reminder(1, TimeSpan.FromHours(1)));
        var now = await table.UpsertRow(Reminder(1, TimeSpan.FromHours(2)));

        (await table.RemoveRow(Grain(1), "deadline", old)).Should().BeFalse();
        (await table.RemoveRow(Grain(1), "deadline", now)).Should().BeTrue();
        (await table.RemoveRow(Grain(1), "deadline", now)).Should().BeFalse();
    }

    [Fact]
    public async Task All_reminders_of_an_installation_can_be_forgotten()
    {
        await using var database = await OrleansFixture.NewDatabaseAsync(postgres);
        using var host = OrleansCluster.Unstarted(database);
        var table = await OpenAsync(host.Services);
        await table.UpsertRow(Reminder(1, TimeSpan.FromHours(1)));

        await table.TestOnlyClearTable();

        (await table.ReadRows(Grain(1))).Reminders.Should().BeEmpty();
    }

    private static async Task<IReminderTable> OpenAsync(IServiceProvider services)
    {
        var table = services.GetRequiredService<IReminderTable>();
        await table.StartAsync();
        return table;
    }

    private static bool InRange(uint hash, uint begin, uint end) => begin < end ? hash > begin && hash <= end : hash > begin || hash <= end;

    private static GrainId Grain(int number) => GrainId.Create("grant", $"mj/{number:00000000-0000-0000-0000-000000000000}");

    private static ReminderEntry Reminder(int number, TimeSpan period) =>
        new() { GrainId = Grain(number), ReminderName = "deadline", StartAt = Start, Period = period };
}
