using GrantControl.Cases.Budget.Tables;

namespace GrantControl.Journal.Budget.Files;

/// <summary>Reads a budget table out of a CSV or XLSX file: all lines, or every error with its line and column.</summary>
public static class BudgetFile
{
    /// <summary>Largest file, in bytes: 10,000 rows fit many times over.</summary>
    public const int MaxBytes = TableSource.MaxBytes;

    /// <param name="name">The name it was sent under; its extension must agree with the content.</param>
    /// <param name="control">Totals stated outside the file, in minor units.</param>
    public static BudgetTable Read(byte[] content, string name, IReadOnlyDictionary<BudgetColumn, long>? control = null) =>
        Open(content, name, control).Table;

    /// <summary>The table together with the cells it was read from, so that a bad cell can be shown where it stands.</summary>
    public static BudgetSheet Open(byte[] content, string name, IReadOnlyDictionary<BudgetColumn, long>? control = null)
    {
        var (raw, error) = TableSource.Open(content, name, BudgetTable.MaxRows + 2);
        return raw is null
            ? new BudgetSheet(new RawTable([]), new BudgetTable { Errors = [error!] })
            : new BudgetSheet(raw, BudgetTableReader.Read(raw, control));
    }
}

/// <summary>A file as it stands, and what was made of it.</summary>
/// <param name="Raw">Without rows when the file could not be opened at all.</param>
public sealed record BudgetSheet(RawTable Raw, BudgetTable Table)
{
    /// <summary>The row that holds the headers, after any title; null in an empty table.</summary>
    public RawRow? Header => BudgetTableReader.HeaderOf(Raw);
}
