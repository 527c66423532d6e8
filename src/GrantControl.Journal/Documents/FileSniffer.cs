namespace GrantControl.Journal.Documents;

/// <summary>
/// Decides by its bytes what a file is. The name and the declared type are only compared with the outcome: neither is
/// ever believed.
/// </summary>
public static class FileSniffer
{
    /// <summary>Longest name kept, in characters.</summary>
    public const int MaxName = 200;

    /// <param name="declared">The media type the client declared; null or octet-stream declares nothing.</param>
    public static FileVerdict Sniff(ReadOnlyMemory<byte> content, string name, string? declared = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        var extension = Path.GetExtension(name).TrimStart('.').ToLowerInvariant();
        if (!IsGoodName(name))
        {
            return new FileVerdict(null, extension, FileRefusal.Name);
        }

        if (content.IsEmpty)
        {
            return new FileVerdict(null, extension, FileRefusal.Empty);
        }

        var (type, refusal) = Recognise(content);
        if (type is { } known && (!known.Extensions().Contains(extension, StringComparer.Ordinal) || !known.Agrees(extension, declared)))
        {
            return new FileVerdict(null, extension, FileRefusal.Extension);
        }

        return new FileVerdict(type, extension, refusal);
    }

    private static (FileType? Type, FileRefusal? Refusal) Recognise(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        if (IsExecutable(bytes))
        {
            return (null, FileRefusal.Executable);
        }

        if (bytes.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]))
        {
            return (null, FileRefusal.OldOffice);
        }

        if (bytes.StartsWith("%PDF-"u8))
        {
            return IsActivePdf(bytes) ? (null, FileRefusal.Active) : (FileType.Pdf, null);
        }

        if (bytes.StartsWith("PK\x03\x04"u8) || bytes.StartsWith("PK\x05\x06"u8))
        {
            return ZipInspector.Inspect(content);
        }

        FileType? type = bytes switch
        {
            _ when bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) => FileType.Png,
            _ when bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) => FileType.Jpeg,
            _ when bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) => FileType.Webp,
            _ when IsPlainText(bytes) => FileType.Text,
            _ => null,
        };
        return (type, type is null ? FileRefusal.Unknown : null);
    }

    /// <summary>MZ, ELF, the six Mach-O marks (one shared with Java classes), WebAssembly, shortcuts, scripts.</summary>
    private static bool IsExecutable(ReadOnlySpan<byte> bytes) =>
        (bytes.StartsWith("MZ"u8) && bytes.IndexOf((byte)0) >= 0)
        || bytes.StartsWith("\x7f"u8 + "ELF"u8)
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFA, 0xCE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xED, 0xFA, 0xCF])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xCE, 0xFA, 0xED, 0xFE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xCF, 0xFA, 0xED, 0xFE])
        || bytes.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBE]) || bytes.StartsWith((ReadOnlySpan<byte>)[0xCA, 0xFE, 0xBA, 0xBF])
        || bytes.StartsWith("\0asm"u8)
        || bytes.StartsWith((ReadOnlySpan<byte>)[0x4C, 0x00, 0x00, 0x00, 0x01, 0x14, 0x02, 0x00])
        || Trimmed(bytes).StartsWith("#!"u8);

    private static bool IsActivePdf(ReadOnlySpan<byte> bytes) =>
        bytes.IndexOf("/JavaScript"u8) >= 0 || bytes.IndexOf("/Launch"u8) >= 0;

    /// <summary>No control bytes but tab, line ends and form feed; nothing a browser or a server would run.</summary>
    private static bool IsPlainText(ReadOnlySpan<byte> bytes)
    {
        foreach (var b in bytes)
        {
            if (b < 0x20 && b is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or (byte)'\f') || b == 0x7F)
            {
                return false;
            }
        }

        var head = System.Text.Encoding.ASCII.GetString(Trimmed(bytes)[..Math.Min(Trimmed(bytes).Length, 16)]).ToLowerInvariant();
        return !(head.StartsWith("<!doctype", StringComparison.Ordinal) || head.StartsWith("<html", StringComparison.Ordinal)
            || head.StartsWith("<svg", StringComparison.Ordinal) || head.StartsWith("<script", StringComparison.Ordinal)
            || head.StartsWith("<?", StringComparison.Ordinal));
    }

    private static ReadOnlySpan<byte> Trimmed(ReadOnlySpan<byte> bytes) =>
        (bytes.StartsWith((ReadOnlySpan<byte>)[0xEF, 0xBB, 0xBF]) ? bytes[3..] : bytes).TrimStart(" \t\r\n"u8);

    /// <summary>A plain name: no folders, no control or direction-changing characters that hide its real end.</summary>
    private static bool IsGoodName(string name) =>
        name.Length is > 0 and <= MaxName && !string.IsNullOrWhiteSpace(name)
        && !name.Any(c => char.IsControl(c) || c is '/' or '\\' or ':' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'));
}
