using GrantControl.Behaviour.Walk;
using GrantControl.Kernel.Deciders;
using Xunit.Abstractions;

namespace GrantControl.Behaviour;

/// <summary>Ten thousand random commands over all kinds of case, with links, freezes and goods that several cases want.</summary>
public abstract class WalkBehaviour(CaseHostFixture fixture, ITestOutputHelper output)
{
    private static readonly string[] Late =
    [
        "grant/active", "grant/liquidation", "grant/closed", "grant/tranche:paid", "grant/tranche:accepted", "grant/amendment:adopted", "grant/visit:closed",
        "contract/in-execution", "contract/deliverable:accepted", "contract/tranche:paid", "contract/settled",
        "disposal/executed", "disposal/removed", "disposal/closed",
        "complaint/finding", "complaint/resolved", "complaint/closed",
        "custody/accepted", "round/closed",
    ];

    /// <summary>Four walks of 2,500 commands each; the seed is printed and tells the whole walk again.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task After_random_commands_over_all_kinds_ledger_budget_register_and_journal_agree(int round)
    {
        var seed = Environment.GetEnvironmentVariable("GRANTCONTROL_SEED") is { Length: > 0 } given
            ? int.Parse(given, System.Globalization.CultureInfo.InvariantCulture) + round
            : Random.Shared.Next();
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(("101", 12_000_000_00), ("201", 9_000_000_00));
        var walk = new OfficeWalk(seed, office);

        await walk.RunAsync(2_500);

        output.WriteLine($"seed {seed}, {office.Clock.GetUtcNow():yyyy-MM-dd}{Environment.NewLine}{walk}");
        await office.AgreeAsync(walk);
        walk.Outcomes.Values.Sum().Should().Be(2_500, "seed {0}", seed);
        walk.Reached.Keys.Should().Contain(Late, "a walk that gets nowhere proves nothing (seed {0})", seed);
        walk.FrozenPayments.Should().BePositive("a complaint stops payments (seed {0})", seed);
        walk.Outcomes.Keys.Should().Contain(("disposal", Codes.Blocked), "cases fight over the same goods (seed {0})", seed);
        walk.Outcomes.Keys.Select(o => o.Outcome).Distinct().Should().Contain(
            ["repeated", Codes.StaleVersion, Codes.KeyReused, Codes.RoleRequired, Codes.WrongState, Codes.IncompatibleDuty, Codes.DocumentReused, Codes.Invalid], "seed {0}", seed);
    }
}
