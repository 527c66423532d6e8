using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Monies;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>A valid plan of Q 100,000.00 on two budget lines, in three tranches; tests change what they are about.</summary>
public static class TestPlan
{
    public const string LineA = "2026-12/211";
    public const string LineB = "2026-12/325";

    public static readonly DateOnly Starts = new(2026, 3, 2);
    public static readonly DateOnly Ends = new(2026, 11, 30);

    public static BankAccount Account { get; } = new("Banco de demostración", "001-222333-4", "Organización de demostración A");

    public static GeneralSection General { get; } = new("Atención a víctimas de violencia", "Representante A", "REG-0001", Account, "San Salvador");

    public static ResultsSection Results { get; } = new(
    [
        new PlannedResult("r1", "Personas atendidas", [new Indicator("i1", "Personas atendidas", "personas", "0", "400", "Registro de atenciones firmado")]),
        new PlannedResult("r2", "Talleres impartidos", [new Indicator("i2", "Talleres", "talleres", "2", "24", "Listas de asistencia")]),
    ]);

    public static ActivitiesSection Activities { get; } = new(Starts, Ends,
    [
        new PlannedActivity("a1", "r1", "Atender", Starts, Ends),
        new PlannedActivity("a2", "r2", "Impartir talleres", new(2026, 4, 1), new(2026, 10, 30)),
    ]);

    public static BudgetSection Budget { get; } = new(Q(100_000_00),
    [
        new PlanLine("l1", "Honorarios", LineA, Q(40_000_00), "r1"),
        new PlanLine("l2", "Material", LineB, Q(30_000_00), "r2"),
        new PlanLine("l3", "Alquiler", LineA, Q(30_000_00)),
    ]);

    public static TranchesSection Tranches { get; } = new(
    [
        new PlannedTranche(1, new(2026, 3, 16), [new Charge(LineA, Q(30_000_00)), new Charge(LineB, Q(10_000_00))], ["Cuenta abierta"]),
        new PlannedTranche(2, new(2026, 6, 15), [new Charge(LineA, Q(20_000_00)), new Charge(LineB, Q(20_000_00))], ["Informe de avance"], VisitRequired: true),
        new PlannedTranche(3, new(2026, 9, 14), [new Charge(LineA, Q(20_000_00))], []),
    ]);

    /// <summary>Every section at once.</summary>
    public static SaveSections Save { get; } = new(General, Results, Activities, Budget, Tranches);

    /// <summary>The same plan a hundred times dearer: above the committee threshold.</summary>
    public static SaveSections SaveLarge { get; } = Save with
    {
        Budget = new BudgetSection(Budget.Total.Times(100), [.. Budget.Lines.Select(l => l with { Amount = l.Amount.Times(100) })]),
        Tranches = new TranchesSection([.. Tranches.Tranches.Select(t => t with { Charges = [.. t.Charges.Select(c => c with { Amount = c.Amount.Times(100) })] })]),
    };

    public static GuaranteeFiled Guarantee { get; } = new("F-100", "Afianzadora de demostración", Q(10_000_00), Ends.AddDays(60));

    /// <summary>Quetzales, in centavos.</summary>
    public static Money Q(long centavos) => new(centavos, Currency.Gtq);

    public static Money Usd(long cents) => new(cents, Currency.Usd);

    private static Money Times(this Money money, int factor) => new(checked(money.Minor * factor), money.Currency);
}
