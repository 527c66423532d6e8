using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GrantControl.Journal.Reports;

/// <summary>
/// A report as a workbook of one sheet. Amounts are written as the decimal digits they are, so no binary number ever
/// stands between the ledger and the file.
/// </summary>
public static class XlsxReport
{
    public const string MediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private const string Package = "http://schemas.openxmlformats.org/package/2006";

    // Styles of the stylesheet below, by position.
    private const string Plain = "0";
    private const string Amount = "1";
    private const string Bold = "2";

    /// <param name="language">Of title and headers; anything that is not English reads Spanish.</param>
    public static byte[] Write(ReportTable table, string? language)
    {
        ArgumentNullException.ThrowIfNull(table);
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part(archive, "[Content_Types].xml", ContentTypes);
            Part(archive, "_rels/.rels", Rels("officeDocument", "xl/workbook.xml"));
            Part(archive, "xl/workbook.xml", $"""<workbook xmlns="{Main}" xmlns:r="{Relations}"><sheets><sheet name="{SheetName(table.Title.For(language))}" sheetId="1" r:id="rId1"/></sheets></workbook>""");
            Part(archive, "xl/_rels/workbook.xml.rels", Rels("worksheet", "worksheets/sheet1.xml", "styles", "styles.xml"));
            Part(archive, "xl/styles.xml", Styles);
            using var sheet = archive.CreateEntry("xl/worksheets/sheet1.xml").Open();
            using var writer = XmlWriter.Create(sheet, new XmlWriterSettings { Encoding = new UTF8Encoding(false) });
            Sheet(writer, table, language);
        }

        return stream.ToArray();
    }

    private static void Sheet(XmlWriter writer, ReportTable table, string? language)
    {
        writer.WriteStartElement("worksheet", Main);
        writer.WriteStartElement("sheetData", Main);
        Row(writer, table.Columns.Select(c => (c.Label.For(language), IsNumber: false, Bold)));
        foreach (var row in table.Rows)
        {
            Row(writer, row.Select((text, i) => (text, table.Columns[i].IsNumber, table.Columns[i].IsNumber ? Amount : Plain)));
        }

        writer.WriteEndElement();
        writer.WriteEndElement();
    }

    private static void Row(XmlWriter writer, IEnumerable<(string Text, bool IsNumber, string Style)> cells)
    {
        writer.WriteStartElement("row", Main);
        foreach (var (text, isNumber, style) in cells)
        {
            writer.WriteStartElement("c", Main);
            writer.WriteAttributeString("s", style);
            if (isNumber && text.Length > 0)
            {
                writer.WriteElementString("v", Main, text);
            }
            else if (text.Length > 0)
            {
                writer.WriteAttributeString("t", "inlineStr");
                writer.WriteStartElement("is", Main);
                writer.WriteElementString("t", Main, XmlSafe(text));
                writer.WriteEndElement();
            }

            writer.WriteEndElement();
        }

        writer.WriteEndElement();
    }

    private static string Rels(params string[] typesAndTargets) =>
        $"""<Relationships xmlns="{Package}/relationships">{string.Concat(typesAndTargets.Chunk(2).Select((r, i) => $"""<Relationship Id="rId{i + 1}" Type="{Relations}/{r[0]}" Target="{r[1]}"/>"""))}</Relationships>""";

    /// <summary>A sheet's name has at most 31 characters and none of seven.</summary>
    private static string SheetName(string title)
    {
        var plain = new string([.. title.Where(c => c is not ('[' or ']' or ':' or '*' or '?' or '/' or '\\' or '<' or '>' or '&' or '"' or '\'')).Take(31)]);
        return plain.Length == 0 ? "1" : plain;
    }

    private static string XmlSafe(string text) => text.All(XmlConvert.IsXmlChar) ? text : new string([.. text.Where(XmlConvert.IsXmlChar)]);

    private static void Part(ZipArchive archive, string name, string xml)
    {
        using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
        writer.Write("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>" + xml);
    }

    private const string ContentTypes =
        $"""<Types xmlns="{Package}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="{MediaType}.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>""";

    private const string Styles =
        $"""<styleSheet xmlns="{Main}"><fonts count="2"><font/><font><b/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="3"><xf/><xf numFmtId="4" applyNumberFormat="1"/><xf fontId="1" applyFont="1"/></cellXfs></styleSheet>""";
}
