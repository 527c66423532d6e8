using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GrantControl.Journal.Reports;

/// <summary>
/// Writes a workbook of one or more sheets. Amounts are written as the decimal digits they are, so no binary number ever
/// stands between the ledger and the file.
/// </summary>
public static class XlsxWorkbook
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    public static byte[] Write(IReadOnlyList<XlsxSheet> sheets)
    {
        ArgumentNullException.ThrowIfNull(sheets);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            var numbers = Enumerable.Range(1, sheets.Count).ToList();
            Part(archive, "[Content_Types].xml", ContentTypes(numbers));
            Part(archive, "_rels/.rels", Rels([("officeDocument", "xl/workbook.xml")]));
            Part(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets>{string.Concat(numbers.Select(n => $"""<sheet name="{SheetName(sheets[n - 1].Name)}" sheetId="{n}" r:id="rId{n}"/>"""))}</sheets></workbook>""");
            Part(archive, "xl/_rels/workbook.xml.rels", Rels([.. numbers.Select(n => ("worksheet", $"worksheets/sheet{n}.xml")), ("styles", "styles.xml")]));
            Part(archive, "xl/styles.xml", Styles);
            foreach (var n in numbers)
            {
                using var part = archive.CreateEntry($"xl/worksheets/sheet{n}.xml").Open();
                using var writer = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
                Sheet(writer, sheets[n - 1]);
            }
        }

        return stream.ToArray();
    }

    /// <summary>A sheet's name has at most 31 characters and none of seven.</summary>
    public static string SheetName(string title)
    {
        var plain = new string([.. title.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '<' or '>' or '&' or '"' or '\'')).Take(31)]);
        return plain.Length == 0 ? "1" : plain;
    }

    private static void Sheet(XmlWriter writer, XlsxSheet sheet)
    {
        writer.WriteStartElement("worksheet", Main);
        if (sheet.FrozenHeader)
        {
            writer.WriteRaw("""<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>""");
        }

        if (sheet.Columns.Count > 0)
        {
            writer.WriteRaw($"<cols>{string.Concat(sheet.Columns.Select((c, i) => $"""<col min="{i + 1}" max="{i + 1}" width="{c.Width}" style="{(int)c.Style}" customWidth="1"/>"""))}</cols>");
        }

        writer.WriteStartElement("sheetData", Main);
        foreach (var row in sheet.Rows)
        {
            Row(writer, row);
        }

        writer.WriteEndElement();
        if (sheet.Choices.Count > 0)
        {
            // A warning, not a wall: the reader of the file takes a name or a code where the list holds keys.
            writer.WriteRaw($"""<dataValidations count="{sheet.Choices.Count}">{string.Concat(sheet.Choices.Select(static c => $"""<dataValidation type="list" errorStyle="warning" allowBlank="1" showErrorMessage="1" sqref="{c.Cells}"><formula1>{c.Source}</formula1></dataValidation>"""))}</dataValidations>""");
        }

        writer.WriteEndElement();
    }

    private static void Row(XmlWriter writer, IReadOnlyList<XlsxCell> cells)
    {
        writer.WriteStartElement("row", Main);
        foreach (var cell in cells)
        {
            writer.WriteStartElement("c", Main);
            writer.WriteAttributeString("s", ((int)cell.Style).ToString(System.Globalization.CultureInfo.InvariantCulture));
            if (cell.Style is XlsxStyle.Amount or XlsxStyle.Date && cell.Text.Length > 0)
            {
                writer.WriteElementString("v", Main, cell.Text);
            }
            else if (cell.Text.Length > 0)
            {
                writer.WriteAttributeString("t", "inlineStr");
                writer.WriteStartElement("is", Main);
                writer.WriteElementString("t", Main, XmlSafe(cell.Text));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static string Rels(IEnumerable<(string Type, string Target)> parts) =>
        $"""<Relationships xmlns="{Package}/relationships">{string.Concat(parts.Select((r, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relations}/{r.Type}" Target="{r.Target}"/>"""))}</Relationships>""";

    private static string XmlSafe(string text) => text.All(XmlConvert.IsXmlChar) ? text : new string([.. text.Where(XmlConvert.IsXmlChar)]);

    private static void Part(ZipArchive archive, string name, string xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
    }

    private static string ContentTypes(IEnumerable<int> sheets) =>
        $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{MediaType}.main+xml"/>{string.Concat(sheets.Select(static n => $"""<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>"""))}<Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""";

    /// <summary>Cell formats in the order of <see cref="XlsxStyle"/>.</summary>
    private const string Styles =
        $"""<styleSheet xmlns="{Main}"><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="6"><xf/><xf numFmtId="4" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="49" applyNumberFormat="1"/><xf applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf></cellXfs></styleSheet>""";
}

/// <summary>How a cell is shown; the number is its place in the stylesheet.</summary>
public enum XlsxStyle
{
    Plain = 0,

    /// <summary>A number with two decimals; the text is digits with a point.</summary>
    Amount = 1,
    Bold = 2,

    /// <summary>The text is the day's serial number.</summary>
    Date = 3,

    /// <summary>Text even when it looks like a number, so that codes keep their zeros.</summary>
    Text = 4,
    Wrapped = 5,
}

public readonly record struct XlsxCell(string Text, XlsxStyle Style)
{
    /// <summary>A day as workbooks count them.</summary>
    public static XlsxCell Of(DateOnly day) =>
        new((day.DayNumber - new DateOnly(1899, 12, 30).DayNumber).ToString(System.Globalization.CultureInfo.InvariantCulture), XlsxStyle.Date);
}

/// <param name="Width">In characters.</param>
/// <param name="Style">Of the cells below the last row, too, so that what people type there is shown right.</param>
public sealed record XlsxColumn(int Width, XlsxStyle Style);

/// <summary>A list to choose from.</summary>
/// <param name="Cells">Where: <c>C2:C501</c>.</param>
/// <param name="Source">A range of the workbook: <c>Partidas!$A$2:$A$40</c>.</param>
public readonly record struct XlsxChoice(string Cells, string Source);

/// <summary>One sheet; the first row holds the headers.</summary>
public sealed record XlsxSheet(string Name, IReadOnlyList<IReadOnlyList<XlsxCell>> Rows)
{
    public IReadOnlyList<XlsxColumn> Columns { get; init; } = [];

    public IReadOnlyList<XlsxChoice> Choices { get; init; } = [];

    public bool FrozenHeader { get; init; }
}
