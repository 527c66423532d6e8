using System.Text.Json;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Behaviour.Walk;

/// <summary>
/// One office at work on all its kinds of case at once: mostly what the product offers, by the person whose duty it is;
/// sometimes the wrong person, the wrong state, an old version, a command again, or its key with another body. The seed is
/// the whole story.
/// </summary>
public sealed class OfficeWalk
{
    private readonly WalkDesk _desk;
    private readonly Office _office;
    private readonly List<WalkedKind> _kinds;
    private readonly List<(CaseCommand Command, CommandOutcome Answer)> _sent = [];

    public OfficeWalk(int seed, Office office)
    {
        (_desk, _office) = (new WalkDesk(seed, office), office);
        var goods = new WalkedGoods(_desk);
        _kinds = [goods, new WalkedGrant(_desk), new WalkedContract(_desk), new WalkedDisposal(_desk, goods), new WalkedComplaint(_desk), new WalkedCustody(_desk, goods), new WalkedRound(_desk, goods)];
    }

    /// <summary>How many commands of a kind came out how: <c>accepted</c>, <c>repeated</c>, or the code they were refused with.</summary>
    public SortedDictionary<(string Kind, string Outcome), int> Outcomes { get; } = [];

    /// <summary>How often a case (<c>grant/closed</c>), or a child of one (<c>contract/tranche:paid</c>), came to a state.</summary>
    public SortedDictionary<string, int> Reached { get; } = new(StringComparer.Ordinal);

    /// <summary>Every command as it was answered, in order.</summary>
    public List<string> Answers { get; } = [];

    /// <summary>Payments of grants and contracts refused because a complaint held the case frozen.</summary>
    public int FrozenPayments { get; private set; }

    public IReadOnlyList<WalkedCase> Cases => [.. _desk.Cases.Values.SelectMany(c => c)];

    /// <summary>The states of the tables no case has come to.</summary>
    public IEnumerable<string> NeverReached => _kinds.SelectMany(k => k.Places).Except(Reached.Keys);

    /// <summary>Commands sent, those that came again included.</summary>
    public int Commands => Outcomes.Values.Sum();

    /// <summary>
    /// At least so many commands; then on, a hundred at a time, until the walk has been wherever it must have been. Chance decides
    /// how long a contract takes to its settlement, so a fixed length would now and then end before it.
    /// </summary>
    public async Task RunAsync(int atLeast, int atMost, Func<OfficeWalk, bool> arrived)
    {
        await OpenAsync(_kinds[0]);
        for (var i = 1; i < atLeast || (i < atMost && !(i % 100 == 0 && arrived(this))); i++)
        {
            await (_sent.Count > 20 && _desk.OneIn(20) ? RepeatAsync() : StepAsync());
            if (i % 100 == 99)
            {
                await _office.Under.FireDueDeadlinesAsync();
            }
        }

        await _office.Under.FireDueDeadlinesAsync();
        foreach (var walked in Cases)
        {
            await CatchUpAsync(walked);
        }
    }

    public override string ToString() => string.Join(Environment.NewLine, Outcomes.GroupBy(o => o.Key.Kind).Select(k =>
            $"{k.Key}: {string.Join(", ", k.OrderByDescending(o => o.Value).Select(o => $"{o.Key.Outcome} {o.Value}"))}"))
        + $"{Environment.NewLine}payments that a complaint stopped: {FrozenPayments}{Environment.NewLine}reached: {string.Join(", ", Reached.Select(r => $"{r.Key} {r.Value}"))}";

    /// <summary>One command. Where nobody is offered anything the clock goes on, and another case is looked at.</summary>
    private async Task StepAsync()
    {
        while (true)
        {
            var kind = PickKind();
            var cases = _desk.Cases.GetValueOrDefault(kind.Kind.Kind) ?? [];
            var running = cases.Where(c => !c.Ended).ToList();
            if (running.Count < kind.AtOnce || _desk.OneIn(80))
            {
                await OpenAsync(kind);
                return;
            }

            var walked = _desk.OneIn(20) ? _desk.Any(cases) : _desk.Any(running);
            await CatchUpAsync(walked);
            if ((_desk.OneIn(14) ? Stray(walked) : Offered(walked)) is { } act)
            {
                await ActAsync(_desk.OneIn(20) ? Usurped(act) : act);
                return;
            }

            _office.Clock.Advance(TimeSpan.FromHours(1));
        }
    }

    private async Task OpenAsync(WalkedKind kind)
    {
        var (id, person, body) = await kind.OpenAsync();
        var opened = new WalkedCase(kind, id);
        var answer = await SendAsync(Command(opened, kind.Kind.OpeningCommand, null, body, person));
        if (answer.IsAccepted)
        {
            await KeepAsync(opened);
        }
    }

    private async Task KeepAsync(WalkedCase opened)
    {
        var kind = opened.Kind.Kind.Kind;
        (_desk.Cases.TryGetValue(kind, out var cases) ? cases : _desk.Cases[kind] = []).Add(opened);
        await CatchUpAsync(opened);
    }

