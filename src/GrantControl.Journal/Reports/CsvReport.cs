using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace GrantControl.Journal.Reports;

/// <summary>A report as CSV: UTF-8 with a byte order mark, because spreadsheets take anything else for Latin-1.</summary>
public static class CsvReport
{
    public const string MediaType = "text/csv";

    /// <param name="language">Of the headers; anything that is not English reads Spanish.</param>
    public static byte[] Write(ReportTable table, string? language)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var stream = new MemoryStream();
        using (var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true))
        using (var csv = new CsvWriter(writer, new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\r\n" }))
        {
            foreach (var column in table.Columns)
            {
                csv.WriteField(column.Label.For(language));
            }

            csv.NextRecord();
            foreach (var row in table.Rows)
            {
                for (var i = 0; i < row.Count; i++)
                {
                    csv.WriteField(table.Columns[i].IsNumber ? row[i] : Harmless(row[i]));
                }

                csv.NextRecord();
            }
        }

        return stream.ToArray();
    }

    /// <summary>A text that a spreadsheet would run as a formula gets the apostrophe that stops it (OWASP, CSV injection).</summary>
    internal static string Harmless(string text) => text.Length > 0 && text[0] is '=' or '+' or '-' or '@' or '\t' or '\r' ? "'" + text : text;
}
