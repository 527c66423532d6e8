using System.Text.Json;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Papers;

/// <summary>What a paper is made of: the case as it was with the event, and everything up to it. Nothing later can change it.</summary>
/// <param name="Past">Events up to the paper's own, which is the last.</param>
public sealed record PaperSource(CaseShown At, IReadOnlyList<HistoryRow> Past)
{
    public HistoryRow Event => Past[^1];

    public ICaseKind Kind => At.Kind;

    /// <summary>The acts that made the event what it is: every part of its transition, and before them those since another transition.</summary>
    public IReadOnlyList<(HistoryRow Row, StepShown Step)> Acts(string? since)
    {
        if (StepShown.Of(Event) is not { } last)
        {
            return [];
        }

        List<(HistoryRow, StepShown)> acts = [];
        var begun = since is null;
        foreach (var row in Past.Reverse())
        {
            if (StepShown.Of(row) is not { } step || step.Target != last.Target)
            {
                continue;
            }

            // Whatever moved the case before the paper's own transition belongs to an earlier act, unless the paper wants it.
            var same = step.Transition == last.Transition;
            if (begun && !same && step.From != step.To)
            {
                break;
            }

            if (same || !begun)
            {
                acts.Add((row, step));
            }

            if (!begun && step.Transition == since)
            {
                break;
            }
        }

        acts.Reverse();
        return acts;
    }

    /// <summary>The event's own fields.</summary>
    public T Data<T>() => Event.Data.Deserialize<T>(CaseJson.Options)!;
}

/// <summary>What happened to a case after one of its papers.</summary>
public sealed record PaperAftermath(HistoryRow Event, IReadOnlyList<HistoryRow> Later, CaseShown Now)
{
    /// <summary>The last later event of a name; null when there is none.</summary>
    public HistoryRow? Last(string name) => Later.LastOrDefault(r => r.Name == name);
}

/// <summary>The workflow move an event records.</summary>
public sealed record StepShown(string Target, string Transition, string Part, string From, string To)
{
    /// <summary>Null for an event that moves nothing.</summary>
    public static StepShown? Of(HistoryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Data.TryGetProperty("step", out var step) ? step.Deserialize<StepShown>(CaseJson.Options) : null;
    }

    /// <summary>Whether the act completed its transition.</summary>
    public bool Moves => From != To;

    /// <summary>In which capacity the act was done.</summary>
    public Label Capacity(ICaseKind kind) => Found(kind)?.Parts.FirstOrDefault(p => p.Id == Part)?.Label ?? new Label(Part, Part);

    public Label What(ICaseKind kind) => Found(kind)?.Label ?? new Label(Transition, Transition);

    private Transition? Found(ICaseKind kind)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return kind.Workflow.Row(Target, Transition);
    }
}
