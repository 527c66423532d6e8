using System.Globalization;
using GrantControl.Cases.Assets;
using GrantControl.Journal.Assets;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Web.OpenApi;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Assets;

/// <summary>The register of assets: files in, goods out. What an inventory is as a case stands among the cases.</summary>
public static class AssetEndpoints
{
    public static void MapAssets(this IEndpointRouteBuilder api)
    {
        var assets = api.MapGroup("/assets").WithTags("assets");
        assets.Post("/imports", ImportAsync)
            .WithMetadata(new WriteOperation(OnExistingCase: false))
            .Accepts<IFormFile>("multipart/form-data")
            .Produces<InventoryRegistered>(StatusCodes.Status201Created)
            .WithName("import-assets");
        assets.Get("", ListAsync).Produces<Page<AssetRow>>().WithName("assets");
        assets.Get("/{inventory}", FindAsync).Produces<AssetRow>().WithName("asset");
    }

    /// <summary>A file of goods: <c>code</c>, <c>title</c> and <c>currency</c> as fields of the form or of the query, and the file.</summary>
    private static async Task<IResult> ImportAsync(HttpContext context)
    {
        var (file, problem) = await UploadedFile.ReadAsync(context.Request, TableSource.MaxBytes);
        if (file is null)
        {
            return problem!;
        }

        var (headers, missing) = WriteHeaders.Read(context.Request);
        if (headers is null)
        {
            return missing!;
        }

        string Field(string name) => file.Fields.GetValueOrDefault(name) ?? context.Request.Query[name].ToString();
        if (!Currency.TryParse(Field("currency"), out var currency))
        {
            return new Problem(ProblemKind.Invalid) { Rule = "import-form", Fields = [new FieldError("currency", new("Indique la moneda: GTQ o USD.", "Name the currency: GTQ or USD."))] };
        }

        var caller = Caller.Of(context);
        var import = new AssetImport(
            caller.Institution, caller.Person, headers.IdempotencyKey, Field("code"), Field("title"), currency, file.Name, ((MemoryStream)file.Content).ToArray())
        {
            StandInFor = headers.StandInFor,
        };
        var imported = await context.RequestServices.GetRequiredService<AssetImporter>().ImportAsync(import, context.RequestAborted);
        return imported.Outcome.Rejection is { } rejection ? Problem.Of(rejection) : AnswerOf(context.Response, import, imported);
    }

    private static IResult AnswerOf(HttpResponse response, AssetImport import, AssetImportOutcome imported)
    {
        var id = imported.Outcome.Case ?? imported.Case;
        response.Headers.Location = $"/api/v1/{InventoryKind.Instance.Route}/{id}";
        response.Headers.ETag = WriteHeaders.ETag(imported.Outcome.Version);
        if (imported.Outcome.Replayed)
        {
            response.Headers[WriteHeaders.ReplayedName] = "true";
        }

        return Results.Json(
            new InventoryRegistered(id, import.Code, imported.Outcome.Number, imported.Outcome.Version, imported.Assets), CaseJson.Options, statusCode: StatusCodes.Status201Created);
    }

    /// <summary>Goods whose number, serial, description, custodian or place holds <c>?q=</c>.</summary>
    private static async Task<IResult> ListAsync(HttpContext context)
    {
        var (page, problem) = PageRequest.Read(context.Request);
        if (page is null)
        {
            return problem!;
        }

        var caller = Caller.Of(context);
        try
        {
            var rows = await context.RequestServices.GetRequiredService<AssetQueries>()
                .ListAsync(caller.Institution, caller.Person, PageRequest.Text(context.Request, "q"), page.Cursor, page.Limit, context.RequestAborted);
            return rows is null ? new Problem(ProblemKind.Forbidden) : Results.Json(rows, CaseJson.Options);
        }
        catch (FormatException)
        {
            return PageRequest.BadCursor();
        }
    }

    /// <summary>One good, with its book value today or on the day <c>?on=</c> names.</summary>
    private static async Task<IResult> FindAsync(HttpContext context)
    {
        DateOnly? on = null;
        if (PageRequest.Text(context.Request, "on") is { } text)
        {
            if (!DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return Problem.Unreadable("on", "La fecha se escribe 2026-12-31.", "The date is written 2026-12-31.");
            }

            on = day;
        }

        var caller = Caller.Of(context);
        var found = await context.RequestServices.GetRequiredService<AssetQueries>()
            .FindAsync(caller.Institution, caller.Person, context.GetRouteValue("inventory") as string ?? "", on, context.RequestAborted);
        return found is null ? new Problem(ProblemKind.NotFound) : Results.Json(found, CaseJson.Options);
    }
}

/// <summary>Goods entered into the register.</summary>
public sealed record InventoryRegistered(CaseId Id, string Code, string Number, long Version, int Assets);
