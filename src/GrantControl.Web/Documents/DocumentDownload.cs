using GrantControl.Journal.Documents;
using GrantControl.Web.Shared.Callers;
using Microsoft.Net.Http.Headers;

namespace GrantControl.Web.Documents;

/// <summary>Sends a document's bytes as they lie in the database, always as a file to keep and never as something to open here.</summary>
public sealed class DocumentDownload(DocumentInfo document) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var disposition = new ContentDispositionHeaderValue("attachment");
        disposition.SetHttpFileName(document.Name);
        var headers = httpContext.Response.Headers;
        headers.ContentDisposition = disposition.ToString();
        headers.ContentType = document.MediaType;
        headers.ContentLength = document.SizeBytes;
        headers.ETag = $"\"{document.Sha256}\"";
        headers.CacheControl = "private, no-cache";
        await httpContext.RequestServices.GetRequiredService<DocumentStore>()
            .CopyAsync(Caller.Of(httpContext).Institution, document.Sha256, httpContext.Response.Body, httpContext.RequestAborted);
    }
}
