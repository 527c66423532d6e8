using FsCheck;
using FsCheck.Fluent;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Whatever people send in whatever order, the books of the tranches hold.</summary>
public sealed class TrancheWalkTests
{
    private static readonly string[] People =
    [
        TrancheCast.Representative, TrancheCast.TechnicalMonitor, TrancheCast.FirstApprover, TrancheCast.SecondApprover,
        TrancheCast.ControlMonitor, TrancheCast.Treasurer, TrancheCast.Liquidator, TrancheCast.Formulator,
    ];

    [Fact]
    public void The_books_hold_after_every_random_walk()
    {
        var accepted = 0;
        var walks = Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ArrayOf(120).ToArbitrary(), choices => accepted += Walk(choices));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(25), walks);
        accepted.Should().BeGreaterThan(250, "a walk that is always refused proves nothing");
    }

    private static int Walk(int[] choices)
    {
        var world = new TrancheWorld();
        var accepted = 0;
        foreach (var choice in choices)
        {
            var attempt = Send(world, choice);
            if (attempt.Decision is Decision.Accepted)
            {
                accepted++;
                TrancheBooks.Hold(world.State);
            }
        }

        return accepted;
    }

    /// <summary>Mostly what could come next on some tranche, sometimes anything by anybody.</summary>
    internal static TrancheAttempt Send(TrancheWorld world, int choice)
    {
        var wild = choice % 7 == 0;
        var n = 1 + (choice / 7 % 3);
        var at = world.State.StateOf(GrantState.TrancheTarget(n));
        var next = TrancheActs.Usual.Where(u => wild || GrantTranches.Definition.Transitions.Any(t => t.Trigger == u.Trigger && t.From.Contains(at))).ToList();
        var usual = next.Count == 0 ? TrancheActs.Usual[choice % TrancheActs.Usual.Count] : next[choice / 21 % next.Count];
        var person = wild ? People[choice / 11 % People.Length] : PersonFor(usual, world, n, choice);
        var command = usual.Trigger == "accept-tranche" && choice % 3 == 0 ? world.Accept(n, $"G{n}.{1 + (choice / 5 % 2)}") : usual.Command(world, n);
        return world.When(person, command);
    }

    private static string PersonFor((string Trigger, string Person, Func<TrancheWorld, int, ICaseCommand> Command) usual, TrancheWorld world, int n, int choice)
    {
        var position = world.State.Core.Positions[GrantState.TrancheTarget(n)];
        return usual.Trigger switch
        {
            "approve-tranche" when position.State == TrancheWorkflow.FirstApproved => TrancheCast.SecondApprover,
            "verify-tranche" when position.PartsDone.Length > 0 => TrancheCast.ControlMonitor,
            "return-tranche" when choice % 5 > 0 => TrancheCast.Treasurer,
            _ => usual.Person,
        };
    }
}
