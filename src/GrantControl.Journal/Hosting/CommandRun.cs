using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Journal.Appending;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Hosting;

/// <summary>One command on its way through one case: who sends it, what it asks, and the decision made of it.</summary>
internal sealed class CommandRun
{
    private static readonly HashSet<string> ClockRoles = new([Role.System], StringComparer.Ordinal);

    private readonly CaseRuntime _runtime;
    private readonly ICaseKind _kind;
    private readonly byte[] _bodyHash;
    private bool _fresh;
    private string? _number;
    private Actor? _actor;

    public CommandRun(CaseRuntime runtime, ICaseKind kind, CaseCommand command, CommandSource source)
    {
        (_runtime, _kind, Command, Source) = (runtime, kind, command, source);
        _bodyHash = CommandBody.Hash(kind, command);
        At = runtime.Now();
    }

    public CaseCommand Command { get; }

    public CommandSource Source { get; }

    public DateTimeOffset At { get; }

    private DateOnly Today => BusinessCalendar.DayOf(At);

    // Goods of one place or custodian a decision is given; more than it takes it refuses by itself.
    private const int MostGoods = 2_000;

    private bool KeyIsGood => Command.CommandId.Length is >= 8 and <= 128 && Command.CommandId.All(c => c is >= '!' and <= '~');

    public void ReadFactsAgain() => _fresh = true;

    /// <summary>Strangers see none. Whoever comes by the citizens' door sees what that door is for.</summary>
    public bool MaySee(ICaseState state) => _actor is not null && (_actor.IsSystem || (_actor.IsCitizen ? _kind is IOpenedByCitizens : CaseSight.MaySee(_kind, state, _actor)));

    public async Task<(Receipt Receipt, bool Same)?> ReceiptAsync(CancellationToken cancellation) =>
        KeyIsGood ? await _runtime.Store.ReceiptAsync(Command.Institution, Command.CommandId, _bodyHash, cancellation).ConfigureAwait(false) : null;

    /// <summary>
    /// Decides on what is remembered of people; when that refuses, once more on what the register says now. A case of few
    /// readers is decided on the register at once: to somebody barred since, a refusal would tell that it is there.
    /// </summary>
    public async Task<Draft> DecideAsync(Standing standing, CancellationToken cancellation)
    {
        var remembered = _fresh || _kind.Readers(standing.State) is not null ? null : await TryAsync(standing, TimeSpan.MaxValue, cancellation).ConfigureAwait(false);
        return remembered is null or { Rejection.Code: Codes.RoleRequired or Codes.ConflictOfInterest or Codes.Blocked }
            ? await TryAsync(standing, TimeSpan.Zero, cancellation).ConfigureAwait(false)
            : remembered;
    }

    private async Task<Draft> TryAsync(Standing standing, TimeSpan maxAge, CancellationToken cancellation)
    {
        var (actor, people, whyNot) = await ActorAsync(maxAge, cancellation).ConfigureAwait(false);
        _actor = actor;
        if (actor is null)
        {
            return Draft.Refused(whyNot!);
        }

        var state = standing.State;
        if (Early(state) is { } early)
        {
            return Draft.Refused(early);
        }

        var (command, unreadable) = CommandBody.Read(_kind, Command);
        if (command is null)
        {
            return Draft.Refused(unreadable!);
        }

        var about = state.Version == 0 ? _kind.OrganisationOf(command) : state.Organisation;
        if (actor.Organisation is not null && !string.Equals(actor.Organisation, about, StringComparison.Ordinal))
        {
            return Draft.Refused(Rejections.OtherOrganisation);
        }

        var organisation = about is null
            ? null
            : await _runtime.Facts.OrganisationAsync(
                Command.Institution, about, Command.Case, Today, state.Version == 0 ? TimeSpan.Zero : maxAge, cancellation).ConfigureAwait(false);
        var wanted = _kind.Wants(state, command);
        var party = wanted.Party is null
            ? null
            : await _runtime.Facts.OrganisationAsync(Command.Institution, wanted.Party, Command.Case, Today, TimeSpan.Zero, cancellation).ConfigureAwait(false);
        var related = wanted.Party is null
            ? ImmutableDictionary<string, string>.Empty
            : await _runtime.Facts.RelatedPeopleAsync(Command.Institution, wanted.Party, cancellation).ConfigureAwait(false);
        var facts = new Facts(await _runtime.Facts.CalendarAsync(Command.Institution, cancellation).ConfigureAwait(false))
        {
            Organisation = organisation?.Facts,
            Assets = wanted.Where is { } where
                ? await _runtime.Facts.AssetsAsync(Command.Institution, where, MostGoods, cancellation).ConfigureAwait(false)
                : await _runtime.Facts.AssetsAsync(Command.Institution, wanted.Assets, cancellation).ConfigureAwait(false),
            Party = wanted.Party is null ? null : new PartyFacts(wanted.Party, party?.Facts, related.Keys.ToHashSet(StringComparer.Ordinal)) { Names = related },
            People = await PeopleAsync(wanted.People, cancellation).ConfigureAwait(false),
            Blocks = state.Version == 0 || maxAge > TimeSpan.Zero
                ? []
                : await _runtime.Facts.BlocksAsync(Command.Institution, Command.Case, cancellation).ConfigureAwait(false),
            Case = wanted.Case is { } named ? await _runtime.Facts.CaseAsync(Command.Institution, named, cancellation).ConfigureAwait(false) : null,
            NextNumber = state.Version == 0 ? _number ??= await NumberAsync(cancellation).ConfigureAwait(false) : null,
        };
        var envelope = new CommandEnvelope(
            Command.Institution, Command.Case, Command.CommandId, Command.Name, command, actor, Command.ExpectedVersion, At, facts);
        try
        {
            return _kind.Decide(state, envelope, _runtime.Engine) switch
            {
                Decision.Rejected rejected => Draft.Refused(rejected.Rejection),
                Decision.Accepted { Events.Count: > 0 } accepted => Write(standing, accepted.Events, actor, people, (organisation ?? party)?.Stamp),
                _ => new Draft(null, null, standing),
            };
        }
        catch (OverflowException)
        {
            return Draft.Refused(Rejections.Overflow);
        }
    }

