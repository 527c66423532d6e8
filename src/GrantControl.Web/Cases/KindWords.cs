using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Cases;

/// <summary>The words of one kind of case that its workflow does not bring: what happened, and what fields are called.</summary>
public sealed record KindWords
{
    public static readonly KindWords None = new();

    /// <summary>What an event says happened, by its name in the journal: <c>grant.opened/1</c>.</summary>
    public IReadOnlyDictionary<string, Label> Events { get; init; } = new Dictionary<string, Label>(StringComparer.Ordinal);

    /// <summary>Labels of fields by their name in JSON.</summary>
    public IReadOnlyDictionary<string, Label> Members { get; init; } = new Dictionary<string, Label>(StringComparer.Ordinal);

    /// <summary>Words of values that are codes: duties, verdicts, grounds.</summary>
    public IReadOnlyDictionary<string, Label> Values { get; init; } = new Dictionary<string, Label>(StringComparer.Ordinal);

    /// <summary>What a named rule asks for, as a sentence.</summary>
    public IReadOnlyDictionary<string, Label> Rules { get; init; } = new Dictionary<string, Label>(StringComparer.Ordinal);

    /// <summary>What a state means, in one sentence, by workflow and state: <c>tranche/paid</c>.</summary>
    public IReadOnlyDictionary<string, Label> States { get; init; } = new Dictionary<string, Label>(StringComparer.Ordinal);

    /// <summary>Three plain sentences for who has never seen it; null leaves them out.</summary>
    public Label? Introduction { get; init; }
}
