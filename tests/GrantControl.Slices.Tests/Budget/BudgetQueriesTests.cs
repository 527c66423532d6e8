using GrantControl.Slices.Tests.Support;
using static GrantControl.Slices.Tests.Budget.BudgetHost;

namespace GrantControl.Slices.Tests.Budget;

/// <summary>What stands behind the figures of a line, and who may read it.</summary>
[Collection(PostgresCollection.Name)]
public sealed class BudgetQueriesTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Figures_of_a_line_add_up_over_the_cases_behind_it()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Text("b", "code,assigned,accrued\n1,100.00,10.00\n"));
        (await host.ChargeAsync("b/1", ("reserved", "available", 20_00), ("committed", "reserved", 15_00), ("accrued", "committed", 9_00), ("paid", "accrued", 4_00)))
            .Rejection.Should().BeNull();
        (await host.ChargeAsync("b/1", ("reserved", "available", 5_00))).Rejection.Should().BeNull();

        var line = (await host.ExecutionAsync("b")).Lines.Single();
        var cases = (await host.Queries.CasesAsync(Mj, "fin1", "b/1", default))!;

        (line.Available.ToAmount(), line.Reserved.ToAmount(), line.Committed.ToAmount(), line.Accrued.ToAmount(), line.Paid.ToAmount(), line.Balance.ToAmount(), line.Percent)
            .Should().Be(("65.00", "10.00", "25.00", "19.00", "4.00", "81.00", "19.00"));
        cases.Select(c => (c.Kind, c.Reserved.ToAmount(), c.Committed.ToAmount(), c.Accrued.ToAmount(), c.Paid.ToAmount())).Should().BeEquivalentTo(new[]
        {
            ("toy", "5.00", "15.00", "9.00", "4.00"), ("budget", "0.00", "10.00", "10.00", "0.00"), ("toy", "5.00", "0.00", "0.00", "0.00"),
        });
        cases.Sum(c => c.Committed.Minor).Should().Be(line.Committed.Minor);
        cases.Sum(c => c.Reserved.Minor).Should().Be(line.Reserved.Minor);
    }

    [Fact]
    public async Task Entries_come_newest_first_in_pages_with_the_event_behind_each()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Text("b", "code,assigned,accrued\n1,100.00,10.00\n"));
        await host.ChargeAsync("b/1", ("reserved", "available", 20_00));

        var first = (await host.Queries.EntriesAsync(Mj, "fin1", "b/1", null, 3, default))!;
        var second = (await host.Queries.EntriesAsync(Mj, "fin1", "b/1", first.Next, 3, default))!;

        first.Items.Concat(second.Items).Select(e => (e.Kind, e.Debit, e.Credit, e.Amount.ToAmount())).Should().Equal(
            ("toy", "reserved", "available", "20.00"), ("budget", "accrued", "committed", "10.00"),
            ("budget", "committed", "available", "10.00"), ("budget", "available", "appropriation", "100.00"));
        second.Items.Single().Should().Match<GrantControl.Journal.Budget.LineEntry>(e => e.Event == "budget.imported/1" && e.Actor == "fin1" && e.Version == 1);
        (first.Next, second.Next).Should().Match<(string?, string?)>(n => n.Item1 != null && n.Item2 == null);
    }

    [Fact]
    public async Task Budgets_are_for_the_institutions_people_only()
    {
        await using var host = await StartAsync(postgres);
        await host.ImportAsync(Text("b", "code,assigned\n1,100.00\n"));

        (await host.Queries.BudgetsAsync(Mj, "tec1", default)).Should().ContainSingle().Which.Current.ToAmount().Should().Be("100.00");
        (await host.Queries.ExecutionAsync(Mj, "fin1", "unknown", default)).Should().BeNull();
        foreach (var stranger in new[] { "ngo1", "nobody" })
        {
            (await host.Queries.BudgetsAsync(Mj, stranger, default)).Should().BeNull();
            (await host.Queries.ExecutionAsync(Mj, stranger, "b", default)).Should().BeNull();
            (await host.Queries.CasesAsync(Mj, stranger, "b/1", default)).Should().BeNull();
            (await host.Queries.EntriesAsync(Mj, stranger, "b/1", null, 10, default)).Should().BeNull();
        }
    }
}
