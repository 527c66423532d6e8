using FsCheck;
using FsCheck.Fluent;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using Xunit.Abstractions;
using static GrantControl.Rules.Tests.Kernel.Workflows.SmallPolicy;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>
/// The proof reads the table with its own, faster eyes. Random walks of the real engine hold the two together: a policy that
/// lets money past a gate in any walk cannot have been accepted, however it was spoilt.
/// </summary>
public sealed class ProofAgreesWithWalkerTests(ITestOutputHelper output)
{
    private const int Steps = 60;

    private static readonly Arbitrary<int> Seeds = Gen.Choose(int.MinValue, int.MaxValue).ToArbitrary();

    private static readonly string[] Children = ["payment", "change"];

    [Fact]
    public void No_walk_of_the_sound_policy_enters_a_protected_state_with_a_gate_open_or_blind()
    {
        var entered = 0;
        Seeded.Check(output, Prop.ForAll(Seeds, seed =>
        {
            var walk = Walk(Definition, seed);
            entered += walk.Entered;
            return walk.Broken is null;
        }), 400);
        entered.Should().BeGreaterThan(400, "walks that never reach a protected state prove nothing");
    }

    [Fact]
    public void Walks_do_find_holes_where_there_are_some()
    {
        string[] broken =
        [
            .. Walks(Definition.Change("resubmit", t => t with { ReopensChanged = false })),
            .. Walks(Definition.Change("authorise", t => t with { NeedsGates = [] })),
            .. Walks(Definition.Child("change", c => c.Change("adopt", t => t with { NeedsGates = [] }))),
        ];

        broken.Should().Contain(["authorised", "adopted"]);
    }

    [Fact]
    public void A_policy_spoilt_at_random_is_refused_or_no_walk_gets_past_its_gates()
    {
        var (accepted, refused) = (0, 0);
        Seeded.Check(output, Prop.ForAll(Seeds, seed =>
        {
            var spoilt = Spoil(Definition, new Random(seed));
            if (!WorkflowProof.Of(spoilt).Holds)
            {
                refused++;
                return true;
            }

            accepted++;
            return Enumerable.Range(0, 40).All(i => Walk(spoilt, unchecked((seed * 61) + i)).Broken is null);
        }), 100);
        output.WriteLine($"{accepted} accepted and walked, {refused} refused");
        accepted.Should().BeGreaterThan(10);
        refused.Should().BeGreaterThan(25);
    }

    private static IEnumerable<string> Walks(WorkflowDefinition d) => Enumerable.Range(0, 600).Select(seed => Walk(d, seed).Broken).OfType<string>();

    private static RandomWalk Walk(WorkflowDefinition d, int seed)
    {
        var random = new Random(seed);
        return new RandomWalk(d, d.Child(Children[random.Next(Children.Length)]), random).Run(Steps);
    }

    /// <summary>One to three random changes anywhere in the policy: some harmless, most not.</summary>
    private static WorkflowDefinition Spoil(WorkflowDefinition d, Random random)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var child = random.Next(3);
            d = child == 2 ? SpoilRow(d, random) : d.Child(Children[child], c => SpoilRow(c, random));
        }

        return d;
    }

    private static WorkflowDefinition SpoilRow(WorkflowDefinition d, Random random)
    {
        var row = d.Transitions[random.Next(d.Transitions.Count)];
        var state = d.States[random.Next(d.States.Count)].Id;
        return random.Next(10) switch
        {
            0 => d.Change(row.Id, t => t with { NeedsGates = [.. t.NeedsGates.Skip(1)] }),
            1 => d.Change(row.Id, t => t with { NeedsParentGates = [.. t.NeedsParentGates.Skip(1)] }),
            2 => d.Change(row.Id, t => t with { From = [.. t.From.Append(state).Distinct()] }),
            3 => d.Change(row.Id, t => t with { To = state }),
            4 => d.Change(row.Id, t => t with { ReopensChanged = !t.ReopensChanged && d.Gates.Count > 0 }),
            5 => d.Change(row.Id, t => t with { ReopensAll = !t.ReopensChanged && d.Gates.Count > 0 }),
            6 => d.Change(row.Id, t => t with { ChangesContent = !t.ChangesContent }),
            7 => d.Change(row.Id, t => t with { ParentStates = [] }),
            8 => d.Change(row.Id, t => t with { Deadline = t.Deadline ?? Days(7, Role.Technical) }),
            _ => d.Without(row.Id),
        };
    }
}
