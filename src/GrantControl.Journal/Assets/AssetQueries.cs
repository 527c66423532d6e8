using System.Text;
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
    public Task<Page<AssetRow>?> ListAsync(string institution, string person, string? text, string? cursor, int limit, CancellationToken cancellation) =>
        ListAsync(institution, person, new AssetFilter(text), cursor, limit, cancellation);

    /// <summary>Goods that pass a filter, in the order of their numbers; null when this person may not read the register.</summary>
    /// <exception cref="FormatException">The cursor is none of this list's.</exception>
    public async Task<Page<AssetRow>?> ListAsync(string institution, string person, AssetFilter filter, string? cursor, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (!await MayReadAsync(institution, person, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var rows = await ReadAsync(
            $"""
            SELECT {FactsReader.AssetColumns} FROM asset
            WHERE institution = $1 AND inventory > $2 COLLATE "C"
              AND {Passes(3)}
            ORDER BY inventory COLLATE "C" LIMIT $8
            """,
            cancellation, [institution, After(cursor), .. Values(filter), limit + 1]).ConfigureAwait(false);
        return new Page<AssetRow>([.. rows.Take(limit)], rows.Count > limit ? Convert.ToHexStringLower(Encoding.UTF8.GetBytes(rows[limit - 1].Asset.Inventory)) : null);
    }

    /// <summary>How many goods pass a filter and what they cost, by currency; empty when this person may not read the register.</summary>
    public async Task<IReadOnlyList<AssetTotal>> TotalsAsync(string institution, string person, AssetFilter filter, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return !await MayReadAsync(institution, person, cancellation).ConfigureAwait(false) ? [] : await ReadAsync(
            $"SELECT currency, count(*), sum(cost)::bigint FROM asset WHERE institution = $1 AND {Passes(2)} GROUP BY currency ORDER BY currency",
            static r => new AssetTotal(r.GetInt64(1), new Money(r.GetInt64(2), Currency.Parse(r.GetString(0)))),
            cancellation, [institution, .. Values(filter)]).ConfigureAwait(false);
    }

    /// <summary>The places and the custodians the register names, in use or locked, each with how many goods it has.</summary>
    public async Task<(IReadOnlyList<AssetScope> Places, IReadOnlyList<AssetScope> Custodians)> ScopesAsync(string institution, string person, CancellationToken cancellation)
    {
        if (!await MayReadAsync(institution, person, cancellation).ConfigureAwait(false))
        {
            return ([], []);
        }

        var scopes = await ReadAsync(
            """
            SELECT 'place', place, place, count(*) FROM asset WHERE institution = $1 AND state <> 'removed' GROUP BY place
            UNION ALL
            SELECT 'custodian', a.custodian, coalesce(min(p.name), a.custodian), count(*)
            FROM asset a LEFT JOIN person p ON p.institution = a.institution AND p.id = a.custodian
            WHERE a.institution = $1 AND a.state <> 'removed' GROUP BY a.custodian ORDER BY 1, 3
            """,
            static r => (What: r.GetString(0), Scope: new AssetScope(r.GetString(1), r.GetString(2), r.GetInt64(3))), cancellation, institution).ConfigureAwait(false);
        return ([.. scopes.Where(static s => s.What == "place").Select(static s => s.Scope)], [.. scopes.Where(static s => s.What == "custodian").Select(static s => s.Scope)]);
    }

    /// <summary>Each place with how many of its goods are due to be seen again, most due first; empty when this person may not read the register.</summary>
    /// <param name="before">A good last seen before it is due; one never seen is due when it was acquired before it.</param>
    public async Task<IReadOnlyList<PlaceSeen>> PlacesSeenAsync(string institution, string person, DateOnly before, CancellationToken cancellation) =>
        !await MayReadAsync(institution, person, cancellation).ConfigureAwait(false) ? [] : await ReadAsync(
            """
            SELECT place, count(*), count(*) FILTER (WHERE coalesce(seen_on, acquired_on) < $2), max(seen_on)
            FROM asset WHERE institution = $1 AND state <> 'removed' GROUP BY place ORDER BY 3 DESC, place
            """,
            static r => new PlaceSeen(r.GetString(0), r.GetInt64(1), r.GetInt64(2), r.IsDBNull(3) ? null : r.GetFieldValue<DateOnly>(3)), cancellation, institution, before).ConfigureAwait(false);

    /// <summary>Active people of the institution with a role, by name; empty when the asker may not read the register.</summary>
    public async Task<IReadOnlyList<AssetScope>> PeopleAsync(string institution, string person, string role, CancellationToken cancellation) =>
        !await MayReadAsync(institution, person, cancellation).ConfigureAwait(false) ? [] : await ReadAsync(
            "SELECT p.id, p.name FROM person p JOIN person_role r ON r.person = p.id WHERE p.institution = $1 AND p.active AND r.role = $2 ORDER BY p.name",
            static r => new AssetScope(r.GetString(0), r.GetString(1), 0), cancellation, institution, role).ConfigureAwait(false);

    /// <summary>The cases that hold or removed goods, by case.</summary>
    public async Task<IReadOnlyDictionary<CaseId, AssetHolder>> HoldersAsync(string institution, IReadOnlyCollection<CaseId> cases, CancellationToken cancellation) => cases.Count == 0
        ? new Dictionary<CaseId, AssetHolder>()
        : (await ReadAsync(
            "SELECT case_id, kind, number, title FROM case_index WHERE institution = $1 AND case_id = ANY ($2)",
            static r => new AssetHolder(new CaseId(r.GetGuid(0)), r.GetString(1), r.GetString(2), r.GetString(3)),
            cancellation, institution, cases.Select(static c => c.Value).Distinct().ToArray()).ConfigureAwait(false)).ToDictionary(static h => h.Case);

    /// <summary>What happened to one good, newest first; empty when this person may not read the register.</summary>
    public async Task<IReadOnlyList<AssetHappening>> HistoryAsync(string institution, string person, string inventory, CancellationToken cancellation) =>
        !await MayReadAsync(institution, person, cancellation).ConfigureAwait(false) ? [] : await ReadAsync(
            """
            SELECT m.move, m.case_id, m.case_version, e.at, e.actor, coalesce(p.name, e.actor), x.kind, x.number, x.title
            FROM asset_move m JOIN case_event e ON e.case_id = m.case_id AND e.version = m.case_version JOIN case_index x ON x.case_id = m.case_id
            LEFT JOIN person p ON p.institution = e.institution AND p.id = e.actor
            WHERE m.institution = $1 AND m.inventory = $2 ORDER BY e.at DESC, m.case_version DESC LIMIT 200
            """,
            static r => new AssetHappening(r.GetString(0), r.GetInt64(2), r.GetFieldValue<DateTimeOffset>(3), r.GetString(5), new AssetHolder(new CaseId(r.GetGuid(1)), r.GetString(6), r.GetString(7), r.GetString(8))),
            cancellation, institution, inventory).ConfigureAwait(false);

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

    /// <summary>Several goods by their numbers, in the order of these; empty when this person may not read the register.</summary>
    public async Task<IReadOnlyList<AssetRow>> ManyAsync(string institution, string person, IReadOnlyCollection<string> inventories, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(inventories);
        return inventories.Count == 0 || !await MayReadAsync(institution, person, cancellation).ConfigureAwait(false)
            ? []
            : await ReadAsync(
                $"SELECT {FactsReader.AssetColumns} FROM asset WHERE institution = $1 AND inventory = ANY ($2) ORDER BY inventory COLLATE \"C\"",
                cancellation, institution, inventories.ToArray()).ConfigureAwait(false);
    }

    private async Task<bool> MayReadAsync(string institution, string person, CancellationToken cancellation) =>
        await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is { Organisation: null };

    private Task<List<AssetRow>> ReadAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        var today = BusinessCalendar.DayOf(clock.GetUtcNow());
        return ReadAsync(sql, r => AssetRow.Of(FactsReader.AssetOf(r), today), cancellation, values);
    }

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> row, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.Application.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        List<T> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(row(reader));
        }

        return rows;
    }

    /// <summary>The filter as a condition whose five values begin at a parameter.</summary>
    private static string Passes(int at) =>
        $"""
        (${at} = '' OR concat_ws(' ', inventory, serial, description, custodian, place) ILIKE '%' || ${at} || '%')
              AND (${at + 1} = '' OR class = ${at + 1}) AND (${at + 2} = '' OR custodian = ${at + 2}) AND (${at + 3} = '' OR place = ${at + 3}) AND (${at + 4} = '' OR state = ${at + 4})
        """;

    private static object[] Values(AssetFilter filter) => [Literal(filter.Text ?? ""), filter.Class ?? "", filter.Custodian ?? "", filter.Place ?? "", filter.State ?? ""];

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

