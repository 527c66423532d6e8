using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using Npgsql;

namespace GrantControl.Journal.Queries;

/// <summary>
/// What people read besides a single case. Each question names who asks: the institution's people see every case, those
/// of an organisation its own, strangers none.
/// </summary>
public sealed partial class CaseQueries(JournalDatabase database, CaseKinds kinds, CaseStore store, IFactsReader facts, TimeProvider clock)
{
    /// <summary>Longest page a list gives.</summary>
    public const int MaxPage = 200;

    private static readonly TimeSpan FactsAge = TimeSpan.FromSeconds(2);

    private const string CaseColumns =
        """
        x.case_id, x.kind, x.version, x.number, x.title, x.organisation, x.organisation_name, x.amount, x.currency, x.state,
        x.waiting_for, x.next_due, (x.blocked OR x.blocks > 0), x.final, x.opened_at, x.updated_at
        """;

    /// <summary>Cases of a kind, newest first.</summary>
    /// <param name="state">Only this state; null for all.</param>
    /// <param name="text">Only those whose number, title or organisation contains it; null for all.</param>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="limit">1 to <see cref="MaxPage"/>; anything else is brought into that range.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public Task<Page<CaseRow>> ListAsync(
        string institution, string person, string kind, string? state, string? text, string? cursor, int limit, CancellationToken cancellation) =>
        ListAsync(institution, person, new CaseFilter(kind, state, text), cursor, limit, cancellation);

    /// <summary>Every event of a case after a version, in order; null when there is no such case for this person.</summary>
    public async Task<IReadOnlyList<HistoryRow>?> HistoryAsync(
        string institution, string person, string kind, CaseId id, long after, int limit, CancellationToken cancellation) =>
        await MaySeeAsync(institution, person, kind, id, cancellation).ConfigureAwait(false)
            ? await ReadAsync(
                $"SELECT {HistoryColumns} FROM case_event WHERE case_id = $1 AND version > $2 ORDER BY version LIMIT $3",
                Event,
                cancellation,
                id.Value, after, Math.Max(1, limit)).ConfigureAwait(false)
            : null;

    /// <summary>The case as it was at a version; null when it never stood there, or not for this person.</summary>
    public async Task<CaseReading?> AtAsync(string institution, string person, string kind, CaseId id, long version, CancellationToken cancellation)
    {
        if (!kinds.TryGet(kind, out var known) || !await MaySeeAsync(institution, person, kind, id, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        await foreach (var (_, state) in store.FoldAsync(institution, known, known.New(id), cancellation).ConfigureAwait(false))
        {
            if (state.Version == version)
            {
                return CaseReader.Past(known, state);
            }
        }

        return null;
    }

    /// <summary>The ledger of a case, in order; null when there is no such case for this person.</summary>
    public async Task<IReadOnlyList<LedgerRow>?> LedgerAsync(string institution, string person, string kind, CaseId id, CancellationToken cancellation) =>
        await MaySeeAsync(institution, person, kind, id, cancellation).ConfigureAwait(false)
            ? await ReadAsync(
                "SELECT version, ordinal, debit, credit, amount, currency, budget_line, memo FROM ledger_entry WHERE case_id = $1 ORDER BY version, ordinal",
                static r => new LedgerRow(
                    r.GetInt64(0), r.GetInt32(1), r.GetString(2), r.GetString(3), new Money(r.GetInt64(4), Currency.Parse(r.GetString(5))), r.GetString(6), r.GetString(7)),
                cancellation,
                id.Value).ConfigureAwait(false)
            : null;

    /// <summary>Refused attempts, newest first. Only the institution's people may ask.</summary>
    /// <param name="about">Only attempts on this case; null for all. Attempts on a case they may not see are left out.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<Page<RefusalRow>> RefusalsAsync(
        string institution, string person, CaseId? about, string? cursor, int limit, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { Organisation: null } asking)
        {
            return new Page<RefusalRow>([], null);
        }

        limit = Math.Clamp(limit, 1, MaxPage);
        var rows = await ReadAsync(
            $"""
            SELECT r.id, r.at, r.person, r.stand_in_for, r.kind, r.case_id, r.command, r.command_id, r.code, r.rule, r.message, r.message_en, r.errors
            FROM refusal r LEFT JOIN case_index x ON x.case_id = r.case_id
            WHERE r.institution = $1 AND r.id < $2 AND ($3::uuid IS NULL OR r.case_id = $3) AND {MayTell("$5", "$6")} ORDER BY r.id DESC LIMIT $4
            """,
            static r => new RefusalRow(
                r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), Text(r, 3), r.GetString(4), r.GetGuid(5), r.GetString(6),
                r.GetString(7), r.GetString(8), r.GetString(9), r.GetString(10), Text(r, 11), RefusedField.Read(r.GetString(12))),
            cancellation,
            institution, Cursor.ReadNumber(cursor), about?.Value, limit + 1, KeysOf(asking), Confidential).ConfigureAwait(false);
        return rows.Count > limit
            ? new Page<RefusalRow>(rows[..limit], Cursor.Write(rows[limit - 1].Id))
            : new Page<RefusalRow>(rows, null);
    }

    /// <summary>What a person did himself: told to him though by that very act he may have ceased to be a reader of the case. Null when it was not his.</summary>
    public async Task<OwnAct?> OwnActAsync(string institution, string person, string kind, CaseId id, long version, CancellationToken cancellation)
    {
        var found = await ReadAsync(
            """
            SELECT x.number, e.at, e.hash FROM case_event e JOIN case_index x ON x.case_id = e.case_id
            WHERE e.case_id = $1 AND e.institution = $2 AND e.kind = $3 AND e.version = $4 AND e.actor = $5
            """,
            static r => new OwnAct(r.GetString(0), r.GetFieldValue<DateTimeOffset>(1), Convert.ToHexStringLower(r.GetFieldValue<byte[]>(2))),
            cancellation,
            id.Value, institution, kind, version, person).ConfigureAwait(false);
        return found is [var one] ? one : null;
    }

    /// <summary>Whether a document is evidence of no case that the person may not see.</summary>
    public async Task<bool> MayReadDocumentAsync(string institution, string person, string sha256, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return false;
        }

        var hidden = await ReadAsync(
            "SELECT 1 FROM claim c JOIN case_index x ON x.case_id = c.case_id WHERE c.institution = $1 AND c.type = 'document' AND c.key = $2 AND x.read_by IS NOT NULL AND NOT "
                + CaseSight.Visible("$3", "$4"),
            static r => r.GetInt32(0),
            cancellation,
            institution, sha256, asking.Organisation, KeysOf(asking)).ConfigureAwait(false);
        return hidden.Count == 0;
    }

    private string[] KeysOf(PersonFacts asking) => CaseSight.KeysOf(asking, Today());

    /// <summary>Kinds of which nothing is told but to the readers of a case: not even that a case was refused to open.</summary>
    private string[] Confidential => [.. kinds.All.Where(static k => k is IOpenedByCitizens).Select(static k => k.Kind)];

    /// <summary>A refusal <c>r</c> about a confidential case <c>x</c>, or about one that was never opened, is told to its readers only.</summary>
    private static string MayTell(string keys, string confidential) =>
        $"(NOT r.kind = ANY ({confidential}) OR (x.read_by && {keys} AND NOT x.barred && {keys}))";

    private async Task<bool> MaySeeAsync(string institution, string person, string kind, CaseId id, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return false;
        }

        var found = await ReadAsync(
            "SELECT 1 FROM case_index x WHERE case_id = $1 AND institution = $2 AND kind = $3 AND " + CaseSight.Visible("$4", "$5"),
            static r => r.GetInt32(0),
            cancellation,
            id.Value, institution, kind, asking.Organisation, KeysOf(asking)).ConfigureAwait(false);
        return found.Count > 0;
    }

    private CaseRow Case(NpgsqlDataReader r)
    {
        var (kind, state) = (r.GetString(1), r.GetString(9));
        var label = kinds.TryGet(kind, out var known) ? known.Workflow.State(state).Label : new Kernel.Workflows.Label(state, state);
        return new CaseRow(
            r.GetGuid(0), kind, r.GetInt64(2), r.GetString(3), r.GetString(4), Text(r, 5), Text(r, 6),
            r.IsDBNull(7) ? null : new Money(r.GetInt64(7), Currency.Parse(r.GetString(8))), new StateName(state, label),
            r.GetFieldValue<string[]>(10), Day(r, 11), r.GetBoolean(12), r.GetBoolean(13),
            r.GetFieldValue<DateTimeOffset>(14), r.GetFieldValue<DateTimeOffset>(15));
    }

    private async Task<List<T>> ReadAsync<T>(string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation, params object?[] values)
    {
        await using var command = database.Application.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await RestAsync(reader, read, cancellation).ConfigureAwait(false);
    }

    private static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static DateOnly? Day(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetFieldValue<DateOnly>(column);

    private DateOnly Today() => BusinessCalendar.DayOf(clock.GetUtcNow());

    private static string? Pattern(string? text) =>
        string.IsNullOrWhiteSpace(text)
            ? null
            : $"%{text.Trim().Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%";
}
