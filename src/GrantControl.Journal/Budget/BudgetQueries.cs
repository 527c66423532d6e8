using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Monies;
using Npgsql;

namespace GrantControl.Journal.Budget;

/// <summary>
/// What the institution's people read of its budgets; an organisation's people read none of it. Figures come from the
/// balances the ledger keeps, so a report is never older than the last command.
/// </summary>
public sealed partial class BudgetQueries(JournalDatabase database, IFactsReader facts)
{
    private static readonly TimeSpan FactsAge = TimeSpan.FromSeconds(2);

    private const string Summary =
        """
        SELECT x.case_id, x.version, x.number, e.data ->> 'code', x.title, (e.data ->> 'fiscalYear')::integer, x.currency,
               (e.data ->> 'chargeable')::boolean, (e.data -> 'details')::text, x.amount
        FROM case_index x JOIN case_event e ON e.case_id = x.case_id AND e.version = 1
        WHERE x.institution = $1 AND x.kind = 'budget'
        """;

    /// <summary>Every budget, newest year first; null when this person may not read budgets.</summary>
    public async Task<IReadOnlyList<BudgetSummary>?> BudgetsAsync(string institution, string person, CancellationToken cancellation) =>
        await MayReadAsync(institution, person, cancellation).ConfigureAwait(false)
            ? await ReadAsync($"{Summary} ORDER BY 6 DESC, 4", SummaryOf, cancellation, institution).ConfigureAwait(false)
            : null;

    /// <summary>One budget's execution; null when there is none of that code, or not for this person.</summary>
    public async Task<BudgetExecution?> ExecutionAsync(string institution, string person, string budget, CancellationToken cancellation)
    {
        if (!await MayReadAsync(institution, person, cancellation).ConfigureAwait(false)
            || await ReadAsync($"{Summary} AND x.case_id = $2", SummaryOf, cancellation, institution, BudgetId.For(institution, budget).Value)
                .ConfigureAwait(false) is not [var summary])
        {
            return null;
        }

        var lines = await ReadAsync(
            """
            SELECT key, code, name, chargeable, assigned, modified, available, reserved, committed_so_far, accrued_so_far, paid, currency
            FROM budget_line WHERE institution = $1 AND budget = $2 ORDER BY code COLLATE "C"
            """,
            RowOf, cancellation, institution, budget).ConfigureAwait(false);
        var total = ExecutionRow.Total(lines, summary.Currency, summary.Chargeable);
        var differences = summary.Details is { } details
            ? await DifferencesAsync(institution, details, new BudgetFigures(total.Current, total.Accrued), cancellation).ConfigureAwait(false)
            : [];
        return new BudgetExecution(summary, lines, total, differences, ExecutionShare.RowBasis);
    }

    /// <summary>Cases that charged a line, largest commitment first; null when this person may not read budgets.</summary>
    /// <param name="key"><c>{budget}/{line}</c>.</param>
    public async Task<IReadOnlyList<LineCase>?> CasesAsync(string institution, string person, string key, CancellationToken cancellation) =>
        await MayReadAsync(institution, person, cancellation).ConfigureAwait(false)
            ? await ReadAsync(
                """
                SELECT x.case_id, x.kind, x.number, x.title, x.state, l.currency,
                       (sum(l.amount) FILTER (WHERE l.debit = 'reserved'))::bigint, (sum(l.amount) FILTER (WHERE l.credit = 'reserved'))::bigint,
                       (sum(l.amount) FILTER (WHERE l.debit IN ('committed', 'accrued', 'paid')))::bigint,
                       (sum(l.amount) FILTER (WHERE l.credit IN ('committed', 'accrued', 'paid')))::bigint,
                       (sum(l.amount) FILTER (WHERE l.debit IN ('accrued', 'paid')))::bigint,
                       (sum(l.amount) FILTER (WHERE l.credit IN ('accrued', 'paid')))::bigint,
                       (sum(l.amount) FILTER (WHERE l.debit = 'paid'))::bigint, (sum(l.amount) FILTER (WHERE l.credit = 'paid'))::bigint
                FROM ledger_entry l JOIN case_index x ON x.case_id = l.case_id
                WHERE l.institution = $1 AND l.budget_line = $2
                GROUP BY x.case_id, x.kind, x.number, x.title, x.state, l.currency
                ORDER BY 9 DESC NULLS LAST, x.number
                """,
                CaseOf, cancellation, institution, key).ConfigureAwait(false)
            : null;

