using FsCheck;
using FsCheck.Fluent;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Wherever a grant has come to, what the program offers is not refused for a reason it could have known, and what it calls blocked is.</summary>
public sealed class GrantOfferWalkTests
{
    private const int Walks = 60;

    /// <summary>Codes whose reason stands in the state alone.</summary>
    private static readonly string[] Known =
    [
        Codes.WrongState, Codes.RoleRequired, Codes.IncompatibleDuty, Codes.ConflictOfInterest, Codes.GateOpen, Codes.Blocked, Codes.BalanceNotZero, Codes.OverCommitment,
    ];

    /// <summary>Rules over the plan that the state decides, unless the command itself brings a plan.</summary>
    private static readonly string[] OfThePlan = [GrantRules.PlanComplete, GrantRules.LinesSumToTotal, GrantRules.ResultsComplete];

    /// <summary>Rules over what the command names: which finding, whose duties.</summary>
    private static readonly string[] OfTheCommand = [GrantRules.ResolverIsAnother, GrantRules.NotForOneself];

    /// <summary>They end a walk.</summary>
    private static readonly string[] Seldom = ["withdraw", "reject", "terminate"];

    [Fact]
    public void What_is_offered_is_refused_only_for_what_the_command_says()
    {
        var tried = new Dictionary<string, int>(StringComparer.Ordinal);
        var walks = Prop.ForAll(Gen.Choose(0, int.MaxValue - 1).ArrayOf(60).ToArbitrary(), choices => Walk(choices, tried));

        Check.One(Config.QuickThrowOnFailure.WithMaxTest(Walks), walks);
        tried.Keys.Should().Contain(["resolve-finding", "unfreeze", "freeze", "refund", "close", "determine", "request-tranche"]);
    }

    private static void Walk(int[] choices, Dictionary<string, int> tried)
    {
        var run = GrantWalkTests.Starts[choices.FirstOrDefault() % GrantWalkTests.Starts.Count];
        foreach (var choice in choices)
        {
            run = Step(run, new Random(choice), tried) ?? run.Later(choice % 20);
        }
    }

    private static GrantRun? Step(GrantRun run, Random random, Dictionary<string, int> tried)
    {
        var due = run.State.Core.Deadlines.Values.FirstOrDefault(d => d.PausedWith is null && !d.Missed && d.Due < run.Today);
        if (due is not null)
        {
            return run.Given(new ExpireDeadline(due.Id), TestPeople.Clock);
        }

        var wild = random.Next(10) == 0;
        var person = TestPeople.All[random.Next(TestPeople.All.Count)];
        var offers = GrantKind.Instance.Permitted(run.State, person, run.Facts, run.At, run.Engine).Where(o => wild || !Seldom.Contains(o.Command)).ToList();
        if (offers.Count == 0)
        {
            return null;
        }

        var offer = offers[random.Next(offers.Count)];
        var outcome = run.When(WalkCommands.For(offer, run, random), person);
        var why = $"{offer.Command} on '{offer.Target}' was offered to {person.Person} in {run.State.State}: {outcome.Rejection?.Message.En}";
        tried[offer.Command] = tried.GetValueOrDefault(offer.Command) + 1;
        if (offer.BlockedBy is not null)
        {
            outcome.Decision.Should().BeOfType<Decision.Rejected>($"{why} as blocked by {offer.BlockedBy}");
        }
        else if (outcome.Rejection is { } refused && !OfTheCommand.Contains(refused.Rule))
        {
            Known.Should().NotContain(refused.Code, why);
            (offer.Command != "amend" && OfThePlan.Contains(refused.Rule)).Should().BeFalse(why);
        }

        return outcome.After;
    }
}
