using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Documents;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Budget.Files;

/// <summary>Opens a CSV or XLSX file as the table that stands in it, whatever the table is about.</summary>
public static class TableSource
{
    /// <summary>Largest file, in bytes: 10,000 rows fit many times over.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <param name="name">The name it was sent under; its extension must agree with the content.</param>
    /// <param name="maxRows">Reading stops above it, since more rows are refused anyway.</param>
    /// <returns>The table, or why the file could not be opened: exactly one of the two is null.</returns>
    public static (RawTable? Raw, TableError? Error) Open(byte[] content, string name, int maxRows)
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
                FileType.Xlsx => (XlsxTable.Read(content, maxRows), null),
                FileType.Text => (CsvTable.Read(content, maxRows), null),
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

    /// <summary>What to answer about a file of which not every row could be read: every error, the first one in words.</summary>
    /// <param name="rule">The rule's family: <c>budget-file</c>.</param>
    public static Kernel.Deciders.Rejection Refusal(string rule, IReadOnlyList<TableError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        var first = errors[0].ToField().Message;
        var more = errors.Count - 1;
        return new Kernel.Deciders.Rejection(Kernel.Deciders.Codes.Invalid, $"{rule}:{errors[0].Rule}", more == 0 ? first : new Label(
            $"{first.Es} (y {more} errores más)", $"{first.En} (and {more} more errors)"))
        {
            Fields = [.. errors.Select(static e => e.ToField())],
        };
    }

    private static (RawTable? Raw, TableError? Error) Refused(string rule, Label message, int line = 0) => (null, new TableError(line, "", rule, message));
}
