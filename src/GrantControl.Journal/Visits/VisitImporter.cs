using System.Text.Json;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Cases.Visits.History;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Visits;

#pragma warning disable MA0048 // what is imported, and what became of it

/// <summary>From a file to a report of past visits: through the same host, the same guards and the same journal as any command.</summary>
public sealed class VisitImporter(ICaseHost host, CaseStore store, TimeProvider clock)
{
    /// <summary>Enters all rows or none. A bad file is refused with every bad row, and recorded as refused like any command.</summary>
    public async Task<VisitImportOutcome> ImportAsync(VisitImport import, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        var (raw, error) = TableSource.Open(import.Content, import.FileName, BudgetTable.MaxRows + 100);
        var table = raw is null ? new VisitTable([], [], null, [error!]) : VisitTable.Read(raw, import.Country);
        var id = VisitHistoryKind.IdFor(import.Institution, import.Code);
        var command = new ImportVisits(import.Code, import.Title, import.Country, import.Starts, import.Ends, table.Rows, table.Totals, table.StatedTotal);
        var attempt = new CaseCommand(
            import.Institution, VisitHistoryKind.Instance.Kind, id, import.CommandId, VisitHistoryKind.Instance.OpeningCommand, null, import.Person, import.StandInFor,
            JsonSerializer.SerializeToUtf8Bytes(command, CaseJson.Options));
        if (table.Errors.Count == 0)
        {
            return new VisitImportOutcome(id, table.Rows.Sum(static r => r.Visits), await host.SendAsync(attempt, cancellation).ConfigureAwait(false));
        }

        var rejection = TableSource.Refusal("visit-file", table.Errors);
        await store.RecordRefusalAsync(attempt, rejection, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        return new VisitImportOutcome(id, 0, new CommandOutcome(0, "", "", rejection, Replayed: false));
    }
}

/// <summary>A file of past visits on its way in.</summary>
/// <param name="CommandId">Idempotency key.</param>
/// <param name="Code">The report's code: a–z, 0–9 and hyphens.</param>
/// <param name="Country"><c>GT</c> or <c>SV</c>: departments of both have names in common.</param>
public sealed record VisitImport(
    string Institution, string Person, string CommandId, string Code, string Title, string Country, DateOnly Starts, DateOnly Ends, string FileName, byte[] Content)
{
    public string? StandInFor { get; init; }
}

/// <param name="Visits">In the file; 0 when it was refused.</param>
public sealed record VisitImportOutcome(CaseId Case, int Visits, CommandOutcome Outcome);
