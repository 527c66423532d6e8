using GrantControl.Journal.Budget.Files;

namespace GrantControl.Web.Shared.Requests;

/// <summary>A table sent with a form, or the one sent before it.</summary>
public static class UploadedTable
{
    /// <param name="kept">Name of a file sent before, which counts when none comes now.</param>
    /// <param name="fallback">What a file without a usable name is called.</param>
    /// <returns>No content when there is none at all, an empty one when it is too large.</returns>
    public static async Task<(string Name, byte[]? Content)> ReadAsync(IFormFile? upload, string? kept, byte[]? content, string fallback, CancellationToken cancellation)
    {
        if (upload is null || upload.Length == 0)
        {
            return (kept ?? "", content);
        }

        var name = upload.FileName[(upload.FileName.LastIndexOfAny(['/', '\\']) + 1)..];
        if (upload.Length > TableSource.MaxBytes)
        {
            return (name, []);
        }

        using var read = new MemoryStream((int)upload.Length);
        await upload.CopyToAsync(read, cancellation);
        return (name.Length is 0 or > 200 ? fallback + Path.GetExtension(name) : name, read.ToArray());
    }
}
