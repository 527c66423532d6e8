using System.Text;
using GrantControl.Journal.Documents;

namespace GrantControl.Slices.Tests.Documents;

/// <summary>A file is what its bytes say, and only harmless kinds are kept.</summary>
public sealed class FileSnifferTests
{
    private static readonly byte[] Png = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0];

    public static TheoryData<byte[], string, string> Accepted() => new()
    {
        { "%PDF-1.7\nhello"u8.ToArray(), "dictamen.pdf", "application/pdf" },
        { Png, "foto.PNG", "image/png" },
        { [0xFF, 0xD8, 0xFF, 0xE0, 0], "foto.jpeg", "image/jpeg" },
        { "RIFF\x10\0\0\0WEBPVP8 "u8.ToArray(), "foto.webp", "image/webp" },
        { "Acta número 3\n"u8.ToArray(), "acta.txt", "text/plain" },
        { "a;b\n1;2\n"u8.ToArray(), "a.csv", "text/csv" },
        { Archive.Docx(), "informe.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document" },
        { Budget.Workbook.Of(["a"]), "a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" },
        { Archive.Of(("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", "<x/>")), "a.odt", "application/vnd.oasis.opendocument.text" },
    };

    [Theory]
    [MemberData(nameof(Accepted))]
    public void Accepts_what_it_knows(byte[] content, string name, string mediaType)
    {
        var verdict = FileSniffer.Sniff(content, name, mediaType);

        verdict.Refusal.Should().BeNull();
        verdict.MediaType.Should().Be(mediaType);
    }

    public static TheoryData<byte[], string, string> Refused() => new()
    {
        { [], "a.pdf", "document-empty" },
        { [0x4D, 0x5A, 0x90, 0x00, 3], "a.pdf", "document-executable" },
        { [0x7F, 0x45, 0x4C, 0x46, 2], "a.txt", "document-executable" },
        { [0xCF, 0xFA, 0xED, 0xFE, 7], "a.png", "document-executable" },
        { [0xCA, 0xFE, 0xBA, 0xBE, 0], "a.jpg", "document-executable" },
        { "\0asm\x01"u8.ToArray(), "a.txt", "document-executable" },
        { "#!/bin/sh\nrm x\n"u8.ToArray(), "a.txt", "document-executable" },
        { [0xEF, 0xBB, 0xBF, .. "\n #!/usr/bin/env node"u8.ToArray()], "a.txt", "document-executable" },
        { Archive.Of(("META-INF/MANIFEST.MF", "x"), ("A.class", "x")), "a.docx", "document-executable" },
        { Archive.Of(("AndroidManifest.xml", "x"), ("classes.dex", "x")), "a.zip", "document-executable" },
        { Archive.Docx(("word/setup.exe", "x")), "a.docx", "document-executable" },
        { [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], "a.doc", "document-old-office" },
        { Archive.Docx(("word/vbaProject.bin", "x")), "a.docx", "document-macros" },
        { Archive.Docx(("word/embeddings/oleObject1.bin", "x")), "a.docx", "document-macros" },
        { Archive.Of(("[Content_Types].xml", "application/vnd.ms-word.document.macroEnabled.main+xml")), "a.docx", "document-macros" },
        { Archive.Of(("mimetype", "application/vnd.oasis.opendocument.text"), ("Basic/Standard/M.xml", "x")), "a.odt", "document-macros" },
        { "%PDF-1.7\n<< /OpenAction << /S /JavaScript >> >>"u8.ToArray(), "a.pdf", "document-active" },
        { "%PDF-1.7\n<< /S /Launch >>"u8.ToArray(), "a.pdf", "document-active" },
        { Archive.Of(("[Content_Types].xml", Encoding.UTF8.GetBytes(Archive.DocxTypes)), ("word/document.xml", new byte[ZipInspector.MaxExpanded + 1])), "a.docx", "document-bomb" },
        { Archive.Docx()[..60], "a.docx", "document-damaged" },
        { Archive.Of(("a.txt", "x")), "a.zip", "document-type" },
        { "<!DOCTYPE html><script>x</script>"u8.ToArray(), "a.txt", "document-type" },
        { "<svg onload='x'/>"u8.ToArray(), "a.txt", "document-type" },
        { [1, 2, 3, 4], "a.txt", "document-type" },
        { Png, "foto.pdf", "document-extension" },
        { Png, "foto", "document-extension" },
        { "text"u8.ToArray(), "a.ps1", "document-extension" },
        { Archive.Docx(), "a.xlsx", "document-extension" },
        { Png, "../foto.png", "document-name" },
        { Png, "foto\u202Egnp.exe.png", "document-name" },
        { Png, new string('a', 200) + ".png", "document-name" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_the_rest_and_says_why(byte[] content, string name, string rule)
    {
        var verdict = FileSniffer.Sniff(content, name);

        verdict.Type.Should().BeNull();
        verdict.Refusal!.Rule.Should().Be(rule);
        verdict.Refusal.ToRejection().Should().Match<Kernel.Deciders.Rejection>(r => r.Code == "invalid" && r.Message.Es.Length > 0 && r.Message.En != r.Message.Es);
    }

    [Theory]
    [InlineData("application/pdf", "document-extension")]
    [InlineData("image/png; charset=x", null)]
    [InlineData("application/octet-stream", null)]
    [InlineData(null, null)]
    public void The_declared_type_must_agree(string? declared, string? rule) =>
        FileSniffer.Sniff(Png, "foto.png", declared).Refusal?.Rule.Should().Be(rule);
}