    /// <summary>Ledger entries of a line, newest first; null when this person may not read budgets.</summary>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<Page<LineEntry>?> EntriesAsync(string institution, string person, string key, string? cursor, int limit, CancellationToken cancellation)
    {
        if (!await MayReadAsync(institution, person, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        limit = Math.Clamp(limit, 1, CaseQueries.MaxPage);
        var rows = await ReadAsync(
            """
            SELECT x.case_id, x.kind, x.number, l.version, e.name, e.actor, e.at, l.debit, l.credit, l.amount, l.currency, l.memo, l.position
            FROM ledger_entry l JOIN case_index x ON x.case_id = l.case_id
            JOIN case_event e ON e.case_id = l.case_id AND e.version = l.version
            WHERE l.institution = $1 AND l.budget_line = $2 AND l.position < $3 ORDER BY l.position DESC LIMIT $4
            """,
            static r => (Entry: EntryOf(r), Position: r.GetInt64(12)),
            cancellation, institution, key, Cursor.ReadNumber(cursor), limit + 1).ConfigureAwait(false);
        return rows.Count > limit
            ? new Page<LineEntry>([.. rows[..limit].Select(r => r.Entry)], Cursor.Write(rows[limit - 1].Position))
            : new Page<LineEntry>([.. rows.Select(r => r.Entry)], null);
    }

    /// <summary>What a breakdown's totals and the line it breaks down disagree on; empty while that line is unknown.</summary>
    internal async Task<IReadOnlyList<BudgetDifference>> DifferencesAsync(
        string institution, BudgetBreakdown details, BudgetFigures total, CancellationToken cancellation)
    {
        var lines = await ReadAsync(
            "SELECT current, accrued_so_far, currency FROM budget_line WHERE institution = $1 AND key = $2",
            static r => new BudgetFigures(Amount(r, 0, 2), Amount(r, 1, 2)),
            cancellation, institution, BudgetId.Key(details.Budget, details.Line)).ConfigureAwait(false);
        return lines is [var line] && line.Current.Currency == total.Current.Currency ? BudgetReconciliation.Compare(line, total) : [];
    }

    private static BudgetSummary SummaryOf(NpgsqlDataReader r)
    {
        var currency = Currency.Parse(r.GetString(6));
        return new BudgetSummary(
            r.GetGuid(0), r.GetInt64(1), r.GetString(2), r.GetString(3), r.GetString(4), r.GetInt32(5), currency, r.GetBoolean(7),
            r.IsDBNull(8) ? null : JsonSerializer.Deserialize<BudgetBreakdown>(r.GetString(8), CaseJson.Options), new Money(r.GetInt64(9), currency));
    }

    private static ExecutionRow RowOf(NpgsqlDataReader r) => ExecutionRow.Of(
        r.GetString(0), r.GetString(1), r.GetString(2), r.GetBoolean(3),
        Amount(r, 4, 11), Amount(r, 5, 11), Amount(r, 6, 11), Amount(r, 7, 11), Amount(r, 8, 11), Amount(r, 9, 11), Amount(r, 10, 11));

    private static LineCase CaseOf(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4),
        Amount(r, 6, 5) - Amount(r, 7, 5), Amount(r, 8, 5) - Amount(r, 9, 5), Amount(r, 10, 5) - Amount(r, 11, 5), Amount(r, 12, 5) - Amount(r, 13, 5));

    private static LineEntry EntryOf(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetString(4), r.GetString(5), r.GetFieldValue<DateTimeOffset>(6),
        r.GetString(7), r.GetString(8), Amount(r, 9, 10), r.GetString(11));

    private static Money Amount(NpgsqlDataReader r, int column, int currency) =>
        new(r.IsDBNull(column) ? 0 : r.GetInt64(column), Currency.Parse(r.GetString(currency)));

    private async Task<bool> MayReadAsync(string institution, string person, CancellationToken cancellation) =>
        await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is { Organisation: null };

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
}
