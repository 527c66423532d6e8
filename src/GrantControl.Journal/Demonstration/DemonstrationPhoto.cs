using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace GrantControl.Journal.Demonstration;

/// <summary>A made-up photo: a box on a floor, in colours of its own, so that pages of evidence have something to show.</summary>
internal static class DemonstrationPhoto
{
    private const int Width = 160;
    private const int Height = 120;

    /// <summary>A PNG of 160 by 120; another name is another picture.</summary>
    public static byte[] Png(string name)
    {
        var colours = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        using var raw = new MemoryStream();
        using (var zip = new ZLibStream(raw, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < Height; y++)
            {
                zip.WriteByte(0);
                for (var x = 0; x < Width; x++)
                {
                    zip.Write(Pixel(x, y, colours));
                }
            }
        }

        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], Height);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, raw.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Pixel(int x, int y, byte[] colours)
    {
        var box = x is > 45 and < 120 && y is > 30 and < 95;
        var side = box && x > 98;
        return box
            ? [(byte)(60 + (colours[0] / 2) - (side ? 30 : 0)), (byte)(60 + (colours[1] / 2) - (side ? 30 : 0)), (byte)(60 + (colours[2] / 2) - (side ? 30 : 0))]
            : y > 85 ? [(byte)(120 + (y / 4)), (byte)(110 + (y / 4)), 100] : [(byte)(205 + (colours[3] / 8)), (byte)(210 + (y / 8)), 220];
    }

    private static byte[] Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        var chunk = new byte[12 + data.Length];
        BinaryPrimitives.WriteInt32BigEndian(chunk, data.Length);
        type.CopyTo(chunk.AsSpan(4));
        data.CopyTo(chunk.AsSpan(8));
        BinaryPrimitives.WriteUInt32BigEndian(chunk.AsSpan(8 + data.Length), Crc(chunk.AsSpan(4, 4 + data.Length)));
        return chunk;
    }

    private static uint Crc(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var i = 0; i < 8; i++)
            {
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
            }
        }

        return ~crc;
    }
}
