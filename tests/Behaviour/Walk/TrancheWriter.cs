using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour.Walk;

/// <summary>The commands of tranches, for whatever kind of case pays in them.</summary>
public static class TrancheWriter
{
    /// <summary>Acts that bring money nearer to whoever gets it: what a freeze has to stop.</summary>
    public static IReadOnlyList<string> Paying { get; } = ["request-tranche", "verify-tranche", "approve-tranche", "order-tranche", "confirm-tranche"];

    /// <returns>Null when the row is none of a tranche.</returns>
    public static async Task<ICaseCommand?> WriteAsync(WalkDesk desk, WalkAct act, ITrancheCase state)
    {
        var number = act.Child;
        var tranche = state.Tranches.GetValueOrDefault(number);
        var amount = tranche?.Amount ?? new Money(1_00, state.Currency);
        var order = tranche?.Order ?? $"OP-{state.Core.Number}-{number}";
        var net = amount - Money.Sum((tranche?.Deductions ?? (tranche is null ? null : state.DeductionsOf(number)) ?? []).Select(d => d.Amount), state.Currency);
        var papers = act.Row.Documents;
        return act.Row.Trigger switch
        {
            "request-tranche" => new RequestTranche(number, await desk.CiteAsync(act.Person, papers)),
            "verify-tranche" => new VerifyTranche(
                number, act.Seconds ? [] : await EvidenceAsync(desk, tranche, act.Person),
                !act.Seconds && tranche?.Plan.VisitRequired == true ? (await desk.CiteAsync(act.Person, DocumentType.VisitReport))[0] : null),
            "approve-tranche" => new ApproveTranche(number),
            "return-tranche" => new ReturnTranche(number, "Falta detalle."),
            "order-tranche" => new OrderTranche(
                number, order, desk.Spoil(net), [new PaymentItem(state.Core.Number, number, net)], state.VerifiedAccount ?? new BankAccount("B", "0", "H"), await desk.CiteAsync(act.Person, papers)),
            "confirm-tranche" => new ConfirmTranche(number, order, Reference(desk), desk.Spoil(net), desk.Today, await desk.CiteAsync(act.Person, papers)),
            "reject-payment" => new RejectPayment(number, order, "Cuenta inactiva.", await desk.CiteAsync(act.Person, papers)),
            "report-tranche" => new ReportTranche(number, await ExpensesAsync(desk, tranche, act.Person), await desk.CiteAsync(act.Person, papers)),
            "accept-tranche" => new AcceptTranche(number, [.. (tranche?.Lines ?? []).Select(l => desk.OneIn(4)
                ? new ExpenseDecision(l.Reported.Id, ExpenseVerdict.Disallowed, "Fuera del objeto.")
                : new ExpenseDecision(l.Reported.Id, ExpenseVerdict.Accepted))]),
            "observe-tranche" => new ObserveTranche(number, [new ExpenseObserved(null, "Falta detalle.")]),
            "correct-tranche" => new CorrectTranche(number, [.. (tranche?.Observations ?? []).Where(o => o.Answer is null).Select(o => new ObservationAnswered(o.Number, "Se adjunta."))], []),
            _ => null,
        };
    }

    /// <summary>A reference the bank never gave before; seldom one it did.</summary>
    public static string Reference(WalkDesk desk) => desk.Seldom() ? "BR-repetida" : $"BR-{desk.Next()}";

    private static async Task<IReadOnlyList<PreconditionMet>> EvidenceAsync(WalkDesk desk, TrancheState? tranche, string person)
    {
        var met = new List<PreconditionMet>();
        for (var i = 1; i <= (tranche?.Plan.Preconditions.Count ?? 0); i++)
        {
            met.Add(new PreconditionMet(i, (await desk.CiteAsync(person, DocumentType.PreconditionEvidence))[0]));
        }

        return met;
    }

    private static async Task<IReadOnlyList<ExpenseReported>> ExpensesAsync(WalkDesk desk, TrancheState? tranche, string person)
    {
        var lines = new List<ExpenseReported>();
        foreach (var charge in tranche?.Plan.Charges ?? [])
        {
            var part = desk.OneIn(3) ? charge.Amount with { Minor = charge.Amount.Minor / 2 } : desk.Spoil(charge.Amount);
            lines.Add(new ExpenseReported($"G{lines.Count + 1}", charge.BudgetLine, "Gasto", "Proveedor", $"F{desk.Next()}", desk.Today, part, (await desk.CiteAsync(person, DocumentType.ExpenseEvidence))[0]));
        }

        return lines;
    }
}
