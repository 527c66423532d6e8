using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GrantControl.Journal.Budget.Files;

/// <summary>The parts of a workbook a table needs: which sheet, its shared texts, and the formats of its numbers.</summary>
internal sealed class XlsxBook
{
    private readonly ZipArchive _archive;
    private readonly string _sheet;
    private readonly List<string> _strings = [];
    private readonly List<string> _formats = [];

    private XlsxBook(ZipArchive archive, string sheet) => (_archive, _sheet) = (archive, sheet);

    /// <exception cref="InvalidDataException">A part is missing.</exception>
    public static XlsxBook Open(ZipArchive archive)
    {
        var workbook = Relations(archive, "").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target
            ?? throw new InvalidDataException("No workbook.");
        var relations = Relations(archive, workbook).ToArray();
        var book = new XlsxBook(archive, FirstVisible(archive, workbook, relations));
        book.ReadStrings(relations.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target);
        book.ReadFormats(relations.FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Target);
        return book;
    }

    public XmlReader FirstVisibleSheet() => Part(_archive, _sheet) ?? throw new InvalidDataException("No sheet.");

    public string SharedString(string index) => _strings[int.Parse(index, NumberStyles.None, CultureInfo.InvariantCulture)];

    /// <summary>The format code of a cell's style; empty for the general one.</summary>
    public string FormatOf(string? style) =>
        style is not null && int.TryParse(style, NumberStyles.None, CultureInfo.InvariantCulture, out var i) && i < _formats.Count ? _formats[i] : "";

    /// <summary>True when a number shown this way is no amount: letters of dates outside quotes, or a percent sign.</summary>
    public static bool IsDateOrPercent(string format)
    {
        var (quoted, bracketed) = (false, false);
        for (var i = 0; i < format.Length; i++)
        {
            var c = char.ToLowerInvariant(format[i]);
            quoted ^= c == '"' && !bracketed;
            bracketed = !quoted && (c == '[' || (bracketed && c != ']'));
            i += c is '\\' or '_' or '*' ? 1 : 0;
            if (!quoted && !bracketed && c is 'y' or 'm' or 'd' or 'h' or 's' or '%')
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The text of every element of a name, phonetic hints left out.</summary>
    public static string TextWithin(XmlReader reader, string element)
    {
        var text = new StringBuilder();
        while (!reader.EOF)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == element)
            {
                text.Append(reader.ReadElementContentAsString());
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "rPh")
            {
                reader.Skip();
            }
            else
            {
                reader.Read();
            }
        }

        return text.ToString();
    }

    private static string FirstVisible(ZipArchive archive, string workbook, (string Id, string Type, string Target)[] relations)
    {
        using var reader = Part(archive, workbook) ?? throw new InvalidDataException("No workbook.");
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "sheet" && (reader.GetAttribute("state") ?? "visible") == "visible")
            {
                // The relation's attribute has another namespace in each edition of the standard: its local name is enough.
                while (reader.MoveToNextAttribute())
                {
                    if (reader.LocalName == "id")
                    {
                        return relations.First(r => r.Id == reader.Value).Target;
                    }
                }
            }
        }

        throw new InvalidDataException("No visible sheet.");
    }

    private void ReadStrings(string? part)
    {
        using var reader = part is null ? null : Part(_archive, part);
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
            {
                using var item = reader.ReadSubtree();
                _strings.Add(TextWithin(item, "t"));
            }
        }
    }

    private void ReadFormats(string? part)
    {
        var custom = new Dictionary<string, string>(StringComparer.Ordinal);
        using var reader = part is null ? null : Part(_archive, part);
        var inCells = false;
        while (reader?.Read() == true)
        {
            inCells = reader.LocalName == "cellXfs" ? reader.NodeType == XmlNodeType.Element : inCells;
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "numFmt")
            {
                custom[reader.GetAttribute("numFmtId") ?? ""] = reader.GetAttribute("formatCode") ?? "";
            }
            else if (inCells && reader.NodeType == XmlNodeType.Element && reader.LocalName == "xf")
            {
                var id = reader.GetAttribute("numFmtId") ?? "0";
                _formats.Add(custom.GetValueOrDefault(id) ?? BuiltIn(id));
            }
        }
    }

    /// <summary>Of the formats every workbook has without saying so, only the kind matters here.</summary>
    private static string BuiltIn(string id) => int.Parse(id, NumberStyles.None, CultureInfo.InvariantCulture) switch
    {
        9 or 10 => "0%",
        (>= 14 and <= 22) or (>= 27 and <= 36) or (>= 45 and <= 47) or (>= 50 and <= 58) => "yyyy",
        _ => "",
    };

    private static IEnumerable<(string Id, string Type, string Target)> Relations(ZipArchive archive, string part)
    {
        var folder = FolderOf(part);
        using var reader = Part(archive, $"{folder}_rels/{part[folder.Length..]}.rels");
        while (reader?.Read() == true)
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "Relationship" && reader.GetAttribute("TargetMode") != "External")
            {
                var target = reader.GetAttribute("Target") ?? "";
                yield return (reader.GetAttribute("Id") ?? "", reader.GetAttribute("Type") ?? "",
                    target.StartsWith('/') ? target[1..] : folder + target);
            }
        }
    }

    private static string FolderOf(string part) => part[..(part.LastIndexOf('/') + 1)];

    private static XmlReader? Part(ZipArchive archive, string name) =>
        archive.GetEntry(name) is { } entry
            ? XmlReader.Create(entry.Open(), new XmlReaderSettings { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 256L * 1024 * 1024 })
            : null;
}
