using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour;

/// <summary>Single commands of a grant, for tests that are about the command and not about the grant.</summary>
public static class OfficeCommands
{
    public static CaseId NewId() => new(Guid.CreateVersion7());

    public static string NewKey() => "key-" + Guid.NewGuid().ToString("N");

    public static OpenGrant Opening(this Office office, string title = "Agua para comunidades") =>
        new(Office.Cast.Organisation, title, "Convocatoria de prueba", BusinessCalendar.DayOf(office.Clock.GetUtcNow()).AddDays(60), Currency.Gtq);

    /// <summary>A draft's first section; every purpose is other content.</summary>
    public static SaveSections Draft(string purpose) =>
        new(General: new GeneralSection(purpose, "Representante de demostración", "REG-1", new BankAccount("Banco de demostración", "01-1", "Organización de demostración A")));

    public static CaseCommand Command(CaseId id, string name, long? version, ICaseCommand body, string person, string? key = null) =>
        new(Office.Institution, GrantKind.Instance.Kind, id, key ?? NewKey(), name, version, person, null, JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options));

    public static Task<CommandOutcome> SendAsync(this Office office, CaseCommand command) => office.Host.SendAsync(command, CancellationToken.None);

    public static Task<CommandOutcome> SendAsync(this Office office, CaseId id, string name, long? version, ICaseCommand body, string person, string? key = null) =>
        office.SendAsync(Command(id, name, version, body, person, key));

    /// <summary>A new draft, version 1.</summary>
    public static async Task<CaseId> OpenDraftAsync(this Office office)
    {
        var id = NewId();
        (await office.SendAsync(id, "open", null, office.Opening(), Office.Cast.Formulator)).Rejection.Should().BeNull();
        return id;
    }

    /// <summary>How many events the journal holds of a case.</summary>
    public static async Task<long> EventsAsync(this Office office, CaseId id) =>
        (long)(await office.Database.OwnerAsync("SELECT count(*) FROM case_event WHERE case_id = $1", id.Value))!;

    /// <summary>The case as one person sees it.</summary>
    public static async Task<JsonElement> ReadAsync(this Office office, CaseId id, string person)
    {
        var reading = await office.Host.ReadAsync(Office.Institution, GrantKind.Instance.Kind, id, person, CancellationToken.None);
        using var document = JsonDocument.Parse(reading!.Json);
        return document.RootElement.Clone();
    }
}
