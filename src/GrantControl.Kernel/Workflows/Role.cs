namespace GrantControl.Kernel.Workflows;

/// <summary>The areas of an institution, as data. A person holds roles; a part of a transition asks for one of them.</summary>
public static class Role
{
    public const string Ngo = "NGO";
    public const string Technical = "TEC";
    public const string Legal = "LEG";
    public const string Finance = "FIN";
    public const string Control = "CTL";
    public const string Audit = "AUD";
    public const string Authority = "TIT";
    public const string Committee = "COM";
    public const string Treasury = "TES";

    /// <summary>Answers for the goods in his hands.</summary>
    public const string Custodian = "CUS";

    /// <summary>Keeps the register of fixed assets.</summary>
    public const string Property = "PAT";

    /// <summary>Judges the technical condition of goods.</summary>
    public const string Specialist = "ESP";

    /// <summary>Appraises goods.</summary>
    public const string Valuer = "PER";

    /// <summary>Administers a contract from its start order to its final reception.</summary>
    public const string ContractAdministrator = "ADM";

    /// <summary>Receives the complaints of citizens and answers them.</summary>
    public const string Intake = "REC";

    /// <summary>Investigates the complaints assigned to him.</summary>
    public const string Investigator = "INV";

    /// <summary>Reviews what an investigator concludes.</summary>
    public const string Reviewer = "REV";

    /// <summary>Second custodian of the identities that complainants had sealed.</summary>
    public const string IdentityCustodian = "CDI";

    /// <summary>Whoever complains, through the portal. No person can hold it.</summary>
    public const string Citizen = "CIU";

    /// <summary>Keeps the registers of people and organisations; takes part in no case and holds no other role.</summary>
    public const string Administrator = "ADMIN";

    /// <summary>The named system actor: the clock, and nothing else. No person can hold it.</summary>
    public const string System = "SYS";

    public static IReadOnlyDictionary<string, Label> Labels { get; } = new Dictionary<string, Label>(StringComparer.Ordinal)
    {
        [Ngo] = new("Organización (ONG)", "Organisation (NGO)"),
        [Technical] = new("Unidad técnica", "Technical unit"),
        [Legal] = new("Jurídico", "Legal"),
        [Finance] = new("Financiero", "Finance"),
        [Control] = new("Control interno", "Internal control"),
        [Audit] = new("Auditoría interna", "Internal audit"),
        [Authority] = new("Titular", "Head of institution"),
        [Committee] = new("Comité", "Committee"),
        [Treasury] = new("Tesorería", "Treasury"),
        [Custodian] = new("Custodio de bienes", "Custodian"),
        [Property] = new("Activo fijo (patrimonio)", "Fixed assets"),
        [Specialist] = new("Especialista técnico", "Technical specialist"),
        [Valuer] = new("Perito valuador", "Valuer"),
        [ContractAdministrator] = new("Administrador de contrato", "Contract administrator"),
        [Intake] = new("Recepción de denuncias", "Complaints intake"),
        [Investigator] = new("Investigación", "Investigator"),
        [Reviewer] = new("Revisión de investigaciones", "Reviewer of investigations"),
        [IdentityCustodian] = new("Custodia de identidades", "Custodian of identities"),
        [Citizen] = new("Ciudadanía", "Citizens"),
        [Administrator] = new("Administración del sistema", "System administration"),
        [System] = new("Sistema (reloj)", "System (clock)"),
    };
}
