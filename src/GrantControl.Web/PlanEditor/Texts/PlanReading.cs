using System.Globalization;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>
/// Reads the texts of a plan and collects what cannot be read, by the path the value has in the command. A stand-in takes
/// the place of such a value, so that everything else is checked in the same pass.
/// </summary>
public sealed class PlanReading(Currency currency, BudgetLineBook book)
{
    private static readonly string[] Dates = ["yyyy-MM-dd", "d/M/yyyy", "d-M-yyyy", "yyyy/M/d"];

    private readonly List<FieldError> _errors = [];

    public Currency Currency => currency;

    public IReadOnlyList<FieldError> Errors => _errors;

    public void Tell(string path, string es, string en) => _errors.Add(new FieldError(path, new Label(es, en)));

    /// <summary>Says of a list without rows what it needs, instead of how many it takes.</summary>
    public void TellEmpty(string path, int count, string es, string en)
    {
        if (count == 0)
        {
            Tell(path, es, en);
        }
    }

    /// <summary>One centavo stands in for what is no amount.</summary>
    public Money Amount(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            Tell(path, "Escriba un monto.", "Write an amount.");
            return new Money(1, currency);
        }

        if (PlanAmount.TryRead(text, out var minor) is { } problem)
        {
            Tell(path, $"«{Short(text)}» {problem.Es}.", $"“{Short(text)}” {problem.En}.");
            return new Money(1, currency);
        }

        return new Money(minor, currency);
    }

    /// <param name="standIn">Taken when the text is no date.</param>
    public DateOnly Date(string path, string text, DateOnly? standIn)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (TryDate(text, out var date))
        {
            return date;
        }

        if (text.Length == 0)
        {
            Tell(path, "Escriba una fecha.", "Write a date.");
        }
        else
        {
            Tell(path, $"«{Short(text)}» no es una fecha; se espera día/mes/año, como 31/12/2026.", $"“{Short(text)}” is no date; day/month/year is expected, such as 31/12/2026.");
        }

        return standIn ?? DateOnly.MinValue;
    }

    /// <summary>The key of a line of the institution's budget, typed as key, code or name.</summary>
    public string BudgetLine(string path, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Length == 0)
        {
            Tell(path, "Elija una partida.", "Choose a budget line.");
            return "-/-";
        }

        if (book.Find(text) is { } line)
        {
            return line;
        }

        Tell(path, $"«{Short(text)}» no es una partida a la que se carguen subvenciones.", $"“{Short(text)}” is no budget line that grants are charged to.");
        return "-/-";
    }

    /// <summary>A day of this century, in any of the ways people of the region write it.</summary>
    public static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text, Dates, CultureInfo.InvariantCulture, DateTimeStyles.None, out date) && date.Year is >= 2000 and < 2100;

    /// <summary>As a date field takes it; what is no date stays as it was typed.</summary>
    public static string DateField(string text) => TryDate(text, out var date) ? date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : text;

    public static string Day(string text) => TryDate(text, out var date) ? date.ToString("dd/MM/yyyy", CultureInfo.InvariantCulture) : text;

    private static string Short(string text) => text.Length <= 40 ? text : text[..39] + "…";
}
