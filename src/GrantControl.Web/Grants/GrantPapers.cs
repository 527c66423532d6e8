using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Grants;

/// <summary>The papers of a grant. Their events stand in migration 0042 too, which indexes them for verification.</summary>
public static class GrantPapers
{
    public static IReadOnlyList<PaperDefinition> All { get; } =
    [
        new("opinion", new("Dictamen", "Opinion"), "grant.gate-cleared/1", "/Grants/_PaperOpinion.cshtml")
        {
            Title = static row => OpinionOf(GateIn(row)),
            Amount = Total,
            Ground = static paper => GateOf(GateIn(paper.Event)).Ground,
            Standing = Opinion,
        },
        new("authorisation", new("Resolución de autorización", "Authorisation resolution"), "grant.authorized/1", "/Grants/_PaperAuthorisation.cshtml")
        {
            Applies = Completed, Amount = Total, Ground = GatesGround, Standing = Authorisation,
        },
        new("agreement", new("Convenio", "Agreement"), "grant.signed/1", "/Grants/_PaperAgreement.cshtml")
        {
            Applies = Completed, Amount = Total, Ground = GatesGround, Standing = Agreement,
        },
        new("payment-order", new("Orden de pago", "Payment order"), "tranche.ordered/1", "/Grants/_PaperOrder.cshtml")
        {
            Since = "request", Amount = static paper => paper.Data<TrancheOrdered>().Total, Ground = GatesGround, Standing = Order,
        },
        new("liquidation-record", new("Acta de liquidación", "Liquidation record"), "grant.liquidation-determined/1", "/Grants/_PaperLiquidation.cshtml")
        {
            Amount = static paper => paper.Data<LiquidationDetermined>().Paid, Standing = Liquidation,
        },
        new("settlement-certificate", new("Finiquito", "Settlement certificate"), "grant.closed/1", "/Grants/_PaperSettlement.cshtml")
        {
            Amount = static paper => paper.At.View<GrantView>().Money.Paid, Standing = Settlement,
        },
    ];

    /// <summary>The gate an opinion is of.</summary>
    public static GateDefinition GateOf(string id) => GrantWorkflow.Definition.Gates.First(g => g.Id == id);

    public static string GateIn(HistoryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.Data.GetProperty("gate").GetString()!;
    }

    private static Label OpinionOf(string gate) => gate switch
    {
        Gate.Legal => new("Dictamen jurídico", "Legal opinion"),
        Gate.Finance => new("Dictamen financiero", "Financial opinion"),
        _ => new("Dictamen de control interno", "Internal control opinion"),
    };

    /// <summary>What all three gates rest on.</summary>
    private static Label? GatesGround(PaperSource paper)
    {
        Label[] grounds = [.. GrantWorkflow.Definition.Gates.Select(static g => g.Ground).OfType<Label>()];
        return new Label(string.Join("; ", grounds.Select(static g => g.Es)) + ".", string.Join("; ", grounds.Select(static g => g.En)) + ".");
    }

    private static bool Completed(HistoryRow row) => StepShown.Of(row) is { Moves: true };

    private static Money? Total(PaperSource paper) => paper.At.View<GrantView>().Plan.Budget?.Total;

    private static PaperStanding Opinion(PaperAftermath after)
    {
        var view = after.Now.View<GrantView>();
        if (after.Now.State is { Id: GrantStates.Rejected or GrantStates.Withdrawn } ended)
        {
            return Ended(ended);
        }

        var clearance = view.Gates.First(g => g.Id == GateIn(after.Event)).Clearance;
        return clearance switch
        {
            null => PaperStanding.Ended("El contenido cambió después y este visto bueno se abrió de nuevo.", "The content changed afterwards and this gate was opened again."),
            { Version: var version } when version != after.Event.Version =>
                PaperStanding.Ended($"Lo sustituye el visto bueno dado en el hecho n.º {version}.", $"The clearance of event no. {version} takes its place."),
            { ContentHash: var hash } when hash != after.Event.ContentHash =>
                PaperStanding.Still(
                    "El contenido cambió después solo en secciones que este dictamen no revisa; vale también para el contenido vigente.",
                    "The content changed afterwards only in sections this opinion does not look at; it stands for the content in force too."),
            _ => PaperStanding.Stands,
        };
    }

