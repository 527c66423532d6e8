using System.Globalization;
using System.Text.Json;
using GrantControl.Kernel.Canonical;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Cases;

/// <summary>
/// The picture beside the figures: how far what was planned has come, and what became of what was paid. It repeats the table
/// and is hidden from those who listen.
/// </summary>
public sealed record MoneyPicture(IReadOnlyList<MoneyBar> Bars)
{
    private static readonly string[] OfPlan = ["paid", "accrued", "committed", "reserved"];
    private static readonly string[] OfPaid = ["accepted", "advance", "recoverable", MoneyFigure.Refunded, "written-off"];
    private static readonly string[] OfPaidToSupplier = ["disbursed", "retained", "penalised"];

    /// <summary>For the script that draws it.</summary>
    public string Json => JsonSerializer.Serialize(Bars, CaseJson.Options);

    public static MoneyPicture Of(IReadOnlyList<MoneyFigure> figures, Language l)
    {
        ArgumentNullException.ThrowIfNull(l);
        return new MoneyPicture([.. new[]
        {
            Bar(figures, MoneyFigure.Planned, OfPlan, l.T("De lo planificado", "Of what was planned"), l.T("Sin reservar o liberado", "Not reserved, or released"), l),
            Bar(figures, MoneyFigure.Contracted, OfPlan, l.T("De lo contratado", "Of what was contracted"), l.T("Sin reservar o liberado", "Not reserved, or released"), l),
            Bar(figures, "paid", OfPaid, l.T("De lo pagado", "Of what was paid"), l.T("Otro", "Other"), l),
            Bar(figures, "paid", OfPaidToSupplier, l.T("De lo pagado", "Of what was paid"), l.T("Otro", "Other"), l),
        }.OfType<MoneyBar>()]);
    }

    private static MoneyBar? Bar(IReadOnlyList<MoneyFigure> figures, string whole, string[] parts, string title, string rest, Language l)
    {
        var total = figures.FirstOrDefault(f => f.Slug == whole)?.Amount.Minor ?? 0;
        var shown = parts.Select((slug, i) => (Figure: figures.FirstOrDefault(f => f.Slug == slug), Css: $"s{i + 1}")).Where(static p => p.Figure is { Amount.IsPositive: true }).ToList();
        var sum = shown.Sum(static p => p.Figure!.Amount.Minor);
        if (total <= 0 || sum <= 0 || sum > total)
        {
            return null;
        }

        var bars = new List<MoneyPart>();
        var at = 0m;
        foreach (var (figure, css) in shown)
        {
            Add(l.T(figure!.Label), css, figure.Amount.Minor, figure.Amount.ToString());
        }

        if (sum < total)
        {
            Add(rest, "s6", total - sum, new Kernel.Monies.Money(total - sum, figures[0].Amount.Currency).ToString());
        }

        return new MoneyBar(title, bars);

        void Add(string name, string css, long minor, string amount)
        {
            var share = (decimal)minor * 100 / total;
            bars.Add(new MoneyPart(name, css, Number(at), Number(share), share.ToString("0.#", CultureInfo.InvariantCulture) + " %", amount));
            at += share;
        }
    }

    private static string Number(decimal value) => value.ToString("0.###", CultureInfo.InvariantCulture);
}

public sealed record MoneyBar(string Title, IReadOnlyList<MoneyPart> Parts);

/// <param name="X">Where the part begins, in percent of the whole; so is its width.</param>
public sealed record MoneyPart(string Name, string Css, string X, string Width, string Percent, string Amount);
