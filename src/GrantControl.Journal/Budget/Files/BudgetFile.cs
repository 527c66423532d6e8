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
    public static BudgetTable Read(byte[] content, string name, IReadOnlyDictionary<BudgetColumn, long>? control = null)
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
                FileType.Xlsx => BudgetTableReader.Read(XlsxTable.Read(content, BudgetTable.MaxRows + 2), control),
                FileType.Text => BudgetTableReader.Read(CsvTable.Read(content, BudgetTable.MaxRows + 2), control),
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
            return new BudgetTable { Errors = [new TableError(line, "", "file-unreadable", new("el archivo no se puede leer desde aquí", "the file cannot be read from here on"))] };
        }
    }

    private static BudgetTable Refused(string rule, Label message) => new() { Errors = [new TableError(0, "", rule, message)] };
}