    private async Task ActAsync(WalkAct act)
    {
        var version = _desk.OneIn(40) ? act.Case.State.Version - 1 : act.Case.State.Version;
        var answer = await SendAsync(Command(act.Case, act.Row.Trigger, version, await act.Case.Kind.WriteAsync(act), act.Person));
        if (answer.Rejection is { Code: Codes.Blocked } no && TrancheWriter.Paying.Contains(act.Row.Trigger) && no.Message.Es.Contains("DEN-", StringComparison.Ordinal))
        {
            FrozenPayments++;
        }

        await CatchUpAsync(act.Case);
    }

    /// <summary>A command again, with the same key: the same answer and no second effect; or its key with another body, which is refused.</summary>
    private async Task RepeatAsync()
    {
        var (command, answer) = _desk.Any(_sent.TakeLast(200).ToList());
        if (answer.IsAccepted && _desk.OneIn(3))
        {
            var other = await _office.SendAsync(command with { Body = JsonSerializer.SerializeToUtf8Bytes(new RaiseFinding($"Otra cosa {_desk.Next()}.", true), CaseJson.Options), Name = "raise-finding" });
            other.Rejection?.Code.Should().Be(Codes.KeyReused, "seed {0}: a key stands for one body", _desk.Seed);
            Count(command.Kind, other.Rejection!.Code);
            return;
        }

        var again = await _office.SendAsync(command);
        Count(command.Kind, "repeated");
        if (answer.IsAccepted)
        {
            again.IsAccepted.Should().BeTrue("seed {0}: an accepted command answers the same when it comes again", _desk.Seed);
            (again.Version, again.Replayed).Should().Be((answer.Version, true), "seed {0}", _desk.Seed);
        }
        else if (again.IsAccepted && command.ExpectedVersion is null && Cases.All(c => c.Id != command.Case))
        {
            await KeepAsync(new WalkedCase(_kinds.First(k => k.Kind.Kind == command.Kind), command.Case));
        }
    }

    private async Task<CommandOutcome> SendAsync(CaseCommand command)
    {
        var answer = await _office.SendAsync(command);
        _sent.Add((command, answer));
        _office.Clock.Advance(TimeSpan.FromMinutes(_desk.Random.Next(1, 60)));
        Count(command.Kind, answer.Rejection?.Code ?? "accepted");
        Answers.Add($"{command.Kind} {command.Name} by {command.Person}: {answer.Rejection?.Code} {answer.Rejection?.Rule} {answer.State} {answer.Version}");
        return answer;
    }

    private CaseCommand Command(WalkedCase walked, string name, long? version, ICaseCommand body, string person) => new(
        Office.Institution, walked.Kind.Kind.Kind, walked.Id, $"walk-{_desk.Seed}-{_desk.Next():000000}", name, version, person, null, JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options));

    /// <summary>Something somebody of the case is offered, and would do now; what is offered and known to be in the way, only now and then; what leads where the walk has never been, at once.</summary>
    private WalkAct? Offered(WalkedCase walked)
    {
        var people = walked.Kind.People.ToArray();
        _desk.Random.Shuffle(people);
        foreach (var person in people)
        {
            var offers = walked.Kind.OfferedTo(person, walked).ToArray();
            _desk.Random.Shuffle(offers);
            foreach (var (act, blocked) in offers)
            {
                if (_desk.Random.NextDouble() < (Reached.ContainsKey(act.LeadsTo) ? walked.Kind.Weight(act) : 1) * (blocked is null ? 1 : blocked == Codes.Blocked ? 0.15 : 0.05))
                {
                    return act;
                }
            }
        }

        return null;
    }

    /// <summary>The act of one person taken by another who has the role for it, and did something else in the case already.</summary>
    private WalkAct Usurped(WalkAct act)
    {
        var others = act.Case.Core.Duties.Keys.Where(p => p != act.Person && act.Row.Parts.SelectMany(x => x.Roles).Any(Office.ActorOf(p).Roles.Contains)).ToList();
        return others.Count == 0 ? act : act with { Person = _desk.Any(others) };
    }

    /// <summary>Any row at all, by anybody.</summary>
    private WalkAct? Stray(WalkedCase walked)
    {
        var target = _desk.Any(walked.Core.Positions.Keys.ToList());
        var rows = walked.Kind.Kind.Workflow.For(target).Transitions.Where(t => !t.Parts.All(p => p.ByClockOnly)).ToList();
        return rows.Count == 0 ? null : new WalkAct(walked, _desk.Any(rows), target, _desk.Any(Office.People));
    }

    private WalkedKind PickKind()
    {
        var at = _desk.Random.Next(_kinds.Sum(k => k.Share));
        return _kinds.First(k => (at -= k.Share) < 0);
    }

    private async Task CatchUpAsync(WalkedCase walked)
    {
        foreach (var state in await walked.CatchUpAsync(_office))
        {
            Reached[state] = Reached.GetValueOrDefault(state) + 1;
        }
    }

    private void Count(string kind, string outcome) => Outcomes[(kind, outcome)] = Outcomes.GetValueOrDefault((kind, outcome)) + 1;
}
