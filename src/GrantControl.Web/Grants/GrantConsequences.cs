using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Grants;

/// <summary>What a command does to the money and the terms of a grant, in words a person reads before sending it.</summary>
internal static class GrantConsequences
{
    public static IReadOnlyList<Label> Of(CaseShown shown, CommandOffered offered)
    {
        var grant = shown.View<GrantView>();
        var tranche = grant.Tranches.FirstOrDefault(t => string.Equals(offered.Target, GrantState.TrancheTarget(t.Number), StringComparison.Ordinal));
        return offered.Command switch
        {
            "submit" => [new("El plan queda cerrado para cambios hasta que se admita u observe.", "The plan is closed to changes until it is admitted or observed.")],
            "clear" when offered.Variant is Gate.Finance =>
                [new($"Reserva {grant.Money.Planned} en el presupuesto de la institución:", $"Reserves {grant.Money.Planned} in the institution's budget:"), .. Lines(grant)],
            "observe" => [new("Devuelve el plan a la organización para que lo corrija y conteste.", "Returns the plan to the organisation to be corrected and answered.")],
            "resubmit" => [new("Se revisan otra vez solo los vistos buenos que miran una sección cambiada; los demás se conservan.", "Only gates that watch a changed section look again; the others stand.")],
            "authorize" => [new($"Autoriza entregar {grant.Money.Planned} a {grant.OrganisationName}.", $"Authorises handing {grant.Money.Planned} to {grant.OrganisationName}.")],
            "reject" or "withdraw" => [new("El expediente termina aquí. Lo reservado queda libre.", "The case ends here. What was reserved is free again.")],
            "activate" => [new($"Lo reservado ({grant.Money.Reserved}) pasa a comprometido y nacen los desembolsos del plan.", $"What is reserved ({grant.Money.Reserved}) becomes committed, and the plan's tranches come to be.")],
            "suspend" => [new("Mientras dure, no se solicita, aprueba ni paga ningún desembolso.", "While it lasts, no tranche is requested, approved or paid.")],
            "terminate" => [new("Se anulan los desembolsos no pagados y empieza la liquidación. No se puede deshacer.", "Tranches not paid are cancelled and the liquidation begins. This cannot be undone.")],
            "determine" => [new($"Lo pagado y no aceptado ({grant.Money.Advance + grant.Money.Recoverable}) queda como deuda de la organización.", $"What was paid and not accepted ({grant.Money.Advance + grant.Money.Recoverable}) becomes a debt of the organisation.")],
            "disallow" => [new("El gasto elegido pasa de aceptado a deuda de la organización.", "The chosen expense turns from accepted into a debt of the organisation.")],
            "refund" => [new($"Se descuenta de lo que la organización debe: {grant.Money.Advance + grant.Money.Recoverable}.", $"It is taken from what the organisation owes: {grant.Money.Advance + grant.Money.Recoverable}.")],
            "write-off" => [new($"Se da por perdida la deuda de {grant.Money.Recoverable}.", $"The debt of {grant.Money.Recoverable} is given up.")],
            "close" => [new("Se otorga el finiquito; lo comprometido y no usado vuelve a estar disponible.", "The settlement is granted; what was committed and not used is available again.")],
            "freeze" => [new("Nada avanza ni se paga en este expediente hasta que se descongele.", "Nothing advances or is paid in this case until it is unfrozen.")],
            "clear-amendment" when offered.Variant is Gate.Finance => [new("Reserva el aumento, si lo hay. Con el último visto bueno la modificación entra en vigor.", "Reserves the increase, if there is one. The last gate puts the amendment in force.")],
            "clear-amendment" => [new("Con el último visto bueno la modificación entra en vigor.", "The last gate puts the amendment in force.")],
            "observe-amendment" => [new("La modificación no se acepta; sigue en vigor el plan anterior.", "The amendment is not accepted; the plan before it stays in force.")],
            _ => tranche is null ? [] : OfTranche(offered.Command, tranche, grant),
        };
    }

    private static IReadOnlyList<Label> OfTranche(string command, TrancheView tranche, GrantView grant) => command switch
    {
        "approve-tranche" when tranche.State.Id is TrancheWorkflow.FirstApproved =>
            [new($"Segunda firma: {tranche.Amount} pasa de comprometido a devengado.", $"Second signature: {tranche.Amount} turns from committed into accrued."), .. Charges(tranche)],
        "approve-tranche" => [new($"Primera firma para {tranche.Amount}; falta la de otra persona de Financiero.", $"First signature for {tranche.Amount}; another person of Finance must sign too.")],
        "order-tranche" => [new($"Ordena al banco pagar {tranche.Amount} a la cuenta {Account(grant)}.", $"Orders the bank to pay {tranche.Amount} to account {Account(grant)}.")],
        "confirm-tranche" => [new($"{tranche.Amount} consta como pagado y la organización debe rendir cuentas en 30 días.", $"{tranche.Amount} stands as paid, and the organisation must account for it within 30 days."), .. Charges(tranche)],
        "reject-payment" => [new("La orden queda sin efecto y el desembolso vuelve a estar aprobado.", "The order is void, and the tranche stands approved again.")],
        "return-tranche" => [new("La solicitud vuelve a la organización; las firmas dadas se pierden.", "The request goes back to the organisation; signatures given are lost.")],
        "accept-tranche" => [new("Lo que acepte queda rendido; lo que rechace, como deuda de la organización.", "What you accept is accounted for; what you disallow becomes a debt of the organisation.")],
        "observe-tranche" => [new("La rendición vuelve a la organización para que la corrija.", "The report goes back to the organisation to be corrected.")],
        _ => [],
    };

    private static string Account(GrantView grant) => grant.VerifiedAccount is { } account ? $"{account.Bank} {account.Number} ({account.Holder})" : "—";

    private static IEnumerable<Label> Charges(TrancheView tranche) => tranche.Tranche.Plan.Charges.Select(static c => new Label($"{c.BudgetLine}: {c.Amount}", $"{c.BudgetLine}: {c.Amount}"));

    private static IEnumerable<Label> Lines(GrantView grant) => (grant.Plan.Budget?.Lines ?? []).GroupBy(static l => l.BudgetLine, StringComparer.Ordinal)
        .Select(g => (Line: g.Key, Amount: Money.Sum(g.Select(static l => l.Amount), grant.Currency))).Select(static x => new Label($"{x.Line}: {x.Amount}", $"{x.Line}: {x.Amount}"));
}
