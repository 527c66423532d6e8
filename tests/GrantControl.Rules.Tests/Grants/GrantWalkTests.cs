using FsCheck;
using FsCheck.Fluent;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Whatever people send in whatever order, the books of the grant hold, and its journal says the same as its memory.</summary>
public sealed class GrantWalkTests
{
    /// <summary>A walk begins anywhere, and more often where money moves.</summary>
    internal static readonly IReadOnlyList<GrantRun> Starts =
    [
        .. GrantStates.All.Where(s => !s.Final).Select(s => GrantPath.To(s.Id)),
        GrantPath.To(GrantStates.Closed),
        GrantPath.To(GrantStates.Active).Approved(1),
        GrantPath.To(GrantStates.Active).Paid(1),
        GrantPath.To(GrantStates.Active).Reported(1),
        GrantPath.To(GrantStates.Active).Accounted(1),
    ];

    private const int Walks = 120;

    /// <summary>Offered as often as anything else they would end nearly every walk at its start.</summary>
    private static readonly string[] Seldom =
    [
        "withdraw", "reject", "terminate", "raise-finding", "resolve-finding", "freeze", "unfreeze", "compensate", "observe", "save", "suspend", "disallow",
        "report-final", "reopen", "amend", "observe-amendment", "withdraw-amendment", "return-tranche", "reject-payment",
        "plan-visit", "note-visit", "cancel-visit",
    ];

    [Fact]
    public void The_books_hold_and_replay_equals_the_live_state_after_every_random_walk()
    {
        var accepted = new Dictionary<string, int>(StringComparer.Ordinal);
        var walks = Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ArrayOf(80).ToArbitrary(), choices => Walk(choices, accepted));

        // A failure names the seed to replay it with.
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Walks), walks);
        accepted.Values.Sum().Should().BeGreaterThan(500, "a walk that is always refused proves nothing");
        accepted.Keys.Should().Contain(["clear", "activate", "approve-tranche", "confirm-tranche", "accept-tranche", "determine", "close", "clear-amendment", "expire"]);
    }

    private static void Walk(int[] choices, Dictionary<string, int> accepted)
    {
        var run = Starts[choices.FirstOrDefault() % Starts.Count];
        foreach (var choice in choices)
        {
            var outcome = Step(run, new Random(choice));
            run = outcome?.After ?? run.Later(choice % 12);
            if (outcome?.Decision is Decision.Accepted)
            {
                accepted[GrantRun.NameOf(outcome.Command)] = accepted.GetValueOrDefault(GrantRun.NameOf(outcome.Command)) + 1;
                GrantBooks.ShouldHold(run.State);
            }
        }

        GrantReplay.ShouldEqualLive(run);
    }

    /// <summary>Something a random person is offered; the clock, when a deadline has passed; now and then only time goes by.</summary>
    private static Support.Outcome? Step(GrantRun run, Random random)
    {
        var due = run.State.Core.Deadlines.Values.FirstOrDefault(d => d.PausedWith is null && !d.Missed && d.Due < run.Today);
        if (due is not null && random.Next(2) == 0)
        {
            return run.When(new ExpireDeadline(due.Id), TestPeople.Clock).ThenAccepted();
        }

        if (random.Next(6) == 0)
        {
            return null;
        }

        var wild = random.Next(12) == 0;
        var offers = TestPeople.All.Where(_ => random.Next(3) == 0)
            .SelectMany(p => GrantKind.Instance.Permitted(run.State, p, run.Facts, run.At, run.Engine).Select(o => (Person: p, Offer: o)))
            .Where(x => wild || !Seldom.Contains(x.Offer.Command))
            .ToList();
        if (offers.Count == 0)
        {
            return null;
        }

        var (person, offer) = offers[random.Next(offers.Count)];
        return run.When(WalkCommands.For(offer, run, random), person);
    }
}
