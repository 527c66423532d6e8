using GrantControl.Behaviour;
using GrantControl.Behaviour.Walk;
using GrantControl.Cluster.Tests.Support;
using GrantControl.Slices.Tests.Hosting;
using GrantControl.Slices.Tests.Support;
using Xunit.Abstractions;

namespace GrantControl.Cluster.Tests.Hosting;

/// <summary>One walk over every kind of case on both hosts: what one of them makes of a command, the other makes of it too.</summary>
[Collection(PostgresCollection.Name)]
public sealed class WalkParityTests(PostgresFixture postgres, ITestOutputHelper output)
{
    private const int Least = 700;

    private const int Most = 7_000;

    private static readonly string[] Kinds = ["grant", "contract", "disposal", "complaint"];

    [Fact]
    public async Task The_same_commands_make_the_same_events_and_meet_the_same_refusals()
    {
        var seed = Environment.GetEnvironmentVariable("GRANTCONTROL_SEED") is { Length: > 0 } given ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) : Random.Shared.Next();
        output.WriteLine($"seed {seed}");

        var embedded = await WalkAsync(new EmbeddedHostFixture(postgres), seed);
        var orleans = await WalkAsync(new OrleansFixture(postgres), seed);

        orleans.Answers.Should().Equal(embedded.Answers, "seed {0}", seed);
        orleans.Events.Should().Equal(embedded.Events, "seed {0}", seed);
        Kinds.Should().OnlyContain(k => Answered(embedded.Outcomes, k), "seed {0}", seed);
    }

    /// <summary>A kind was told yes and no.</summary>
    private static bool Answered(IReadOnlyCollection<(string Kind, string Outcome)> outcomes, string kind) =>
        outcomes.Contains((kind, "accepted")) && outcomes.Any(o => o.Kind == kind && o.Outcome is not ("accepted" or "repeated"));

    private static async Task<(IReadOnlyList<string> Answers, IReadOnlyList<string> Events, IReadOnlyCollection<(string Kind, string Outcome)> Outcomes)> WalkAsync(CaseHostFixture fixture, int seed)
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(("101", 12_000_000_00), ("201", 9_000_000_00));
        var walk = new OfficeWalk(seed, office);
        await walk.RunAsync(Least, Most, w => Kinds.All(k => Answered(w.Outcomes.Keys, k)));
        var events = (string)(await office.Database.OwnerAsync(
            "SELECT string_agg(case_id || ' ' || version || ' ' || kind || ' ' || name || ' ' || actor || ' ' || at || ' ' || convert_from(payload, 'UTF8'), E'\n' ORDER BY case_id, version) FROM case_event"))!;
        return (walk.Answers, events.Split('\n'), walk.Outcomes.Keys);
    }
}
