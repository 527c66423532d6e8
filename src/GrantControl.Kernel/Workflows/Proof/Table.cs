namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>A definition compiled to bit sets, for one side of the committee threshold.</summary>
internal sealed class Table
{
    private readonly List<StateDefinition> _states;
    private readonly bool[] _edits;
    private readonly bool[] _starts;

    /// <param name="tracked">The duties whose exercise in this workflow counts.</param>
    public Table(WorkflowDefinition definition, Table? parent, DutyMap duties, uint tracked, bool aboveThreshold)
    {
        Definition = definition;
        Parent = parent;
        Duties = duties;
        Tracked = tracked;
        _states = [.. definition.States];
        Changes = ChangesOf(definition);
        Rows = [.. definition.Transitions.Select(t => new Row(this, t, aboveThreshold)).Where(static r => r.Parts.Count > 0)];
        _edits = [.. _states.Select(Editable)];
        _starts = parent is null ? [] : [.. parent._states.Select(s => Rows.Any(r => r.From(Initial) && !r.Transition.Cascade && r.ParentAllows(s.Id)))];
    }

    public WorkflowDefinition Definition { get; }

    public Table? Parent { get; }

    public DutyMap Duties { get; }

    public uint Tracked { get; }

    public IReadOnlyList<Row> Rows { get; }

    public IReadOnlyList<Change> Changes { get; }

    public byte Initial => Index(Definition.Initial);

    public ushort AllGates => GateBits(Definition.Gates.Select(static g => g.Id));

    public StateDefinition State(byte index) => _states[index];

    public byte Index(string state) => (byte)_states.FindIndex(s => string.Equals(s.Id, state, StringComparison.Ordinal));

    /// <summary>
    /// Whether content nobody watches is there from the beginning: when no move brings it, it came with the opening (an
    /// amendment's), and no path would ever show it as changed.
    /// </summary>
    public bool UnseenFromStart => Changes.Any(static c => c.Unseen) && !_edits.Contains(true) && !Rows.Any(static r => r.Transition.ChangesContent);

    /// <summary>Whether content can change while a state is stood in: without a move, or by one that stays.</summary>
    public bool ContentMovesIn(byte state) => EditsIn(state) || Rows.Any(r => r.Transition.ChangesContent && r.From(state) && r.To == state);

    /// <summary>Whether content can change in a state without a move.</summary>
    public bool EditsIn(byte state) => _edits[state];

    /// <summary>For a child: whether it can begin while its parent stands in this state.</summary>
    public bool StartsIn(byte parentState) => _starts[parentState];

    /// <summary>Bits of the gates among these names that are this workflow's own.</summary>
    public ushort GateBits(IEnumerable<string> gates) =>
        gates.Aggregate((ushort)0, (bits, g) => (ushort)(bits | (GateIndex(g) is >= 0 and var i ? 1 << i : 0)));

    /// <summary>
    /// Gates a state asks for, own and parent's. A gate of a child stands before a gate of the same name of its parent: an
    /// amendment is cleared on its own new content.
    /// </summary>
    public (ushort Own, ushort Parents) Needed(StateDefinition state)
    {
        var own = GateBits(state.NeedsGates);
        return (own, Parent is null ? (ushort)0 : Parent.GateBits(state.NeedsGates.Where(g => GateIndex(g) < 0)));
    }

    /// <summary>Every gate that money must have passed here: the parent's, and the own ones.</summary>
    public IEnumerable<string> GatesBeforeMoney() =>
        Definition.Gates.Concat(Parent?.Definition.Gates ?? []).Select(static g => g.Id).Distinct(StringComparer.Ordinal);

    private bool Editable(StateDefinition state)
    {
        bool Starts(Transition t) => t.From.Contains(state.Id, StringComparer.Ordinal);
        var corrected = Definition.Sections.Count > 0 && !state.Final
            && Definition.Transitions.Any(t => (t.ReopensChanged || t.ReopensAll) && Starts(t))
            && !Definition.Transitions.Any(t => t.ChangesContent && Starts(t));
        var byChildren = Definition.Children.Where(static c => c.Sections.Count == 0).SelectMany(static c => c.Transitions)
            .Any(t => t.ChangesContent && (t.ParentStates.Count == 0 || t.ParentStates.Contains(state.Id, StringComparer.Ordinal)));
        return state.Editable || corrected || byChildren;
    }

    private int GateIndex(string gate)
    {
        for (var i = 0; i < Definition.Gates.Count; i++)
        {
            if (string.Equals(Definition.Gates[i].Id, gate, StringComparison.Ordinal))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>
    /// One representative for each set of gates that some set of sections can touch. Closing the single sections under
    /// union gives every subset, since a subset touches exactly the gates its members touch.
    /// </summary>
    private List<Change> ChangesOf(WorkflowDefinition d)
    {
        var found = new List<Change>();
        foreach (var section in d.Sections)
        {
            var bits = GateBits(d.Gates.Where(g => g.Watches.Contains(section.Id, StringComparer.Ordinal)).Select(static g => g.Id));
            var single = new Change(section.Id, bits, bits == 0);
            var unions = found.Select(f => new Change($"{f.Sections}+{section.Id}", (ushort)(f.Gates | bits), f.Unseen || single.Unseen)).ToList();
            foreach (var change in unions.Prepend(single).Where(c => !found.Exists(f => f.Gates == c.Gates && f.Unseen == c.Unseen)))
            {
                found.Add(change);
            }
        }

        return found;
    }
}
