using System.Text.Json;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Cases;

/// <summary>The move an event of the journal records, as its page shows it.</summary>
public sealed record StepShown(string Target, string Transition, string From, string To)
{
    /// <summary>The position after the act; null in what is shown without it.</summary>
    public WorkflowPosition? Position { get; init; }

    public IReadOnlyList<DocumentCited> Documents { get; init; } = [];

    public IReadOnlyList<OpenDeadline> Deadlines { get; init; } = [];

    public IReadOnlyList<string> DeadlinesClosed { get; init; } = [];

    /// <summary>Who must still do a part before the act takes effect; empty once it has.</summary>
    public IReadOnlyList<Label> Missing(Transition row)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (Position is not { } position || !position.PartsDone.Any(p => string.Equals(p.Transition, row.Id, StringComparison.Ordinal)))
        {
            return [];
        }

        List<Part> open = [.. row.Parts.Where(p => !p.ByClockOnly && position.Count(row.Id, p.Id) < p.Quorum)];
        return [.. (open.Exists(static p => !p.OnlyAboveThreshold) ? open.Where(static p => !p.OnlyAboveThreshold) : open).Select(static p => p.Label)];
    }

    /// <summary>Null for an event that moved nothing.</summary>
    public static StepShown? Of(HistoryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Data.ValueKind == JsonValueKind.Object && row.Data.TryGetProperty("step", out var step) && step.ValueKind == JsonValueKind.Object
            ? step.Deserialize<StepShown>(CaseJson.Options)
            : null;
    }
}
