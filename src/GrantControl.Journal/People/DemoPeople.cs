using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.People;

/// <summary>The people of the demonstration, named by what they do: nobody real. The user name is the person's id.</summary>
public static class DemoPeople
{
    /// <summary>Institution of the demonstration.</summary>
    public const string Institution = "demo";
    public const string InstitutionName = "Institución de demostración";

    /// <summary>The one password of all of them, unless the configuration names another.</summary>
    public const string DefaultPassword = "demostracion-abierta";

    /// <summary>Configuration key and environment variable of another password.</summary>
    public const string PasswordVariable = "GRANTCONTROL_DEMO_PASSWORD";

    public static IReadOnlyList<DemoOrganisation> Organisations { get; } =
        [.. "ABCD".Select(letter => new DemoOrganisation($"org-{char.ToLowerInvariant(letter)}", $"Organización de demostración {letter}"))];

    public static IReadOnlyList<DemoPerson> All { get; } =
    [
        .. Organisations.SelectMany(o => new DemoPerson[]
        {
            new($"formula-{o.Letter}", $"Formuladora de la organización {char.ToUpperInvariant(o.Letter)}", [Role.Ngo], o.Id),
            new($"representa-{o.Letter}", $"Representante de la organización {char.ToUpperInvariant(o.Letter)}", [Role.Ngo], o.Id),
        }),
        .. Several("tecnico", "Técnica de proyectos", Role.Technical, 2),
        .. Several("legal", "Revisora legal", Role.Legal, 2),
        .. Several("finanzas", "Analista financiera", Role.Finance, 4),
        .. Several("control", "Contralora interna", Role.Control, 4),
        .. Several("titular", "Titular", Role.Authority, 1),
        .. Several("comite", "Integrante del comité", Role.Committee, 3),
        .. Several("tesoreria", "Tesorera", Role.Treasury, 2),
        .. Several("auditoria", "Auditora interna", Role.Audit, 2),
        .. Several("custodio", "Custodia de bienes", Role.Custodian, 2),
        .. Several("patrimonio", "Encargada de activo fijo", Role.Property, 2),
        .. Several("especialista", "Especialista técnica", Role.Specialist, 1),
        .. Several("recepcion", "Receptora de denuncias", Role.Intake, 2),
        .. Several("investigacion", "Investigadora", Role.Investigator, 2),
        .. Several("revision", "Revisora de investigaciones", Role.Reviewer, 1),
        .. Several("identidades", "Custodia de identidades", Role.IdentityCustodian, 1),
        .. Several("perito", "Perita valuadora", Role.Valuer, 3),
        .. Several("administrador", "Administradora de contratos", Role.ContractAdministrator, 2),
        new("admin", "Administradora del sistema", [Role.Administrator], null),
    ];

    private static IEnumerable<DemoPerson> Several(string id, string name, string role, int count) =>
        Enumerable.Range(1, count).Select(n => new DemoPerson($"{id}{n}", $"{name} {n}", [role], null));
}

/// <summary>A made-up organisation.</summary>
public sealed record DemoOrganisation(string Id, string Name)
{
    public char Letter => Id[^1];
}

/// <summary>A made-up person.</summary>
/// <param name="Organisation">Id of his organisation; null for the institution's own people.</param>
public sealed record DemoPerson(string Id, string Name, IReadOnlyList<string> Roles, string? Organisation);