/// <summary>Which goods of the register are wanted; null leaves a column open.</summary>
/// <param name="Text">Found in number, serial, description, custodian or place.</param>
/// <param name="State"><c>in-use</c>, <c>locked</c> or <c>removed</c>.</param>
public sealed record AssetFilter(string? Text = null, string? Class = null, string? Custodian = null, string? Place = null, string? State = null);

/// <summary>How many goods there are of one currency, and what they cost.</summary>
public sealed record AssetTotal(long Count, Money Cost);

/// <summary>A place or a custodian of the register.</summary>
/// <param name="Name">How people read it: a custodian's own name.</param>
public sealed record AssetScope(string Id, string Name, long Assets);

/// <summary>A case that holds a good, or removed it.</summary>
public sealed record AssetHolder(CaseId Case, string Kind, string Number, string Title);

/// <summary>One thing that happened to a good.</summary>
/// <param name="Move"><c>register</c>, <c>lock</c>, <c>release</c>, <c>remove</c>, <c>transfer</c> or <c>see</c>.</param>
/// <param name="Version">The version of the case that says so.</param>
public sealed record AssetHappening(string Move, long Version, DateTimeOffset At, string By, AssetHolder Case);

/// <summary>When the goods of a place were seen.</summary>
/// <param name="Due">Goods whose turn it is.</param>
/// <param name="Last">The latest day any of them was seen; null for never.</param>
public sealed record PlaceSeen(string Place, long Assets, long Due, DateOnly? Last);
