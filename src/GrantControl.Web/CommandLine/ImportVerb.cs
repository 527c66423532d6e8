using System.CommandLine;
using GrantControl.Cases.Budget;
using GrantControl.Kernel.Monies;

namespace GrantControl.Web.CommandLine;

/// <summary>A budget file named on the command line.</summary>
/// <param name="Details">The line of another budget that this one breaks down; nothing can be charged to such a budget.</param>
public sealed record BudgetFileToImport(
    FileInfo File, string Institution, string Person, string Code, string Title, int FiscalYear, Currency Currency, BudgetBreakdown? Details, bool Preview);

/// <summary>The words of <c>import-budget</c>.</summary>
internal sealed class ImportVerb
{
    private readonly Argument<FileInfo> _file = new("file") { Description = "CSV or XLSX of budget lines" };
    private readonly Option<string> _institution = new("--institution") { Description = "Id of the institution", Required = true };
    private readonly Option<string> _person = new("--person") { Description = "Who imports; needs the role for it", Required = true };
    private readonly Option<string> _code = new("--code") { Description = "Code of the budget: a–z, 0–9 and hyphens", Required = true };
    private readonly Option<string> _title = new("--title") { Description = "Title of the budget", Required = true };
    private readonly Option<int> _year = new("--year") { Description = "Fiscal year", Required = true };
    private readonly Option<string> _currency = new("--currency") { Description = "GTQ or USD", DefaultValueFactory = static _ => Currency.Gtq.Code };
    private readonly Option<string?> _details = new("--details") { Description = "budget/line that this file breaks down" };
    private readonly Option<bool> _preview = new("--preview") { Description = "Check only, import nothing" };

    public Command Build(Func<ParseResult, BudgetFileToImport, CancellationToken, Task<int>> import)
    {
        _currency.AcceptOnlyFromAmong(Currency.Gtq.Code, Currency.Usd.Code);
        _details.Validators.Add(static result =>
        {
            if (result.GetValueOrDefault<string?>() is { } text && !text.Contains('/', StringComparison.Ordinal))
            {
                result.AddError("--details takes budget/line.");
            }
        });
        var command = new Command("import-budget", "Import budget lines: all rows or none") { _file, _institution, _person, _code, _title, _year, _currency, _details, _preview };
        command.SetAction((parsed, stop) => import(parsed, Read(parsed), stop));
        return command;
    }

    private BudgetFileToImport Read(ParseResult parsed) => new(
        parsed.GetValue(_file)!,
        parsed.GetValue(_institution)!,
        parsed.GetValue(_person)!,
        parsed.GetValue(_code)!,
        parsed.GetValue(_title)!,
        parsed.GetValue(_year),
        Currency.Parse(parsed.GetValue(_currency)!),
        parsed.GetValue(_details)?.Split('/', 2) is [var budget, var line] ? new BudgetBreakdown(budget, line) : null,
        parsed.GetValue(_preview));
}
