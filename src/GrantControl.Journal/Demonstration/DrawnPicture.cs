using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace GrantControl.Journal.Demonstration;

/// <summary>A small landscape, drawn by arithmetic: what a demonstration has instead of photographs. The same number draws the same picture.</summary>
internal static class DrawnPicture
{
    private const int Width = 480;
    private const int Height = 320;
    private const uint Polynomial = 0xEDB88320;

    /// <summary>As a PNG of 480 × 320.</summary>
    public static byte[] Png(int seed)
    {
        using var png = new MemoryStream();
        png.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var head = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(head, Width);
        BinaryPrimitives.WriteInt32BigEndian(head.AsSpan(4), Height);
        (head[8], head[9]) = (8, 2);
        Chunk(png, "IHDR", head);
        Chunk(png, "IDAT", Packed(seed));
        Chunk(png, "IEND", []);
        return png.ToArray();
    }

    /// <summary>Sky, two ridges, a field, and a school with its door, standing where the number says.</summary>
    private static (byte R, byte G, byte B) Colour(int x, int y, int seed)
    {
        var house = 90 + (seed * 37 % 220);
        var far = 150 - (40 * Math.Sin((x + (seed * 53)) / 70.0));
        var near = 205 - (22 * Math.Sin((x + (seed * 91)) / 45.0));
        var tint = seed * 29 % 40;
        return (x - house, y) switch
        {
            ( >= 40 and < 60, >= 210 and < 250) => (90, 60, 45),
            ( >= 0 and < 100, >= 190 and < 250) => (235, 225, 200),
            (var across, >= 160 and < 190) when Math.Abs(across - 50) < 12 + ((y - 160) * 5 / 3) => (170, (byte)(70 + tint), 50),
            _ when y >= near => ((byte)(96 + tint), 140, 70),
            _ when y >= far => (70, (byte)(105 + tint), 95),
            _ => ((byte)(150 + (y / 4)), (byte)(190 + (y / 6)), 230),
        };
    }

    private static byte[] Packed(int seed)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZLibStream(packed, CompressionLevel.Optimal))
        {
            var row = new byte[1 + (Width * 3)];
            for (var y = 0; y < Height; y++)
            {
                for (var x = 0; x < Width; x++)
                {
                    (row[1 + (x * 3)], row[2 + (x * 3)], row[3 + (x * 3)]) = Colour(x, y, seed);
                }

                zip.Write(row);
            }
        }

        return packed.ToArray();
    }

    private static void Chunk(Stream png, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] named = [.. Encoding.ASCII.GetBytes(type), .. data];
        png.Write(named);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(named));
        png.Write(number);
    }

    /// <summary>CRC-32 as PNG wants it (ISO 3309).</summary>
    private static uint Checksum(byte[] bytes)
    {
        var sum = uint.MaxValue;
        foreach (var one in bytes)
        {
            sum ^= one;
            for (var bit = 0; bit < 8; bit++)
            {
                sum = (sum & 1) == 0 ? sum >> 1 : (sum >> 1) ^ Polynomial;
            }
        }

        return ~sum;
    }
}
