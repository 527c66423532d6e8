using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Problems;

namespace GrantControl.Web.Cases;

/// <summary>What a reader may do now, in the groups and with the weight a page gives it.</summary>
public static class CaseActs
{
    /// <summary>The case first, then its parts in the order they come.</summary>
    public static IReadOnlyList<ActGroup> Of(CaseShown shown, CaseWords words)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(words);
        return
        [
            .. shown.Permitted.GroupBy(static p => p.Target, StringComparer.Ordinal)
                .OrderBy(static g => g.Key.Length > 0)
                .Select(g => new ActGroup(g.Key, [.. g.Select(p => Act(shown, p, words)).OrderBy(static a => a.Weight)])),
        ];
    }

    /// <summary>The acts that a panel takes to itself, by what its kind says of it.</summary>
    public static IReadOnlyList<ActShown> Beside(CasePanel panel, IReadOnlyList<ActGroup> groups)
    {
        ArgumentNullException.ThrowIfNull(panel);
        return [.. groups.Where(static g => g.Target.Length == 0).SelectMany(static g => g.Of(ActWeight.Oversight)).Where(a => panel.Acts.Contains(a.Offered.Command, StringComparer.Ordinal))];
    }

    private static ActShown Act(CaseShown shown, CommandOffered offered, CaseWords words) =>
        new(offered, Weigh(words.TransitionOf(offered.Target, offered.Transition)), Blocked(shown, offered, words));

    /// <summary>What advances the case comes first, what turns it back next, what only watches over it last.</summary>
    private static ActWeight Weigh(Transition? transition) => transition switch
    {
        null => ActWeight.Main,
        { ChangesContent: true } or { Deadline: not null } or { Clears: not null } => ActWeight.Main,
        _ when transition.Guards.HasFlag(Guards.Unblocked) => ActWeight.Main,
        _ when !transition.From.Contains(transition.To, StringComparer.Ordinal) => ActWeight.Other,
        _ => ActWeight.Oversight,
    };

    private static string? Blocked(CaseShown shown, CommandOffered offered, CaseWords words)
    {
        var l = words.Language;
        if (offered.Why is { } why)
        {
            return l.T(why);
        }

        switch (offered.BlockedBy)
        {
            case null:
                return null;
            case Codes.GateOpen:
                var needed = words.TransitionOf(offered.Target, offered.Transition) is { } t ? t.NeedsGates.Concat(t.NeedsParentGates) : [];
                var open = shown.Gates.Where(g => g.Standing != "cleared" && needed.Contains(g.Id)).Select(g => l.T(g.Label)).ToList();
                return open.Count == 0
                    ? l.T(ProblemKind.Of(Codes.GateOpen).Title)
                    : l.T($"Falta el visto bueno de: {string.Join(", ", open)}.", $"Still to be cleared by: {string.Join(", ", open)}.");
            case Codes.Blocked:
                return Stopped(shown, l) ?? l.T(ProblemKind.Of(Codes.Blocked).Title);
            default:
                return l.T(ProblemKind.Of(offered.BlockedBy).Title);
        }
    }

    /// <summary>The documents an act asks for and the rules it must hold, in words.</summary>
    public static IReadOnlyList<string> Asks(CommandOffered offered, CaseWords words)
    {
        ArgumentNullException.ThrowIfNull(offered);
        ArgumentNullException.ThrowIfNull(words);
        return words.TransitionOf(offered.Target, offered.Transition) is { } t
            ? [.. t.Documents.Select(d => words.Language.T($"Documento: {words.Document(d)}", $"Document: {words.Document(d)}")), .. t.Rules.Select(words.Rule)]
            : [];
    }

    /// <summary>Why nothing advances or is paid; null when nothing stands in the way.</summary>
    public static string? Stopped(CaseShown shown, Shared.Languages.Language l)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(l);
        var findings = shown.Findings.Where(static f => f is { Blocking: true, Resolved: false }).Select(static f => f.Number).ToList();
        return shown.Frozen.Length > 0 ? l.T($"Pagos congelados por control interno: {shown.Frozen}", $"Payments frozen by internal control: {shown.Frozen}")
            : shown.FrozenBy is [var by, ..] ? l.T(
                $"{by.ByName} lo congeló el {LocalizedPage.Time(by.Since)[..16]} desde {by.Number}: {by.Reason} Control interno puede levantarlo allí.",
                $"{by.ByName} froze it on {LocalizedPage.Time(by.Since)[..16]} from {by.Number}: {by.Reason} Internal control can lift it there.")
            : findings.Count > 0 ? l.T($"Hay hallazgos que detienen el expediente: n.º {string.Join(", ", findings)}.", $"Findings stop the case: no. {string.Join(", ", findings)}.")
            : null;
    }
}

public enum ActWeight
{
    Main,
    Other,
    Oversight,
}

/// <summary>Acts on the case (empty target) or on one part of it.</summary>
public sealed record ActGroup(string Target, IReadOnlyList<ActShown> Acts)
{
    public IEnumerable<ActShown> Of(ActWeight weight) => Acts.Where(a => a.Weight == weight);
}

/// <summary>One act a reader may do.</summary>
/// <param name="Blocked">What still stands in its way, in words; null when nothing does.</param>
public sealed record ActShown(CommandOffered Offered, ActWeight Weight, string? Blocked);
