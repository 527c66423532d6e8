using System.Globalization;

namespace GrantControl.Kernel.Workflows.Proof;

/// <summary>Writes a path the way people read it, one line a step, in ids: a policy is edited by its ids.</summary>
internal static class Steps
{
    public static IReadOnlyList<string> Write(Space space, IReadOnlyList<Edge> path) => Write(space, path, static _ => false);

    /// <param name="isTheOne">Parts done by the one person the hole is about.</param>
    public static IReadOnlyList<string> Write(Space space, IReadOnlyList<Edge> path, Func<Part, bool> isTheOne) =>
        [.. path.Select(e => Write(e.Move, space.Configs[e.From], space.Configs[e.To], isTheOne))];

    public static string Write(Move move, Config from, Config to, Func<Part, bool> isTheOne)
    {
        var child = move.Table.Parent is not null;
        var (before, after) = child ? (from.Child, to.Child) : (from.Parent, to.Parent);
        var name = move.Row is null ? "save" : move.Row.Transition.Id;
        var what = move.Change.Sections.Length == 0 ? name : $"{name}: {move.Change.Sections}";
        var who = move.Row is null ? "" : $" ({string.Join(", ", move.Row.Parts.Select(p => Who(p, isTheOne(p))))})";
        var prefix = child ? $"{move.Table.Definition.Id}: " : "";
        return $"{prefix}{move.Table.State(before.State).Id} —{what}{who}→ {move.Table.State(after.State).Id}";
    }

    private static string Who(Part part, bool isTheOne) =>
        string.Join('/', part.Roles)
        + (part.Quorum > 1 ? "×" + part.Quorum.ToString(CultureInfo.InvariantCulture) : "")
        + (isTheOne ? "=A" : "");
}
