using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using Xunit.Abstractions;
using static GrantControl.Rules.Tests.Budget.BudgetScenario;

namespace GrantControl.Rules.Tests.Budget;

/// <summary>Random lives of a budget: its own figures, the ledger made of its effects, and its replay always agree.</summary>
public sealed class BudgetWalkTests(ITestOutputHelper output)
{
    [Fact]
    public void Figures_ledger_and_replay_agree_after_ten_thousand_commands()
    {
        var seed = Environment.TickCount;
        output.WriteLine($"seed {seed}");
        var random = new Random(seed);
        var (accepted, refused) = (0, 0);
        for (var life = 0; life < 100; life++)
        {
            var scenario = new BudgetScenario();
            scenario.Send("import", Import(Line("1", "100.00", "-10.00", "30.00"), Line("2", "50.00"), Line("3", "0.00")));
            for (var step = 0; step < 100; step++)
            {
                var decision = Command(random, scenario.Send);
                accepted += decision is Decision.Accepted ? 1 : 0;
                refused += decision is Decision.Accepted ? 0 : 1;
            }

            Agree(scenario, seed);
        }

        accepted.Should().BeGreaterThan(2_000);
        refused.Should().BeGreaterThan(2_000);
    }

    private static Decision Command(Random random, Func<string, ICaseCommand, Actor?, long?, CaseId?, Decision> send)
    {
        var document = new DocumentCited("budget-resolution", Convert.ToHexStringLower(Bytes(random)), "a.pdf");
        var amount = new Money(random.NextInt64(-40_00, 40_01), Currency.Gtq);
        return random.Next(3) switch
        {
            0 => send("transfer", new TransferBudget(Code(random), Code(random), amount, "x", [document]), null, null, null),
            1 => send("modify", new ModifyBudget("x", [new(Code(random), amount), new(Code(random), amount)], [document]), null, null, null),
            _ => send("modify", new ModifyBudget("x", [new(Code(random), amount, random.Next(4) == 0 ? "Nueva" : null)], [document]), null, null, null),
        };
    }

    private static void Agree(BudgetScenario scenario, int seed)
    {
        var ledger = new Dictionary<(string Line, string Account), long>();
        foreach (var posting in scenario.Effects.SelectMany(e => e.Postings))
        {
            posting.Amount.IsPositive.Should().BeTrue();
            Add((posting.BudgetLine, posting.Debit), posting.Amount.Minor);
            Add((posting.BudgetLine, posting.Credit), -posting.Amount.Minor);
        }

        foreach (var line in scenario.State.Lines.Values)
        {
            var key = BudgetId.Key(scenario.State.Code, line.Code);
            var current = line.Assigned + line.Modified;
            var described = scenario.Effects.SelectMany(e => e.BudgetLines).Where(l => l.Key == key).Sum(l => l.Assigned.Minor + l.Modified.Minor);
            described.Should().Be(current.Minor, "seed {0}", seed);
            ledger.GetValueOrDefault((key, Account.Available)).Should().Be((current - line.OpeningAccrued).Minor, "seed {0}", seed).And.BeGreaterThanOrEqualTo(0);
            ledger.GetValueOrDefault((key, Account.Accrued)).Should().Be(line.OpeningAccrued.Minor);
            ledger.GetValueOrDefault((key, Account.Committed)).Should().Be(0);
        }

        ledger.Values.Sum().Should().Be(0, "seed {0}", seed);
        var replayed = scenario.Recorded.Aggregate(BudgetKind.Instance.New(scenario.State.Id), (state, recorded) =>
            BudgetKind.Instance.Evolve(state, recorded with { Event = BudgetKind.Instance.Events.Read(BudgetKind.Instance.Events.NameOf(recorded.Event), EventCatalog.Write(recorded.Event)) }));
        JsonSerializer.Serialize((BudgetState)replayed, CaseJson.Options).Should().Be(JsonSerializer.Serialize(scenario.State, CaseJson.Options), "seed {0}", seed);

        void Add((string, string) key, long minor) => ledger[key] = ledger.GetValueOrDefault(key) + minor;
    }

    private static string Code(Random random) => random.Next(1, 6).ToString();

    private static byte[] Bytes(Random random)
    {
        var bytes = new byte[32];
        random.NextBytes(bytes);
        return bytes;
    }
}
