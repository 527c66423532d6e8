using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>The words of the plan's fields: on the pages, in the workbook and where two versions are compared.</summary>
public static class PlanWords
{
    public static readonly Label Purpose = new("Finalidad pública", "Public purpose");
    public static readonly Label Representative = new("Representante legal", "Legal representative");
    public static readonly Label Registration = new("Número de registro", "Registration number");
    public static readonly Label Place = new("Lugar", "Place");
    public static readonly Label Bank = new("Banco", "Bank");
    public static readonly Label AccountNumber = new("Número de cuenta", "Account number");
    public static readonly Label Holder = new("Titular de la cuenta", "Account holder");
    public static readonly Label Code = new("Código", "Code");
    public static readonly Label Result = new("Resultado", "Result");
    public static readonly Label Indicator = new("Indicador", "Indicator");
    public static readonly Label Unit = new("Unidad de medida", "Unit");
    public static readonly Label Baseline = new("Línea base", "Baseline");
    public static readonly Label Target = new("Meta", "Target");
    public static readonly Label Verification = new("Medio de verificación", "Means of verification");
    public static readonly Label PlanStarts = new("Inicio del plan", "Start of the plan");
    public static readonly Label PlanEnds = new("Fin del plan", "End of the plan");
    public static readonly Label Activity = new("Actividad", "Activity");
    public static readonly Label Starts = new("Inicio", "Start");
    public static readonly Label Ends = new("Fin", "End");
    public static readonly Label Total = new("Monto total solicitado", "Total amount asked for");
    public static readonly Label Description = new("Descripción", "Description");
    public static readonly Label BudgetLine = new("Partida", "Budget line");
    public static readonly Label Amount = new("Monto", "Amount");
    public static readonly Label Tranche = new("Desembolso", "Tranche");
    public static readonly Label PlannedOn = new("Fecha", "Date");
    public static readonly Label Preconditions = new("Condiciones previas", "Preconditions");
    public static readonly Label Visit = new("Visita de campo", "Field visit");
    public static readonly Label Yes = new("sí", "yes");
    public static readonly Label No = new("no", "no");
}
