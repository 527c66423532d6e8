namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>Tranches against budget lines: what the budget plans, what each tranche takes, what is left. Minor units.</summary>
public sealed record TrancheMatrix(IReadOnlyList<MatrixRow> Rows, IReadOnlyList<long> ByTranche)
{
    public long Planned => BudgetTotals.Add(Rows.Select(static r => r.Planned));

    public long Scheduled => BudgetTotals.Add(Rows.Select(static r => r.Scheduled));

    public long Left => Planned - Scheduled;

    /// <param name="planned">Amount by budget line, of the budget as saved or as typed.</param>
    public static TrancheMatrix Of(TranchesText text, IReadOnlyDictionary<string, long> planned)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(planned);
        var lines = planned.Keys.Union(text.Tranches.SelectMany(static t => t.Charges.Keys), StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var rows = lines.Select(l => new MatrixRow(l, planned.GetValueOrDefault(l), [.. text.Tranches.Select(t => t.Charges.GetValueOrDefault(l, ""))])).ToList();
        return new TrancheMatrix(rows, [.. text.Tranches.Select(static t => BudgetTotals.Add(t.Charges.Values.Select(BudgetTotals.Minor)))]);
    }

    /// <summary>Every line in equal parts over all tranches; the last takes the centavos that do not divide.</summary>
    public static TranchesText Split(TranchesText text, IReadOnlyDictionary<string, long> planned)
    {
        ArgumentNullException.ThrowIfNull(text);
        var count = text.Tranches.Count;
        return text with
        {
            Tranches = [.. text.Tranches.Select((t, i) => t with
            {
                Charges = planned.Select(p => (p.Key, Amount: i == count - 1 ? p.Value - (p.Value / count * (count - 1)) : p.Value / count))
                    .Where(static c => c.Amount > 0)
                    .ToDictionary(static c => c.Key, static c => PlanAmount.Show(c.Amount), StringComparer.Ordinal),
            })],
        };
    }

    /// <summary>Puts what is left of every line into one tranche.</summary>
    public static TranchesText Rest(TranchesText text, IReadOnlyDictionary<string, long> planned, int tranche)
    {
        ArgumentNullException.ThrowIfNull(text);
        var left = Of(text, planned).Rows.Where(static r => r.Left > 0).ToDictionary(static r => r.Line, static r => r.Left, StringComparer.Ordinal);
        return text with
        {
            Tranches = [.. text.Tranches.Select((t, i) => i != tranche ? t : t with
            {
                Charges = t.Charges.Keys.Union(left.Keys, StringComparer.Ordinal).ToDictionary(
                    static l => l,
                    l => left.TryGetValue(l, out var rest) ? PlanAmount.Show(BudgetTotals.Minor(t.Charges.GetValueOrDefault(l, "")) + rest) : t.Charges[l],
                    StringComparer.Ordinal),
            })],
        };
    }
}

/// <summary>One budget line across all tranches.</summary>
/// <param name="Cells">Amount as typed, by tranche.</param>
public sealed record MatrixRow(string Line, long Planned, IReadOnlyList<string> Cells)
{
    public long Scheduled => BudgetTotals.Add(Cells.Select(BudgetTotals.Minor));

    public long Left => Planned - Scheduled;
}
