using GrantControl.Web.Shared.Problems;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace GrantControl.Web.Shared.Requests;

/// <summary>The one file of a multipart body, as it arrives.</summary>
/// <param name="Name">File name without any path.</param>
/// <param name="Fields">The fields that came before it.</param>
public sealed record UploadedFile(Stream Content, string Name, string? MediaType, Dictionary<string, string> Fields)
{
    private const int MaxFields = 32;
    private const int MaxFieldLength = 1024;

    /// <summary>Room for the multipart frame around the file.</summary>
    private const int Frame = 64 * 1024;

    /// <summary>The file as a stream; whatever comes after it is not read.</summary>
    public static Task<(UploadedFile? File, Problem? Problem)> OpenAsync(HttpRequest request, int maxBytes) =>
        ReadAsync(request, maxBytes, static (reader, cancellation) => NextFileAsync(reader, [], cancellation));

    /// <summary>The file held in memory, with the fields before and after it.</summary>
    public static Task<(UploadedFile? File, Problem? Problem)> ReadAsync(HttpRequest request, int maxBytes) =>
        ReadAsync(request, maxBytes, async (reader, cancellation) =>
        {
            var (file, problem) = await NextFileAsync(reader, [], cancellation);
            if (file is null)
            {
                return (null, problem);
            }

            var kept = new MemoryStream();
            var chunk = new byte[64 * 1024];
            for (int read; (read = await file.Content.ReadAsync(chunk, cancellation)) > 0;)
            {
                if (kept.Length + read > maxBytes)
                {
                    return (null, new Problem(ProblemKind.TooLarge));
                }

                kept.Write(chunk, 0, read);
            }

            kept.Position = 0;
            await NextFileAsync(reader, file.Fields, cancellation);
            return (file with { Content = kept }, null);
        });

    private static async Task<(UploadedFile? File, Problem? Problem)> ReadAsync(
        HttpRequest request, int maxBytes, Func<MultipartReader, CancellationToken, Task<(UploadedFile? File, Problem? Problem)>> read)
    {
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            || !type.MediaType.Equals("multipart/form-data", StringComparison.OrdinalIgnoreCase)
            || HeaderUtilities.RemoveQuotes(type.Boundary).Value is not { Length: > 0 and <= 200 } boundary)
        {
            return (null, Problem.Of(ProblemKind.UnsupportedType, "Envíe el archivo como multipart/form-data.", "Send the file as multipart/form-data."));
        }

        if (request.ContentLength > (long)maxBytes + Frame)
        {
            return (null, new Problem(ProblemKind.TooLarge));
        }

        try
        {
            return await read(new MultipartReader(boundary, request.Body), request.HttpContext.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or (IOException and not BadHttpRequestException))
        {
            return (null, Problem.Unreadable("", "El cuerpo multipart está incompleto o dañado.", "The multipart body is incomplete or damaged."));
        }
    }

    private static async Task<(UploadedFile? File, Problem? Problem)> NextFileAsync(MultipartReader reader, Dictionary<string, string> fields, CancellationToken cancellation)
    {
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            {
                continue;
            }

            if (disposition.IsFileDisposition())
            {
                var name = disposition.FileNameStar.HasValue ? disposition.FileNameStar : HeaderUtilities.RemoveQuotes(disposition.FileName);
                return (new UploadedFile(section.Body, PlainName(name.Value ?? ""), section.ContentType, fields), null);
            }

            if (fields.Count == MaxFields || HeaderUtilities.RemoveQuotes(disposition.Name).Value is not { Length: > 0 } field)
            {
                break;
            }

            var text = new char[MaxFieldLength];
            using var characters = new StreamReader(section.Body);
            var read = await characters.ReadBlockAsync(text, cancellation);
            if (text.AsSpan(0, read).Contains('\0'))
            {
                return (null, Problem.HoldsNul(field));
            }

            fields[field] = new string(text, 0, read);
        }

        return (null, Problem.Unreadable("file", "Falta el archivo.", "The file is missing."));
    }

    /// <summary>Browsers of old sent whole paths, of either kind of system.</summary>
    private static string PlainName(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];
}
