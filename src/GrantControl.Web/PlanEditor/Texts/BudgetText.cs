using System.Globalization;
using GrantControl.Cases.Grants;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>What the plan costs, as typed.</summary>
public sealed record BudgetText : SectionText
{
    public string Total { get; init; } = "";

    public IReadOnlyList<LineText> Lines { get; init; } = [];

    public override string Id => Section.Budget;

    public override bool IsBlank => Total.Length == 0 && Lines.All(static l => l.IsBlank);

    public static BudgetText Of(BudgetSection? saved) => saved is null ? new BudgetText() : new BudgetText
    {
        Total = PlanAmount.Show(saved.Total),
        Lines = [.. saved.Lines.Select(static l => new LineText { Id = l.Id, Description = l.Description, BudgetLine = l.BudgetLine, Amount = PlanAmount.Show(l.Amount), ResultId = l.ResultId ?? "" })],
    };

    public static BudgetText Of(PostedRows posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        return new BudgetText
        {
            Total = posted.One("total"),
            Lines = [.. Enumerable.Range(0, posted.Count("description", "amount")).Select(i => new LineText
            {
                Id = posted.At("id", i),
                Description = posted.At("description", i),
                BudgetLine = posted.At("budgetLine", i),
                Amount = posted.At("amount", i),
                ResultId = posted.At("resultId", i),
            })],
        };
    }

    public override SectionText Tidied()
    {
        var ids = new RowIds(Lines.Select(static l => l.Id));
        return this with { Lines = [.. Lines.Where(static l => !l.IsBlank).Select(l => l with { Id = ids.Of(l.Id, "L") })] };
    }

    /// <summary>Besides rows, <c>split:total</c> takes the sum of the lines for the total.</summary>
    public override SectionText With(RowAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return act is { Verb: "split", List: "total" }
            ? this with { Total = PlanAmount.Show(BudgetTotals.Of(this, new BudgetLineBook([])).Sum) }
            : this with { Lines = act.On("lines", Lines, static () => new LineText(), GrantPolicy.MaxPlanLines) };
    }

    public override Plan Read(PlanReading reading, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(plan);
        reading.TellEmpty("budget.lines", Lines.Count, "Escriba al menos una línea.", "Write at least one line.");
        return plan with
        {
            Budget = new BudgetSection(reading.Amount("budget.total", Total), [.. Lines.Select((l, i) =>
            {
                var path = string.Create(CultureInfo.InvariantCulture, $"budget.lines[{i}]");
                return new PlanLine(l.Id, l.Description, reading.BudgetLine($"{path}.budgetLine", l.BudgetLine), reading.Amount($"{path}.amount", l.Amount), l.ResultId.Length == 0 ? null : l.ResultId);
            })]),
        };
    }

    public override IReadOnlyList<PlanItem> Items() =>
    [
        new("total", PlanWords.Total, [new(PlanWords.Total, Total)]),
        .. Lines.Select(static l => new PlanItem($"l/{l.Id}", ResultsText.Named(new("Línea", "Line"), l.Id),
        [
            new(PlanWords.Description, l.Description), new(PlanWords.BudgetLine, l.BudgetLine), new(PlanWords.Amount, Shown(l.Amount), Number: true), new(PlanWords.Result, l.ResultId),
        ])),
    ];

    internal static string Shown(string amount) => amount.Length > 0 && PlanAmount.TryRead(amount, out var minor) is null ? PlanAmount.Show(minor) : amount;
}

public sealed record LineText
{
    public string Id { get; init; } = "";

    public string Description { get; init; } = "";

    /// <summary>Key, code or name.</summary>
    public string BudgetLine { get; init; } = "";

    public string Amount { get; init; } = "";

    public string ResultId { get; init; } = "";

    public bool IsBlank => Description.Length + BudgetLine.Length + Amount.Length == 0;
}
