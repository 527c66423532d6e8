using GrantControl.Cases.Complaints;
using GrantControl.Journal.Complaints;

namespace GrantControl.Journal.Demonstration;

/// <summary>Made-up complaints, one in each state; two about grants of the demonstration, one of which it freezes.</summary>
internal static class DemonstrationComplaints
{
    public static ComplaintCast Cast { get; } = new("recepcion1", "control1", "control4", "investigacion1", "revision1", "identidades1", "tecnico2");

    /// <summary>The grants they are about, by title.</summary>
    public const string Linked = "Comedores escolares";
    public const string Frozen = "Reforestación de microcuencas";

    public static IReadOnlyList<DemonstrationComplaint> All { get; } =
    [
        Of("recibida", "GT.HU", "Chiantla", "No entregaron los filtros de agua que firmamos como recibidos.", ComplaintStates.Received, 1),
        Of("acusada", "GT.AV", "Cobán", "Cobran por inscribirse en un taller que dicen gratuito.", ComplaintStates.Acknowledged, 4) with { Named = true },
        Of("remitida", "GT.PE", "San Benito", "Un funcionario pidió dinero para agilizar un trámite.", ComplaintStates.Referred, 25),
        Of("desestimada", "GT.GU", "Mixco", "El camión de la basura pasa tarde en mi colonia.", ComplaintStates.Dismissed, 20),
        Of("asignada", "GT.QC", "Nebaj", "La lista de beneficiarios tiene personas que no viven aquí.", ComplaintStates.Assigned, 6),
        Of("investigacion", "GT.JU", "Asunción Mita", "Las plantas que sembraron se compraron al doble de su precio.", ComplaintStates.Investigating, 9) with { Named = true, Links = Frozen, Freezes = true },
        Of("informacion", "GT.SM", "Ayutla", "Usan el vehículo del proyecto para fiestas.", ComplaintStates.InfoRequested, 9),
        Of("hallazgo", "GT.CQ", "Jocotán", "Los alimentos llegaron vencidos a la escuela.", ComplaintStates.Finding, 14) with { Links = Linked },
        Of("infundada", "GT.ES", "Palín", "Dicen que el presupuesto se gastó en una sola compra.", ComplaintStates.Unfounded, 12),
        Of("plan", "GT.TO", "Momostenango", "Pagaron a maestras que nunca llegaron.", ComplaintStates.ActionPlan, 16) with { Named = true },
        Of("resuelta", "GT.QZ", "Cantel", "Se cobró dos veces el mismo almuerzo.", ComplaintStates.Resolved, 18),
        Of("cerrada", "GT.IZ", "Livingston", "La lancha del puesto de salud no funciona y la siguen pagando.", ComplaintStates.Closed, 22),
    ];

    private static DemonstrationComplaint Of(string key, string department, string place, string what, string state, int daysAgo) => new(key, department, place, what, state, daysAgo);
}

/// <param name="Department">A code of the departments.</param>
/// <param name="DaysAgo">Calendar days before the demonstration was made.</param>
internal sealed record DemonstrationComplaint(string Key, string Department, string Place, string What, string State, int DaysAgo)
{
    /// <summary>Whoever complained said who he is; it is sealed.</summary>
    public bool Named { get; init; }

    /// <summary>Title of the grant it is about; null when about none.</summary>
    public string? Links { get; init; }

    /// <summary>It freezes that grant.</summary>
    public bool Freezes { get; init; }

    public ComplaintScript Script => new($"demo-{Key}", What, Department, Place, "Quienes llevan el proyecto")
    {
        Identity = Named ? new ComplainantIdentity("Persona de demostración", "5555-0000") : null,
    };
}
