using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using Npgsql;

namespace GrantControl.Journal.Authority;

public sealed partial class FactsReader
{
    private static readonly Dictionary<string, AssetFacts> NoAssets = new(StringComparer.Ordinal);

    /// <summary>The columns of an asset, in the order <see cref="AssetOf"/> reads them.</summary>
    internal const string AssetColumns =
        "inventory, serial, description, class, custodian, place, cost, currency, acquired_on, useful_life_months, state, held_by, version, seen_on";

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, AssetFacts>> AssetsAsync(
        string institution, IReadOnlyCollection<string> inventories, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(inventories);
        if (inventories.Count == 0)
        {
            return NoAssets;
        }

        return await GoodsAsync($"SELECT {AssetColumns} FROM asset WHERE institution = $1 AND inventory = ANY ($2)", cancellation, institution, inventories.ToArray()).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, AssetFacts>> AssetsAsync(string institution, AssetWhere where, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(where);
        var (column, value) = where.Place is { } place ? ("place", place) : ("custodian", where.Custodian ?? "");
        return await GoodsAsync(
            $"SELECT {AssetColumns} FROM asset WHERE institution = $1 AND {column} = $2 AND state <> 'removed' ORDER BY inventory LIMIT {limit + 1}", cancellation, institution, value).ConfigureAwait(false);
    }

    private async Task<IReadOnlyDictionary<string, AssetFacts>> GoodsAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var command = Command(connection, sql, values);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        Dictionary<string, AssetFacts> found = new(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var asset = AssetOf(reader);
            found[asset.Inventory] = asset;
        }

        return found;
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyDictionary<string, string>> RelatedPeopleAsync(string institution, string party, CancellationToken cancellation)
    {
        const string Sql = """
            SELECT p.id, p.name FROM person p JOIN interests_declaration i ON i.person = p.id
            WHERE p.institution = $1 AND i.related_organisations @> ARRAY[$2]
            """;
        await using var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var command = Command(connection, Sql, institution, party);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var related = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            related[reader.GetString(0)] = reader.GetString(1);
        }

        return related;
    }

    internal static AssetFacts AssetOf(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetString(5),
        new Money(r.GetInt64(6), Currency.Parse(r.GetString(7))), r.GetFieldValue<DateOnly>(8), r.GetInt32(9))
    {
        State = r.GetString(10),
        HeldBy = r.IsDBNull(11) ? null : new CaseId(r.GetGuid(11)),
        Version = r.GetInt64(12),
        SeenOn = r.IsDBNull(13) ? null : r.GetFieldValue<DateOnly>(13),
    };
}
