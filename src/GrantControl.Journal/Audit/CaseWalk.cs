using System.Globalization;
using GrantControl.Journal.Hosting;

namespace GrantControl.Journal.Audit;

/// <summary>One case on its way through an audit: its events in order, then its rows in the derived tables.</summary>
internal sealed class CaseWalk
{
    private readonly AuditRun _run;
    private readonly CaseAudit? _audit;
    private readonly Dictionary<AuditTable, Dictionary<string, string[]>> _found;
    private StoredRow? _last;
    private bool _broken;

    private CaseWalk(AuditRun run, Guid id, CaseAudit? audit, Dictionary<AuditTable, Dictionary<string, string[]>> found) =>
        (_run, Id, _audit, _found) = (run, id, audit, found);

    public Guid Id { get; }

    public static async Task<CaseWalk> StartAsync(AuditRun run, CaseKinds kinds, StoredRow first, CancellationToken cancellation)
    {
        var id = first.Header.CaseId;
        Dictionary<AuditTable, Dictionary<string, string[]>> found = [];
        foreach (var (table, rows) in run.Tables)
        {
            found[table] = await rows.TakeAsync(id, run.Report, cancellation).ConfigureAwait(false);
        }

        return new CaseWalk(run, id, kinds.TryGet(first.Kind, out var kind) ? new CaseAudit(kind, id) : null, found);
    }

    /// <summary>Checks one event. After a broken link the rest of the case says nothing any more.</summary>
    public void Take(StoredRow row)
    {
        if (_broken)
        {
            return;
        }

        var finding = _audit is null
            ? new AuditFinding("case_event", row.Key, "a kind this program runs", $"kind '{row.Kind}'")
            : ChainCheck.Check(row, _last);
        if (finding is null)
        {
            var (effects, why) = _audit!.Apply(row, _found[AuditTables.Receipts]);
            if (effects is not null)
            {
                _run.Budget.Apply(row.Header.Institution, effects);
                _run.Assets.Apply(row.Header.Institution, Id, row.Header.Version, effects);
                _run.Blocks.Apply(row.Header, effects);
            }

            finding = why;
        }

        _last = row;
        if (finding is not null)
        {
            _run.Report(finding);
            _broken = true;
        }
    }

    public void Finish()
    {
        if (_broken || _audit is null || Truncated())
        {
            return;
        }

        _audit.Close(_found[AuditTables.Receipts]);
        foreach (var table in AuditTables.All)
        {
            Compare(table, _audit.Expected(table), _found[table]);
        }
    }

    /// <summary>
    /// An event that both a receipt and the index know, and the journal does not, was taken off the end. When only one of
    /// them knows it, that one was altered.
    /// </summary>
    private bool Truncated()
    {
        if (Highest(AuditTables.Receipts, 1) <= _last!.Header.Version || Highest(AuditTables.Index, 2) <= _last.Header.Version)
        {
            return false;
        }

        _run.Report(new AuditFinding("case_event", $"{Id}/{_last.Header.Version + 1}", "an event with this version, by receipt and index", "no such row"));
        return true;
    }

    private long Highest(AuditTable table, int column) =>
        _found[table].Values.Select(f => long.Parse(f[column], CultureInfo.InvariantCulture)).DefaultIfEmpty(0).Max();

    private void Compare(AuditTable table, Dictionary<string, string[]> expected, Dictionary<string, string[]> found)
    {
        foreach (var key in expected.Keys.Concat(found.Keys.Where(k => !expected.ContainsKey(k))))
        {
            var (want, have) = (expected.GetValueOrDefault(key), found.GetValueOrDefault(key));
            if (ReferenceEquals(table, AuditTables.Claims) && want is not null && have is null)
            {
                var parts = key.Split('/', 2);
                _run.SharedClaims.Add((want[0], parts[0], parts[1], want[1], Id));
            }
            else if (table.Difference(want, have) is { } difference)
            {
                _run.Report(new AuditFinding(table.Name, key.Length == 0 ? $"{Id}" : $"{Id}/{key}", difference.Expected, difference.Found));
            }
        }
    }
}
