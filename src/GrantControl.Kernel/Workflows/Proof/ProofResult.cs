namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>What the proof found. A definition is publishable only when it <see cref="Holds"/>.</summary>
/// <param name="Configurations">How many different standings of the case and its children were visited.</param>
/// <param name="Moves">How many moves between them were followed.</param>
public sealed record ProofResult(bool Holds, IReadOnlyList<Hole> Holes, int Configurations, int Moves);

/// <summary>One way to break a rule.</summary>
/// <param name="Rule">One of <see cref="HoleRule"/>.</param>
/// <param name="Path">
/// The breaking path, a shortest one, step by step: <c>draft —submit (NGO)→ submitted</c>. A child's steps begin with its
/// name; <c>=A</c> after a role marks every act of the one person (or of whom he stands in for) that the rule is about.
/// Empty only for errors of form.
/// </param>
public sealed record Hole(string Rule, Label Explanation, IReadOnlyList<string> Path);

/// <summary>The rules a definition can break. Stable words: policies are refused with them.</summary>
public static class HoleRule
{
    /// <summary>The definition does not hang together; see <see cref="DefinitionCheck"/>. Nothing else was looked at.</summary>
    public const string Structure = "structure";

    /// <summary>The search grew beyond its limit, so nothing is proven: refused.</summary>
    public const string TooLarge = "too-large";

    /// <summary>A protected state is reached with a gate open.</summary>
    public const string GateSkipped = "gate-skipped";

    /// <summary>A protected state is reached on content that a gate did not see.</summary>
    public const string GateStale = "gate-stale";

    /// <summary>A state that moves money does not ask for every gate.</summary>
    public const string GateUnprotected = "gate-unprotected";

    /// <summary>A gate can be cleared by another area than its own, by the clock, or shares its area with another gate.</summary>
    public const string GateArea = "gate-area";

    /// <summary>A section that no gate watches, or that a child's gate stops watching, reaches a state that moves money.</summary>
    public const string SectionUnwatched = "section-unwatched";

    /// <summary>A correction goes back into review with a clearance of the old content.</summary>
    public const string ReturnKeepsGate = "return-keeps-gate";

    /// <summary>From here no final state can be reached.</summary>
    public const string DeadEnd = "dead-end";

    /// <summary>A wait without a deadline, an owner, an escalation or a date.</summary>
    public const string NoDeadline = "no-deadline";

    /// <summary>What the clock should do at the end of a term cannot be done by the clock there.</summary>
    public const string BadExpiry = "bad-expiry";

    /// <summary>A guard is missing from a transition that people fire, or from one that moves money.</summary>
    public const string GuardMissing = "guard-missing";

    /// <summary>An act that clears, advances to a protected state or pays loads no duty.</summary>
    public const string DutyMissing = "duty-missing";

    /// <summary>A duty that is incompatible with nothing.</summary>
    public const string DutyAlone = "duty-alone";

    /// <summary>A state that moves money names fewer than three duties, or not all those the way to it loads.</summary>
    public const string DutiesUnnamed = "duties-unnamed";

    /// <summary>A state that moves money is reached without an act it names.</summary>
    public const string DutySkipped = "duty-skipped";

    /// <summary>One person may do two acts that must be two persons'.</summary>
    public const string OnePersonTwoActs = "one-person-two-acts";

    /// <summary>A compensating control would let one person do two acts that must be two persons'.</summary>
    public const string CompensationTooWide = "compensation-too-wide";

    /// <summary>One person walks the whole way to the money.</summary>
    public const string SinglePerson = "single-person";

    /// <summary>A committee of one.</summary>
    public const string Quorum = "quorum";

    /// <summary>Money moves without a person.</summary>
    public const string ClockMovesMoney = "clock-moves-money";

    /// <summary>A child moves money after its case ended.</summary>
    public const string MoneyAfterEnd = "money-after-end";

    /// <summary>Acts of several persons can stand on different contents.</summary>
    public const string HalfDone = "half-done";
}
