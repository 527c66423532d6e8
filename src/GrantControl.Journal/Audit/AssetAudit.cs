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
        ["serial", "description", "class", "custodian", "place", "cost", "currency", "acquired_on", "useful_life_months", "registered_by", "state", "held_by", "version"],
        "", "");

    private readonly Dictionary<(string Institution, string Inventory), Good> _goods = [];

    public void Apply(string institution, Guid id, Effects effects)
    {
        foreach (var mark in effects.Assets)
        {
            if (!_goods.TryGetValue((institution, mark.Inventory), out var good))
            {
                _goods[(institution, mark.Inventory)] = good = new Good();
            }

            good.Take(id, mark);
        }
    }

    /// <summary>Compares the register with what was applied. Answers how many goods there are.</summary>
    public async Task<long> CompareAsync(NpgsqlConnection connection, string institution, Action<AuditFinding> report, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT institution, inventory, ARRAY[serial, description, class, custodian, place, cost::text, currency::text, acquired_on::text,
                   useful_life_months::text, registered_by::text, state, coalesce(held_by::text, ''), version::text]
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
        private bool _removed;
        private int _version;

        public void Take(Guid id, AssetMark mark)
        {
            _version++;
            switch (mark.Move)
            {
                case AssetMove.Register:
                    var a = mark.Registered!;
                    _head =
                    [
                        a.Serial, a.Description, a.Class, a.Custodian, a.Place, Number(a.Cost.Minor), a.Cost.Currency.Code,
                        a.AcquiredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), Number(a.UsefulLifeMonths), id.ToString("D"),
                    ];
                    break;
                case AssetMove.Release:
                    _holders.Remove(id);
                    break;
                default:
                    _holders.Add(id);
                    _removed |= mark.Move == AssetMove.Remove;
                    break;
            }
        }

        public string[] ToText() =>
        [
            .. _head,
            _removed ? AssetFacts.Removed : _holders.Count > 0 ? AssetFacts.Locked : AssetFacts.InUse,
            string.Join(' ', _holders.Select(static h => h.ToString("D")).Order(StringComparer.Ordinal)),
            Number(_version),
        ];

        private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);
    }
}
