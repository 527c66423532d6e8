using System.Globalization;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Journal.Reports;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.PlanEditor.Texts;

namespace GrantControl.Web.PlanEditor.Workbooks;

/// <summary>The template a plan can be written in, filled with what is saved so far: sent back as it is, it changes nothing.</summary>
public static class PlanWorkbook
{
    public static byte[] Write(Plan plan, Currency currency, BudgetLineBook book, string language)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(book);
        string T(Label label) => label.For(language);
        var lines = T(PlanSheet.Lines.Name);
        var results = $"{T(PlanSheet.Results.Name)}!$A$2:$A${ResultsText.MostResults + 1}";
        var keys = $"'{lines}'!$A$2:$A${Math.Max(2, book.Lines.Count + 1)}";
        var most = GrantPolicy.MaxPlanLines + 1;
        return XlsxWorkbook.Write(
        [
            new XlsxSheet(T(PlanSheet.Instructions), [.. PlanInstructions.Of(currency).Select((line, i) => Row([new(T(line), i == 0 ? XlsxStyle.Bold : XlsxStyle.Wrapped)]))]) { Columns = [new(100, XlsxStyle.Plain)] },
            Sheet(PlanSheet.General, language, General(plan, language), []),
            Sheet(PlanSheet.Results, language, (plan.Results?.Results ?? []).Select(static r => Texts(r.Id, r.Title)), []),
            Sheet(PlanSheet.Indicators, language, (plan.Results?.Results ?? []).SelectMany(static r => r.Indicators.Select(i => Texts(i.Id, r.Id, i.Title, i.Unit, i.Baseline, i.Target, i.Verification))),
                [new($"B2:B{PlanSheet.Indicators.MaxRows + 1}", results)]),
            Sheet(PlanSheet.Activities, language, (plan.Activities?.Activities ?? []).Select(static a => Row([.. Texts(a.Id, a.ResultId, a.Title), XlsxCell.Of(a.Starts), XlsxCell.Of(a.Ends)])),
                [new($"B2:B{most}", results)]),
            Sheet(PlanSheet.Budget, language, (plan.Budget?.Lines ?? []).Select(static l => Row([.. Texts(l.Id, l.Description, l.BudgetLine), Amount(l.Amount), .. Texts(l.ResultId ?? "")])),
                [new($"C2:C{most}", keys), new($"E2:E{most}", results)]),
            Sheet(PlanSheet.Tranches, language, (plan.Tranches?.Tranches ?? []).SelectMany(t => Tranche(t, language)), [new($"C2:C{most}", keys)]),
            Sheet(PlanSheet.Lines, language, book.Lines.Select(static l => Texts(l.Key, l.Name)), []),
        ]);
    }

    private static XlsxSheet Sheet(PlanSheet sheet, string language, IEnumerable<IReadOnlyList<XlsxCell>> rows, IReadOnlyList<XlsxChoice> choices) =>
        new(sheet.Name.For(language), [Row([.. sheet.Columns.Select(c => new XlsxCell(c.Label.For(language), XlsxStyle.Bold))]), .. rows])
        {
            Columns = [.. sheet.Columns.Select(static c => new XlsxColumn(c.Width, c.Style))],
            Choices = choices,
            FrozenHeader = true,
        };

    private static IEnumerable<IReadOnlyList<XlsxCell>> General(Plan plan, string language)
    {
        var general = GeneralText.Of(plan.General);
        var values = new Dictionary<string, XlsxCell>(StringComparer.Ordinal)
        {
            ["purpose"] = Text(general.Purpose),
            ["legalRepresentative"] = Text(general.LegalRepresentative),
            ["registrationNumber"] = Text(general.RegistrationNumber),
            ["place"] = Text(general.Place),
            ["bank"] = Text(general.Bank),
            ["number"] = Text(general.Number),
            ["holder"] = Text(general.Holder),
            ["planStarts"] = plan.Activities is { } a ? XlsxCell.Of(a.Starts) : new("", XlsxStyle.Date),
            ["planEnds"] = plan.Activities is { } b ? XlsxCell.Of(b.Ends) : new("", XlsxStyle.Date),
            ["total"] = plan.Budget is { } budget ? Amount(budget.Total) : new("", XlsxStyle.Amount),
        };
        return PlanSheet.Fields.Select(f => Row([Text(f.Label.For(language)), values[f.Field]]));
    }

    private static IEnumerable<IReadOnlyList<XlsxCell>> Tranche(PlannedTranche tranche, string language) =>
        tranche.Charges.Select((charge, i) => Row(
        [
            new(tranche.Number.ToString(CultureInfo.InvariantCulture), XlsxStyle.Plain),
            XlsxCell.Of(tranche.PlannedOn),
            Text(charge.BudgetLine),
            Amount(charge.Amount),
            new(i == 0 ? string.Join('\n', tranche.Preconditions) : "", XlsxStyle.Wrapped),
            Text(i == 0 ? (tranche.VisitRequired ? PlanWords.Yes : PlanWords.No).For(language) : ""),
        ]));

    private static IReadOnlyList<XlsxCell> Row(IReadOnlyList<XlsxCell> cells) => cells;

    private static IReadOnlyList<XlsxCell> Texts(params string[] texts) => [.. texts.Select(Text)];

    private static XlsxCell Text(string text) => new(text, XlsxStyle.Text);

    private static XlsxCell Amount(Money amount) => new(amount.ToAmount(), XlsxStyle.Amount);
}
