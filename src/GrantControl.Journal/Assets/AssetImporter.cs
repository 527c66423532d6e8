using System.Text.Json;
using GrantControl.Cases.Assets;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Assets;

/// <summary>From a file to goods in the register: through the same host, the same guards and the same journal as any command.</summary>
public sealed class AssetImporter(ICaseHost host, CaseStore store, TimeProvider clock)
{
    /// <summary>Registers all goods or none. A bad file is refused with every bad cell, and recorded as refused like any command.</summary>
    public async Task<AssetImportOutcome> ImportAsync(AssetImport import, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(import);
        var table = Read(import);
        var id = InventoryKind.IdFor(import.Institution, import.Code);
        var command = new ImportAssets(import.Code, import.Title, import.Currency, table.Assets);
        var attempt = new CaseCommand(
            import.Institution, InventoryKind.Instance.Kind, id, import.CommandId, InventoryKind.Instance.OpeningCommand, null, import.Person, import.StandInFor,
            JsonSerializer.SerializeToUtf8Bytes(command, CaseJson.Options));
        if (table.Errors.Count == 0)
        {
            return new AssetImportOutcome(id, table.Assets.Count, await host.SendAsync(attempt, cancellation).ConfigureAwait(false));
        }

        var rejection = TableSource.Refusal("asset-file", table.Errors);
        await store.RecordRefusalAsync(attempt, rejection, clock.GetUtcNow(), cancellation).ConfigureAwait(false);
        return new AssetImportOutcome(id, 0, new CommandOutcome(0, "", "", rejection, Replayed: false));
    }

    /// <summary>A file as it stands and what would be made of it; nothing is written.</summary>
    public AssetSheet Preview(byte[] content, string fileName, Currency currency)
    {
        var (raw, error) = TableSource.Open(content, fileName, BudgetTable.MaxRows + 2);
        return raw is null
            ? new AssetSheet(new RawTable([]), new AssetTable([], [error!]))
            : new AssetSheet(raw, AssetTable.Read(raw, currency, BusinessCalendar.DayOf(clock.GetUtcNow())));
    }

    private AssetTable Read(AssetImport import) => Preview(import.Content, import.FileName, import.Currency).Table;
}

/// <summary>A file on its way into the register.</summary>
/// <param name="CommandId">Idempotency key.</param>
/// <param name="Code">The inventory's code: a–z, 0–9 and hyphens.</param>
/// <param name="Currency">The file itself names none; every cost in it is of this one.</param>
public sealed record AssetImport(
    string Institution, string Person, string CommandId, string Code, string Title, Currency Currency, string FileName, byte[] Content)
{
    public string? StandInFor { get; init; }
}

/// <summary>The outcome of an import.</summary>
/// <param name="Assets">Goods in the file; 0 when it was refused.</param>
public sealed record AssetImportOutcome(CaseId Case, int Assets, CommandOutcome Outcome);

/// <summary>A file of goods as it stands, and what was made of it.</summary>
public sealed record AssetSheet(RawTable Raw, AssetTable Table)
{
    public RawRow? Header => Raw.Rows.FirstOrDefault(static r => !r.IsBlank);
}

/// <summary>What a person wrote about a file of goods: texts as typed, checked where they are used.</summary>
public sealed record AssetDraftForm(string Code, string Title, string Currency);
