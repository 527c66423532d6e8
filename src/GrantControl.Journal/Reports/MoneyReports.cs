using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using Npgsql;

namespace GrantControl.Journal.Reports;

/// <summary>
/// Where the money of a kind of case stands, by state or by organisation, straight from the ledger. The institution's
/// people see all of it; those of an organisation their own; strangers nothing.
/// </summary>
public sealed class MoneyReports(JournalDatabase database, IFactsReader facts)
{
    private static readonly TimeSpan FactsAge = TimeSpan.FromSeconds(2);

    /// <summary>One row a state and currency, in the order of the workflow; null for a stranger.</summary>
    public async Task<IReadOnlyList<MoneyRow>?> ByStateAsync(string institution, string person, ICaseKind kind, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var order = kind.Workflow.States.Select((s, i) => (s.Id, i)).ToDictionary(s => s.Id, s => s.i, StringComparer.Ordinal);
        var rows = await ReadAsync(institution, person, kind.Kind, "x.state", "x.state", cancellation).ConfigureAwait(false);
        return rows is null ? null : [.. rows.OrderBy(r => order.GetValueOrDefault(r.Key, int.MaxValue)).Select(r => r with { Label = kind.Workflow.State(r.Key).Label })];
    }

    /// <summary>One row an organisation and currency, by name; null for a stranger.</summary>
    public Task<IReadOnlyList<MoneyRow>?> ByOrganisationAsync(string institution, string person, ICaseKind kind, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        return ReadAsync(institution, person, kind.Kind, "coalesce(x.organisation, '')", "coalesce(max(x.organisation_name), '')", cancellation);
    }

    private async Task<IReadOnlyList<MoneyRow>?> ReadAsync(
        string institution, string person, string kind, string key, string name, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return null;
        }

        string[] accounts = [Account.Reserved, Account.Committed, Account.Accrued, Account.Paid, Account.Advance, Account.ProgrammeExpense, Account.Recoverable, Account.WrittenOff];
        var sums = string.Join(", ", accounts.Select((a, i) =>
            $"(coalesce(sum(l.amount) FILTER (WHERE l.debit = '{a}'), 0) - coalesce(sum(l.amount) FILTER (WHERE l.credit = '{a}'), 0))::bigint AS a{i}"));
        var picked = string.Join(", ", accounts.Select((_, i) => $"coalesce(m.a{i}, 0)"));
        var names = key == name ? key : name;
        await using var command = database.Application.CreateCommand(
            $"""
            WITH mine AS (
                SELECT x.*, coalesce(x.currency, i.currency) AS unit FROM case_index x JOIN institution i ON i.id = x.institution
                WHERE x.institution = $1 AND x.kind = $2 AND x.read_by IS NULL AND ($3::text IS NULL OR x.organisation = $3)
            ), counted AS (
                SELECT {key} AS key, {names} AS name, x.unit, count(*) AS cases, coalesce(sum(x.amount), 0)::bigint AS amount FROM mine x GROUP BY {key}, x.unit
            ), money AS (
                SELECT {key} AS key, l.currency AS unit, {sums} FROM ledger_entry l JOIN mine x ON x.case_id = l.case_id GROUP BY {key}, l.currency
            )
            SELECT c.key, c.name, c.unit, c.cases, c.amount, {picked}
            FROM counted c LEFT JOIN money m ON m.key = c.key AND m.unit = c.unit ORDER BY c.name, c.key, c.unit
            """);
        foreach (var value in new object?[] { institution, kind, asking.Organisation })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        List<MoneyRow> rows = [];
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(RowOf(reader));
        }

        return rows;
    }

    private static MoneyRow RowOf(NpgsqlDataReader r)
    {
        var currency = Currency.Parse(r.GetString(2));
        Money At(int column) => new(r.GetInt64(column), currency);
        var paid = At(8);
        var accrued = At(7) + paid;
        return new MoneyRow(
            r.GetString(0), new Label(r.GetString(1), r.GetString(1)), currency, r.GetInt64(3), At(4), At(5), At(6) + accrued, accrued, paid, At(9), At(10), At(11), At(12));
    }
}

/// <summary>The money of some cases in one currency.</summary>
/// <param name="Key">A state or an organisation's id.</param>
/// <param name="Amount">What they were asked or granted for.</param>
/// <param name="Committed">So far, accrued and paid included.</param>
/// <param name="Accrued">So far, paid included.</param>
/// <param name="Advance">In the hands of organisations and not yet accounted for.</param>
/// <param name="Accepted">Accepted as programme expense.</param>
/// <param name="Recoverable">Disallowed, to be given back.</param>
public sealed record MoneyRow(
    string Key, Label Label, Currency Currency, long Cases, Money Amount, Money Reserved, Money Committed, Money Accrued, Money Paid,
    Money Advance, Money Accepted, Money Recoverable, Money WrittenOff);
