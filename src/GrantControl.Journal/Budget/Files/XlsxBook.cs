using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Xml;

namespace GrantControl.Journal.Budget.Files;

/// <summary>The parts of a workbook a table needs: which sheet, its shared texts, and the formats of its numbers.</summary>
internal sealed class XlsxBook
{
    private readonly ZipArchive _archive;
    private readonly long _maxCharacters;
    private readonly List<string> _strings = [];
    private readonly List<string> _formats = [];

    private XlsxBook(ZipArchive archive, long maxCharacters) => (_archive, _maxCharacters) = (archive, maxCharacters);

    /// <summary>Visible sheets in the order of their tabs: name, and the part that holds them.</summary>
    public IReadOnlyList<(string Name, string Part)> Sheets { get; private set; } = [];

    /// <summary>The day before day 1: workbooks begun on an old Macintosh count from another one.</summary>
    public DateOnly Epoch { get; private set; } = new(1899, 12, 30);

    /// <param name="maxCharacters">Longest part that is read; a longer one is damaged.</param>
    /// <exception cref="InvalidDataException">A part is missing.</exception>
    public static XlsxBook Open(ZipArchive archive, long maxCharacters = 256L * 1024 * 1024)
    {
        var book = new XlsxBook(archive, maxCharacters);
        var workbook = book.Relations("").FirstOrDefault(r => r.Type.EndsWith("/officeDocument", StringComparison.Ordinal)).Target
            ?? throw new InvalidDataException("No workbook.");
        var relations = book.Relations(workbook).ToArray();
        book.ReadSheets(workbook, relations);
        book.ReadStrings(relations.FirstOrDefault(r => r.Type.EndsWith("/sharedStrings", StringComparison.Ordinal)).Target);
        book.ReadFormats(relations.FirstOrDefault(r => r.Type.EndsWith("/styles", StringComparison.Ordinal)).Target);
        return book;
    }

    public XmlReader FirstVisibleSheet() =>
        Sheet(Sheets.Count > 0 ? Sheets[0].Part : throw new InvalidDataException("No visible sheet."));

    public XmlReader Sheet(string part) => Part(part) ?? throw new InvalidDataException("No sheet.");

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

    private void ReadSheets(string workbook, (string Id, string Type, string Target)[] relations)
    {
        List<(string, string)> sheets = [];
        using var reader = Part(workbook) ?? throw new InvalidDataException("No workbook.");
        while (reader.Read())
        {
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "workbookPr" && reader.GetAttribute("date1904") is "1" or "true")
            {
                Epoch = new DateOnly(1904, 1, 1);
            }
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "sheet" && (reader.GetAttribute("state") ?? "visible") == "visible")
            {
                var name = reader.GetAttribute("name") ?? "";

                // The relation's attribute has another namespace in each edition of the standard: its local name is enough.
                while (reader.MoveToNextAttribute())
                {
                    if (reader.LocalName == "id")
                    {
                        sheets.Add((name, relations.First(r => r.Id == reader.Value).Target));
                    }
                }
            }
        }

        Sheets = sheets;
    }

    private void ReadStrings(string? part)
    {
        using var reader = part is null ? null : Part(part);
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
        using var reader = part is null ? null : Part(part);
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

    private IEnumerable<(string Id, string Type, string Target)> Relations(string part)
    {
        var folder = FolderOf(part);
        using var reader = Part($"{folder}_rels/{part[folder.Length..]}.rels");
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

    private XmlReader? Part(string name) =>
        _archive.GetEntry(name) is { } entry
            ? XmlReader.Create(entry.Open(), new XmlReaderSettings { CloseInput = true, DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = _maxCharacters })
            : null;
}
