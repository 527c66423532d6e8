using System.Text;
using GrantControl.Cases.Assets;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using Npgsql;

namespace GrantControl.Journal.Assets;

/// <summary>What the institution's people read of its register of assets; an organisation's people read none of it.</summary>
public sealed class AssetQueries(JournalDatabase database, IFactsReader facts, TimeProvider clock)
{
    private static readonly TimeSpan FactsAge = TimeSpan.FromSeconds(2);

    /// <summary>Goods in the order of their numbers; null when this person may not read the register.</summary>
    /// <param name="text">Found in number, serial, description, custodian or place; null for all.</param>
    /// <exception cref="FormatException">The cursor is none of this list's.</exception>
    public async Task<Page<AssetRow>?> ListAsync(string institution, string person, string? text, string? cursor, int limit, CancellationToken cancellation)
    {
        if (!await MayReadAsync(institution, person, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var rows = await ReadAsync(
            $"""
            SELECT {FactsReader.AssetColumns} FROM asset
            WHERE institution = $1 AND inventory > $2 COLLATE "C"
              AND ($3 = '' OR concat_ws(' ', inventory, serial, description, custodian, place) ILIKE '%' || $3 || '%')
            ORDER BY inventory COLLATE "C" LIMIT $4
            """,
            cancellation, institution, After(cursor), Literal(text ?? ""), limit + 1).ConfigureAwait(false);
        return new Page<AssetRow>([.. rows.Take(limit)], rows.Count > limit ? Convert.ToHexStringLower(Encoding.UTF8.GetBytes(rows[limit - 1].Asset.Inventory)) : null);
    }

    /// <summary>One good; null when there is none of that number, or not for this person.</summary>
    /// <param name="on">The day its book value is wanted for; null for today.</param>
    public async Task<AssetRow?> FindAsync(string institution, string person, string inventory, DateOnly? on, CancellationToken cancellation)
    {
        if (!await MayReadAsync(institution, person, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var rows = await ReadAsync($"SELECT {FactsReader.AssetColumns} FROM asset WHERE institution = $1 AND inventory = $2", cancellation, institution, inventory).ConfigureAwait(false);
        return rows is [var row] ? on is { } day ? AssetRow.Of(row.Asset, day) : row : null;
    }

    private async Task<bool> MayReadAsync(string institution, string person, CancellationToken cancellation) =>
        await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is { Organisation: null };

    private async Task<List<AssetRow>> ReadAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        var today = BusinessCalendar.DayOf(clock.GetUtcNow());
        await using var command = database.Application.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        List<AssetRow> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(AssetRow.Of(FactsReader.AssetOf(reader), today));
        }

        return rows;
    }

    private static string After(string? cursor) => cursor is null ? "" : Encoding.UTF8.GetString(Convert.FromHexString(cursor));

    /// <summary>What people type is text, not a pattern.</summary>
    private static string Literal(string text) =>
        text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal);
}

/// <summary>A good with what it is worth in the books on a day.</summary>
public sealed record AssetRow(AssetFacts Asset, DateOnly On, Money BookValue, Money Depreciation)
{
    public static AssetRow Of(AssetFacts asset, DateOnly day) => new(asset, day, Cases.Assets.BookValue.On(asset, day), Cases.Assets.BookValue.DepreciatedBy(asset, day));
}
