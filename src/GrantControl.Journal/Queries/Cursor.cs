using System.Buffers.Binary;
using System.Buffers.Text;

namespace GrantControl.Journal.Queries;

/// <summary>Where a page ended, in a form callers only hand back.</summary>
internal static class Cursor
{
    /// <summary>Above every id a program makes, as no version-7 identifier begins with all bits set.</summary>
    private static readonly Guid Last = Guid.AllBitsSet;

    public static string Write(Guid last) => Base64Url.EncodeToString(last.ToByteArray(bigEndian: true));

    public static string Write(long last)
    {
        Span<byte> bytes = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(bytes, last);
        return Base64Url.EncodeToString(bytes);
    }

    /// <exception cref="FormatException">Not written by <see cref="Write(Guid)"/>.</exception>
    public static Guid ReadGuid(string? cursor) => cursor is null ? Last : new Guid(Bytes(cursor, 16), bigEndian: true);

    /// <exception cref="FormatException">Not written by <see cref="Write(long)"/>.</exception>
    public static long ReadNumber(string? cursor) => cursor is null ? long.MaxValue : BinaryPrimitives.ReadInt64BigEndian(Bytes(cursor, 8));

    private static byte[] Bytes(string cursor, int length)
    {
        var bytes = Base64Url.DecodeFromChars(cursor);
        return bytes.Length == length ? bytes : throw new FormatException("That is no cursor of this list.");
    }
}
