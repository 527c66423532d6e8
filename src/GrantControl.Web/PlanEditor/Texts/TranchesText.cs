using System.Globalization;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Monies;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>When the money leaves, as typed: details of each tranche, and amounts by budget line.</summary>
public sealed record TranchesText : SectionText
{
    /// <summary>Amounts post as <c>charge:{budget line}</c>, one value a tranche.</summary>
    public const string ChargePrefix = "charge:";

    public IReadOnlyList<TrancheText> Tranches { get; init; } = [];

    public override string Id => Section.Tranches;

    public override bool IsBlank => Tranches.All(static t => t.IsBlank);

    public static TranchesText Of(TranchesSection? saved) => new()
    {
        Tranches = [.. (saved?.Tranches ?? []).Select(static t => new TrancheText
        {
            PlannedOn = ActivitiesText.Iso(t.PlannedOn),
            Preconditions = string.Join('\n', t.Preconditions),
            Visit = t.VisitRequired,
            Charges = t.Charges.ToDictionary(static c => c.BudgetLine, static c => PlanAmount.Show(c.Amount), StringComparer.Ordinal),
        })],
    };

    public static TranchesText Of(PostedRows posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var columns = posted.Names.Where(static n => n.StartsWith(ChargePrefix, StringComparison.Ordinal)).ToList();
        return new TranchesText
        {
            Tranches = [.. Enumerable.Range(0, posted.Count("plannedOn")).Select(i => new TrancheText
            {
                PlannedOn = posted.At("plannedOn", i),
                Preconditions = posted.At("preconditions", i),
                Visit = posted.At("visit", i) == "yes",
                Charges = columns.Select(c => (Line: c[ChargePrefix.Length..], Amount: posted.At(c, i))).Where(static c => c.Amount.Length > 0)
                    .ToDictionary(static c => c.Line, static c => c.Amount, StringComparer.Ordinal),
            })],
        };
    }

    public override SectionText Tidied() => this with { Tranches = [.. Tranches.Where(static t => !t.IsBlank)] };

    public override SectionText With(RowAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return this with { Tranches = act.On("tranches", Tranches, static () => new TrancheText(), GrantPolicy.MaxTranches) };
    }

    public override Plan Read(PlanReading reading, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(plan);
        DateOnly? before = null;
        reading.TellEmpty("tranches.tranches", Tranches.Count, "Escriba al menos un desembolso.", "Write at least one tranche.");
        return plan with
        {
            Tranches = new TranchesSection([.. Tranches.Select((t, i) =>
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"tranches.tranches[{i}]");
                before = reading.Date($"{path}.plannedOn", t.PlannedOn, before);
                return new PlannedTranche(i + 1, before.Value, Charges(reading, path, t), t.Conditions, t.Visit);
            })]),
        };
    }

    public override IReadOnlyList<PlanItem> Items() =>
    [
        .. Tranches.Select(static (t, i) => new PlanItem(string.Create(CultureInfo.InvariantCulture, $"t/{i + 1}"), ResultsText.Named(PlanWords.Tranche, (i + 1).ToString(CultureInfo.InvariantCulture)),
        [
            new(PlanWords.PlannedOn, PlanReading.Day(t.PlannedOn)), new(PlanWords.Preconditions, t.Preconditions),
            new(PlanWords.Visit, t.Visit ? "✓" : "–"),
            .. t.Charges.OrderBy(static c => c.Key, StringComparer.Ordinal).Select(static c => new PlanValue(new(c.Key, c.Key), BudgetText.Shown(c.Value), Number: true)),
        ])),
    ];

    /// <summary>A cell left at zero charges nothing, as a blank one.</summary>
    private static List<Charge> Charges(PlanReading reading, string path, TrancheText tranche)
    {
        List<Charge> charges = [];
        foreach (var (line, amount) in tranche.Charges.OrderBy(static c => c.Key, StringComparer.Ordinal))
        {
            var at = string.Create(CultureInfo.InvariantCulture, $"{path}.charges[{charges.Count}]");
            if (amount.Length > 0 && !(PlanAmount.TryRead(amount, out var minor) is null && minor == 0))
            {
                charges.Add(new Charge(reading.BudgetLine($"{at}.budgetLine", line), reading.Amount($"{at}.amount", amount)));
            }
        }

        if (charges.Count == 0)
        {
            reading.Tell($"{path}.charges", "Este desembolso no tiene ningún monto.", "This tranche has no amount.");
            charges.Add(new Charge("-/-", new Money(1, reading.Currency)));
        }

        return charges;
    }
}

public sealed record TrancheText
{
    public string PlannedOn { get; init; } = "";

    /// <summary>One a line.</summary>
    public string Preconditions { get; init; } = "";

    public bool Visit { get; init; }

    /// <summary>Amount as typed by key of the budget line; lines without one are left out.</summary>
    public IReadOnlyDictionary<string, string> Charges { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    public IReadOnlyList<string> Conditions => Preconditions.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    public bool IsBlank => PlannedOn.Length + Preconditions.Length == 0 && Charges.Values.All(static c => c.Length == 0);
}
