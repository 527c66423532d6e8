using System.Collections.Concurrent;
using System.IO.Compression;
using Microsoft.AspNetCore.StaticFiles;
using Microsoft.Net.Http.Headers;

namespace GrantControl.Web.Shared.Layout;

/// <summary>
/// Style sheets, scripts and drawings: compressed once and kept, and kept by browsers for good when their address names
/// their version. Pages are never compressed, because they hold secrets beside what a stranger may have put there (BREACH).
/// </summary>
public static class StaticFiles
{
    private const long Largest = 4 * 1024 * 1024;

    private static readonly FileExtensionContentTypeProvider Types = new();

    private static readonly string[] Compressible = [".css", ".js", ".svg"];

    public static void UseFrontEnd(this WebApplication app)
    {
        ArgumentNullException.ThrowIfNull(app);
        var kept = new ConcurrentDictionary<(string Path, DateTimeOffset Changed, bool Brotli), Lazy<byte[]>>();
        app.Use((context, next) => Compressed(context, app.Environment, kept) is { } answer ? WriteAsync(context, answer) : next(context));
        app.UseStaticFiles(new StaticFileOptions { OnPrepareResponse = static file => Keep(file.Context) });
    }

    private static Answer? Compressed(
        HttpContext context, IWebHostEnvironment environment, ConcurrentDictionary<(string Path, DateTimeOffset Changed, bool Brotli), Lazy<byte[]>> kept)
    {
        var path = context.Request.Path.Value ?? "";
        if (!(HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method))
            || !Compressible.Any(e => path.EndsWith(e, StringComparison.Ordinal)) || context.Request.Headers.ContainsKey(HeaderNames.Range))
        {
            return null;
        }

        string accepted = context.Request.Headers.AcceptEncoding.ToString();
        var brotli = Accepts(accepted, "br");
        if ((!brotli && !Accepts(accepted, "gzip")) || environment.WebRootFileProvider.GetFileInfo(path) is not { Exists: true, Length: > 512 and < Largest } file
            || !Types.TryGetContentType(path, out var type))
        {
            return null;
        }

        var content = kept.GetOrAdd((path, file.LastModified, brotli), _ => new Lazy<byte[]>(() => Compress(file, brotli))).Value;
        return new Answer(content, type, brotli ? "br" : "gzip", new EntityTagHeaderValue($"\"{file.LastModified.UtcTicks:x}-{file.Length:x}-{(brotli ? 'b' : 'g')}\""));
    }

    private static bool Accepts(string header, string coding) =>
        header.Split(',').Select(static c => c.Split(';')).Any(c =>
            c[0].Trim().Equals(coding, StringComparison.OrdinalIgnoreCase) && !c.Skip(1).Any(static q => q.Replace(" ", "", StringComparison.Ordinal) is "q=0" or "q=0.0"));

    private static byte[] Compress(Microsoft.Extensions.FileProviders.IFileInfo file, bool brotli)
    {
        using var packed = new MemoryStream();
        using (var from = file.CreateReadStream())
        using (Stream to = brotli ? new BrotliStream(packed, CompressionLevel.Optimal) : new GZipStream(packed, CompressionLevel.Optimal))
        {
            from.CopyTo(to);
        }

        return packed.ToArray();
    }

    private static async Task WriteAsync(HttpContext context, Answer answer)
    {
        var headers = context.Response.GetTypedHeaders();
        headers.ETag = answer.Tag;
        context.Response.Headers.Vary = HeaderNames.AcceptEncoding;
        Keep(context);
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(t => t.Compare(answer.Tag, useStrongComparison: false)))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        context.Response.ContentType = answer.Type;
        context.Response.Headers.ContentEncoding = answer.Coding;
        context.Response.ContentLength = answer.Content.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(answer.Content, context.RequestAborted);
        }
    }

    /// <summary>For good when the address names the version; a day for libraries; else asked again each time.</summary>
    private static void Keep(HttpContext context) =>
        context.Response.Headers.CacheControl = context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable"
            : context.Request.Path.StartsWithSegments("/lib", StringComparison.Ordinal) ? "public, max-age=86400"
            : "no-cache";

    private sealed record Answer(byte[] Content, string Type, string Coding, EntityTagHeaderValue Tag);
}
