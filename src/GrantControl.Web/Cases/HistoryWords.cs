using System.Text.Json;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Cases;

/// <summary>Names events and targets in the words of the workflow they belong to, so that a new kind brings its own.</summary>
public static class HistoryWords
{
    /// <summary>The label of the step an event records, or the event's own name when it moves nothing.</summary>
    public static string Of(ICaseKind kind, HistoryRow row, Language language)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(row);
        if (row.Data.ValueKind != JsonValueKind.Object || !row.Data.TryGetProperty("step", out var step)
            || step.GetProperty("transition").GetString() is not { } transition)
        {
            return row.Name;
        }

        var target = step.GetProperty("target").GetString() ?? "";
        var name = TransitionName(kind, target, transition, language);
        return target.Length == 0 ? name : $"{name} · {TargetName(kind, target, language)}";
    }

    public static string TransitionName(ICaseKind kind, string target, string transition, Language language)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(language);
        var label = WorkflowOf(kind, target)?.Transitions.FirstOrDefault(t => string.Equals(t.Id, transition, StringComparison.Ordinal))?.Label;
        return label is null ? transition : language.T(label);
    }

    /// <summary><c>tranche:2</c> → Desembolso 2.</summary>
    public static string TargetName(ICaseKind kind, string target, Language language)
    {
        ArgumentNullException.ThrowIfNull(kind);
        ArgumentNullException.ThrowIfNull(target);
        ArgumentNullException.ThrowIfNull(language);
        var at = target.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && WorkflowOf(kind, target) is { } workflow ? $"{language.T(workflow.Label)} {target[(at + 1)..]}" : target;
    }

    private static WorkflowDefinition? WorkflowOf(ICaseKind kind, string target)
    {
        var at = target.IndexOf(':', StringComparison.Ordinal);
        return at < 0 ? kind.Workflow : kind.Workflow.Children.FirstOrDefault(c => string.Equals(c.Id, target[..at], StringComparison.Ordinal));
    }
}
