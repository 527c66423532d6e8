using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Complaints;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Public;

/// <summary>A complaint looked at, answered and reopened with its code, which travels in the form alone.</summary>
[RequestSizeLimit(MaxForm)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxForm)]
public sealed class FollowModel : CitizenPage
{
    public const string Reopening = "reopen";

    /// <summary>Days in which the policy has reception acknowledge.</summary>
    private const int AcknowledgedIn = 7;

    /// <summary>As it was typed.</summary>
    public string Code { get; private set; } = "";

    public ComplaintTracked? Found { get; private set; }

    /// <summary>What was written as an answer or a reason, kept until it could be sent.</summary>
    public string? Text { get; private set; }

    /// <summary>What was just done, in words; null when nothing was.</summary>
    public string? Done { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await InstitutionAsync() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? step)
    {
        if (await InstitutionAsync() is not { } institution)
        {
            return NotFound();
        }

        Code = Posted("code") ?? "";
        if (!MayDo(CitizenAct.Track))
        {
            return Page();
        }

        Found = await Desk.TrackAsync(institution, Code, HttpContext.RequestAborted);
        if (Found is null)
        {
            Add("code", Code.Length == 0
                ? L.T("Escriba el código que recibió al denunciar.", "Write the code you got when you complained.")
                : L.T("No hay denuncia con ese código. Compárelo letra por letra con lo que anotó.", "There is no complaint with that code. Compare it letter by letter with what you wrote down."));
            Response.StatusCode = Code.Length == 0 ? StatusCodes.Status422UnprocessableEntity : StatusCodes.Status404NotFound;
            return Page();
        }

        if (step is not (null or "look"))
        {
            await WriteAsync(institution, step);
        }

        return Page();
    }

    /// <summary>What this complaint waits for from whoever filed it: the answer to a question, new evidence, or nothing.</summary>
    public string Awaits => Found is null ? "" : Found.Questions.Any(static q => q.Open) ? "answer" : Found.ReopenUntil is not null ? "reopen" : "";

    /// <summary>The state as a neighbour would put it.</summary>
    public Label Plainly => Found!.State switch
    {
        ComplaintStates.Received => new($"La recibimos. La leeremos y lo confirmaremos a más tardar el {Day(BusinessCalendar.DayOf(Found.FiledAt).AddDays(AcknowledgedIn))}.", $"We received it. We will read and confirm it not later than {Day(BusinessCalendar.DayOf(Found.FiledAt).AddDays(AcknowledgedIn))}."),
        ComplaintStates.Acknowledged => new("La leímos. Control interno decide quién la investiga.", "We read it. Internal control decides who investigates it."),
        ComplaintStates.Assigned => new("Ya tiene a quien la investigue.", "It has been given to an investigator."),
        ComplaintStates.Investigating => new("La estamos investigando.", "We are investigating it."),
        ComplaintStates.InfoRequested => new("Necesitamos que nos responda una pregunta.", "We need you to answer a question."),
        ComplaintStates.Finding => new("Se comprobó una falta. La unidad responsable prepara cómo corregirla.", "A fault was confirmed. The responsible unit is preparing how to correct it."),
        ComplaintStates.ActionPlan => new("Hay un plan para corregir la falta. Control interno verificará que se cumpla.", "There is a plan to correct the fault. Internal control will verify that it is carried out."),
        ComplaintStates.Resolved => new("La corrección se verificó. Preparamos la respuesta.", "The correction was verified. We are preparing the answer."),
        ComplaintStates.Unfounded => new("La investigación terminó. Preparamos la respuesta.", "The investigation ended. We are preparing the answer."),
        ComplaintStates.Referred => new("La pasamos a otra institución, que es la que puede resolverla.", "We passed it to another institution, the one that can resolve it."),
        ComplaintStates.Dismissed => new("No podemos tramitarla. Abajo está por qué.", "We cannot process it. The reason stands below."),
        _ => new("Terminó. Abajo está la respuesta.", "It ended. The answer stands below."),
    };

    private async Task WriteAsync(string institution, string step)
    {
        Text = Posted("text");
        TakeHeld(step);
        await ReceiveAsync(institution);
        if (step is not ("answer" or "reopen") || Wait is not null || !FromPerson())
        {
            return;
        }

        if (Text is null)
        {
            Add("text", step == "answer" ? L.T("Escriba su respuesta.", "Write your answer.") : L.T("Escriba qué hay de nuevo.", "Write what is new."));
        }

        if (step == "reopen" && Held.Count == 0)
        {
            Add("files", L.T("Para reabrirla hace falta una prueba nueva: una foto o un documento.", "Reopening takes new evidence: a photo or a document."));
        }

        if (Errors.Count > 0)
        {
            return;
        }

        string[] evidence = [.. Held.Select(static h => h.Ticket)];
        var (tracked, why) = step == "answer"
            ? await Desk.AnswerAsync(institution, Key, new AnswerWritten(Code, Text!, evidence), HttpContext.RequestAborted)
            : await Desk.ReopenAsync(institution, Key, new ReopeningWritten(Code, Text!, evidence), HttpContext.RequestAborted);
        if (tracked is null)
        {
            Add(why!, static path => path.StartsWith("evidence", StringComparison.Ordinal) ? "files" : "text");
            return;
        }

        (Found, Text) = (tracked, null);
        Held.Clear();
        Done = step == "answer"
            ? L.T("Recibimos su respuesta. La investigación sigue.", "We received your answer. The investigation goes on.")
            : L.T("La denuncia se reabrió con lo que envió.", "The complaint was reopened with what you sent.");
        Renew();
    }
}
