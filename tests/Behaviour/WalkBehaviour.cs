using GrantControl.Behaviour.Walk;
using GrantControl.Kernel.Deciders;
using Xunit.Abstractions;

namespace GrantControl.Behaviour;

/// <summary>Ten thousand random commands over all kinds of case, with links, freezes and goods that several cases want.</summary>
public abstract class WalkBehaviour(CaseHostFixture fixture, ITestOutputHelper output)
{
    private static readonly string[] Refusals =
        ["repeated", Codes.StaleVersion, Codes.KeyReused, Codes.RoleRequired, Codes.WrongState, Codes.IncompatibleDuty, Codes.DocumentReused, Codes.Invalid, Codes.Blocked];

    /// <summary>Commands of one walk; four walks are ten thousand and more.</summary>
    private const int Least = 2_500;

    /// <summary>A walk that has not been everywhere by then never will.</summary>
    private const int Most = 30_000;

    /// <summary>Four walks of 2,500 commands each, and more until each has come to every state of every table; the seed is printed and tells the whole walk again.</summary>
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

        await walk.RunAsync(Least, Most, w => !Missing(w).Any());

        output.WriteLine($"seed {seed}, {walk.Commands} commands, {office.Clock.GetUtcNow():yyyy-MM-dd}{Environment.NewLine}{walk}");
        await office.AgreeAsync(walk);
        walk.Commands.Should().BeInRange(Least, Most, "seed {0}", seed);
        Missing(walk).Should().BeEmpty("a walk that gets nowhere in {0} commands proves nothing (seed {1})", Most, seed);
    }

    /// <summary>Where a walk has not been yet: states of the tables, each way to be refused, payments that a complaint stopped, cases that fight over goods.</summary>
    private static IEnumerable<string> Missing(OfficeWalk walk) =>
    [
        .. walk.NeverReached,
        .. Refusals.Except(walk.Outcomes.Keys.Select(o => o.Outcome)),
        .. walk.FrozenPayments == 0 ? ["a payment stopped by a complaint"] : Array.Empty<string>(),
        .. walk.Outcomes.ContainsKey(("disposal", Codes.Blocked)) ? Array.Empty<string>() : ["cases that want the same goods"],
    ];
}
