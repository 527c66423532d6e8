using GrantControl.Journal.Authority;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Documents;

/// <summary>Evidence: stored once by the hash of its bytes, given back to whoever may see it.</summary>
public static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.Post("/documents", StoreAsync)
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<DocumentInfo>()
            .Produces<DocumentInfo>(StatusCodes.Status201Created)
            .WithName("store-document")
            .WithTags("documents");
        api.Get("/documents/{sha256}", DownloadAsync).WithName("read-document").WithTags("documents");
    }

    /// <summary>No key is asked for: the same bytes are the same document, however often they come.</summary>
    private static async Task<IResult> StoreAsync(HttpContext context)
    {
        var (file, problem) = await UploadedFile.OpenAsync(context.Request, DocumentStore.MaxBytes);
        if (file is null)
        {
            return problem!;
        }

        var caller = Caller.Of(context);
        var put = await context.RequestServices.GetRequiredService<DocumentStore>()
            .PutAsync(caller.Institution, caller.Person, file.Content, file.Name, file.MediaType, context.RequestAborted);
        if (put.Rejection is { } rejection)
        {
            return string.Equals(rejection.Rule, FileRefusal.TooLarge.Rule, StringComparison.Ordinal)
                ? new Problem(ProblemKind.TooLarge) { Detail = rejection.Message, Rule = rejection.Rule }
                : Problem.Of(rejection);
        }

        context.Response.Headers.Location = "/api/v1/documents/" + put.Document!.Sha256;
        if (!put.Created && string.Equals(put.Document.UploadedBy, Actor.CitizenPerson, StringComparison.Ordinal))
        {
            // That a citizen sent the same bytes is told to nobody.
            var his = put.Document with { Name = file.Name, UploadedBy = caller.Person, UploadedAt = context.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow() };
            return Results.Json(his, CaseJson.Options, statusCode: StatusCodes.Status201Created);
        }

        return Results.Json(put.Document, CaseJson.Options, statusCode: put.Created ? StatusCodes.Status201Created : StatusCodes.Status200OK);
    }

    private static async Task<IResult> DownloadAsync(HttpContext context)
    {
        var sha256 = (string)context.GetRouteValue("sha256")!;
        var document = await context.RequestServices.GetRequiredService<DocumentStore>()
            .DescribeAsync(Caller.Of(context).Institution, sha256, context.RequestAborted);
        return document is not null && await MaySeeAsync(context, document) ? new DocumentDownload(document) : new Problem(ProblemKind.NotFound);
    }

    /// <summary>The institution's people see all evidence but that of complaints, which is read through the case; those of an organisation what one of them brought. What others brought they read through their case.</summary>
    private static async Task<bool> MaySeeAsync(HttpContext context, DocumentInfo document)
    {
        var who = Caller.Of(context);
        var caller = await KnownPerson.FindAsync(context);
        if (string.Equals(document.UploadedBy, Actor.CitizenPerson, StringComparison.Ordinal)
            || !await context.RequestServices.GetRequiredService<CaseQueries>().MayReadDocumentAsync(who.Institution, who.Person, document.Sha256, context.RequestAborted))
        {
            return false;
        }

        if (caller?.Organisation is not { } organisation)
        {
            return caller is not null;
        }

        var uploader = await context.RequestServices.GetRequiredService<IFactsReader>()
            .PersonAsync(Caller.Of(context).Institution, document.UploadedBy, TimeSpan.FromSeconds(2), context.RequestAborted);
        return string.Equals(uploader?.Organisation, organisation, StringComparison.Ordinal);
    }
}
