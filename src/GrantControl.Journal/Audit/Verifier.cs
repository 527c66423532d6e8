using System.Diagnostics;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using Npgsql;

namespace GrantControl.Journal.Audit;

/// <summary>
/// Computes everything again from the journal and compares: every chain, receipt, ledger entry, budget line, index row,
/// deadline, duty, gate, claim, freeze, stored document, and the guard's own tables. It reads one moment of the database, while
/// work goes on, and holds no more of it than one case and the budget lines.
/// </summary>
public sealed partial class Verifier(JournalDatabase database, CaseKinds kinds)
{
    private const int ProgressEvery = 100;

    /// <summary>Verifies one institution, or the whole database.</summary>
    /// <param name="institution">Null for all.</param>
    public async Task<AuditReport> VerifyAsync(string? institution, IProgress<AuditProgress>? progress, CancellationToken cancellation)
    {
        var since = Stopwatch.GetTimestamp();
        await using var run = await AuditRun.OpenAsync(database, institution ?? "", cancellation).ConfigureAwait(false);
        await VerifyCasesAsync(run, progress, cancellation).ConfigureAwait(false);
        foreach (var rows in run.Tables.Values)
        {
            await rows.TakeAsync(null, run.Report, cancellation).ConfigureAwait(false);
        }

        var lines = await run.Budget.CompareAsync(run.Main, run.Institution, run.Report, cancellation).ConfigureAwait(false);
        var assets = await run.Assets.CompareAsync(run.Main, run.Institution, run.Report, cancellation).ConfigureAwait(false);
        await run.Blocks.CompareAsync(run.Main, run.Institution, run.Report, cancellation).ConfigureAwait(false);
        await VerifySharedClaimsAsync(run, cancellation).ConfigureAwait(false);
        var documents = await VerifyDocumentsAsync(run, cancellation).ConfigureAwait(false);
        await VerifyGuardAsync(run, cancellation).ConfigureAwait(false);
        var counts = new AuditCounts(run.Cases, run.Events, run.Tables[AuditTables.Receipts].Read, run.Tables[AuditTables.Ledger].Read, lines, documents) { Assets = assets };
        return new AuditReport(run.First, run.Findings, counts, Stopwatch.GetElapsedTime(since));
    }

    private async Task VerifyCasesAsync(AuditRun run, IProgress<AuditProgress>? progress, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(StoredRow.Sql, run.Journal) { CommandTimeout = 0, Parameters = { new NpgsqlParameter { Value = run.Institution } } };
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        CaseWalk? walk = null;
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var row = StoredRow.Read(reader);
            run.Events++;
            if (walk is null || walk.Id != row.Header.CaseId)
            {
                await FinishAsync(walk, run, progress, cancellation).ConfigureAwait(false);
                walk = await CaseWalk.StartAsync(run, kinds, row, cancellation).ConfigureAwait(false);
            }

            walk.Take(row);
        }

        await FinishAsync(walk, run, progress, cancellation).ConfigureAwait(false);
        progress?.Report(new AuditProgress(run.Cases, run.TotalCases, run.Events));
    }

    private static async Task FinishAsync(CaseWalk? walk, AuditRun run, IProgress<AuditProgress>? progress, CancellationToken cancellation)
    {
        if (walk is null)
        {
            return;
        }

        cancellation.ThrowIfCancellationRequested();
        walk.Finish();
        run.Cases++;
        if (run.Cases % ProgressEvery == 0)
        {
            progress?.Report(new AuditProgress(run.Cases, run.TotalCases, run.Events));
            await Task.Yield();
        }
    }
}
