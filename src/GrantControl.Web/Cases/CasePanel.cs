using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Cases;

/// <summary>A part of the page of a case that its kind brings.</summary>
/// <param name="Id">Its anchor in the page.</param>
/// <param name="View">The path of its partial view, whose model is the <see cref="CaseScreen"/>.</param>
/// <param name="Shown">Whether this case has anything to show in it.</param>
public sealed record CasePanel(string Id, Label Label, string View, Func<CaseShown, bool> Shown)
{
    /// <summary>
    /// Triggers of the case itself that concern what the panel shows. Acts of them that advance nothing and that nobody waits
    /// for stand in the panel, where people look for them, and no longer among the other records.
    /// </summary>
    public IReadOnlyList<string> Acts { get; init; } = [];
}
