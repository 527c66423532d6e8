using GrantControl.Cases.Visits;
using GrantControl.Kernel.Places;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Visits;

/// <summary>The words of visits that their workflow does not bring: the same for every kind that is visited.</summary>
public static class VisitWords
{
    public static KindWords All { get; } = new()
    {
        Events = Table(
            ("visit-planned/1", "Visita programada", "Visit planned"),
            ("visit-recorded/1", "Visita registrada", "Visit recorded"),
            ("visit-action-answered/1", "Acción correctiva informada como cumplida", "Corrective action reported as done"),
            ("visit-action-resolved/1", "Acción correctiva verificada", "Corrective action verified"),
            ("visit-closed/1", "Visita cerrada", "Visit closed"),
            ("visit-cancelled/1", "Visita cancelada", "Visit cancelled"),

            ("visit-noted/1", "Nota agregada a una visita", "Note added to a visit")),
        Members = Table(
            ("risk", "Riesgo", "Risk"),
            ("rating", "Calificación", "Rating"),
            ("points", "Puntos", "Points"),
            ("factor", "Factor", "Factor"),
            ("because", "Por qué", "Why"),
            ("visitsAYear", "Visitas al año", "Visits a year"),
            ("firstFinding", "Primer hallazgo n.º", "First finding no."),
            ("photos", "Fotografías", "Photos"),
            ("verifyBy", "Verificar hasta el", "Verify by"),
            ("es", "Español", "Spanish"),
            ("en", "Inglés", "English")),
        Values = Departments.All.ToDictionary(static d => d.Code, static d => new Label(d.Name, d.Name), StringComparer.Ordinal)
            .Concat(Table(
                ("low", "Bajo", "Low"),
                ("medium", "Medio", "Medium"),
                ("high", "Alto", "High"),
                ("yes", "Sí", "Yes"),
                ("no", "No", "No"),
                ("not-applicable", "No aplica", "Not applicable"),
                ("minor", "Leve", "Minor"),
                ("serious", "Grave", "Serious"),
                ("blocking", "Bloqueante", "Blocking"),
                (VisitRisk.Amount, "Monto", "Amount"),
                (VisitRisk.FirstTime, "Primera vez", "First time"),
                (VisitRisk.OverdueLiquidations, "Liquidaciones vencidas", "Overdue liquidations"),
                (VisitRisk.OpenFindings, "Hallazgos abiertos", "Open findings")))
            .ToDictionary(StringComparer.Ordinal),
        Rules = Table(
            (VisitRules.PlannedAhead, "La fecha está por delante y se dice qué se va a ver", "The date lies ahead and what is to be seen is said"),
            (VisitRules.ChecklistComplete, "Cada punto está contestado; un «no» dice qué falta", "Every item is answered; a “no” says what is missing"),
            (VisitRules.PlaceKnown, "Se dice dónde fue", "Where it was is said"),
            (VisitRules.ActionsOwned, "Cada acción correctiva tiene a cargo y plazo", "Every corrective action has an owner and a term"),
            (VisitRules.ActionOpen, "La acción sigue abierta", "The action is still open"),
            (VisitRules.ActionAnswered, "Se informó que la acción se cumplió", "The action was reported as done"),
            (VisitRules.VerifierIsAnother, "Verifica otra persona que quien la cumplió", "Another person than who did it verifies"),
            (VisitRules.VisitKnown, "La visita está registrada", "The visit is recorded"),
            (VisitRules.VisitsSettled, "Ninguna visita tiene acciones correctivas abiertas", "No visit has corrective actions open"),
            (VisitRules.AlreadyRecorded, "Nadie la registró antes", "Nobody recorded it before")),
        States = Table(
            ($"{VisitWorkflow.Id}/{VisitWorkflow.Planned}", "Tiene fecha límite y alguien debe hacerla.", "It has a last day and somebody must make it."),
            ($"{VisitWorkflow.Id}/{VisitWorkflow.Done}", "Se hizo; falta cumplir o verificar lo que se pidió corregir.", "It was made; what was asked to be mended is still to be done or verified."),
            ($"{VisitWorkflow.Id}/{VisitWorkflow.Closed}", "Se hizo y no queda nada por corregir.", "It was made and nothing is left to mend."),
            ($"{VisitWorkflow.Id}/{VisitWorkflow.Cancelled}", "No se hará; consta el motivo.", "It will not be made; the reason is on record.")),
    };

    /// <summary>What an event of visits says happened, whatever kind names it; null for an event of anything else.</summary>
    public static Label? Event(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return All.Events.GetValueOrDefault(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);
    }

    /// <summary>An enumeration's value as JSON writes it, in words.</summary>
    public static Label Value(string code) => All.Values.GetValueOrDefault(code) ?? new Label(code, code);

    public static Label Rating(RiskRating rating) => rating switch
    {
        RiskRating.High => Value("high"),
        RiskRating.Medium => Value("medium"),
        _ => Value("low"),
    };

    public static Label Gravity(Severity severity) => severity switch
    {
        Severity.Blocking => Value("blocking"),
        Severity.Serious => Value("serious"),
        _ => Value("minor"),
    };

    public static Label Answer(Seen seen) => seen switch
    {
        Seen.Yes => Value("yes"),
        Seen.No => Value("no"),
        _ => Value("not-applicable"),
    };

    private static Dictionary<string, Label> Table(params (string Key, string Es, string En)[] rows) =>
        rows.ToDictionary(static r => r.Key, static r => new Label(r.Es, r.En), StringComparer.Ordinal);
}
