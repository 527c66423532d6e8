using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Budget;

/// <summary>From a file to a budget in force: through the same host, the same guards and the same journal as any command.</summary>
public sealed class BudgetImporter(ICaseHost host, CaseStore store, BudgetQueries queries, TimeProvider clock)
{
    /// <summary>What an import would do, and everything that is wrong with the file; nothing is written.</summary>
    public async Task<BudgetPreview> PreviewAsync(BudgetImport import, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        var table = BudgetFile.Read(import.Content, import.FileName, import.Control);
        var total = new BudgetFigures(new Money(table.Sum(BudgetColumn.Current), import.Currency), new Money(table.Sum(BudgetColumn.Accrued), import.Currency));
        var differences = table.IsGood && import.Details is { } details
            ? await queries.DifferencesAsync(import.Institution, details, total, cancellation).ConfigureAwait(false)
            : [];
        return new BudgetPreview(table, total, differences);
    }

    /// <summary>
    /// Imports all lines or none. A bad file is refused with every bad cell, and recorded as refused like any command.
    /// A difference to the line it breaks down does not stop it: both figures are official, and reports show both.
    /// </summary>
    public async Task<BudgetImportOutcome> ImportAsync(BudgetImport import, CancellationToken cancellation)
    {
        var preview = await PreviewAsync(import, cancellation).ConfigureAwait(false);
        var id = BudgetId.For(import.Institution, import.Code);
        var attempt = new CaseCommand(
            import.Institution, BudgetKind.Instance.Kind, id, import.CommandId, BudgetKind.Instance.OpeningCommand, null, import.Person, import.StandInFor,
            JsonSerializer.SerializeToUtf8Bytes(CommandOf(import, preview.Table), CaseJson.Options));
        if (preview.Table.IsGood)
        {
            return new BudgetImportOutcome(id, preview, await host.SendAsync(attempt, cancellation).ConfigureAwait(false));
        }

        var rejection = TableSource.Refusal("budget-file", preview.Table.Errors);
        await store.RecordRefusalAsync(attempt, rejection, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        return new BudgetImportOutcome(id, preview, new CommandOutcome(0, "", "", rejection, Replayed: false));
    }

    private static ImportBudget CommandOf(BudgetImport import, BudgetTable table) => new(
        import.Code,
        import.Title,
        import.FiscalYear,
        import.Currency,
        import.Chargeable,
        [.. table.Lines.Select(l => new BudgetLineImported(
            l.Code, l.Name, new Money(l.Assigned, import.Currency), new Money(l.Modified, import.Currency), new Money(l.Accrued, import.Currency)))],
        import.Details);
}

/// <summary>A file on its way to becoming a budget.</summary>
/// <param name="CommandId">Idempotency key.</param>
/// <param name="Code">The budget's code: a–z, 0–9 and hyphens.</param>
/// <param name="Currency">The file itself names none; every amount in it is of this one.</param>
/// <param name="Chargeable">False for a budget that only breaks down a line of another.</param>
/// <param name="FileName">Its extension must agree with the content: <c>.csv</c>, <c>.txt</c> or <c>.xlsx</c>.</param>
public sealed record BudgetImport(
    string Institution, string Person, string CommandId, string Code, string Title, int FiscalYear, Currency Currency, bool Chargeable, string FileName, byte[] Content)
{
    public string? StandInFor { get; init; }

    /// <summary>The line of another budget that this one breaks down.</summary>
    public BudgetBreakdown? Details { get; init; }

    /// <summary>Totals stated outside the file, in minor units.</summary>
    public IReadOnlyDictionary<BudgetColumn, long>? Control { get; init; }
}

/// <summary>What a file holds.</summary>
/// <param name="Total">Sum of its lines; zero when it was refused.</param>
/// <param name="Differences">To the line it breaks down; empty when they agree, or it breaks down none.</param>
public sealed record BudgetPreview(BudgetTable Table, BudgetFigures Total, IReadOnlyList<BudgetDifference> Differences);

/// <summary>The outcome of an import.</summary>
public sealed record BudgetImportOutcome(CaseId Case, BudgetPreview Preview, CommandOutcome Outcome);
