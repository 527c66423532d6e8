using GrantControl.Journal.Demonstration;
using GrantControl.Journal.People;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Sessions;

/// <summary>The people of the demonstration, for a visitor to choose whom to be.</summary>
public sealed class DemonstrationCast(DemonstrationPresence presence)
{
    private static readonly Dictionary<string, Label> Work = new(StringComparer.Ordinal)
    {
        [Role.Ngo] = new("Prepara la solicitud, pide los desembolsos y rinde cuentas", "Prepares the application, asks for tranches and accounts for them"),
        [Role.Technical] = new("Admite la solicitud y verifica la ejecución", "Admits the application and verifies its execution"),
        [Role.Legal] = new("Da o niega el visto bueno jurídico", "Gives or refuses the legal clearance"),
        [Role.Finance] = new("Da el visto bueno financiero y aprueba pagos con dos firmas", "Gives the financial clearance and approves payments with two signatures"),
        [Role.Control] = new("Da el visto bueno de control, vigila y congela pagos", "Gives the control clearance, watches and freezes payments"),
        [Role.Authority] = new("Autoriza y suscribe el convenio", "Authorises and signs the agreement"),
        [Role.Committee] = new("Dictamina lo que pasa del umbral", "Rules on what is above the threshold"),
        [Role.Treasury] = new("Ordena y confirma los pagos", "Orders and confirms payments"),
        [Role.Audit] = new("Revisa la cuenta y da el finiquito", "Reviews the account and settles it"),
        [Role.Custodian] = new("Responde por bienes y pide su descargo", "Answers for goods and asks to write them off"),
        [Role.Property] = new("Lleva el inventario, verifica los bienes y los entrega", "Keeps the inventory, verifies goods and hands them over"),
        [Role.Specialist] = new("Dictamina el estado técnico de los bienes", "Judges the technical condition of goods"),
        [Role.Valuer] = new("Valúa los bienes", "Values goods"),
        [Role.Intake] = new("Recibe las denuncias de la ciudadanía y les responde", "Receives citizens' complaints and answers them"),
        [Role.Investigator] = new("Investiga las denuncias que le asignan", "Investigates the complaints assigned"),
        [Role.Reviewer] = new("Revisa lo que concluye una investigación", "Reviews what an investigation concludes"),
        [Role.IdentityCustodian] = new("Consiente o niega que se abra la identidad de quien denunció", "Consents or refuses that a complainant's identity be opened"),
        [Role.ContractAdministrator] = new("Administra contratos: entregas, prórrogas, atrasos y pagos", "Administers contracts: deliveries, extensions, delays and payments"),
        [Role.Administrator] = new("Lleva los registros de personas; no toca expedientes", "Keeps the registers of people; touches no case"),
    };

    /// <summary>The public password; null when the installation keeps one of its own, which is then nobody's to see.</summary>
    public static string? Password =>
        Environment.GetEnvironmentVariable(DemoPeople.PasswordVariable) is { Length: > 0 } ? null : DemoPeople.DefaultPassword;

    /// <summary>Empty wherever this is no demonstration.</summary>
    public async Task<IReadOnlyList<DemoPerson>> ReadAsync(CancellationToken cancellation) =>
        Password is not null && await presence.IsAloneAsync(cancellation) ? DemoPeople.All : [];

    public static Label WorkOf(DemoPerson person)
    {
        ArgumentNullException.ThrowIfNull(person);
        return Work.GetValueOrDefault(person.Roles[0]) ?? Role.Labels[person.Roles[0]];
    }
}
