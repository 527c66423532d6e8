using System.Globalization;
using GrantControl.Browser.Tests.Screens;
using GrantControl.Journal.Demonstration;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Life;

/// <summary>The plan of a grant, section by section, as its organisation would write it.</summary>
internal sealed class PlanWriting(GrantLife life, PlanScreen plan)
{
    public const string BudgetLine = DemonstrationBudgets.Chargeable + "/101";
    public const string Bank = "Banco de ejemplo";
    public const string Account = "01-2345-67";
    public const string Holder = "Organización de demostración A";

    public static readonly IReadOnlyList<Cost> Usual = [new("Tubería y tanques", BudgetLine, 30_000_00), new("Supervisión de obra", BudgetLine, 10_000_00)];

    public IReadOnlyList<Cost> Lines { get; init; } = Usual;

    public DateOnly Starts { get; } = life.Today;

    public DateOnly Ends { get; } = life.Today.AddDays(5);

    public async Task WriteAsync(bool paste)
    {
        await GeneralAsync();
        await ResultsAsync();
        await ActivitiesAsync();
        await BudgetAsync(paste);
        await TranchesAsync();
    }

    private async Task GeneralAsync()
    {
        await plan.OpenAsync("general");
        await plan.TypeAsync("purpose", "Agua segura para 250 familias de dos aldeas.");
        await plan.TypeAsync("legalRepresentative", "Representante de la organización A");
        await plan.TypeAsync("registrationNumber", "REG-A-7");
        await plan.TypeAsync("bank", Bank);
        await plan.TypeAsync("number", Account);
        await plan.TypeAsync("holder", Holder);
        await plan.SaveAsync();
    }

    private async Task ResultsAsync()
    {
        await plan.OpenAsync("results");
        await plan.TypeAsync("title", "Familias con agua segura");
        await plan.TypeAsync("indicator", "Familias conectadas");
        await plan.TypeAsync("unit", "familias");
        await plan.TypeAsync("baseline", "0");
        await plan.TypeAsync("target", "250");
        await plan.TypeAsync("verification", "Padrón firmado");
        await plan.SaveAsync();
    }

    private async Task ActivitiesAsync()
    {
        await plan.OpenAsync("activities");
        await plan.TypeAsync("planStarts", Starts);
        await plan.TypeAsync("planEnds", Ends);
        await plan.TypeAsync("title", "Tendido de tubería");
        await plan.ChooseAsync("resultId", "R1");
        await plan.TypeAsync("starts", Starts);
        await plan.TypeAsync("ends", Ends);
        await plan.SaveAsync();
    }

    private async Task BudgetAsync(bool paste)
    {
        await plan.OpenAsync("budget");
        if (paste)
        {
            await plan.PasteAsync([.. Lines.Select(static l => new[] { l.Description, l.BudgetLine, Text(l.Minor), "R1" })]);
        }
        else
        {
            await plan.TypeAsync("description", "Tubería y tanques");
            await plan.TypeAsync("budgetLine", BudgetLine);
            await plan.TypeAsync("amount", Text(Lines.Sum(static l => l.Minor)));
            await plan.ChooseAsync("resultId", "R1");
        }

        await plan.PressAsync("split:total");
        await Expect(plan.Field("total")).ToHaveValueAsync(Text(Lines.Sum(static l => l.Minor)));
        await plan.SaveAsync();
    }

    private static string Text(long minor) => (minor / 100m).ToString("N2", CultureInfo.InvariantCulture);

    private async Task TranchesAsync()
    {
        await plan.OpenAsync("tranches");
        await plan.TypeAsync("plannedOn", Starts.AddDays(2));
        await plan.TypeAsync("preconditions", "Convenio suscrito");
        await plan.PressAsync("split:tranches");
        await Expect(plan.Left).ToHaveTextAsync("0.00");
        await plan.SaveAsync();
    }

    /// <summary>One line of the plan's budget.</summary>
    /// <param name="Minor">Centavos.</param>
    internal sealed record Cost(string Description, string BudgetLine, long Minor);
}
