using System.Text.Json;

namespace GrantControl.Web.Cases;

/// <summary>Which colour and picture the state of a case wears; the words beside them say the same.</summary>
public static class CaseTone
{
    public static string Of(CaseScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var state = screen.Case.State;
        return state is { Final: true, MovesMoney: true } ? "good"
            : state.Final ? "muted"
            : screen.Case.Deadlines.Count == 0 ? "info" : "wait";
    }

    /// <summary>Something it waits for has not come in its time. The state itself is none the worse for it, so it is told beside it.</summary>
    public static bool IsLate(CaseScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        return !screen.Case.State.Final && screen.Case.Deadlines.Any(static d => d.Missed);
    }

    public static string Icon(CaseScreen screen) => Of(screen) switch
    {
        "good" => "done",
        "muted" => "stop",
        "info" => "info",
        _ => "clock",
    };

    /// <summary>What a case tells of itself at the top: a suspension in force, or one proposed.</summary>
    public static IEnumerable<(string Title, IReadOnlyList<(string Label, FieldShown Value)> Fields)> Notices(CaseScreen screen)
    {
        ArgumentNullException.ThrowIfNull(screen);
        var (l, json) = (screen.L, screen.Case.Json);
        if (json.TryGetProperty("suspension", out var suspension) && suspension.ValueKind == JsonValueKind.Object)
        {
            yield return (l.T("Suspendido: no sale dinero hasta que se levante", "Suspended: no money leaves until it is lifted"), screen.Tree.Fields(suspension));
        }

        if (json.TryGetProperty("suspensionProposed", out var proposed) && proposed.ValueKind == JsonValueKind.Object)
        {
            yield return (l.T("Control interno propuso suspenderlo; falta que el titular decida", "Internal control proposed to suspend it; the head of the institution has not decided"), screen.Tree.Fields(proposed));
        }
    }
}
