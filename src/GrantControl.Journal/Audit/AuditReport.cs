namespace GrantControl.Journal.Audit;

/// <summary>What an audit found when it computed everything again from the journal.</summary>
/// <param name="First">The first row that does not agree; null when all do.</param>
/// <param name="Findings">How many rows do not agree. Those that follow from a broken chain are not counted again.</param>
public sealed record AuditReport(AuditFinding? First, long Findings, AuditCounts Counts, TimeSpan Took)
{
    public bool Clean => First is null;
}

/// <summary>One row that does not agree with the journal.</summary>
/// <param name="Table">The table it stands in, or should stand in.</param>
/// <param name="Key">Its key: <c>{case}/{version}</c> for an event, <c>{case}/{version}/{ordinal}</c> for a ledger entry.</param>
/// <param name="Expected">What the journal says.</param>
/// <param name="Found">What the table says.</param>
public sealed record AuditFinding(string Table, string Key, string Expected, string Found)
{
    public override string ToString() => $"{Table} {Key}: expected {Expected}; found {Found}";
}

/// <summary>How much was looked at.</summary>
public sealed record AuditCounts(long Cases, long Events, long Receipts, long LedgerEntries, long BudgetLines, long Documents)
{
    public long Assets { get; init; }
}

/// <summary>How far an audit has come.</summary>
/// <param name="TotalCases">Cases in the index when it began.</param>
public sealed record AuditProgress(long Cases, long TotalCases, long Events);
