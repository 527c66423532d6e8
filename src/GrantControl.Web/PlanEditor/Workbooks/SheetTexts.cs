using System.Globalization;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Cases.Grants;
using GrantControl.Web.PlanEditor.Texts;

namespace GrantControl.Web.PlanEditor.Workbooks;

/// <summary>The sheets of a workbook as the texts of a plan, and which cell each value came from.</summary>
public sealed class SheetTexts(IReadOnlyDictionary<PlanSheet, ReadSheet> sheets, List<CellError> errors)
{
    private readonly Dictionary<string, string> _addresses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _results = new(StringComparer.Ordinal);

    /// <summary>The cell a path came from, or the nearest one around it.</summary>
    public string AddressOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        for (var at = path; at.Length > 0; at = at[..Math.Max(0, at.LastIndexOfAny(['.', '[']))])
        {
            if (_addresses.TryGetValue(at, out var address))
            {
                return address;
            }
        }

        return "";
    }

    /// <summary>Sections that hold anything; the others are left as they are.</summary>
    public IReadOnlyList<SectionText> Sections(Plan known, BudgetLineBook book)
    {
        var results = Results();
        foreach (var result in results.IsBlank ? ResultsText.Of(known.Results).Results : results.Results)
        {
            _results.TryAdd(TableWords.Plain(result.Id), result.Id);
            _results.TryAdd(TableWords.Plain(result.Title), result.Id);
        }

        results = results with { Results = WithIndicators(results) };
        var fields = Fields();
        SectionText[] all = [General(fields), results, Activities(fields), Budget(fields), Tranches(book)];
        return [.. all.Where(static s => !s.IsBlank).Select(static s => s.Tidied())];
    }

    private Dictionary<string, string> Fields()
    {
        var sheet = sheets[PlanSheet.General];
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var row in sheet.Rows)
        {
            var word = TableWords.Plain(sheet.Text(row, "field"));
            var (field, _, path) = PlanSheet.Fields.FirstOrDefault(f => TableWords.Plain(f.Label.Es) == word || TableWords.Plain(f.Label.En) == word);
            if (field is null)
            {
                errors.Add(new CellError(sheet.Address(row, "field"), new($"No se conoce el campo «{sheet.Text(row, "field")}».", $"The field “{sheet.Text(row, "field")}” is not known.")));
            }
            else
            {
                fields[field] = sheet.Text(row, "value").ReplaceLineEndings("\n");
                _addresses[path] = sheet.Address(row, "value");
                _addresses.TryAdd(path[..path.IndexOf('.', StringComparison.Ordinal)], sheet.Address(row, "value"));
            }
        }

        return fields;
    }

    private static GeneralText General(Dictionary<string, string> fields)
    {
        string F(string name) => fields.GetValueOrDefault(name, "");
        return new GeneralText
        {
            Purpose = F("purpose"),
            LegalRepresentative = F("legalRepresentative"),
            RegistrationNumber = F("registrationNumber"),
            Place = F("place"),
            Bank = F("bank"),
            Number = F("number"),
            Holder = F("holder"),
        };
    }

    private ResultsText Results()
    {
        var sheet = sheets[PlanSheet.Results];
        return (ResultsText)new ResultsText
        {
            Results = Rows(sheet, "results.results", "title", static r => r.IsBlank, row => new ResultText { Id = sheet.Text(row, "id"), Title = sheet.Text(row, "title") }),
        }.Tidied();
    }

    private List<ResultText> WithIndicators(ResultsText results)
    {
        var sheet = sheets[PlanSheet.Indicators];
        var of = new Dictionary<string, List<IndicatorText>>(StringComparer.Ordinal);
        var order = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (result, i) in results.Results.Select(static (r, i) => (r, i)))
        {
            // A code that stands twice is told later; its indicators go to the first one.
            of.TryAdd(result.Id, []);
            order.TryAdd(result.Id, i);
        }

        foreach (var row in sheet.Rows)
        {
            var result = ResultOf(sheet.Text(row, "resultId"));
            if (!of.TryGetValue(result, out var indicators))
            {
                errors.Add(new CellError(sheet.Address(row, "resultId"), new($"«{result}» no es un resultado de la hoja «{PlanSheet.Results.Name.Es}».", $"“{result}” is no result of the sheet “{PlanSheet.Results.Name.En}”.")));
                continue;
            }

            Remember(sheet, row, string.Create(CultureInfo.InvariantCulture, $"results.results[{order[result]}].indicators[{indicators.Count}]"), "title");
            indicators.Add(new IndicatorText
            {
                Id = sheet.Text(row, "id"),
                Title = sheet.Text(row, "title"),
                Unit = sheet.Text(row, "unit"),
                Baseline = sheet.Text(row, "baseline"),
                Target = sheet.Text(row, "target"),
                Verification = sheet.Text(row, "verification"),
            });
        }

        return [.. results.Results.Select(r => r with { Indicators = of[r.Id] })];
    }

    private ActivitiesText Activities(Dictionary<string, string> fields)
    {
        var sheet = sheets[PlanSheet.Activities];
        return new ActivitiesText
        {
            Starts = fields.GetValueOrDefault("planStarts", ""),
            Ends = fields.GetValueOrDefault("planEnds", ""),
            Activities = Rows(sheet, "activities.activities", "title", static a => a.IsBlank, row => new ActivityText
            {
                Id = sheet.Text(row, "id"),
                ResultId = ResultOf(sheet.Text(row, "resultId")),
                Title = sheet.Text(row, "title"),
                Starts = sheet.Text(row, "starts"),
                Ends = sheet.Text(row, "ends"),
            }),
        };
    }

    /// <summary>A total left out is the sum of its lines.</summary>
    private BudgetText Budget(Dictionary<string, string> fields)
    {
        var sheet = sheets[PlanSheet.Budget];
        var budget = new BudgetText
        {
            Total = BudgetText.Shown(fields.GetValueOrDefault("total", "")),
            Lines = Rows(sheet, "budget.lines", "description", static l => l.IsBlank, row => new LineText
            {
                Id = sheet.Text(row, "id"),
                Description = sheet.Text(row, "description"),
                BudgetLine = sheet.Text(row, "budgetLine"),
                Amount = BudgetText.Shown(sheet.Text(row, "amount")),
                ResultId = ResultOf(sheet.Text(row, "resultId")),
            }),
        };
        return budget.Total.Length == 0 && budget.Lines.Count > 0 ? (BudgetText)budget.With(new RowAct("split", "total", -1)) : budget;
    }

    private TranchesText Tranches(BudgetLineBook book)
    {
        var sheet = sheets[PlanSheet.Tranches];
        List<TrancheText> tranches = [];
        foreach (var row in sheet.Rows)
        {
            var number = sheet.Text(row, "number");
            if (!int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var n) || n < 1 || n > tranches.Count + 1 || n > GrantPolicy.MaxTranches)
            {
                errors.Add(new CellError(sheet.Address(row, "number"), new($"«{number}» no es el número del desembolso; van del 1 en adelante, en orden.", $"“{number}” is not the number of the tranche; they go from 1 upwards, in order.")));
                continue;
            }

            if (n > tranches.Count)
            {
                Remember(sheet, row, string.Create(CultureInfo.InvariantCulture, $"tranches.tranches[{n - 1}]"), "plannedOn");
                tranches.Add(new TrancheText { PlannedOn = sheet.Text(row, "plannedOn") });
            }

            tranches[n - 1] = Charged(sheet, row, tranches[n - 1], book);
        }

        _addresses.TryAdd("tranches", $"{sheet.Name}!A1");
        return new TranchesText { Tranches = tranches };
    }

    private TrancheText Charged(ReadSheet sheet, RawRow row, TrancheText tranche, BudgetLineBook book)
    {
        var typed = sheet.Text(row, "budgetLine");
        var charges = new Dictionary<string, string>(tranche.Charges, StringComparer.Ordinal);
        var amount = sheet.Text(row, "amount");
        if (typed.Length == 0 || book.Find(typed) is not { } line)
        {
            errors.Add(new CellError(sheet.Address(row, "budgetLine"), new($"«{typed}» no es una partida a la que se carguen subvenciones.", $"“{typed}” is no budget line that grants are charged to.")));
        }
        else if (amount.Length == 0 || PlanAmount.TryRead(amount, out _) is not null || BudgetTotals.Minor(amount) <= 0)
        {
            errors.Add(new CellError(sheet.Address(row, "amount"), new($"«{amount}» no es un monto mayor que cero.", $"“{amount}” is no amount above zero.")));
        }
        else if (!charges.TryAdd(line, BudgetText.Shown(amount)))
        {
            errors.Add(new CellError(sheet.Address(row, "budgetLine"), new("La partida está dos veces en este desembolso.", "The budget line stands twice in this tranche.")));
        }

        var conditions = sheet.Text(row, "preconditions");
        return tranche with
        {
            Charges = charges,
            Preconditions = conditions.Length > 0 && tranche.Preconditions.Length == 0 ? conditions.ReplaceLineEndings("\n") : tranche.Preconditions,
            Visit = tranche.Visit || TableWords.Plain(sheet.Text(row, "visit")) is "si" or "yes" or "1" or "x" or "verdadero" or "true",
        };
    }

    private List<T> Rows<T>(ReadSheet sheet, string path, string main, Func<T, bool> isBlank, Func<RawRow, T> read)
    {
        _addresses.TryAdd(path, $"{sheet.Name}!A1");
        List<T> rows = [];
        foreach (var row in sheet.Rows)
        {
            if (read(row) is var item && !isBlank(item))
            {
                Remember(sheet, row, string.Create(CultureInfo.InvariantCulture, $"{path}[{rows.Count}]"), main);
                rows.Add(item);
            }
        }

        return rows;
    }

    /// <summary>Errors of a row as a whole are told at its main column.</summary>
    private void Remember(ReadSheet sheet, RawRow row, string path, string main)
    {
        _addresses[path] = sheet.Address(row, main);
        foreach (var column in sheet.Sheet.Columns)
        {
            _addresses[$"{path}.{column.Field}"] = sheet.Address(row, column.Field);
        }
    }

    private string ResultOf(string typed) => _results.GetValueOrDefault(TableWords.Plain(typed), typed);
}
