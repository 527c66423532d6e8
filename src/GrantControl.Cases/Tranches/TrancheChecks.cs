using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

/// <summary>Rules that several rows of the tranche table share.</summary>
internal static class TrancheChecks
{
    private static readonly string[] PaidAndOpen = [TrancheWorkflow.Paid, TrancheWorkflow.Reported, TrancheWorkflow.Observed];

    /// <summary>An overdue report freezes the next tranche.</summary>
    public static Rejection? ReportsUpToDate(ITrancheCase state, DateOnly today)
    {
        var overdue = state.Core.Deadlines.Values.FirstOrDefault(d =>
            d.Transition == "report" && d.Target.StartsWith(TrancheWorkflow.Id + ":", StringComparison.Ordinal) && (d.Missed || (d.PausedWith is null && d.Due < today)));
        return overdue is null ? null : Refuse.With(
            Codes.Blocked, TrancheRules.ReportsUpToDate, $"La rendición de {overdue.Target} está vencida.", $"The report of {overdue.Target} is overdue.");
    }

    /// <summary>Tranches go out in order.</summary>
    public static Rejection? InTurn(ITrancheCase state, int number)
    {
        var unpaid = Earlier(state, number).FirstOrDefault(t => t.State is not (TrancheWorkflow.Accepted or TrancheWorkflow.Cancelled) && !PaidAndOpen.Contains(t.State));
        return unpaid.Number == 0
            ? null
            : Refuse.With(Codes.WrongState, TrancheRules.TrancheInTurn, $"El desembolso {unpaid.Number} va antes.", $"Tranche {unpaid.Number} comes first.");
    }

    /// <summary>Little of what went out may still be unaccounted for.</summary>
    public static Rejection? PreviousLiquidated(ITrancheCase state, int number)
    {
        var earlier = Earlier(state, number);
        if (earlier.Count == 0 || earlier[^1].State is TrancheWorkflow.Accepted)
        {
            return null;
        }

        var (advance, paid) = (Minor(state, state.Core.Balance(Account.Advance)), Minor(state, state.Core.Balance(Account.Paid)));
        return advance.IsAtMostPercentOf(TranchePolicy.UnliquidatedPercent, paid) ? null : Refuse.With(
            Codes.Blocked,
            TrancheRules.PreviousTrancheLiquidated,
            $"Quedan {advance} sin liquidar de {paid}; el máximo es {TranchePolicy.UnliquidatedPercent} %.",
            $"{advance} of {paid} is still unaccounted for; the most allowed is {TranchePolicy.UnliquidatedPercent} %.");
    }

    /// <summary>The tranche fits into what is still committed, line by line.</summary>
    public static Rejection? WithinCommitment(ITrancheCase state, int number)
    {
        var over = state.Tranches[number].Plan.Charges
            .GroupBy(c => c.BudgetLine, StringComparer.Ordinal)
            .Select(g => (Line: g.Key, Asked: Money.Sum(g.Select(c => c.Amount), state.Currency), Left: Minor(state, state.Core.Balance(Account.Committed, g.Key))))
            .FirstOrDefault(x => x.Asked > x.Left);
        return over.Line is null ? null : Refuse.With(
            Codes.OverCommitment,
            TrancheRules.WithinCommitment,
            $"El desembolso carga {over.Asked} a {over.Line} y solo quedan {over.Left} comprometidos.",
            $"The tranche charges {over.Asked} to {over.Line} and only {over.Left} is still committed.");
    }

    private static List<(int Number, string State)> Earlier(ITrancheCase state, int number) =>
        [.. state.Tranches.Keys.Where(n => n < number).Select(n => (n, state.StateOfTranche(n)))];

    public static Money Minor(ITrancheCase state, long minor) => new(minor, state.Currency);

    /// <summary>Guard D names documents by their place among all that were cited; this gives them the path in the command's body.</summary>
    public static Decision Citing(this Decision decision, IReadOnlyList<string> paths) =>
        decision is Decision.Rejected { Rejection: { Fields.Count: > 0 } rejection }
            ? rejection with { Fields = [.. rejection.Fields.Select(f => PlaceOf(f.Path) is { } i && i < paths.Count ? f with { Path = paths[i] } : f)] }
            : decision;

    private static int? PlaceOf(string path) =>
        path.StartsWith("documents[", StringComparison.Ordinal) && path.EndsWith(']')
        && int.TryParse(path.AsSpan(10, path.Length - 11), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var place) ? place : null;
}
