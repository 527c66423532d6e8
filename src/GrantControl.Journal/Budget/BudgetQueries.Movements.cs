using GrantControl.Cases.Budget;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Monies;
using Npgsql;

namespace GrantControl.Journal.Budget;

/// <content>From a figure on a screen down to the events behind it.</content>
public sealed partial class BudgetQueries
{
    private const string Lines = "(SELECT key FROM budget_line WHERE institution = $1 AND budget = $2 AND ($3 = '' OR code = $3))";

    private const string Moved =
        $"""
        FROM ledger_entry l JOIN case_index x ON x.case_id = l.case_id
        WHERE l.institution = $1 AND l.budget_line IN {Lines} AND (l.debit = ANY($4)) <> (l.credit = ANY($4)) AND ($5::uuid IS NULL OR l.case_id = $5)
        """;

    private const string Signed = "CASE WHEN l.debit = ANY($4) THEN l.amount ELSE -l.amount END";

    /// <summary>The movements behind a figure; null when this person may not read budgets.</summary>
    /// <param name="before">Position to go on from; null for the newest.</param>
    /// <param name="currency">Of the budget.</param>
    public async Task<MovementsRead?> MovementsAsync(
        string institution, string person, MovementsAsked asked, Currency currency, long? before, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (!await MayReadAsync(institution, person, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        limit = Math.Clamp(limit, 1, CaseQueries.MaxPage);
        object[] scope = [institution, asked.Budget, asked.Line ?? "", asked.Measure.Accounts.ToArray(), asked.Case ?? (object)DBNull.Value];
        var sums = await ReadAsync(
            $"SELECT coalesce(sum({Signed}), 0)::bigint, count(*) {Moved}", static r => (Sum: r.GetInt64(0), Count: r.GetInt64(1)), cancellation, scope)
            .ConfigureAwait(false);
        var rows = await ReadAsync(
            $"""
            SELECT m.case_id, m.kind, m.number, m.title, m.version, e.name, e.actor, e.at, m.budget_line, m.debit, m.credit, m.signed, m.memo,
                   CASE WHEN e.name = 'budget.modified/1' THEN e.data ->> 'reason' END,
                   CASE WHEN e.name = 'budget.modified/1' THEN e.data -> 'step' -> 'documents' -> 0 ->> 'name' END, m.position, m.currency,
                   CASE WHEN e.name <> 'budget.imported/1' THEN e.data -> 'step' ->> 'transition' ELSE 'import' END,
                   CASE WHEN e.name <> 'budget.imported/1' THEN e.data -> 'step' ->> 'target' END
            FROM (SELECT x.case_id, x.kind, x.number, x.title, l.version, l.budget_line, l.debit, l.credit, {Signed} AS signed, l.memo, l.position, l.currency
                  {Moved} AND l.position < $6 ORDER BY l.position DESC LIMIT $7) m
            JOIN case_event e ON e.case_id = m.case_id AND e.version = m.version
            ORDER BY m.position DESC
            """,
            static r => (Item: MovementOf(r), Position: r.GetInt64(15)), cancellation, [.. scope, before ?? long.MaxValue, limit + 1]).ConfigureAwait(false);
        return new MovementsRead(
            [.. rows.Take(limit).Select(static r => r.Item)], new Money(sums[0].Sum, currency), sums[0].Count, rows.Count > limit ? rows[limit - 1].Position : null);
    }

    /// <summary>Every case on a line, largest commitment first; null when this person may not read budgets.</summary>
    public async Task<IReadOnlyList<LineShare>?> SharesAsync(string institution, string person, string budget, string line, CancellationToken cancellation)
    {
        if (!await MayReadAsync(institution, person, cancellation).ConfigureAwait(false))
        {
            return null;
        }

        // Two columns a figure: the order of the measures is the order of the columns.
        var sums = string.Join(", ", BudgetMeasure.All.Select(static m =>
        {
            var accounts = string.Join(", ", m.Accounts.Select(static a => $"'{a}'"));
            return $"coalesce(sum(CASE WHEN l.debit IN ({accounts}) THEN l.amount ELSE 0 END) - sum(CASE WHEN l.credit IN ({accounts}) THEN l.amount ELSE 0 END), 0)::bigint";
        }));
        return await ReadAsync(
            $"""
            SELECT x.case_id, x.kind, x.number, x.title, x.state, l.currency, {sums}
            FROM ledger_entry l JOIN case_index x ON x.case_id = l.case_id
            WHERE l.institution = $1 AND l.budget_line = $2
            GROUP BY x.case_id, x.kind, x.number, x.title, x.state, l.currency
            ORDER BY 9 DESC, x.number
            """,
            ShareOf, cancellation, institution, BudgetId.Key(budget, line)).ConfigureAwait(false);
    }

    /// <summary>Changes of a line by resolution, newest first; null when this person may not read budgets.</summary>
    public async Task<IReadOnlyList<LineModification>?> ModificationsAsync(string institution, string person, string budget, string line, CancellationToken cancellation) =>
        await MayReadAsync(institution, person, cancellation).ConfigureAwait(false)
            ? await ReadAsync(
                """
                SELECT e.version, e.at, e.actor, e.data ->> 'reason', e.data -> 'step' -> 'documents' -> 0 ->> 'name',
                       CASE WHEN e.data -> 'step' ->> 'transition' = 'transfer' THEN
                           (SELECT o ->> 'line' FROM jsonb_array_elements(e.data -> 'changes') o WHERE o ->> 'line' <> $3 LIMIT 1) END,
                       CASE WHEN l.debit = 'available' THEN l.amount ELSE -l.amount END, l.currency
                FROM ledger_entry l JOIN case_event e ON e.case_id = l.case_id AND e.version = l.version
                WHERE l.institution = $1 AND l.budget_line = $2 AND l.case_id = $4 AND e.name = 'budget.modified/1'
                ORDER BY e.version DESC
                """,
                static r => new LineModification(
                    r.GetInt64(0), r.GetFieldValue<DateTimeOffset>(1), r.GetString(2), r.GetString(3), r.IsDBNull(4) ? null : r.GetString(4),
                    r.IsDBNull(5) ? null : r.GetString(5), Amount(r, 6, 7)),
                cancellation, institution, BudgetId.Key(budget, line), line, BudgetId.For(institution, budget).Value).ConfigureAwait(false)
            : null;

    private static Movement MovementOf(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt64(4), r.GetString(5), r.GetString(6), r.GetFieldValue<DateTimeOffset>(7),
        r.GetString(8)[(r.GetString(8).IndexOf('/', StringComparison.Ordinal) + 1)..], r.GetString(9), r.GetString(10), Amount(r, 11, 16), r.GetString(12),
        r.IsDBNull(13) ? null : r.GetString(13), r.IsDBNull(14) ? null : r.GetString(14), r.IsDBNull(17) ? "" : r.GetString(17), r.IsDBNull(18) ? "" : r.GetString(18));

    private static LineShare ShareOf(NpgsqlDataReader r) => new(
        r.GetGuid(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetString(4),
        BudgetMeasure.All.Index().ToDictionary(static m => m.Item.Id, m => Amount(r, 6 + m.Index, 5), StringComparer.Ordinal));
}
