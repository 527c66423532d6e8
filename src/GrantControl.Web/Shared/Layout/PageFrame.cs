using GrantControl.Journal.Authority;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Shared.Layout;

/// <summary>What stands around every page: who reads it, where he may go, in which language and theme.</summary>
/// <param name="Person">Null for a stranger.</param>
public sealed record PageFrame(PersonFacts? Person, IReadOnlyList<NavigationEntry> Entries, Language L, Theme Theme)
{
    /// <summary>Two letters for the picture of a person.</summary>
    public string Initials =>
        string.Concat((Person?.Name ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(2).Select(static w => char.ToUpperInvariant(w[0])));

    public string RolesInWords =>
        string.Join(" · ", Person?.Roles.Order(StringComparer.Ordinal).Select(r => Role.Labels.TryGetValue(r, out var label) ? L.T(label) : r) ?? []);

    /// <summary>The entry a page lies under: the nearest one, since the form that opens a case also lies under the list of cases.</summary>
    public NavigationEntry? Current(PathString here) => Entries.Where(e => e.IsAt(here)).MaxBy(static e => e.Address.Length);
}
