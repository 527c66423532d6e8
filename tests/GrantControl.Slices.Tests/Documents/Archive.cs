using System.IO.Compression;
using System.Text;

namespace GrantControl.Slices.Tests.Documents;

/// <summary>Makes ZIP archives for tests out of names and texts.</summary>
internal static class Archive
{
    public const string DocxTypes = "<Types><Override ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml\"/></Types>";

    public static byte[] Of(params (string Name, string Text)[] entries) =>
        Of([.. entries.Select(e => (e.Name, Encoding.UTF8.GetBytes(e.Text)))]);

    public static byte[] Of(params (string Name, byte[] Content)[] entries)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, content) in entries)
            {
                using var entry = archive.CreateEntry(name, CompressionLevel.SmallestSize).Open();
                entry.Write(content);
            }
        }

        return stream.ToArray();
    }

    /// <summary>The smallest archive that is taken for a text document.</summary>
    public static byte[] Docx(params (string Name, string Text)[] more) => Of([("[Content_Types].xml", DocxTypes), ("word/document.xml", "<w/>"), .. more]);
}
