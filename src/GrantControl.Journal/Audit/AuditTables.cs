namespace GrantControl.Journal.Audit;

/// <summary>
/// The derived tables as the audit reads them: case, key within the case, and every other column as text, in the order
/// <see cref="CaseAudit"/> computes them in.
/// </summary>
internal static class AuditTables
{
    public static readonly AuditTable Receipts = new(
        "command_receipt",
        ["institution", "version", "state", "number", "events", "at", "seal", "body_hash"],
        "command_id",
        """
        ARRAY[institution, version::text, state, number, array_to_string(events, ' '),
              (extract(epoch FROM at) * 1000000)::bigint::text, encode(seal, 'hex'), encode(body_hash, 'hex')]
        """);

    public static readonly AuditTable Ledger = new(
        "ledger_entry",
        ["institution", "debit", "credit", "amount", "currency", "budget_line", "memo"],
        "version || '/' || ordinal",
        "ARRAY[institution, debit, credit, amount::text, currency::text, budget_line, memo]");

    public static readonly AuditTable Index = new(
        "case_index",
        ["institution", "kind", "version", "number", "title", "organisation", "organisation_name", "amount", "currency", "state",
         "waiting_for", "next_due", "blocked", "final", "liquidation_due", "content_hash", "opened_at", "updated_at",
         "read_by", "barred", "held"],
        "''",
        """
        ARRAY[institution, kind, version::text, number, title, coalesce(organisation, ''), coalesce(organisation_name, ''),
              coalesce(amount::text, ''), coalesce(currency::text, ''), state, array_to_string(waiting_for, ' '),
              coalesce(next_due::text, ''), blocked::text, final::text, coalesce(liquidation_due::text, ''), content_hash,
              (extract(epoch FROM opened_at) * 1000000)::bigint::text, (extract(epoch FROM updated_at) * 1000000)::bigint::text,
              coalesce(array_to_string(read_by, ' '), ''), array_to_string(barred, ' '), array_to_string(held, ' ')]
        """);

    public static readonly AuditTable Deadlines = new(
        "case_deadline",
        ["institution", "kind", "target", "transition", "owner", "escalates_to", "due", "paused_with", "missed"],
        "id",
        "ARRAY[institution, kind, target, transition, owner, escalates_to, due::text, coalesce(paused_with::text, ''), missed::text]");

    public static readonly AuditTable Duties = new(
        "case_duty", ["institution"], "person || '/' || duty || '/' || compensated_with", "ARRAY[institution]");

    public static readonly AuditTable Gates = new(
        "case_gate", ["institution", "person", "content_hash"], "gate", "ARRAY[institution, person, content_hash]");

    public static readonly AuditTable Claims = new(
        "claim", ["institution", "owner"], "type || '/' || key", "ARRAY[institution, owner]");

    public static IReadOnlyList<AuditTable> All { get; } = [Receipts, Ledger, Index, Deadlines, Duties, Gates, Claims];
}

/// <param name="Columns">Names of the fields, for whoever reads a finding.</param>
/// <param name="Key">SQL of the key within the case.</param>
/// <param name="Fields">SQL of the fields, all text.</param>
internal sealed record AuditTable(string Name, string[] Columns, string Key, string Fields)
{
    public string Sql => $"SELECT case_id, {Key}, {Fields} FROM {Name} WHERE $1 = '' OR institution = $1 ORDER BY case_id";

    /// <summary>What differs between two rows of this table, as text; null when they agree.</summary>
    public (string Expected, string Found)? Difference(string[]? expected, string[]? found)
    {
        if (expected is null || found is null)
        {
            return expected is null && found is null ? null : (expected is null ? "no such row" : "a row", found is null ? "no such row" : "a row");
        }

        var at = Enumerable.Range(0, expected.Length).Where(i => !string.Equals(expected[i], found[i], StringComparison.Ordinal)).ToArray();
        return at.Length == 0
            ? null
            : (string.Join(", ", at.Select(i => $"{Columns[i]} '{expected[i]}'")), string.Join(", ", at.Select(i => $"{Columns[i]} '{found[i]}'")));
    }
}
