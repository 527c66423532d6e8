using System.Text.Json;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Web.Cases;

/// <summary>The move an event of the journal records, as its page shows it.</summary>
public sealed record StepShown(string Target, string Transition, string From, string To)
{
    public IReadOnlyList<DocumentCited> Documents { get; init; } = [];

    public IReadOnlyList<OpenDeadline> Deadlines { get; init; } = [];

    public IReadOnlyList<string> DeadlinesClosed { get; init; } = [];

    /// <summary>Null for an event that moved nothing.</summary>
    public static StepShown? Of(HistoryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Data.ValueKind == JsonValueKind.Object && row.Data.TryGetProperty("step", out var step) && step.ValueKind == JsonValueKind.Object
            ? step.Deserialize<StepShown>(CaseJson.Options)
            : null;
    }
}
