using FsCheck;
using FsCheck.Fluent;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using Xunit.Abstractions;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>
/// The proof reads the table with its own, faster eyes. Random walks of the real engine, with content versions kept the
/// slow way, hold the two together: a policy that lets money past a gate in a walk cannot have been accepted.
/// </summary>
public sealed class ProofAgreesWithWalkerTests(ITestOutputHelper output)
{
    private const int Walks = 400;
    private const int Steps = 40;

    [Fact]
    public void No_random_walk_of_an_accepted_policy_enters_a_protected_state_with_a_gate_open_or_stale()
    {
        var entered = 0;
        Seeded.Check(output, Prop.ForAll(ArbMap.Default.ArbFor<int>(), seed =>
        {
            entered += Walk(SmallPolicy.Definition, new Random(seed), out var broken);
            return broken is null;
        }), Walks);
        entered.Should().BeGreaterThan(Walks / 10, "walks that never reach a protected state prove nothing");
    }

    [Fact]
    public void Random_walks_find_the_hole_that_the_proof_refuses()
    {
        var policy = SmallPolicy.Definition.Change("resubmit", t => t with { ReopensChanged = false });

        WorkflowProof.Of(policy).Holds.Should().BeFalse();
        Enumerable.Range(1, Walks).Any(seed => Walk(policy, new Random(seed), out var broken) >= 0 && broken == "authorised").Should().BeTrue();
    }

    /// <summary>Walks the case with the engine, watching content versions the slow way; answers how many protected states it entered.</summary>
    private static int Walk(WorkflowDefinition d, Random random, out string? broken)
    {
        var position = new WorkflowPosition(d.Initial);
        var version = d.Sections.ToDictionary(s => s.Id, _ => 0);
        var seen = d.Gates.ToDictionary(g => g.Id, g => g.Watches.ToDictionary(w => w, _ => 0));
        var entered = 0;
        broken = null;
        for (var i = 0; i < Steps; i++)
        {
            var permitted = TableWalker.Instance.Permitted(d, position, null, false);
            if (permitted.Count == 0)
            {
                return entered;
            }

            var row = permitted[random.Next(permitted.Count)];
            var part = row.Parts.First(p => TableWalker.Instance.Check(d, position, null, new Act(row, p, p.Id)) == Refusal.None);
            if (row.ChangesContent)
            {
                version[d.Sections[random.Next(d.Sections.Count)].Id]++;
            }

            var changed = version.Keys.Where(s => d.Gates.Any(g => position.ClearedGates.Contains(g.Id) && g.Watches.Contains(s) && seen[g.Id][s] != version[s])).ToList();
            var after = TableWalker.Instance.Fire(d, position, null, new Act(row, part, part.Id) { ChangedSections = changed });
            foreach (var gate in d.Gates.Where(g => row.Clears == g.Id && after.ClearedGates.Contains(g.Id)))
            {
                seen[gate.Id] = gate.Watches.ToDictionary(w => w, w => version[w]);
            }

            if (after.State != position.State && d.State(after.State).NeedsGates is { Count: > 0 } needed)
            {
                entered++;
                var sound = needed.All(g => after.ClearedGates.Contains(g) && seen[g].All(s => version[s.Key] == s.Value));
                broken ??= sound ? null : after.State;
            }

            position = after;
        }

        return entered;
    }
}
