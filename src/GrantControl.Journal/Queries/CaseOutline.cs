using System.Text.Json;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Queries;

/// <summary>What the page of one case reads beside the case itself, each by one statement whatever the length of its life.</summary>
public sealed partial class CaseQueries
{
    private const string HistoryColumns =
        "version, name, actor, stand_in_for, at, command_id, policy_version, content_hash, hash, previous_hash, data";

    private const string OutlineSql =
        """
        SELECT version, name, actor, stand_in_for, at, content_hash,
               data #>> '{step,target}', data #>> '{step,transition}', data #>> '{step,from}', data #>> '{step,to}',
               CASE WHEN jsonb_typeof(data -> 'sections') = 'object' AND data #>> '{step,target}' = '' THEN ARRAY(SELECT jsonb_object_keys(data -> 'sections')) END
        FROM case_event WHERE case_id = $1 ORDER BY version
        """;

    /// <summary>The row lists and inboxes show of a case; null when there is no such case for this person.</summary>
    public async Task<CaseRow?> RowAsync(string institution, string person, string kind, CaseId id, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return null;
        }

        var rows = await ReadAsync(
            $"SELECT {CaseColumns} FROM case_index x WHERE x.case_id = $1 AND x.institution = $2 AND x.kind = $3 AND {CaseSight.Visible("$4", "$5")}",
            r => Case(r),
            cancellation,
            id.Value, institution, kind, asking.Organisation, KeysOf(asking)).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>One event of a case; null when there is none, or no such case for this person.</summary>
    public async Task<HistoryRow?> EventAsync(string institution, string person, string kind, CaseId id, long version, CancellationToken cancellation)
    {
        if (version < 1 || !await MaySeeAsync(institution, person, kind, id, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var rows = await ReadAsync(
            $"SELECT {HistoryColumns} FROM case_event WHERE case_id = $1 AND version = $2", Event, cancellation, id.Value, version).ConfigureAwait(false);
        return rows.Count == 0 ? null : rows[0];
    }

    /// <summary>Every event of a case without its fields, in order: where it moved, when, and by whom. Null as above.</summary>
    public async Task<IReadOnlyList<OutlineRow>?> OutlineAsync(string institution, string person, string kind, CaseId id, CancellationToken cancellation) =>
        await MaySeeAsync(institution, person, kind, id, cancellation).ConfigureAwait(false)
            ? await ReadAsync(
                OutlineSql,
                Outline,
                cancellation,
                id.Value).ConfigureAwait(false)
            : null;

    /// <summary>Names of people of an institution by id, also of those who left it; ids nobody bears are not in it.</summary>
    public async Task<IReadOnlyDictionary<string, string>> NamesAsync(string institution, IReadOnlyCollection<string> people, CancellationToken cancellation) =>
        people.Count == 0
            ? new Dictionary<string, string>(StringComparer.Ordinal)
            : (await ReadAsync(
                "SELECT id, name FROM person WHERE institution = $1 AND id = ANY($2)",
                static r => (Id: r.GetString(0), Name: r.GetString(1)),
                cancellation,
                institution, people.ToArray()).ConfigureAwait(false)).ToDictionary(static p => p.Id, static p => p.Name, StringComparer.Ordinal);

    private static OutlineRow Outline(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), Text(r, 3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5),
        Text(r, 6), Text(r, 7), Text(r, 8), Text(r, 9))
    {
        Sections = r.IsDBNull(10) ? [] : r.GetFieldValue<string[]>(10),
    };

    private static HistoryRow Event(NpgsqlDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), Text(r, 3), r.GetFieldValue<DateTimeOffset>(4), r.GetString(5), r.GetInt32(6), r.GetString(7),
        Convert.ToHexStringLower(r.GetFieldValue<byte[]>(8)), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(9)), r.GetFieldValue<JsonElement>(10));
}

/// <summary>One event of a case without its fields.</summary>
/// <param name="Target">What it moved: empty for the case itself, <c>tranche:2</c> for a child; null when it moved nothing.</param>
/// <param name="From">State before; null with <paramref name="Target"/>.</param>
public sealed record OutlineRow(
    long Version, string Name, string Actor, string? StandInFor, DateTimeOffset At, string ContentHash,
    string? Target, string? Transition, string? From, string? To)
{
    /// <summary>Sections of the content that it saved, whether or not they changed.</summary>
    public IReadOnlyList<string> Sections { get; init; } = [];

    public bool Moved => From is not null && !string.Equals(From, To, StringComparison.Ordinal);
}
