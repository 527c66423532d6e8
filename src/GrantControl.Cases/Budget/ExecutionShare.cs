using System.Globalization;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget;

/// <summary>
/// A percentage that says what it is a share of. The report the sample data comes from prints shares of the whole budget
/// where a reader expects shares of the row (17.33 % of the row printed as 1 %); ours always names the basis.
/// </summary>
public static class ExecutionShare
{
    public const string Row = "row";

    /// <summary>The basis of every execution percentage this program prints.</summary>
    public static readonly Label RowBasis = new("Devengado ÷ vigente de la misma fila", "Accrued ÷ current of the same row");

    /// <summary>The percentage with two decimals (<c>17.33</c>), half a hundredth rounded up; null when there is nothing to take a share of.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An amount is negative.</exception>
    public static string? Percent(Money part, Money whole)
    {
        if (part.IsNegative || whole < Money.Zero(part.Currency))
        {
            throw new ArgumentOutOfRangeException(nameof(part), "A share is taken of amounts that are not negative.");
        }

        if (whole.IsZero)
        {
            return null;
        }

        var hundredths = (((Int128)part.Minor * 20_000) + whole.Minor) / ((Int128)whole.Minor * 2);
        return string.Create(CultureInfo.InvariantCulture, $"{hundredths / 100}.{hundredths % 100:00}");
    }
}
