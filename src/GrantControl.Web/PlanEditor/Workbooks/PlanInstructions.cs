using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.PlanEditor.Workbooks;

/// <summary>What the first sheet of the template says, one line a row.</summary>
public static class PlanInstructions
{
    public static IReadOnlyList<Label> Of(Currency currency) =>
    [
        new("Plantilla del plan de la subvención", "Template of the grant's plan"),
        new("1. Llene las hojas en el orden que quiera y súbalas todas en este mismo archivo. Antes de guardar verá qué cambia y qué celdas corregir; nada se guarda hasta que usted confirme.",
            "1. Fill the sheets in any order and upload them all in this same file. Before anything is saved you see what changes and which cells to correct; nothing is saved until you confirm."),
        new("2. No cambie los nombres de las hojas ni los encabezados. Una hoja sin filas deja esa sección como está.",
            "2. Do not rename sheets or headers. A sheet without rows leaves that section as it is."),
        new("3. «Código»: déjelo vacío en filas nuevas y el sistema lo pone; no lo cambie en las que ya lo tienen.",
            "3. “Code”: leave it empty in new rows and the system fills it in; do not change it where there is one."),
        new("4. «Resultado»: el código del resultado (R1) o su título exacto.", "4. “Result”: the result's code (R1) or its exact title."),
        new("5. «Partida»: elíjala de la lista; todas están en la hoja «Partidas». También se acepta el nombre.",
            "5. “Budget line”: choose it from the list; all of them are on the sheet “Budget lines”. Its name is taken, too."),
        new($"6. Montos en {currency.Code}, con punto decimal y a lo sumo dos decimales: 1,250,000.00. Sin símbolos.",
            $"6. Amounts in {currency.Code}, with a decimal point and at most two decimals: 1,250,000.00. No symbols."),
        new("7. Fechas: día/mes/año, como 31/12/2026.", "7. Dates: day/month/year, such as 31/12/2026."),
        new("8. «Desembolsos»: una fila por desembolso y partida. La fecha, las condiciones (una por línea dentro de la celda) y la visita van en la primera fila de cada desembolso.",
            "8. “Tranches”: one row a tranche and budget line. Date, conditions (one a line within the cell) and visit stand on the first row of each tranche."),
        new("Ejemplo de fila de Presupuesto:  (vacío) | Honorarios de dos facilitadoras, 6 meses | 2026-departamento/101 | 72000.00 | R1",
            "Example of a Budget row:  (empty) | Fees of two facilitators, 6 months | 2026-departamento/101 | 72000.00 | R1"),
    ];
}
