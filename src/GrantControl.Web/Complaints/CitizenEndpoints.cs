using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Problems;
using GrantControl.Web.Shared.Requests;

namespace GrantControl.Web.Complaints;

/// <summary>
/// What citizens do without an account. A code stands in the body and never in an address, where histories and logs would
/// keep it; a code that is none is answered alike, whatever is wrong with it.
/// </summary>
public static class CitizenEndpoints
{
    public static void MapCitizens(this IEndpointRouteBuilder api)
    {
        var complaints = api.MapGroup("/complaints").AllowAnonymous().WithTags("citizens");
        complaints.Post("/", FileAsync).Accepts<ComplaintWritten>("application/json").Produces<ComplaintReceipt>(StatusCodes.Status201Created).WithName("citizen-file");
        complaints.Post("/evidence", KeepAsync).Accepts<IFormFile>("multipart/form-data").Produces<EvidenceKept>(StatusCodes.Status201Created).WithName("citizen-evidence");
        complaints.Post("/tracking", TrackAsync).Accepts<TrackingAsked>("application/json").Produces<ComplaintTracked>().WithName("citizen-track");
        complaints.Post("/tracking/answer", AnswerAsync).Accepts<AnswerWritten>("application/json").Produces<ComplaintTracked>().WithName("citizen-answer");
        complaints.Post("/tracking/reopen", ReopenAsync).Accepts<ReopeningWritten>("application/json").Produces<ComplaintTracked>().WithName("citizen-reopen");
    }

    private static Task<IResult> FileAsync(HttpContext context) => WriteAsync<ComplaintWritten>(context, CitizenAct.File, async (desk, institution, key, written) =>
    {
        var (receipt, why) = await desk.FileAsync(institution, key, written, context.RequestAborted);
        return receipt is null ? Problem.Of(why!) : Results.Json(receipt, CaseJson.Options, statusCode: StatusCodes.Status201Created);
    });

    private static Task<IResult> AnswerAsync(HttpContext context) => WriteAsync<AnswerWritten>(context, CitizenAct.Track, async (desk, institution, key, written) =>
        Answer(await desk.AnswerAsync(institution, key, written, context.RequestAborted)));

    private static Task<IResult> ReopenAsync(HttpContext context) => WriteAsync<ReopeningWritten>(context, CitizenAct.Track, async (desk, institution, key, written) =>
        Answer(await desk.ReopenAsync(institution, key, written, context.RequestAborted)));

    private static async Task<IResult> TrackAsync(HttpContext context)
    {
        if (Throttle(context, CitizenAct.Track) is { } refused)
        {
            return refused;
        }

        var (asked, problem) = await RequestBody.ReadAsync<TrackingAsked>(context.Request);
        if (asked is null)
        {
            return problem!;
        }

        return await InstitutionAsync(context) is { } institution && await Desk(context).TrackAsync(institution, asked.Code, context.RequestAborted) is { } tracked
            ? Results.Json(tracked, CaseJson.Options)
            : NoSuchCode();
    }

    private static async Task<IResult> KeepAsync(HttpContext context)
    {
        if (Throttle(context, CitizenAct.Evidence) is { } refused)
        {
            return refused;
        }

        var (file, problem) = await UploadedFile.ReadAsync(context.Request, ComplaintDesk.MaxEvidenceBytes);
        if (file is null)
        {
            return problem!.Kind == ProblemKind.TooLarge
                ? Problem.Of(ProblemKind.TooLarge, "El archivo supera 10 MB. Tome la foto con menor calidad o envíe sólo una parte.", "The file is larger than 10 MB. Take the photo in lower quality or send a part of it only.")
                : problem;
        }

        if (await InstitutionAsync(context) is not { } institution)
        {
            return new Problem(ProblemKind.NotFound);
        }

        var (kept, why) = await Desk(context).KeepAsync(institution, (MemoryStream)file.Content, file.Name, file.MediaType, context.RequestAborted);
        return kept is null ? Problem.Of(why!) : Results.Json(kept, CaseJson.Options, statusCode: StatusCodes.Status201Created);
    }

    private static async Task<IResult> WriteAsync<T>(HttpContext context, CitizenAct act, Func<ComplaintDesk, string, string, T, Task<IResult>> write)
        where T : class
    {
        if (Throttle(context, act) is { } refused)
        {
            return refused;
        }

        var (headers, missing) = WriteHeaders.Read(context.Request);
        if (headers is null)
        {
            return missing!;
        }

        var (body, problem) = await RequestBody.ReadAsync<T>(context.Request);
        if (body is null)
        {
            return problem!;
        }

        return await InstitutionAsync(context) is { } institution ? await write(Desk(context), institution, headers.IdempotencyKey, body) : new Problem(ProblemKind.NotFound);
    }

    private static IResult Answer((ComplaintTracked? Tracked, Rejection? Why) outcome) =>
        outcome.Tracked is { } tracked ? Results.Json(tracked, CaseJson.Options) : outcome.Why!.Code == Codes.NotFound ? NoSuchCode() : Problem.Of(outcome.Why);

    private static Problem NoSuchCode() => Problem.Of(ProblemKind.NotFound, "No hay denuncia con ese código.", "There is no complaint with that code.");

    private static Problem? Throttle(HttpContext context, CitizenAct act) => context.RequestServices.GetRequiredService<ComplaintThrottle>().Refuses(context, act);

    private static ComplaintDesk Desk(HttpContext context) => context.RequestServices.GetRequiredService<ComplaintDesk>();

    private static ValueTask<string?> InstitutionAsync(HttpContext context) => context.RequestServices.GetRequiredService<PortalInstitution>().FindAsync(context.RequestAborted);
}
