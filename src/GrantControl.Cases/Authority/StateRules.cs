using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>A rule that the state alone decides: null when it holds, the refusal when it does not.</summary>
public delegate Rejection? StateRule(RowAsked asked);

/// <summary>The row a rule is asked about, on the case or on one child of it.</summary>
/// <param name="Target">The child (<c>tranche:2</c>), empty for the case itself.</param>
public sealed record RowAsked(CaseCore Core, string Target, Transition Row)
{
    /// <summary>Who would act; null when it is asked for nobody in particular, as inboxes do.</summary>
    public Actor? Actor { get; init; }

    /// <summary>The day of the act in the institution's country; null in an index row, which stands until the next event.</summary>
    public DateOnly? Today { get; init; }

    /// <summary>The number of the child; 0 for the case itself.</summary>
    public int Child => WorkflowDefinition.NumberOf(Target) ?? 0;

    /// <summary>Whether the deadline of a row on the same target has been recorded as missed: what an index row knows of time.</summary>
    public bool Missed(string transition) => Core.Deadlines.TryGetValue(DeadlineBook.IdOf(Target, transition), out var deadline) && deadline.Missed;
}

/// <summary>
/// Asks the rules of a row that the state alone decides. Offers and inboxes ask before anybody acts, the gatekeeper when
/// somebody does: it is one predicate, so that what is offered and what is accepted cannot drift apart.
/// </summary>
public static class StateRules
{
    /// <summary>A kind without rules of its own over its state.</summary>
    public static readonly Func<string, StateRule?> None = static _ => null;

    /// <summary>Why there is nothing for this row to act upon; null when there is.</summary>
    /// <param name="own">The kind's rules by name, bound to its state; null for a name that the state alone does not decide.</param>
    /// <exception cref="InvalidOperationException">The row acts on something no rule knows of.</exception>
    public static Rejection? NothingFor(RowAsked asked, Func<string, StateRule?> own) => asked.Row.ActsOn
        .Select(name => (Find(name, own) ?? throw new InvalidOperationException($"No rule of the state is called '{name}'."))(asked))
        .FirstOrDefault(static r => r is not null);

    /// <summary>Why the row cannot succeed now, by all its rules that the state alone decides, in their order; null when nothing is known against it.</summary>
    /// <inheritdoc cref="NothingFor" path="/param"/>
    public static Rejection? Refuses(RowAsked asked, Func<string, StateRule?> own) => asked.Row.Rules
        .Select(name => Find(name, own)?.Invoke(asked))
        .FirstOrDefault(static r => r is not null);

    private static StateRule? Find(string name, Func<string, StateRule?> own) => own(name) ?? name switch
    {
        CommonRules.FindingOpen => static a => Oversight.SomeFindingOpen(a.Core),
        CommonRules.ResolverIsAnother => static a => Oversight.SomebodyElsesFinding(a.Core, a.Actor),
        CommonRules.FreezeStands => static a => Oversight.FreezeStands(a.Core, wanted: a.Row.Trigger == CommonRules.Unfreeze),
        CommonRules.FindingsClosed => static a => Oversight.FindingsClosed(a.Core),
        _ => VisitStateRules.Find(name),
    };
}
