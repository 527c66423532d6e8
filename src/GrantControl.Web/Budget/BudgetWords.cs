using System.Globalization;
using GrantControl.Journal.Budget;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Budget;

/// <summary>How budgets are worded and addressed on their pages.</summary>
public static class BudgetWords
{
    private static readonly Dictionary<string, Label> Accounts = new(StringComparer.Ordinal)
    {
        ["appropriation"] = new("asignación", "appropriation"),
        ["available"] = new("disponible", "available"),
        ["reserved"] = new("reservado", "reserved"),
        ["committed"] = new("comprometido", "committed"),
        ["accrued"] = new("devengado", "accrued"),
        ["paid"] = new("pagado", "paid"),
    };

    public static Label Account(string account) => Accounts.GetValueOrDefault(account) ?? new Label(account, account);

    /// <summary>Digits without the currency's sign, for columns that name it in their header: <c>1,250,000.00</c>.</summary>
    public static string Digits(Money amount) => Digits(amount.Minor);

    /// <param name="minor">Centavos.</param>
    public static string Digits(long minor) =>
        string.Create(CultureInfo.InvariantCulture, $"{(minor < 0 ? "−" : "")}{Int128.Abs(minor) / 100:#,0}.{Int128.Abs(minor) % 100:00}");

    /// <summary>Share of a whole in thousandths, rounded down; 0 when the whole is zero.</summary>
    public static int Permille(Money part, Money whole) => whole.Minor == 0 ? 0 : (int)((Int128)part.Minor * 1000 / whole.Minor);

    /// <summary>The page of a budget, of one of its lines, or of a figure of either.</summary>
    public static string Address(string budget, string? line = null, BudgetMeasure? measure = null, Guid? about = null)
    {
        var path = $"/budget/{Uri.EscapeDataString(budget)}/lines{(line is null ? "" : "/" + Uri.EscapeDataString(line))}";
        var query = string.Join('&', new[] { measure is null ? null : $"of={measure.Id}", about is null ? null : $"case={about}" }.Where(static p => p is not null));
        return query.Length == 0 ? path : $"{path}?{query}#movements";
    }
}

/// <summary>The parts a line's appropriation is in, paid first: what a bar draws and what its text says.</summary>
public sealed record BudgetBar(ExecutionRow Row)
{
    /// <summary>Style class, label and amount; together they are the current appropriation.</summary>
    public IReadOnlyList<(string Class, Label Label, Money Amount)> Parts { get; } =
    [
        ("s1", new("pagado", "paid"), Row.Paid),
        ("s2", new("devengado sin pagar", "accrued, unpaid"), Row.Accrued - Row.Paid),
        ("s3", new("comprometido sin devengar", "committed, not accrued"), Row.Committed - Row.Accrued),
        ("s4", new("reservado", "reserved"), Row.Reserved),
        ("rest", new("disponible", "available"), Row.Available),
    ];

    /// <summary>The bar in words: what is not zero, in percent with one decimal.</summary>
    public string Text(bool english) => string.Join(", ", Parts.Where(static p => !p.Amount.IsZero).Select(p =>
    {
        var permille = BudgetWords.Permille(p.Amount, Row.Current);
        var share = permille == 0 ? "< 0.1" : string.Create(CultureInfo.InvariantCulture, $"{permille / 10}.{permille % 10}");
        return $"{(english ? p.Label.En : p.Label.Es)} {share} %";
    }));
}
