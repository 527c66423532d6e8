using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Cases;

/// <summary>Names steps and targets in the words of the workflow they belong to, so that a new kind brings its own.</summary>
public static class HistoryWords
{
    public static string TransitionName(ICaseKind kind, string target, string transition, Language language)
    {
        ArgumentNullException.ThrowIfNull(language);
        return kind.Workflow.Row(target, transition) is { } known ? language.T(known.Label) : transition;
    }

    /// <summary>A step with the part of the case it moves: Aprobar · Desembolso 2.</summary>
    public static string ActName(ICaseKind kind, string target, string transition, Language language)
    {
        ArgumentNullException.ThrowIfNull(target);
        var name = TransitionName(kind, target, transition, language);
        return target.Length == 0 ? name : $"{name} · {TargetName(kind, target, language)}";
    }

    /// <summary><c>tranche:2</c> → Desembolso 2.</summary>
    public static string TargetName(ICaseKind kind, string target, Language language)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(language);
        return WorkflowDefinition.NumberOf(target) is { } number && kind.Workflow.Find(target) is { } workflow ? $"{language.T(workflow.Label)} {number}" : target;
    }
}
