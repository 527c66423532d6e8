using System.Globalization;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>Results and their indicators, as typed.</summary>
public sealed record ResultsText : SectionText
{
    public const int MostResults = 50;
    public const int MostIndicators = 20;

    public IReadOnlyList<ResultText> Results { get; init; } = [];

    public override string Id => Section.Results;

    public override bool IsBlank => Results.All(static r => r.IsBlank);

    public static ResultsText Of(ResultsSection? saved) => new()
    {
        Results = [.. (saved?.Results ?? []).Select(static r => new ResultText
        {
            Id = r.Id,
            Title = r.Title,
            Indicators = [.. r.Indicators.Select(static i => new IndicatorText { Id = i.Id, Title = i.Title, Unit = i.Unit, Baseline = i.Baseline, Target = i.Target, Verification = i.Verification })],
        })],
    };

    /// <summary>Each indicator posts, as <c>of</c>, which block it stands in: the value of that block's <c>block</c>.</summary>
    public static ResultsText Of(PostedRows posted)
    {
        ArgumentNullException.ThrowIfNull(posted);
        var indicators = Enumerable.Range(0, posted.Count("of")).Select(i => (Block: posted.At("of", i), Row: new IndicatorText
        {
            Id = posted.At("indicatorId", i),
            Title = posted.At("indicator", i),
            Unit = posted.At("unit", i),
            Baseline = posted.At("baseline", i),
            Target = posted.At("target", i),
            Verification = posted.At("verification", i),
        })).ToLookup(static i => i.Block, static i => i.Row, StringComparer.Ordinal);
        return new ResultsText
        {
            Results = [.. Enumerable.Range(0, posted.Count("block")).Select(i => new ResultText
            {
                Id = posted.At("id", i),
                Title = posted.At("title", i),
                Indicators = [.. indicators[posted.At("block", i)]],
            })],
        };
    }

    public override SectionText Tidied()
    {
        var kept = Results.Where(static r => !r.IsBlank).ToList();
        var ids = new RowIds(kept.SelectMany(static r => r.Indicators.Select(static i => i.Id).Append(r.Id)));
        return new ResultsText
        {
            Results = [.. kept.Select(r => r with { Id = ids.Of(r.Id, "R") })
                .Select(r => r with { Indicators = [.. r.Indicators.Where(static i => !i.IsBlank).Select(i => i with { Id = ids.Of(i.Id, r.Id + ".") })] })],
        };
    }

    public override SectionText With(RowAct act)
    {
        ArgumentNullException.ThrowIfNull(act);
        return this with
        {
            Results = [.. act.On("results", Results, static () => new ResultText { Indicators = [new IndicatorText()] }, MostResults)
                .Select((r, i) => r with { Indicators = act.On(string.Create(CultureInfo.InvariantCulture, $"indicators-{i}"), r.Indicators, static () => new IndicatorText(), MostIndicators) })],
        };
    }

    public override Plan Read(PlanReading reading, Plan plan)
    {
        ArgumentNullException.ThrowIfNull(reading);
        ArgumentNullException.ThrowIfNull(plan);
        reading.TellEmpty("results.results", Results.Count, "Escriba al menos un resultado.", "Write at least one result.");
        return plan with
        {
            Results = new ResultsSection([.. Results.Select(static r => new PlannedResult(
                r.Id, r.Title, [.. r.Indicators.Select(static i => new Indicator(i.Id, i.Title, i.Unit, i.Baseline, i.Target, i.Verification))]))]),
        };
    }

    public override IReadOnlyList<PlanItem> Items() =>
    [
        .. Results.SelectMany(static r => r.Indicators
            .Select(i => new PlanItem($"i/{i.Id}", Named(PlanWords.Indicator, i.Id),
            [
                new(PlanWords.Result, r.Id), new(PlanWords.Indicator, i.Title), new(PlanWords.Unit, i.Unit), new(PlanWords.Baseline, i.Baseline),
                new(PlanWords.Target, i.Target), new(PlanWords.Verification, i.Verification),
            ]))
            .Prepend(new PlanItem($"r/{r.Id}", Named(PlanWords.Result, r.Id), [new(PlanWords.Result, r.Title)]))),
    ];

    internal static Label Named(Label what, string id) => new($"{what.Es} {id}", $"{what.En} {id}");
}

public sealed record ResultText
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    public IReadOnlyList<IndicatorText> Indicators { get; init; } = [];

    public bool IsBlank => Title.Length == 0 && Indicators.All(static i => i.IsBlank);
}

public sealed record IndicatorText
{
    public string Id { get; init; } = "";

    public string Title { get; init; } = "";

    public string Unit { get; init; } = "";

    public string Baseline { get; init; } = "";

    public string Target { get; init; } = "";

    public string Verification { get; init; } = "";

    public bool IsBlank => Title.Length + Unit.Length + Baseline.Length + Target.Length + Verification.Length == 0;
}
