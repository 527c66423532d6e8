using System.IO.Compression;
using System.Text;

namespace GrantControl.Journal.Documents;

/// <summary>Looks inside office documents, which are ZIP archives: what they are, and what they must not carry.</summary>
public static class ZipInspector
{
    public const int MaxEntries = 5_000;

    /// <summary>All entries together, in bytes after expansion: a spreadsheet of ten thousand rows needs a tenth of it.</summary>
    public const long MaxExpanded = 200L * 1024 * 1024;

    private static readonly string[] Programs = [".class", ".dex", ".exe", ".dll", ".jar", ".so", ".bat", ".cmd", ".ps1", ".vbs", ".sh", ".js"];

    /// <summary>The type, or the reason to refuse. Every entry is expanded once, because the sizes an archive states may lie.</summary>
    public static (FileType? Type, FileRefusal? Refusal) Inspect(ReadOnlyMemory<byte> content)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(content.ToArray(), writable: false), ZipArchiveMode.Read);
            return Refuses(archive) is { } refusal ? (null, refusal) : TypeOf(archive);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException or NotSupportedException or IOException or ArgumentException)
        {
            return (null, FileRefusal.Damaged);
        }
    }

    private static FileRefusal? Refuses(ZipArchive archive)
    {
        if (archive.Entries.Count > MaxEntries)
        {
            return FileRefusal.Bomb;
        }

        var names = archive.Entries.Select(e => e.FullName.Replace('\\', '/')).ToArray();
        if (names.Any(n => n is "META-INF/MANIFEST.MF" or "AndroidManifest.xml" || Programs.Contains(Path.GetExtension(n), StringComparer.OrdinalIgnoreCase)))
        {
            return FileRefusal.Executable;
        }

        if (names.Any(CarriesCode))
        {
            return FileRefusal.Macros;
        }

        var left = MaxExpanded;
        var buffer = new byte[64 * 1024];
        foreach (var entry in archive.Entries)
        {
            using var stream = entry.Open();
            var checksum = default(Crc32);
            for (int read; (read = stream.Read(buffer)) > 0;)
            {
                left -= read;
                checksum.Add(buffer.AsSpan(0, read));
                if (left < 0)
                {
                    return FileRefusal.Bomb;
                }
            }

            if (checksum.Value != entry.Crc32)
            {
                return FileRefusal.Damaged;
            }
        }

        return null;
    }

    private static bool CarriesCode(string name) =>
        name.Contains("vbaProject", StringComparison.OrdinalIgnoreCase) || name.Contains("vbaData", StringComparison.OrdinalIgnoreCase)
        || name.Contains("/activeX/", StringComparison.OrdinalIgnoreCase) || name.Contains("/macrosheets/", StringComparison.OrdinalIgnoreCase)
        || name.StartsWith("Basic/", StringComparison.OrdinalIgnoreCase) || name.StartsWith("Scripts/", StringComparison.OrdinalIgnoreCase)
        || (name.Contains("/embeddings/", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".bin", StringComparison.OrdinalIgnoreCase));

    private static (FileType? Type, FileRefusal? Refusal) TypeOf(ZipArchive archive)
    {
        var types = Text(archive, "[Content_Types].xml");
        if (types is not null)
        {
            return types switch
            {
                _ when types.Contains("macroEnabled", StringComparison.OrdinalIgnoreCase)
                    || types.Contains("macrosheet", StringComparison.OrdinalIgnoreCase) => (null, FileRefusal.Macros),
                _ when types.Contains("wordprocessingml.document.main+xml", StringComparison.Ordinal) => (FileType.Docx, null),
                _ when types.Contains("spreadsheetml.sheet.main+xml", StringComparison.Ordinal) => (FileType.Xlsx, null),
                _ => (null, FileRefusal.Unknown),
            };
        }

        return Text(archive, "mimetype")?.Trim() switch
        {
            "application/vnd.oasis.opendocument.text" => (FileType.Odt, null),
            "application/vnd.oasis.opendocument.spreadsheet" => (FileType.Ods, null),
            _ => (null, FileRefusal.Unknown),
        };
    }

    private static string? Text(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry)
        {
            return null;
        }

        using var reader = new StreamReader(entry.Open(), Encoding.UTF8);
        return reader.ReadToEnd();
    }
}