    /// <summary>What can be refused without looking at the body.</summary>
    private Rejection? Early(ICaseState state)
    {
        var opens = string.Equals(Command.Name, _kind.OpeningCommand, StringComparison.Ordinal);
        return (KeyIsGood, Known: _kind.Commands.Knows(Command.Name), Exists: state.Version > 0) switch
        {
            (false, _, _) => Rejections.BadKey,
            (_, _, true) when !MaySee(state) => Rejections.NotFound,
            (_, false, _) => Rejections.UnknownCommand,
            (_, _, false) when !opens => Rejections.NotFound,
            (_, _, true) when opens => Rejections.AlreadyOpen,
            (_, _, true) when Source is CommandSource.Person && Command.ExpectedVersion is null => Rejections.VersionNotNamed,
            (_, _, _) when (Command.ExpectedVersion ?? state.Version) != state.Version => Rejections.Stale,
            _ => null,
        };
    }

    private async Task<(Actor? Actor, FactStamp[] People, Rejection? Why)> ActorAsync(TimeSpan maxAge, CancellationToken cancellation)
    {
        if (Source is CommandSource.Clock)
        {
            return (new Actor(Actor.SystemPerson, "Sistema", ClockRoles, null), [], null);
        }

        if (string.Equals(Command.Person, Actor.CitizenPerson, StringComparison.Ordinal))
        {
            return (Actor.Citizen, [], null);
        }

        var person = await _runtime.Facts.PersonAsync(Command.Institution, Command.Person, maxAge, cancellation).ConfigureAwait(false);
        if (person is null)
        {
            return (null, [], Rejections.UnknownPerson);
        }

        if (Command.StandInFor is null)
        {
            return (person.ToActor(), [person.Stamp], null);
        }

        var other = await _runtime.Facts.PersonAsync(Command.Institution, Command.StandInFor, maxAge, cancellation).ConfigureAwait(false);
        return other is not null && person.StandingInFor(other, Today) is { } actor
            ? (actor, [person.Stamp, other.Stamp], null)
            : (null, [], Rejections.NoDelegation);
    }

    private async Task<IReadOnlyDictionary<string, Actor>> PeopleAsync(IReadOnlyCollection<string> named, CancellationToken cancellation)
    {
        Dictionary<string, Actor> people = new(StringComparer.Ordinal);
        foreach (var id in named)
        {
            if (await _runtime.Facts.PersonAsync(Command.Institution, id, TimeSpan.Zero, cancellation).ConfigureAwait(false) is { } person)
            {
                people[id] = person.ToActor();
            }
        }

        return people;
    }

    private Task<string> NumberAsync(CancellationToken cancellation) =>
        _runtime.Facts.NextNumberAsync(Command.Institution, _kind.Kind, _kind.NumberPrefix, Today.Year, cancellation);

    private Draft Write(Standing standing, IReadOnlyList<CaseEvent> events, Actor actor, FactStamp[] people, OrganisationStamp? organisation)
    {
        var policy = standing.State.Version == 0 ? _kind.Workflow.PolicyVersion : standing.State.PolicyVersion;
        var after = standing;
        var written = new AppendEvent[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            var meta = new EventMeta(standing.State.Version + i + 1, actor.Person, actor.StandInFor?.From, At, Command.CommandId, policy);
            var recorded = new Recorded(events[i], meta);
            var state = _kind.Evolve(after.State, recorded);
            var name = _kind.Events.NameOf(events[i]);
            var payload = EventCatalog.Write(events[i]);
            var header = new EventHeader(
                Command.Institution, Command.Case.Value, meta.Version, name, meta.Actor, meta.StandInFor, At, Command.CommandId, policy, state.ContentHash);
            var hash = JournalHash.Event(header, payload, after.Hash);
            written[i] = new AppendEvent(meta.Version, name, state.ContentHash, payload, after.Hash, hash, _kind.Effects(after.State, recorded, state));
            after = new Standing(state, hash);
        }

        var deadlines = _kind.Deadlines(after.State);
        var request = new AppendRequest(
            Command.Institution, _kind.Kind, Command.Case, Command.CommandId, _bodyHash, standing.State.Version, standing.Hash)
        {
            Actor = actor.Person,
            StandInFor = actor.StandInFor?.From,
            At = At,
            PolicyVersion = policy,
            Events = written,
            Index = _kind.Index(after.State),
            Readers = _kind.Readers(after.State),
            Deadlines = standing.State.Version > 0 && deadlines.SequenceEqual(_kind.Deadlines(standing.State)) ? null : deadlines,
            People = people,
            Organisation = organisation,
            NeedsUnblocked = standing.State.Version > 0 && events.Any(e => Gatekeeper.NeedsUnblocked(e, _kind.Workflow)),
        };
        return new Draft(null, request, after);
    }
}

/// <summary>What a decision comes to: a refusal, something to append, or neither when nothing is to be done.</summary>
internal sealed record Draft(Rejection? Rejection, AppendRequest? Request, Standing After)
{
    public static Draft Refused(Rejection rejection) => new(rejection, null, null!);
}
