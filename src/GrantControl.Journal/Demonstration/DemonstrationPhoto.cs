using System.Buffers.Binary;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace GrantControl.Journal.Demonstration;

/// <summary>Made-up photos, drawn by arithmetic, so that pages of evidence have something to show. The same name is the same picture, another name another one.</summary>
internal static class DemonstrationPhoto
{
    /// <summary>A box on a floor, in colours of its own: a PNG of 160 by 120.</summary>
    public static byte[] Png(string name)
    {
        var colours = SHA256.HashData(Encoding.UTF8.GetBytes(name));
        return Draw(160, 120, (x, y) => Box(x, y, colours));
    }

    /// <summary>A school between hills, each where its name says: a PNG of 480 by 320.</summary>
    public static byte[] Landscape(string name)
    {
        var seed = BitConverter.ToUInt16(SHA256.HashData(Encoding.UTF8.GetBytes(name)));
        return Draw(480, 320, (x, y) => Hills(x, y, seed));
    }

    private static byte[] Draw(int width, int height, Func<int, int, byte[]> pixel)
    {
        using var raw = new MemoryStream();
        using (var zip = new ZLibStream(raw, CompressionLevel.Fastest, leaveOpen: true))
        {
            for (var y = 0; y < height; y++)
            {
                zip.WriteByte(0);
                for (var x = 0; x < width; x++)
                {
                    zip.Write(pixel(x, y));
                }
            }
        }

        Span<byte> head = stackalloc byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, width);
        BinaryPrimitives.WriteInt32BigEndian(head[4..], height);
        (head[8], head[9]) = (8, 2);
        return [0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n', .. Chunk("IHDR"u8, head), .. Chunk("IDAT"u8, raw.ToArray()), .. Chunk("IEND"u8, [])];
    }

    private static byte[] Box(int x, int y, byte[] colours)
    {
        var box = x is > 45 and < 120 && y is > 30 and < 95;
        var side = box && x > 98;
        return box
            ? [(byte)(60 + (colours[0] / 2) - (side ? 30 : 0)), (byte)(60 + (colours[1] / 2) - (side ? 30 : 0)), (byte)(60 + (colours[2] / 2) - (side ? 30 : 0))]
            : y > 85 ? [(byte)(120 + (y / 4)), (byte)(110 + (y / 4)), 100] : [(byte)(205 + (colours[3] / 8)), (byte)(210 + (y / 8)), 220];
    }

    /// <summary>Sky, two ridges, and a house with its roof and door.</summary>
    private static byte[] Hills(int x, int y, int seed)
    {
        var far = 150 - (40 * Math.Sin((x + (seed % 997)) / 70.0));
        var near = 205 - (22 * Math.Sin((x + (seed % 619)) / 45.0));
        var tint = seed % 40;
        return (x - 90 - (seed % 220), y) switch
        {
            ( >= 40 and < 60, >= 210 and < 250) => [90, 60, 45],
            ( >= 0 and < 100, >= 190 and < 250) => [235, 225, 200],
            (var across, >= 160 and < 190) when Math.Abs(across - 50) < 12 + ((y - 160) * 5 / 3) => [170, (byte)(70 + tint), 50],
            _ when y >= near => [(byte)(96 + tint), 140, 70],
            _ when y >= far => [70, (byte)(105 + tint), 95],
            _ => [(byte)(150 + (y / 4)), (byte)(190 + (y / 6)), 230],
        };
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
