using System.Globalization;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Monies;

namespace GrantControl.Benchmarks.Screens;

/// <summary>What the grants are about and how far each is taken, in the proportions of an office in the middle of its year.</summary>
internal static class ScreensStories
{
    private static readonly string[] Works =
        ["Agua segura", "Huertos escolares", "Becas", "Prevención de violencia", "Clínica móvil", "Ferias agrícolas", "Bibliotecas", "Techos", "Reforestación", "Alfabetización"];

    private static readonly string[] Places =
        ["Alta Verapaz", "Chimaltenango", "Escuintla", "Huehuetenango", "Izabal", "Jalapa", "Petén", "Quetzaltenango", "San Marcos", "Sololá", "Totonicapán", "Zacapa"];

    /// <summary>Words people search for: a work, a place, an organisation, a number.</summary>
    public static IReadOnlyList<string> Searches { get; } = [.. Works, .. Places, "organización 07", "sub-2026-0001", "indicador", "materiales"];

    public static StoryScript ScriptOf(string key, int i, int lines, DateOnly began, DateOnly ends) => new(
        string.Create(CultureInfo.InvariantCulture, $"{key}{i:00000}"),
        $"{Works[i % Works.Length]} en {Places[i / Works.Length % Places.Length]}", "Convocatoria de medición", began.AddDays(12), began.AddDays(1), ends, Currency.Gtq,
        [100_000_00 + (i % 50 * 1_000_00), 120_000_00], [Line(i, lines), Line(i + 1, lines)])
    {
        Holder = $"Organización de medición {1 + (i % ScreensPeople.Organisations):00}",
    };

    /// <summary>Takes a grant as far as its number says.</summary>
    public static async Task TellAsync(GrantStory story, int i)
    {
        var tranche = (i % 20) switch
        {
            10 => TrancheWorkflow.Requested,
            11 => TrancheWorkflow.Cleared,
            12 => TrancheWorkflow.FirstApproved,
            13 => TrancheWorkflow.Ordered,
            14 or 15 => TrancheWorkflow.Paid,
            16 => TrancheWorkflow.Reported,
            17 => TrancheWorkflow.Accepted,
            _ => null,
        };
        await story.GoToAsync(tranche is not null ? GrantStates.Active : (i % 20) switch
        {
            0 or 1 or 2 => GrantStates.Draft,
            3 => GrantStates.Submitted,
            4 or 5 or 6 => GrantStates.UnderReview,
            7 => GrantStates.Returned,
            8 => GrantStates.Authorized,
            9 => GrantStates.Signed,
            18 => GrantStates.Rejected,
            _ => GrantStates.Withdrawn,
        });
        if (tranche is not null)
        {
            await story.TrancheToAsync(1, tranche);
        }
    }

    public static string Line(int i, int lines) => string.Create(CultureInfo.InvariantCulture, $"bench/{i % lines:000}");
}