    private static PaperStanding Authorisation(PaperAftermath after) =>
        after.Now.State is { Id: GrantStates.Rejected or GrantStates.Withdrawn } ended ? Ended(ended) : Amended(after);

    private static PaperStanding Agreement(PaperAftermath after)
    {
        if (after.Last("grant.closed/1") is { } closed && after.Now.State.Id == GrantStates.Closed)
        {
            return PaperStanding.Ended($"El convenio concluyó y tiene finiquito del {On(closed)}.", $"The agreement is concluded and was settled on {On(closed)}.");
        }

        if (after.Last("grant.ended/1") is { } end)
        {
            return end.Data.TryGetProperty("ground", out var ground) && ground.ValueKind == JsonValueKind.String
                ? PaperStanding.Ended($"El convenio se dio por terminado el {On(end)}.", $"The agreement was terminated on {On(end)}.")
                : PaperStanding.Ended($"El plazo del convenio concluyó; se liquida desde el {On(end)}.", $"The term of the agreement ended; it is being settled since {On(end)}.");
        }

        return after.Now.State.Id == GrantStates.Suspended
            ? PaperStanding.Still("Suspendido: no se paga mientras dure la suspensión.", "Suspended: nothing is paid while the suspension lasts.")
            : Amended(after);
    }

    private static PaperStanding Order(PaperAftermath after)
    {
        var order = after.Event.Data.GetProperty("order").GetString();
        if (after.Later.FirstOrDefault(r => r.Name == "tranche.payment-rejected/1" && r.Data.GetProperty("order").GetString() == order) is { } bounced)
        {
            return PaperStanding.Ended($"El banco devolvió el pago el {On(bounced)}; la orden quedó sin efecto.", $"The bank returned the payment on {On(bounced)}; the order is void.");
        }

        return after.Later.FirstOrDefault(r => r.Name == "tranche.paid/1" && r.Data.GetProperty("order").GetString() == order) is { } paid
            ? PaperStanding.Ended($"La orden se cumplió: el pago se confirmó el {On(paid)}. No debe pagarse otra vez.", $"The order was carried out: the payment was confirmed on {On(paid)}. It must not be paid again.")
            : PaperStanding.Still("Pendiente de que tesorería confirme el pago.", "Waiting for treasury to confirm the payment.");
    }

    private static PaperStanding Liquidation(PaperAftermath after) =>
        Reopened(after, "La liquidación se abrió de nuevo", "The settlement was opened again")
        ?? (after.Last("grant.liquidation-determined/1") is { } newer
            ? PaperStanding.Ended($"La sustituye el acta del {On(newer)}.", $"The record of {On(newer)} takes its place.")
            : after.Last("grant.expense-disallowed-later/1") is { } later
                ? PaperStanding.Ended($"Un gasto aceptado se rechazó el {On(later)}; las cifras cambiaron.", $"An accepted expense was disallowed on {On(later)}; the figures changed.")
                : PaperStanding.Stands);

    private static PaperStanding Settlement(PaperAftermath after) =>
        Reopened(after, "El expediente se reabrió: el finiquito no surte efecto", "The case was reopened: the certificate has no effect") ?? PaperStanding.Stands;

    private static PaperStanding? Reopened(PaperAftermath after, string es, string en) =>
        after.Last("grant.reopened/1") is { } row ? PaperStanding.Ended($"{es}, {On(row)}.", $"{en}, {On(row)}.") : null;

    private static PaperStanding Amended(PaperAftermath after)
    {
        var adopted = after.Later.Where(static r => r.Name == "grant.amendment-adopted/1").Select(static r => r.Data.GetProperty("number").GetInt32()).ToList();
        return adopted.Count == 0
            ? PaperStanding.Stands
            : PaperStanding.Still(
                $"Vigente con las modificaciones adoptadas después: {string.Join(", ", adopted)}.", $"In force with the amendments adopted afterwards: {string.Join(", ", adopted)}.");
    }

    private static PaperStanding Ended(StateDefinition state) =>
        PaperStanding.Ended($"El expediente terminó: {state.Label.Es}.", $"The case ended: {state.Label.En}.");

    private static string On(HistoryRow row) => LocalizedPage.Time(row.At)[..10];
}
