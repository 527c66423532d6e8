using System.Runtime.InteropServices;

namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>
/// Where one workflow stands, as far as the proof tells standings apart. Half-done transitions are left out: a part changes
/// neither state nor gates, and the last part asks again for everything, so the search may take all parts as one move.
/// </summary>
/// <param name="Cleared">Bit set of cleared gates.</param>
/// <param name="Stale">Of these, the ones whose watched content changed since and that nothing reopened.</param>
/// <param name="Unseen">Whether a section no gate watches was changed.</param>
/// <param name="Duties">Bit set of the named duties exercised since the workflow last stood in its initial state.</param>
/// <param name="Started">For a child: whether its parent ever let it begin. A child that never began may be left behind.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Place(byte State, ushort Cleared, ushort Stale, bool Unseen, uint Duties, bool Started);

/// <summary>A case with one of its children (the default place when it is walked alone).</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Config(Place Parent, Place Child)
{
    /// <summary>Duties exercised. Those a child exercises itself count only when they were exercised in it, not in its parent.</summary>
    public uint Duties => Parent.Duties | Child.Duties;
}

/// <summary>A set of sections that change at once, told apart only by what it does to gates.</summary>
/// <param name="Gates">Gates that watch one of them.</param>
/// <param name="Unseen">Whether one of them is watched by no gate.</param>
internal sealed record Change(string Sections, ushort Gates, bool Unseen)
{
    public static readonly Change None = new("", 0, false);
}

/// <summary>One move: a transition with all its parts, or content saved without one.</summary>
/// <param name="Row">Null for content saved without a move.</param>
internal sealed record Move(Table Table, Row? Row, Change Change);
