using System.Globalization;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Audit;

/// <summary>Every budget line, computed again from what the events say, beside the table.</summary>
internal sealed class BudgetAudit
{
    private static readonly string[] Balances = [Account.Available, Account.Reserved, Account.Committed, Account.Accrued, Account.Paid];

    private readonly Dictionary<(string Institution, string Key), Line> _lines = [];

    public void Apply(string institution, Effects effects)
    {
        foreach (var record in effects.BudgetLines)
        {
            var line = Of(institution, record.Key);
            line.Head = [record.Budget, record.Code, record.Name, record.Assigned.Currency.Code, record.Chargeable ? "true" : "false"];
            line.Amounts[0] += record.Assigned.Minor;
            line.Amounts[1] += record.Modified.Minor;
        }

        foreach (var posting in effects.Postings)
        {
            Move(institution, posting.BudgetLine, posting.Debit, posting.Amount.Minor);
            Move(institution, posting.BudgetLine, posting.Credit, -posting.Amount.Minor);
        }
    }

    /// <summary>Compares the table with what was applied. Answers how many lines there are.</summary>
    public async Task<long> CompareAsync(NpgsqlConnection connection, string institution, Action<AuditFinding> report, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT institution, key, ARRAY[budget, code, name, currency::text, chargeable::text, assigned::text, modified::text,
                   available::text, reserved::text, committed::text, accrued::text, paid::text]
            FROM budget_line WHERE $1 = '' OR institution = $1 ORDER BY institution, key
            """,
            connection)
        {
            Parameters = { new NpgsqlParameter { Value = institution } },
        };
        var table = new AuditTable(
            "budget_line",
            ["budget", "code", "name", "currency", "chargeable", "assigned", "modified", "available", "reserved", "committed", "accrued", "paid"],
            "", "");
        long read = 0;
        await using (var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                read++;
                var key = (reader.GetString(0), reader.GetString(1));
                var expected = _lines.Remove(key, out var line) ? line.ToText() : null;
                if (table.Difference(expected, reader.GetFieldValue<string[]>(2)) is { } difference)
                {
                    report(new AuditFinding("budget_line", $"{key.Item1}/{key.Item2}", difference.Expected, difference.Found));
                }
            }
        }

        foreach (var (key, _) in _lines.OrderBy(l => l.Key.Key, StringComparer.Ordinal))
        {
            report(new AuditFinding("budget_line", $"{key.Institution}/{key.Key}", "a row", "no such row"));
        }

        return read;
    }

    private void Move(string institution, string key, string account, long minor)
    {
        var at = Array.IndexOf(Balances, account);
        if (at >= 0)
        {
            Of(institution, key).Amounts[2 + at] += minor;
        }
    }

    private Line Of(string institution, string key)
    {
        if (!_lines.TryGetValue((institution, key), out var line))
        {
            _lines[(institution, key)] = line = new Line();
        }

        return line;
    }

    private sealed class Line
    {
        public string[] Head { get; set; } = ["", "", "", "", ""];

        public long[] Amounts { get; } = new long[7];

        public string[] ToText() => [.. Head, .. Amounts.Select(a => a.ToString(CultureInfo.InvariantCulture))];
    }
}
