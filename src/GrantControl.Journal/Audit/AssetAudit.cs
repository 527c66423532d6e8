using System.Globalization;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Audit;

/// <summary>
/// Every asset, computed again from what the events say, beside the register. Cases come in no common order, so what counts
/// is what each case took and let go: at most one can still hold a good.
/// </summary>
internal sealed class AssetAudit
{
    private static readonly AuditTable Table = new(
        "asset",
        ["serial", "description", "class", "custodian", "place", "cost", "currency", "acquired_on", "useful_life_months", "registered_by", "state", "held_by", "version", "seen_on", "asset_move"],
        "", "");

    private readonly Dictionary<(string Institution, string Inventory), Good> _goods = [];

    public void Apply(string institution, Guid id, long version, Effects effects)
    {
        foreach (var mark in effects.Assets)
        {
            if (!_goods.TryGetValue((institution, mark.Inventory), out var good))
            {
                _goods[(institution, mark.Inventory)] = good = new Good();
            }

            good.Take(id, version, mark);
        }
    }

    /// <summary>Compares the register with what was applied. Answers how many goods there are.</summary>
    public async Task<long> CompareAsync(NpgsqlConnection connection, string institution, Action<AuditFinding> report, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT institution, inventory, ARRAY[serial, description, class, custodian, place, cost::text, currency::text, acquired_on::text,
                   useful_life_months::text, registered_by::text, state, coalesce(held_by::text, ''), version::text, coalesce(seen_on::text, ''),
                   (SELECT coalesce(string_agg(m.case_id || ':' || m.case_version || ':' || m.move, ' ' ORDER BY m.case_id::text COLLATE "C", m.case_version, m.move COLLATE "C"), '')
                    FROM asset_move m WHERE m.institution = asset.institution AND m.inventory = asset.inventory)]
            FROM asset WHERE $1 = '' OR institution = $1 ORDER BY institution, inventory
            """,
            connection)
        {
            CommandTimeout = 0,
            Parameters = { new NpgsqlParameter { Value = institution } },
        };
        long read = 0;
        await using (var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                read++;
                var key = (reader.GetString(0), reader.GetString(1));
                var expected = _goods.Remove(key, out var good) ? good.ToText() : null;
                if (Table.Difference(expected, reader.GetFieldValue<string[]>(2)) is { } difference)
                {
                    report(new AuditFinding(Table.Name, $"{key.Item1}/{key.Item2}", difference.Expected, difference.Found));
                }
            }
        }

        foreach (var ((where, inventory), _) in _goods.OrderBy(g => g.Key.Inventory, StringComparer.Ordinal))
        {
            report(new AuditFinding(Table.Name, $"{where}/{inventory}", "a row", "no such row"));
        }

        return read;
    }

    private sealed class Good
    {
        private readonly HashSet<Guid> _holders = [];
        private string[] _head = [.. Enumerable.Repeat("", 10)];
        private readonly List<(string Case, long Version, string Move)> _moves = [];
        private AssetHandover? _custody;
        private DateOnly? _seen;
        private bool _removed;
        private int _version;

        public void Take(Guid id, long version, AssetMark mark)
        {
            _moves.Add((id.ToString("D"), version, mark.Move.ToString().ToLowerInvariant()));
            _version += mark.Move == AssetMove.See ? 0 : 1;
            switch (mark.Move)
            {
                case AssetMove.Register:
                    var a = mark.Registered!;
                    _head =
                    [
                        a.Serial, a.Description, a.Class, a.Custodian, a.Place, Number(a.Cost.Minor), a.Cost.Currency.Code,
                        Day(a.AcquiredOn), Number(a.UsefulLifeMonths), id.ToString("D"),
                    ];
                    break;
                case AssetMove.Release:
                    _holders.Remove(id);
                    break;
                case AssetMove.Transfer:
                    _holders.Remove(id);
                    _custody = mark.Handover!.Version > (_custody?.Version ?? 0) ? mark.Handover : _custody;
                    break;
                case AssetMove.See:
                    _seen = mark.On > (_seen ?? DateOnly.MinValue) ? mark.On : _seen;
                    break;
                default:
                    _holders.Add(id);
                    _removed |= mark.Move == AssetMove.Remove;
                    break;
            }
        }

        public string[] ToText() =>
        [
            .. _head[..3],
            _custody?.Custodian ?? _head[3],
            _custody?.Place ?? _head[4],
            .. _head[5..],
            _removed ? AssetFacts.Removed : _holders.Count > 0 ? AssetFacts.Locked : AssetFacts.InUse,
            string.Join(' ', _holders.Select(static h => h.ToString("D")).Order(StringComparer.Ordinal)),
            Number(_version),
            _seen is { } day ? Day(day) : "",
            string.Join(' ', _moves.OrderBy(static m => m.Case, StringComparer.Ordinal).ThenBy(static m => m.Version).ThenBy(static m => m.Move, StringComparer.Ordinal).Select(static m => $"{m.Case}:{Number(m.Version)}:{m.Move}")),
        ];

        private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

        private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
