using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Behaviour;

/// <summary>
/// Many people at once, over several cases: mostly what the tables allow, by the person whose duty it is; sometimes the
/// wrong person, the wrong state, or the same command again. The seed is the whole story.
/// </summary>
public sealed class RandomWalk(int seed, ICaseHost host, StoreDocument store, Cast cast, StoryClock clock, string institution, Func<int, StoryScript> script, Func<CaseId, Task<GrantState>> load, Func<Task> passDeadlines)
{
    private readonly Random _random = new(seed);
    private readonly List<Walked> _cases = [];
    private CaseCommand? _last;
    private CommandOutcome? _answer;

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    public int Replayed { get; private set; }

    /// <summary>What was refused, by code.</summary>
    public Dictionary<string, int> Codes { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<CaseId> Cases => [.. _cases.Select(c => c.Story.Id)];

    public async Task RunAsync(int commands)
    {
        for (var i = 0; i < commands; i++)
        {
            await (_last is not null && _random.Next(20) == 0 ? RepeatAsync() : StepAsync());
            if (i % 150 == 149)
            {
                await passDeadlines();
            }
        }
    }

    private async Task StepAsync()
    {
        var (walked, state) = await PickAsync();
        var (row, target) = Row(state);
        var trigger = row.Parts.All(p => p.ByClockOnly) ? "freeze" : row.Trigger;
        var person = _random.Next(12) == 0 ? Anyone() : Fitting(row, target, state);
        var body = await walked.Maker.MakeAsync(trigger, target, row.Variant, state, person);
        var version = _random.Next(40) == 0 ? state.Version - 1 : state.Version;
        await SendAsync(walked.Story.Command(person, trigger, body, version, $"walk-{seed}-{Accepted + Refused + Replayed:000000}"));
    }

    /// <summary>The same command again, with the same key: the same answer, and no second effect.</summary>
    private async Task RepeatAsync()
    {
        var again = await host.SendAsync(_last!, CancellationToken.None);
        Replayed++;
        if (_answer!.IsAccepted)
        {
            again.IsAccepted.Should().BeTrue("seed {0}: an accepted command answers the same when it comes again", seed);
            again.Version.Should().Be(_answer.Version);
            again.Replayed.Should().BeTrue();
        }
    }

    private async Task SendAsync(CaseCommand command)
    {
        (_last, _answer) = (command, await host.SendAsync(command, CancellationToken.None));
        clock.Advance(TimeSpan.FromMinutes(_random.Next(1, 90)));
        if (_answer.Rejection is { } no)
        {
            Refused++;
            Codes[no.Code] = Codes.GetValueOrDefault(no.Code) + 1;
            return;
        }

        Accepted++;
    }

    /// <summary>Mostly a case with something left to happen; a new one now and then, and whenever all have ended.</summary>
    private async Task<(Walked Walked, GrantState State)> PickAsync()
    {
        if (_cases.Count > 0 && _random.Next(60) != 0)
        {
            for (var tries = 0; tries < 6; tries++)
            {
                var walked = _cases[_random.Next(_cases.Count)];
                var state = await load(walked.Story.Id);
                if (!GrantWorkflow.Definition.State(state.State).Final || _random.Next(15) == 0)
                {
                    return (walked, state);
                }
            }
        }

        var next = script(_cases.Count);
        var story = new GrantStory(host, store, cast, clock, institution, next) { PassDeadline = static (_, _, _) => Task.CompletedTask };
        var opened = new Walked(story, new RandomCommands(_random, store, next, clock));
        _cases.Add(opened);
        await story.OpenAsync();
        Accepted++;
        return (opened, await load(story.Id));
    }

    /// <summary>Mostly a row the tables permit now; sometimes any row at all.</summary>
    private (Transition Row, string Target) Row(GrantState state)
    {
        var target = state.Core.Positions.Keys.ElementAt(_random.Next(state.Core.Positions.Count));
        var definition = GrantWorkflow.Definition.For(target);
        var parent = target.Length == 0 ? null : new ParentPosition(state.State, state.Core.Position.ClearedGates);
        var rows = _random.Next(12) == 0 ? [] : TableWalker.Instance.Permitted(definition, state.Core.Positions[target], parent, state.AboveThreshold)
            .Where(t => _random.Next(6) == 0 || t.Trigger is not ("freeze" or "raise-finding" or "withdraw" or "reject" or "terminate" or "suspend" or "compensate")).ToList();
        IReadOnlyList<Transition> from = rows.Count > 0 ? rows : definition.Transitions;
        return (from[_random.Next(from.Count)], target);
    }

    /// <summary>The person whose duty the row is, as an office would hand it out.</summary>
    private string Fitting(Transition row, string target, GrantState state)
    {
        var position = state.Core.Positions[target];
        var part = row.Parts.FirstOrDefault(p => (!p.OnlyAboveThreshold || state.AboveThreshold) && position.Count(row.Id, p.Id) < p.Quorum) ?? row.Parts[0];
        return part.Duty switch
        {
            Duty.Formulate => cast.Formulator,
            Duty.RequestPayment => cast.Representative,
            Duty.ReviewTechnical => cast.TechnicalReviewer,
            Duty.ReviewLegal => cast.Legal,
            Duty.ReviewFinance => cast.FinanceReviewer,
            Duty.ReviewControl => cast.ControlReviewer,
            Duty.Authorise => part.Roles.Contains(Role.Committee) ? cast.Committee[_random.Next(cast.Committee.Count)] : cast.Authority,
            Duty.ApproveFirst => cast.FirstApprover,
            Duty.ApproveSecond => cast.SecondApprover,
            Duty.Pay => cast.Treasury,
            Duty.Monitor => part.Roles.Contains(Role.Technical) ? cast.TechnicalMonitor : cast.ControlMonitor,
            Duty.Liquidate => cast.ControlLiquidator,
            Duty.Close => cast.Audit,
            _ => _random.Next(2) == 0 ? cast.ControlMonitor : cast.Audit,
        };
    }

    private string Anyone()
    {
        string[] people =
        [
            cast.Formulator, cast.Representative, cast.TechnicalReviewer, cast.TechnicalMonitor, cast.Legal, cast.FinanceReviewer, cast.FirstApprover,
            cast.SecondApprover, cast.ControlReviewer, cast.ControlMonitor, cast.ControlLiquidator, cast.Authority, cast.Treasury, cast.Audit,
        ];
        return people[_random.Next(people.Length)];
    }

    private sealed record Walked(GrantStory Story, RandomCommands Maker);
}
