using System.Globalization;
using GrantControl.Journal.Complaints;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Places;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Complaints;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Public;

/// <summary>A complaint written, checked and sent. Between the three pages all of it travels in the form itself.</summary>
[RequestSizeLimit(MaxForm)]
[RequestFormLimits(MultipartBodyLengthLimit = MaxForm)]
public sealed class FileModel(TimeProvider clock) : CitizenPage
{
    /// <summary>Units a citizen knows by name; whatever else he points at he writes.</summary>
    public static IReadOnlyList<string> Units { get; } =
        [Role.Technical, Role.Legal, Role.Finance, Role.Treasury, Role.Property, Role.Committee, Role.Authority, Role.Control, Role.Audit, Role.Intake];

    public Stage Stage { get; private set; } = Stage.Write;

    public string? What { get; private set; }

    public string? Department { get; private set; }

    public string? Place { get; private set; }

    /// <summary>As the browser sends a date: <c>2026-11-21</c>.</summary>
    public string? On { get; private set; }

    public string? Accused { get; private set; }

    public string? AccusedUnit { get; private set; }

    public bool Named { get; private set; }

    public string? Name { get; private set; }

    public string? Contact { get; private set; }

    /// <summary>What the citizen got for it; set on the last page.</summary>
    public ComplaintReceipt? Receipt { get; private set; }

    public DateOnly Today => BusinessCalendar.DayOf(clock.GetUtcNow());

    public DateOnly? Date => DateOnly.TryParseExact(On, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    public async Task<IActionResult> OnGetAsync() => await InstitutionAsync() is null ? NotFound() : Page();

    public async Task<IActionResult> OnPostAsync([FromForm] string? step)
    {
        if (await InstitutionAsync() is not { } institution)
        {
            return NotFound();
        }

        Read(step);
        switch (step)
        {
            case "check" or "send":
                await GoOnAsync(institution, step == "send");
                break;
            default:
                // Files chosen together with another button are kept too: nothing chosen is lost.
                await ReceiveAsync(institution);
                break;
        }

        return Page();
    }

    private async Task GoOnAsync(string institution, bool send)
    {
        await ReceiveAsync(institution);
        if (Wait is not null || !Sound() || !FromPerson())
        {
            return;
        }

        Stage = Stage.Check;
        if (!send || !MayDo(CitizenAct.File))
        {
            return;
        }

        var (receipt, why) = await Desk.FileAsync(
            institution, Key,
            new ComplaintWritten(What!, Department!, Place, Date, Accused, AccusedUnit, null, [.. Held.Select(static h => h.Ticket)], Named ? new ComplainantIdentity(Name!, Contact) : null),
            HttpContext.RequestAborted);
        if (receipt is not null)
        {
            (Receipt, Stage) = (receipt, Stage.Sent);
        }
        else if (why!.Code == Codes.KeyReused)
        {
            // He came back after sending and changed something: the first stands, and this would be another one.
            Renew();
            Add("form", L.T("Esta denuncia ya se había enviado y usted la cambió después. Si quiere presentarla como otra, pulse enviar una vez más.", "This complaint had been sent, and you changed it afterwards. To file it as another one, press send once more."));
        }
        else
        {
            Stage = Stage.Write;
            Add(why, FieldOf);
        }
    }

    private void Read(string? step)
    {
        What = Posted("what");
        Department = Posted("department");
        Place = Posted("place");
        On = Posted("on");
        Accused = Posted("accused");
        AccusedUnit = Posted("unit");
        Named = Posted("named") == "yes";
        Name = Posted("name");
        Contact = Posted("contact");
        TakeHeld(step);
    }

    private bool Sound()
    {
        Need(What is not null, "what", "Cuente qué ocurrió.", "Tell what happened.");
        Need(What is null || What.Length <= LongestText, "what", $"Como máximo {LongestText:N0} letras; lleva {What?.Length:N0}.", $"At most {LongestText:N0} letters; there are {What?.Length:N0}.");
        Need(Departments.ByItsCode(Department) is not null, "department", "Elija el departamento donde ocurrió.", "Choose the department where it happened.");
        Need(On is null || (Date is { } day && day <= Today), "on", "Esa fecha no se entiende o todavía no llega.", "That date cannot be read or has not come yet.");
        Need(!Named || Name is not null, "name", "Escriba un nombre, o elija quedar anónima o anónimo.", "Write a name, or choose to stay anonymous.");
        return Errors.Count == 0;
    }

    private void Need(bool holds, string field, string es, string en)
    {
        if (!holds)
        {
            Add(field, L.T(es, en));
        }
    }

    private static string FieldOf(string path) => path switch
    {
        "accusedUnit" => "unit",
        "identity.name" => "name",
        _ when path.StartsWith("evidence", StringComparison.Ordinal) => "files",
        _ => path,
    };
}

/// <summary>Where the writing of a complaint stands.</summary>
public enum Stage
{
    Write,
    Check,
    Sent,
}
