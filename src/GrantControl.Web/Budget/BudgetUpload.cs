using System.Globalization;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Budget.Files;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Budget;

/// <summary>
/// A budget file: <c>code</c>, <c>title</c>, <c>fiscalYear</c>, <c>currency</c>, <c>chargeable</c>, <c>detailsBudget</c> and
/// <c>detailsLine</c> as fields of the form or of the query, and the file. With <c>preview=true</c> nothing is written.
/// </summary>
public static class BudgetUpload
{
    public static async Task<IResult> ImportAsync(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        var (file, problem) = await UploadedFile.ReadAsync(context.Request, BudgetFile.MaxBytes);
        if (file is null)
        {
            return problem!;
        }

        string Field(string name) => file.Fields.GetValueOrDefault(name) ?? context.Request.Query[name].ToString();
        var preview = string.Equals(Field("preview"), "true", StringComparison.OrdinalIgnoreCase);
        var (headers, missing) = WriteHeaders.Read(context.Request);
        if (headers is null && !preview)
        {
            return missing!;
        }

        var (import, wrong) = Read(Caller.Of(context), headers, file, Field);
        if (import is null)
        {
            return wrong!;
        }

        var importer = context.RequestServices.GetRequiredService<BudgetImporter>();
        return preview
            ? PreviewOf(await importer.PreviewAsync(import, context.RequestAborted), import)
            : AnswerOf(context.Response, import, await importer.ImportAsync(import, context.RequestAborted));
    }

    private static IResult PreviewOf(BudgetPreview preview, BudgetImport import) =>
        preview.Table.IsGood
            ? Results.Json(BudgetPreviewed.Of(preview, import.Currency), CaseJson.Options)
            : new Problem(ProblemKind.Invalid) { Rule = "budget-file", Fields = [.. preview.Table.Errors.Select(static e => e.ToField())] };

    private static IResult AnswerOf(HttpResponse response, BudgetImport import, BudgetImportOutcome imported)
    {
        if (imported.Outcome.Rejection is { } rejection)
        {
            return Problem.Of(rejection);
        }

        var id = imported.Outcome.Case ?? imported.Case;
        response.Headers.Location = $"/api/v1/{BudgetKind.Instance.Route}/{id}";
        response.Headers.ETag = WriteHeaders.ETag(imported.Outcome.Version);
        if (imported.Outcome.Replayed)
        {
            response.Headers[WriteHeaders.ReplayedName] = "true";
        }

        return Results.Json(
            new BudgetImported(id, import.Code, imported.Outcome.Number, imported.Outcome.Version, BudgetPreviewed.Of(imported.Preview, import.Currency)),
            CaseJson.Options,
            statusCode: StatusCodes.Status201Created);
    }

    private static (BudgetImport? Import, Problem? Problem) Read(Caller caller, WriteHeaders? headers, UploadedFile file, Func<string, string> field)
    {
        List<FieldError> errors = [];
        var year = 0;
        Check(int.TryParse(field("fiscalYear"), NumberStyles.None, CultureInfo.InvariantCulture, out year), "fiscalYear", "Indique el ejercicio fiscal.", "Name the fiscal year.");
        Check(Currency.TryParse(field("currency"), out var currency), "currency", "Indique la moneda: GTQ o USD.", "Name the currency: GTQ or USD.");
        Check(field("chargeable") is "" or "true" or "false", "chargeable", "Es true o false.", "It is true or false.");
        Check((field("detailsBudget").Length == 0) == (field("detailsLine").Length == 0), "detailsLine", "Presupuesto y renglón van juntos.", "Budget and line come together.");
        return errors.Count > 0
            ? (null, new Problem(ProblemKind.Invalid) { Rule = "import-form", Fields = errors })
            : (new BudgetImport(
                caller.Institution, caller.Person, headers?.IdempotencyKey ?? "", field("code"), field("title"), year, currency, field("chargeable") is not "false",
                file.Name, ((MemoryStream)file.Content).ToArray())
            {
                StandInFor = headers?.StandInFor,
                Details = field("detailsBudget").Length == 0 ? null : new BudgetBreakdown(field("detailsBudget"), field("detailsLine")),
            }, null);

        void Check(bool good, string path, string es, string en)
        {
            if (!good)
            {
                errors.Add(new FieldError(path, new Label(es, en)));
            }
        }
    }
}

/// <summary>A budget in force.</summary>
public sealed record BudgetImported(CaseId Id, string Code, string Number, long Version, BudgetPreviewed Content);

/// <summary>What a budget file holds.</summary>
/// <param name="Differences">To the line it breaks down; empty when they agree.</param>
public sealed record BudgetPreviewed(int Lines, Money Assigned, Money Current, Money Accrued, Money Balance, IReadOnlyList<BudgetDifference> Differences)
{
    public static BudgetPreviewed Of(BudgetPreview preview, Currency currency)
    {
        ArgumentNullException.ThrowIfNull(preview);
        return new BudgetPreviewed(
            preview.Table.Lines.Count, new Money(preview.Table.Sum(BudgetColumn.Assigned), currency), preview.Total.Current, preview.Total.Accrued, preview.Total.Balance, preview.Differences);
    }
}
