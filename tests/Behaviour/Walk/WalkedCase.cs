using GrantControl.Cases.Authority;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Behaviour.Walk;

/// <summary>One case of a walk, folded as its events come: the walk knows of it what the journal says, and nothing else.</summary>
public sealed class WalkedCase(WalkedKind kind, CaseId id)
{
    public WalkedKind Kind { get; } = kind;

    public CaseId Id { get; } = id;

    public ICaseState State { get; private set; } = kind.Kind.New(id);

    public CaseCore Core => ((CaseState)State).Core;

    public bool Ended => State.Version > 0 && Kind.Kind.Workflow.State(State.State).Final;

    /// <summary>Folds what the journal has since; answers the states the case and its children came to.</summary>
    public async Task<IReadOnlyList<string>> CatchUpAsync(Office office)
    {
        var came = new List<string>();
        await foreach (var stored in new CaseStore(office.Database.Journal).EventsAsync(Office.Institution, Kind.Kind, Id, State.Version, CancellationToken.None))
        {
            State = Kind.Kind.Evolve(State, stored.Recorded);
            if (stored.Recorded.Event.Step is { } step)
            {
                came.Add(Kind.Place(step.Target, step.To));
            }
        }

        return came;
    }
}

/// <summary>One act about to be written: a row of the tables, on the case or a child of it, by somebody.</summary>
public sealed record WalkAct(WalkedCase Case, Transition Row, string Target, string Person)
{
    public int Child => Target.Length == 0 ? 0 : int.Parse(Target.AsSpan(Target.IndexOf(':', StringComparison.Ordinal) + 1), System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>The state it leads to, as <see cref="WalkedKind.Place"/> names it.</summary>
    public string LeadsTo => Case.Kind.Place(Target, Row.To);

    /// <summary>Whether another part of the same act is done already: its papers are on file.</summary>
    public bool Seconds => Case.Core.Positions.TryGetValue(Target, out var position) && position.PartsDone.Any(p => p.Transition == Row.Id);
}
