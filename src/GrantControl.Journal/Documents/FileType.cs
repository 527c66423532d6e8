namespace GrantControl.Journal.Documents;

/// <summary>The types of file that may be kept as evidence, recognised by their bytes.</summary>
public enum FileType
{
    Pdf,
    Png,
    Jpeg,
    Webp,
    Text,
    Docx,
    Xlsx,
    Odt,
    Ods,
}

/// <summary>How each type is named in headers and in file names.</summary>
public static class FileTypes
{
    /// <summary>The media type it is stored and served as.</summary>
    public static string MediaType(this FileType type, string extension) => type switch
    {
        FileType.Pdf => "application/pdf",
        FileType.Png => "image/png",
        FileType.Jpeg => "image/jpeg",
        FileType.Webp => "image/webp",
        FileType.Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        FileType.Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        FileType.Odt => "application/vnd.oasis.opendocument.text",
        FileType.Ods => "application/vnd.oasis.opendocument.spreadsheet",
        _ => string.Equals(extension, "csv", StringComparison.Ordinal) ? "text/csv" : "text/plain",
    };

    /// <summary>Extensions, lower case without point, that agree with the content.</summary>
    public static IReadOnlyList<string> Extensions(this FileType type) => type switch
    {
        FileType.Pdf => ["pdf"],
        FileType.Png => ["png"],
        FileType.Jpeg => ["jpg", "jpeg"],
        FileType.Webp => ["webp"],
        FileType.Docx => ["docx"],
        FileType.Xlsx => ["xlsx"],
        FileType.Odt => ["odt"],
        FileType.Ods => ["ods"],
        _ => ["txt", "csv"],
    };

    /// <summary>Whether a media type a client declared may stand for the content.</summary>
    public static bool Agrees(this FileType type, string extension, string? declared)
    {
        var plain = declared?.Split(';')[0].Trim().ToLowerInvariant();
        return string.IsNullOrEmpty(plain) || plain is "application/octet-stream"
            || plain == type.MediaType(extension)
            || (type == FileType.Jpeg && plain is "image/jpg" or "image/pjpeg")
            // Browsers on machines with a spreadsheet installed declare CSV this way.
            || (type == FileType.Text && plain is "text/plain" or "text/csv" or "application/csv" or "application/vnd.ms-excel");
    }
}
