using System.Globalization;
using GrantControl.Journal.Appending;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Audit;

/// <summary>Replays one case and holds, as text, every row that its events must have left in the derived tables.</summary>
internal sealed class CaseAudit(ICaseKind kind, Guid id)
{
    private readonly Dictionary<AuditTable, Dictionary<string, string[]>> _expected =
        AuditTables.All.ToDictionary(t => t, _ => new Dictionary<string, string[]>(StringComparer.Ordinal));

    private readonly List<string> _names = [];
    private ICaseState _state = kind.New(new CaseId(id));
    private StoredRow? _first;
    private StoredRow? _last;

    public Dictionary<string, string[]> Expected(AuditTable table) => _expected[table];

    /// <summary>Folds one event in. Answers what it does outside the case, or null with the reason why it cannot be replayed.</summary>
    public (Effects? Effects, AuditFinding? Why) Apply(StoredRow row, IReadOnlyDictionary<string, string[]> receipts)
    {
        try
        {
            if (_last is not null && !string.Equals(_last.Header.CommandId, row.Header.CommandId, StringComparison.Ordinal))
            {
                CloseCommand(receipts);
            }

            var header = row.Header;
            var meta = new EventMeta(header.Version, header.Actor, header.StandInFor, header.At, header.CommandId, header.PolicyVersion);
            var recorded = new Recorded(kind.Events.Read(header.Name, row.Payload), meta);
            var after = kind.Evolve(_state, recorded);
            if (!string.Equals(after.ContentHash, header.ContentHash, StringComparison.Ordinal))
            {
                return (null, new AuditFinding("case_event", row.Key, $"content hash '{after.ContentHash}' by replay", header.ContentHash));
            }

            var effects = kind.Effects(_state, recorded, after);
            (_state, _last) = (after, row);
            _first ??= row;
            _names.Add(header.Name);
            Expect(header, effects);
            return (effects, null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // Whatever an event that was tampered with makes the fold do, it is a finding and not the audit's end.
            return (null, new AuditFinding("case_event", row.Key, "an event that can be replayed", e.Message));
        }
    }

    /// <summary>Completes what is expected once the last event is in.</summary>
    public void Close(IReadOnlyDictionary<string, string[]> receipts)
    {
        CloseCommand(receipts);
        var (header, x) = (_last!.Header, kind.Index(_state));
        _expected[AuditTables.Index][""] =
        [
            header.Institution, kind.Kind, Number(header.Version), x.Number, x.Title, x.Organisation ?? "", x.OrganisationName ?? "",
            x.Amount is { } a ? Number(a.Minor) : "", x.Amount?.Currency.Code ?? "", x.State, string.Join(' ', x.WaitingFor), Day(x.NextDue),
            Text(x.Blocked), Text(x.Final), Day(x.LiquidationDue), header.ContentHash,
            Number(JournalHash.Microseconds(_first!.Header.At)), Number(JournalHash.Microseconds(header.At)),
            string.Join(' ', kind.Readers(_state)?.Allowed ?? []), string.Join(' ', kind.Readers(_state)?.Barred ?? []), string.Join(' ', x.Held),
        ];
        foreach (var d in kind.Deadlines(_state))
        {
            _expected[AuditTables.Deadlines][d.Id] =
            [
                header.Institution, kind.Kind, d.Target, d.Transition, d.Owner, d.EscalatesTo, Day(d.Due),
                d.PausedWith is { } left ? Number(left) : "", Text(d.Missed),
            ];
        }
    }

    private void CloseCommand(IReadOnlyDictionary<string, string[]> receipts)
    {
        var (header, x) = (_last!.Header, kind.Index(_state));
        var bodyHash = receipts.TryGetValue(header.CommandId, out var found) ? found[^1] : "";
        var seal = JournalHash.Seal(header.Institution, header.CommandId, Convert.FromHexString(bodyHash), x.State, x.Number, _names, _last.Hash);
        _expected[AuditTables.Receipts][header.CommandId] =
        [
            header.Institution, Number(header.Version), x.State, x.Number, string.Join(' ', _names),
            Number(JournalHash.Microseconds(header.At)), Convert.ToHexStringLower(seal), bodyHash,
        ];
        _names.Clear();
    }

    private void Expect(EventHeader header, Effects effects)
    {
        for (var i = 0; i < effects.Postings.Count; i++)
        {
            var p = effects.Postings[i];
            _expected[AuditTables.Ledger][$"{Number(header.Version)}/{Number(i)}"] =
                [header.Institution, p.Debit, p.Credit, Number(p.Amount.Minor), p.Amount.Currency.Code, p.BudgetLine, p.Memo];
        }

        foreach (var duty in effects.Duties)
        {
            _expected[AuditTables.Duties][$"{duty.Person}/{duty.Duty}/{duty.CompensatedWith}"] = [header.Institution];
        }

        foreach (var claim in effects.Claims)
        {
            _expected[AuditTables.Claims][$"{claim.Type}/{claim.Key}"] = [header.Institution, claim.Owner];
        }

        foreach (var mark in effects.Gates)
        {
            if (mark.ContentHash is null || mark.Person is null)
            {
                _expected[AuditTables.Gates].Remove(mark.Gate);
            }
            else
            {
                _expected[AuditTables.Gates][mark.Gate] = [header.Institution, mark.Person, mark.ContentHash];
            }
        }
    }

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Text(bool value) => value ? "true" : "false";

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
