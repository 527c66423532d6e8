using GrantControl.Journal.Queries;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Complaints;

/// <summary>
/// The papers of a complaint. Whoever holds one may show it to anybody, so none says who complained, of whom or of what.
/// Their events stand in migration 0060 too, which indexes them for verification.
/// </summary>
public static class ComplaintPapers
{
    public static IReadOnlyList<PaperDefinition> All { get; } =
    [
        new("receipt", new("Constancia de recepción de denuncia", "Receipt of a complaint"), "complaint.acknowledged/1", "/Complaints/_PaperReceipt.cshtml")
        {
            Confidential = true, Standing = Receipt,
        },
        Answering("complaint.notified/1"),
        Answering("complaint.referred/1"),
        Answering("complaint.dismissed/1"),
    ];

    private static PaperDefinition Answering(string name) =>
        new("answer", new("Respuesta a una denuncia", "Answer to a complaint"), name, "/Complaints/_PaperAnswer.cshtml") { Confidential = true, Standing = Answer };

    private static PaperStanding Receipt(PaperAftermath after) => after.Now.State is { Final: true } ended
        ? PaperStanding.Still($"La denuncia ya tiene respuesta: {ended.Label.Es}.", $"The complaint has its answer: {ended.Label.En}.")
        : PaperStanding.Still("La denuncia está en trámite.", "The complaint is being processed.");

    private static PaperStanding Answer(PaperAftermath after) => after.Last("complaint.reopened/1") is { } reopened
        ? PaperStanding.Ended($"La denuncia se reabrió el {On(reopened)}.", $"The complaint was reopened on {On(reopened)}.")
        : PaperStanding.Stands;

    private static string On(HistoryRow row) => LocalizedPage.Time(row.At)[..10];
}
