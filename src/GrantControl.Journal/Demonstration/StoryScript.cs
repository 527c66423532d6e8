using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>What a story's grant is about. Amounts are per tranche; the total is their sum.</summary>
/// <param name="Key">Distinguishes stories; the case's identity and its commands' keys come from it.</param>
/// <param name="Starts">First day of the plan.</param>
/// <param name="Ends">Last day of the plan: the day after it the clock ends the grant.</param>
/// <param name="BudgetLines">Lines of the institution's budget that pay, each half of every tranche.</param>
public sealed record StoryScript(string Key, string Title, string Call, DateOnly CallDate, DateOnly Starts, DateOnly Ends, Currency Currency, IReadOnlyList<long> TrancheMinor, IReadOnlyList<string> BudgetLines)
{
    public string Holder { get; init; } = "Organización de demostración A";

    public Money Total => new(TrancheMinor.Sum(), Currency);

    public GeneralSection General() => new(
        $"{Title}: atención a comunidades rurales con fondos públicos.", "Representante legal de demostración", $"REG-{Key}", Account());

    public BankAccount Account() => new("Banco de demostración", $"01-{Key}-77", Holder);

    public ResultsSection Results() => new(
    [
        new PlannedResult("R1", $"Familias atendidas: {Title}",
            [new Indicator("R1.1", "Familias atendidas", "familias", "0", "250", "Padrón firmado y fotografías georreferenciadas")]),
        new PlannedResult("R2", "Comités locales que rinden cuentas",
            [new Indicator("R2.1", "Comités constituidos", "comités", "2", "12", "Actas de constitución")]),
    ]);

    public ActivitiesSection Activities() => new(Starts, Ends,
    [
        new PlannedActivity("A1", "R1", "Instalación de sistemas de agua", Starts, Ends),
        new PlannedActivity("A2", "R2", "Formación de comités", Starts, Ends),
    ]);

    public BudgetSection Budget() => new(Total, [.. BudgetLines.Select((line, i) => new PlanLine(
        $"L{i + 1}", i == 0 ? "Materiales y obra" : "Capacitación y supervisión", line, Money.Sum(TrancheMinor.Select(t => Share(t, i)), Currency), i == 0 ? "R1" : "R2"))]);

    public TranchesSection Tranches() => new([.. TrancheMinor.Select((minor, i) => new PlannedTranche(
        i + 1,
        Starts.AddDays(15 + (i * 30)),
        Charges(minor),
        i == 0 ? ["Convenio suscrito"] : ["Informe del desembolso anterior", "Avance físico verificado"],
        VisitRequired: i > 0))]);

    public IReadOnlyList<Charge> Charges(long minor) => [.. BudgetLines.Select((line, i) => new Charge(line, Share(minor, i)))];

    /// <summary>An amount split over the lines to the centavo: the first line takes what does not divide.</summary>
    private Money Share(long minor, int line)
    {
        var each = minor / BudgetLines.Count;
        return new Money(line == 0 ? minor - (each * (BudgetLines.Count - 1)) : each, Currency);
    }
}
