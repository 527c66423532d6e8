using GrantControl.Kernel.Workflows;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.PlanEditor;

/// <summary>The head of a page of the editor.</summary>
/// <param name="Lead">A line below the heading; null for none.</param>
public sealed record PlanHead(PlanCase Plan, Language L, string Title, string? Lead);

/// <summary>Differences to be shown.</summary>
/// <param name="Before">What the column of the older values is called; <paramref name="After"/> the other.</param>
public sealed record ChangesShown(IReadOnlyList<PlanChange> Changes, Language L, string Before, string After)
{
    /// <summary>What the reader typed, against what somebody else saved.</summary>
    public static ChangesShown Yours(IReadOnlyList<PlanChange> changes, Language l) => new(changes, l, l.T("Lo suyo", "Yours"), l.T("Lo guardado", "Saved"));

    public static ChangesShown InFile(IReadOnlyList<PlanChange> changes, Language l) => new(changes, l, l.T("Guardado", "Saved"), l.T("Archivo", "File"));

    public static ChangesShown Proposed(IReadOnlyList<PlanChange> changes, Language l) => new(changes, l, l.T("En vigor", "In force"), l.T("Propuesto", "Proposed"));

    public static Label Word(PlanChangeKind kind) => kind switch
    {
        PlanChangeKind.Added => new("nuevo", "new"),
        PlanChangeKind.Removed => new("quitado", "removed"),
        _ => new("cambiado", "changed"),
    };
}
