using FsCheck;
using FsCheck.Fluent;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Amendments in the midst of payments, in any order: books, clearances and schedule stay one.</summary>
public sealed class AmendmentWalkTests
{
    private static readonly string[] Gates = [Gate.Legal, Gate.Finance, Gate.Control];

    [Fact]
    public void Books_clearances_and_schedule_hold_after_every_random_walk()
    {
        var adopted = 0;
        var walks = Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ArrayOf(120).ToArbitrary(), choices => adopted += Walk(choices));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(20), walks);
        adopted.Should().BeGreaterThan(20, "a walk without an amendment adopted proves nothing");
    }

    private static int Walk(int[] choices)
    {
        var world = new TrancheWorld();
        foreach (var choice in choices)
        {
            var attempt = choice % 3 == 0 ? TrancheWalkTests.Send(world, choice / 3) : Amending(world, choice / 3);
            if (attempt.Decision is Decision.Accepted)
            {
                Holds(world.State);
            }
        }

        return world.State.Amendments.Keys.Count(n => world.State.StateOf(GrantState.AmendmentTarget(n)) == AmendmentWorkflow.Adopted);
    }

    private static TrancheAttempt Amending(TrancheWorld world, int choice)
    {
        var number = world.State.Amendments.Count;
        if (number == 0 || world.State.StateOf(GrantState.AmendmentTarget(number)) != AmendmentWorkflow.Proposed)
        {
            return world.When(TrancheCast.Formulator, Proposal(world, choice));
        }

        var gate = Gates[choice % 3];
        return (choice / 3 % 12) switch
        {
            0 => world.When(TrancheWorld.ReviewerOf(gate), AmendmentActs.Object(gate, number)),
            1 => world.When(TrancheCast.Formulator, new WithdrawAmendment(number, "Ya no hace falta.")),
            _ => world.When(TrancheWorld.ReviewerOf(gate), world.Clear(gate, number)),
        };
    }

    /// <summary>The plan in force with its last tranche changed, dropped or followed by one more; sometimes an earlier one, which may be refused.</summary>
    private static ProposeAmendment Proposal(TrancheWorld world, int choice)
    {
        var plan = world.State.Plan;
        var tranches = plan.Tranches!.Tranches.ToList();
        var (last, a, b) = (tranches.Count - 1, 1 + (choice / 5 % 20_000), 1 + (choice / 7 % 9_000));
        switch (choice % 5)
        {
            case 0:
                return world.Proposing() with { Activities = plan.Activities! with { Ends = plan.Activities.Ends.AddDays(1) } };
            case 1 when last > 0:
                tranches.RemoveAt(last);
                break;
            case 2:
                tranches.Add(TrancheWorld.Tranche(last + 2, tranches[last].PlannedOn, a, b, "Avance"));
                break;
            case 3:
                tranches[choice / 11 % tranches.Count] = TrancheWorld.Tranche(1 + (choice / 11 % tranches.Count), tranches[choice / 11 % tranches.Count].PlannedOn, a, b);
                break;
            default:
                tranches[last] = TrancheWorld.Tranche(last + 1, tranches[last].PlannedOn, a, b);
                break;
        }

        long On(string line) => tranches.SelectMany(t => t.Charges).Where(c => c.BudgetLine == line).Sum(c => c.Amount.Minor);
        return world.Budgeted(On(TrancheWorld.LineA) / 100, On(TrancheWorld.LineB) / 100, [.. tranches]);
    }

    private static void Holds(GrantState s)
    {
        TrancheBooks.Hold(s);
        s.Clearances.Keys.Should().Equal(Gate.Control, Gate.Finance, Gate.Legal);
        s.Clearances.Values.Should().OnlyContain(c => c.ContentHash == s.ContentHash, "money rests on one content");
        var running = s.Tranches.Where(t => s.StateOf(GrantState.TrancheTarget(t.Key)) != TrancheWorkflow.Cancelled).Select(t => t.Value.Plan).ToList();
        CanonicalJson.Hash(running).Should().Be(CanonicalJson.Hash(s.Plan.Tranches!.Tranches.ToList()), "the tranches are the plan's");
        Money.Sum(running.SelectMany(t => t.Charges).Select(c => c.Amount), s.Currency).Should().Be(s.Total);
    }
}
