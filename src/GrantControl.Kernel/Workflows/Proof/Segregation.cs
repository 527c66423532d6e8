namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>
/// Which duties one person could hold together, with every compensating control granted at once: the guard counts acts
/// for the actor and for whom he stands in, so standing in for somebody never adds to this.
/// </summary>
internal sealed class Segregation(Table subject)
{
    private readonly WorkflowDefinition[] _definitions = subject.Parent is { } parent ? [parent.Definition, subject.Definition] : [subject.Definition];

    /// <summary>Whether a duty excludes any other at all.</summary>
    public bool Excludes(string duty) =>
        _definitions.SelectMany(static d => d.IncompatibleDuties).Any(set => set.Contains(duty, StringComparer.Ordinal) && set.Distinct(StringComparer.Ordinal).Count() > 1);

    /// <summary>The rule broken when these two duties must be two persons', or null when they always are.</summary>
    public string? Together(string? a, string? b)
    {
        if (a is null || b is null || !Array.Exists(_definitions, d => d.Incompatible(a, b)))
        {
            return HoleRule.OnePersonTwoActs;
        }

        return IsCompensable(a, b) ? HoleRule.CompensationTooWide : null;
    }

    /// <summary>Whether one person may take this part, holding these duties already.</summary>
    public bool Allows(Row row, Part part, IEnumerable<string> held) =>
        part.Duty is null || !row.Transition.Guards.HasFlag(Guards.Segregation)
        || held.All(h => string.Equals(h, part.Duty, StringComparison.Ordinal) || Together(h, part.Duty) is not null);

    private bool IsCompensable(string a, string b) => _definitions.SelectMany(static d => d.CompensablePairs).Any(p => p.Matches(a, b));
}
