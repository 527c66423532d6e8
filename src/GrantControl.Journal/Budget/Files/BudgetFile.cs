using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Documents;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Budget.Files;

/// <summary>Reads a budget table out of a CSV or XLSX file: all lines, or every error with its line and column.</summary>
public static class BudgetFile
{
    /// <summary>Largest file, in bytes: 10,000 rows fit many times over.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <param name="name">The name it was sent under; its extension must agree with the content.</param>
    /// <param name="control">Totals stated outside the file, in minor units.</param>
    public static BudgetTable Read(byte[] content, string name, IReadOnlyDictionary<BudgetColumn, long>? control = null) =>
        Open(content, name, control).Table;

    /// <summary>The table together with the cells it was read from, so that a bad cell can be shown where it stands.</summary>
    public static BudgetSheet Open(byte[] content, string name, IReadOnlyDictionary<BudgetColumn, long>? control = null)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (content.Length > MaxBytes)
        {
            return Refused("too-large", new("el archivo pasa de 8 MB", "the file is larger than 8 MB"));
        }

        var kind = FileSniffer.Sniff(content, name);
        if (kind.Refusal is { } refusal)
        {
            return Refused(refusal.Rule, refusal.Message);
        }

        try
        {
            return kind.Type switch
            {
                FileType.Xlsx => Of(XlsxTable.Read(content, BudgetTable.MaxRows + 2), control),
                FileType.Text => Of(CsvTable.Read(content, BudgetTable.MaxRows + 2), control),
                _ => Refused("file-type", new("se espera un archivo CSV o XLSX", "a CSV or XLSX file is expected")),
            };
        }
        catch (InvalidDataException)
        {
            return Refused("file-unreadable", new("el libro de cálculo está dañado", "the workbook is damaged"));
        }
        catch (CsvHelper.CsvHelperException e)
        {
            var line = e.Context?.Parser?.RawRow ?? 0;
            return Refused("file-unreadable", new("el archivo no se puede leer desde aquí", "the file cannot be read from here on"), line);
        }
    }

    private static BudgetSheet Of(RawTable raw, IReadOnlyDictionary<BudgetColumn, long>? control) => new(raw, BudgetTableReader.Read(raw, control));

    private static BudgetSheet Refused(string rule, Label message, int line = 0) =>
        new(new RawTable([]), new BudgetTable { Errors = [new TableError(line, "", rule, message)] });
}

/// <summary>A file as it stands, and what was made of it.</summary>
/// <param name="Raw">Without rows when the file could not be opened at all.</param>
public sealed record BudgetSheet(RawTable Raw, BudgetTable Table)
{
    /// <summary>The row that holds the headers, after any title; null in an empty table.</summary>
    public RawRow? Header => BudgetTableReader.HeaderOf(Raw);
}
