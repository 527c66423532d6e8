namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>A transition compiled to bit sets. It means exactly what <see cref="TableWalker"/> does with it; a test holds the two together.</summary>
internal sealed class Row
{
    private readonly HashSet<byte> _from;
    private readonly ushort _needs;
    private readonly ushort _parentNeeds;
    private readonly ushort _clears;

    public Row(Table table, Transition transition, bool aboveThreshold)
    {
        Table = table;
        Transition = transition;
        Parts = [.. transition.Parts.Where(p => aboveThreshold || !p.OnlyAboveThreshold)];
        To = table.Index(transition.To);
        Exercises = table.Tracked & table.Duties.Bits(Parts.Where(static p => !p.ByClock).Select(static p => p.Duty));
        _from = [.. transition.From.Select(table.Index)];
        _needs = table.GateBits(transition.NeedsGates);
        _parentNeeds = table.Parent?.GateBits(transition.NeedsParentGates) ?? 0;
        _clears = transition.Clears is null ? (ushort)0 : table.GateBits([transition.Clears]);
    }

    public Table Table { get; }

    public Transition Transition { get; }

    /// <summary>The parts needed on this side of the threshold; a row without any never fires.</summary>
    public IReadOnlyList<Part> Parts { get; }

    public byte To { get; }

    /// <summary>Duties that firing it certainly exercises: a part the clock may do exercises none.</summary>
    public uint Exercises { get; }

    /// <summary>True when people fire it.</summary>
    public bool IsHuman => !Transition.Automatic && !Transition.Cascade && Parts.Any(static p => !p.ByClockOnly);

    public bool From(byte state) => _from.Contains(state);

    public bool ParentAllows(string parentState) =>
        Transition.ParentStates.Count == 0 || Transition.ParentStates.Contains(parentState, StringComparer.Ordinal);

    /// <summary>Whether it may fire; <paramref name="parent"/> is null for the case itself.</summary>
    public bool Enabled(Place place, Place? parent)
    {
        if (!_from.Contains(place.State) || (_clears & place.Cleared) != 0 || (_needs & ~place.Cleared) != 0)
        {
            return false;
        }

        return parent is not { } p || (ParentAllows(Table.Parent!.State(p.State).Id) && (_parentNeeds & ~p.Cleared) == 0);
    }

    /// <summary>The place after it fired, with the content changes it brings.</summary>
    public Place Fire(Place place, Change change)
    {
        var stale = place.Stale | (place.Cleared & change.Gates);
        int cleared = place.Cleared;
        if (Transition.ReopensAll)
        {
            (cleared, stale) = (0, 0);
        }
        else if (Transition.ReopensChanged)
        {
            (cleared, stale) = (cleared & ~stale, 0);
        }

        // Back at the start the way begins anew: what was exercised before counts for nothing.
        var before = To == Table.Initial && place.State != To ? 0 : place.Duties;
        return place with
        {
            State = To,
            Cleared = (ushort)(cleared | _clears),
            Stale = (ushort)(stale & ~_clears),
            Unseen = place.Unseen || change.Unseen,
            Duties = before | Exercises,
        };
    }
}

/// <summary>Bits for the duties that the states of one workflow name.</summary>
internal sealed class DutyMap(WorkflowDefinition definition)
{
    private readonly List<string> _duties = [.. definition.States.SelectMany(static s => s.NeedsDuties).Distinct(StringComparer.Ordinal)];

    public uint Bits(IEnumerable<string?> duties) =>
        duties.Aggregate(0u, (bits, d) => bits | (d is not null && _duties.IndexOf(d) is >= 0 and var i ? 1u << i : 0));

    public IEnumerable<string> Names(uint bits) => _duties.Where((_, i) => (bits & (1u << i)) != 0);
}
