using GrantControl.Cases.Disposals;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Disposals;

/// <summary>The papers of a disposal. Their events stand in migration 0056 too, which indexes them for verification.</summary>
public static class DisposalPapers
{
    public static IReadOnlyList<PaperDefinition> All { get; } =
    [
        new("authorisation", new("Resolución de autorización de descargo", "Resolution authorising the disposal"), "disposal.authorized/1", "/Disposals/_PaperAuthorisation.cshtml")
        {
            Applies = Completed, Amount = static paper => paper.At.View<DisposalView>().Value, Ground = Ground, Standing = Authorisation,
        },
        new("acta", new("Acta de descargo de bienes", "Record of disposal of assets"), "disposal.executed/1", "/Disposals/_PaperActa.cshtml")
        {
            Applies = Completed, Since = "request", Amount = static paper => paper.At.View<DisposalView>().Value, Ground = Ground, Standing = Acta,
        },
        new("removal", new("Constancia de baja contable", "Record of removal from the books"), "disposal.removed-from-books/1", "/Disposals/_PaperRemoval.cshtml")
        {
            Amount = static paper => paper.At.View<DisposalView>().Removal!.BookValue, Ground = Ground, Standing = Removal,
        },
    ];

    private static bool Completed(HistoryRow row) => StepShown.Of(row) is { Moves: true };

    private static Label? Ground(PaperSource paper) => DisposalGate.All.Select(static g => g.Ground).OfType<Label>().FirstOrDefault();

    private static PaperStanding Authorisation(PaperAftermath after) => after.Last("disposal.executed/1") is { } executed
        ? PaperStanding.Ended($"Se cumplió: los bienes se entregaron el {On(executed)}.", $"It was carried out: the assets were handed over on {On(executed)}.")
        : PaperStanding.Stands;

    private static PaperStanding Acta(PaperAftermath after) => after.Last("disposal.removed-from-books/1") is { } removed
        ? PaperStanding.Still($"Los bienes salieron de los libros el {On(removed)}.", $"The assets left the books on {On(removed)}.")
        : PaperStanding.Still("Falta la baja contable.", "The removal from the books is still to come.");

    private static PaperStanding Removal(PaperAftermath after) => after.Last("disposal.closed/1") is { } closed
        ? PaperStanding.Still($"Auditoría comprobó inventario, libros y acta el {On(closed)}.", $"Audit checked inventory, ledger and record on {On(closed)}.")
        : PaperStanding.Stands;

    private static string On(HistoryRow row) => LocalizedPage.Time(row.At)[..10];
}
