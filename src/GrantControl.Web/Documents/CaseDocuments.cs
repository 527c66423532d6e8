using System.Text;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;
using GrantControl.Web.Shared.Security;

namespace GrantControl.Web.Documents;

/// <summary>Evidence of a case: whoever may read the case may read what is cited in it, whoever brought it.</summary>
public static class CaseDocuments
{
    private const string Pattern = "/{id}/documents/{sha256}";

    public static void MapCaseDocuments(this IEndpointRouteBuilder routes, ICaseKind kind) =>
        routes.Get(Pattern, context => DownloadAsync(context, kind)).WithName($"{kind.Kind}-document").WithTags(kind.Route);

    /// <summary>The same for the links of the pages.</summary>
    public static void MapCaseDocumentLinks(this IEndpointRouteBuilder routes)
    {
        foreach (var kind in routes.ServiceProvider.GetRequiredService<CaseKinds>().All)
        {
            routes.Get($"/cases/{kind.Route}{Pattern}", context => DownloadAsync(context, kind)).RequireAuthorization(SignedIn.Browsers).ExcludeFromDescription();
        }
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, ICaseKind kind)
    {
        var caller = Caller.Of(context);
        var sha256 = (string)context.GetRouteValue("sha256")!;
        if (sha256.Length != 64 || !sha256.All(char.IsAsciiHexDigitLower) || !CaseId.TryParse((string?)context.GetRouteValue("id"), out var id)
            || await context.RequestServices.GetRequiredService<ICaseHost>().ReadAsync(caller.Institution, kind.Kind, id, caller.Person, context.RequestAborted) is not { } reading
            || reading.Json.AsSpan().IndexOf(Encoding.ASCII.GetBytes($"\"sha256\":\"{sha256}\"")) < 0
            || await context.RequestServices.GetRequiredService<DocumentStore>().DescribeAsync(caller.Institution, sha256, context.RequestAborted) is not { } document)
        {
            return new Problem(ProblemKind.NotFound);
        }

        return new DocumentDownload(document);
    }
}
