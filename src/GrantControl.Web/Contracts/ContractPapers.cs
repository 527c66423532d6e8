using GrantControl.Cases.Contracts;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Contracts;

/// <summary>The papers of a contract. Their events stand in migration 0052 too, which indexes them for verification.</summary>
public static class ContractPapers
{
    public static IReadOnlyList<PaperDefinition> All { get; } =
    [
        new("contract", new("Ficha del contrato", "Contract record"), "contract.administrator-appointed/1", "/Contracts/_PaperContract.cshtml")
        {
            Applies = Completed, Since = "register", Amount = static paper => paper.At.View<ContractView>().Terms?.Amount, Ground = Ground, Standing = Contract,
        },
        new("start-order", new("Orden de inicio", "Order to start"), "contract.start-ordered/1", "/Contracts/_PaperContract.cshtml")
        {
            Amount = static paper => paper.At.View<ContractView>().Terms?.Amount, Ground = Ground, Standing = Start,
        },
        new("reception", new("Acta de recepción", "Record of reception"), "contract.delivery-accepted/1", "/Contracts/_PaperReception.cshtml")
        {
            Applies = Completed, Ground = Ground,
        },
        new("penalty", new("Resolución de multa", "Resolution on a penalty"), "contract.penalty-imposed/1", "/Contracts/_PaperPenalty.cshtml")
        {
            Amount = static paper => paper.Data<PenaltyImposed>().Amount, Ground = Ground,
        },
        new("settlement", new("Acta de liquidación del contrato", "Settlement record of the contract"), "contract.settled/1", "/Contracts/_PaperSettlement.cshtml")
        {
            Amount = static paper => paper.Data<ContractSettled>().Executed, Ground = Ground, Standing = Settlement,
        },
    ];

    private static bool Completed(HistoryRow row) => StepShown.Of(row) is { Moves: true };

    private static Label? Ground(PaperSource paper) => ContractGate.All[0].Ground;

    private static PaperStanding Contract(PaperAftermath after) => Ended(after) ?? (after.Last("contract.amendment-adopted/1") is { } amended
        ? PaperStanding.Still($"Modificado el {On(amended)}: vea el contenido vigente en el expediente.", $"Amended on {On(amended)}: see the content in force in the case.")
        : PaperStanding.Stands);

    private static PaperStanding Start(PaperAftermath after) => Ended(after) ?? PaperStanding.Stands;

    private static PaperStanding Settlement(PaperAftermath after) => after.Last("contract.closed/1") is { } closed
        ? PaperStanding.Still($"Auditoría cerró el expediente el {On(closed)}.", $"Audit closed the case on {On(closed)}.")
        : PaperStanding.Stands;

    private static PaperStanding? Ended(PaperAftermath after) =>
        after.Now.View<ContractView>().Termination is not null && after.Last("contract.terminated/1") is { } terminated
            ? PaperStanding.Ended($"El contrato se dio por terminado el {On(terminated)}.", $"The contract was terminated on {On(terminated)}.")
            : after.Last("contract.settled/1") is { } settled
                ? PaperStanding.Ended($"El contrato se liquidó el {On(settled)}.", $"The contract was settled on {On(settled)}.")
                : null;

    private static string On(HistoryRow row) => LocalizedPage.Time(row.At)[..10];
}
