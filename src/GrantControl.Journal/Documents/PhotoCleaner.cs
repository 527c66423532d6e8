using System.Buffers.Binary;

namespace GrantControl.Journal.Documents;

/// <summary>
/// Takes out of a photo what says where, when and with what it was taken: EXIF, XMP, IPTC, comments and whatever is hung on
/// behind the picture. Which way up it belongs is kept. Other files, and photos whose frame cannot be read, come back as they are or not at all.
/// </summary>
public static class PhotoCleaner
{
    private static readonly HashSet<uint> PngKept =
    [
        Chunk("IHDR"u8), Chunk("PLTE"u8), Chunk("IDAT"u8), Chunk("IEND"u8), Chunk("tRNS"u8), Chunk("gAMA"u8), Chunk("cHRM"u8), Chunk("sRGB"u8), Chunk("iCCP"u8), Chunk("sBIT"u8),
        Chunk("bKGD"u8), Chunk("pHYs"u8),
    ];

    /// <summary>The clean bytes; null when it is a photo whose frame is damaged.</summary>
    public static byte[]? Clean(ReadOnlyMemory<byte> content)
    {
        var bytes = content.Span;
        return bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? Jpeg(bytes)
            : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47]) ? Png(bytes)
            : bytes.Length >= 12 && bytes.StartsWith("RIFF"u8) && bytes[8..].StartsWith("WEBP"u8) ? Webp(bytes)
            : content.ToArray();
    }

    private static byte[]? Jpeg(ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..2]);
        var at = 2;
        var turned = false;
        while (at + 4 <= bytes.Length && bytes[at] == 0xFF)
        {
            var marker = bytes[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9)
            {
                kept.Write(bytes.Slice(at, 2));
                return kept.ToArray();
            }

            var length = 2 + BinaryPrimitives.ReadUInt16BigEndian(bytes[(at + 2)..]);
            if (length < 4 || at + length > bytes.Length)
            {
                return null;
            }

            var segment = bytes.Slice(at, length);
            if (marker == 0xE1 && !turned && OrientationOf(segment) is { } orientation and not 1)
            {
                kept.Write(Upright(orientation));
                turned = true;
            }

            // APP1 to APP15 and comments go, but for the colours: the ICC profile and Adobe's transform.
            if ((marker is not (>= 0xE1 and <= 0xEF) and not 0xFE) || marker == 0xEE || (marker == 0xE2 && segment[4..].StartsWith("ICC_PROFILE\0"u8)))
            {
                kept.Write(segment);
            }

            at += length;
            if (marker == 0xDA)
            {
                var end = EndOfScan(bytes, at);
                kept.Write(bytes[at..end]);
                at = end;
            }
        }

        // A picture that stops in the middle is still one: cameras lose power.
        return at >= bytes.Length - 1 ? kept.ToArray() : null;
    }

    /// <summary>Where the next marker stands; restarts and stuffed bytes belong to the scan.</summary>
    private static int EndOfScan(ReadOnlySpan<byte> bytes, int at)
    {
        for (; at + 1 < bytes.Length; at++)
        {
            if (bytes[at] == 0xFF && bytes[at + 1] is not (0x00 or 0xFF or (>= 0xD0 and <= 0xD7)))
            {
                return at;
            }
        }

        return bytes.Length;
    }

    /// <summary>The orientation an EXIF segment tells, 1 to 8; null when it tells none.</summary>
    private static int? OrientationOf(ReadOnlySpan<byte> segment)
    {
        if (segment.Length < 18 || !segment[4..].StartsWith("Exif\0\0"u8))
        {
            return null;
        }

        var tiff = segment[10..];
        var little = tiff[0] == (byte)'I';
        var directory = (int)Math.Min(Four(tiff[4..], little), int.MaxValue);
        if (directory < 8 || directory + 2 > tiff.Length)
        {
            return null;
        }

        var entries = Two(tiff[directory..], little);
        for (var i = 0; i < entries && directory + 2 + ((i + 1) * 12) <= tiff.Length; i++)
        {
            var entry = tiff.Slice(directory + 2 + (i * 12), 12);
            if (Two(entry, little) == 0x0112)
            {
                return Two(entry[8..], little) is >= 1 and <= 8 and var orientation ? orientation : null;
            }
        }

        return null;
    }

    /// <summary>An EXIF segment that says which way up, and nothing else.</summary>
    private static byte[] Upright(int orientation) =>
    [
        0xFF, 0xE1, 0x00, 0x22, .. "Exif\0\0"u8, .. "MM\0*"u8, 0, 0, 0, 8, 0, 1, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)orientation, 0, 0, 0, 0, 0, 0,
    ];

    private static byte[]? Png(ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..8]);
        for (var at = 8; at + 12 <= bytes.Length;)
        {
            var length = BinaryPrimitives.ReadUInt32BigEndian(bytes[at..]);
            if (length > bytes.Length - at - 12)
            {
                return null;
            }

            var chunk = bytes.Slice(at, (int)length + 12);
            var type = Chunk(chunk[4..]);
            if (PngKept.Contains(type))
            {
                kept.Write(chunk);
            }

            if (type == Chunk("IEND"u8))
            {
                return kept.ToArray();
            }

            at += chunk.Length;
        }

        return null;
    }

    private static byte[]? Webp(ReadOnlySpan<byte> bytes)
    {
        var kept = new MemoryStream(bytes.Length);
        kept.Write(bytes[..12]);
        var end = Math.Min(bytes.Length, BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]) + 8L);
        for (var at = 12; at + 8 <= end;)
        {
            var length = BinaryPrimitives.ReadUInt32LittleEndian(bytes[(at + 4)..]);
            var whole = 8L + length + (length & 1);
            if (at + 8 + length > end)
            {
                return null;
            }

            var chunk = bytes.Slice(at, (int)Math.Min(whole, bytes.Length - at)).ToArray();
            if (Chunk(chunk) == Chunk("VP8X"u8) && chunk.Length > 8)
            {
                // It announces EXIF and XMP, which are gone now.
                chunk[8] &= 0xF3;
            }

            if (Chunk(chunk) != Chunk("EXIF"u8) && Chunk(chunk) != Chunk("XMP "u8))
            {
                kept.Write(chunk);
            }

            at += (int)whole;
        }

        var clean = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(clean.AsSpan(4), (uint)(clean.Length - 8));
        return clean;
    }

    private static uint Chunk(ReadOnlySpan<byte> name) => BinaryPrimitives.ReadUInt32BigEndian(name);

    private static int Two(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt16LittleEndian(bytes) : BinaryPrimitives.ReadUInt16BigEndian(bytes);

    private static uint Four(ReadOnlySpan<byte> bytes, bool little) => little ? BinaryPrimitives.ReadUInt32LittleEndian(bytes) : BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
