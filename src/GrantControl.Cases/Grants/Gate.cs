using GrantControl.Cases.Documents;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>The sections of a plan. Each has its own version and hash.</summary>
public static class Section
{
    public const string General = "general";
    public const string Results = "results";
    public const string Activities = "activities";
    public const string Budget = "budget";
    public const string Tranches = "tranches";

    public static IReadOnlyList<SectionDefinition> All { get; } =
    [
        new(General, new("Organización y objeto", "Organisation and purpose")),
        new(Results, new("Resultados e indicadores", "Results and indicators")),
        new(Activities, new("Actividades y calendario", "Activities and calendar")),
        new(Budget, new("Presupuesto del plan", "Plan budget")),
        new(Tranches, new("Calendario de desembolsos", "Tranche schedule")),
    ];
}

/// <summary>The three areas that take part from the forming of the plan to its liquidation (source 004).</summary>
public static class Gate
{
    public const string Legal = "legal";
    public const string Finance = "finance";
    public const string Control = "control";

    public static IReadOnlyList<GateDefinition> All { get; } =
    [
        new(Legal, new("Jurídico", "Legal"), Role.Legal, [Section.General, Section.Results, Section.Tranches])
        {
            Ground = new("Instructivo de entrega de fondos; Decreto 57-2008 art. 6 (Guatemala)", "Instruction on handing over funds; Decree 57-2008 art. 6 (Guatemala)"),
            Checklist =
            [
                new("Estatutos, registro y solvencia vigentes", "Statutes, registration and solvency in force"),
                new("El objeto es un fin público de la institución", "The purpose is a public one of the institution"),
                new("Los desembolsos tienen condiciones exigibles", "Tranches have conditions that can be enforced"),
            ],
        },
        new(Finance, new("Financiero", "Finance"), Role.Finance, [Section.Budget, Section.Tranches])
        {
            Ground = new("Reserva presupuestaria previa (pre-compromiso)", "Budget reservation before commitment"),
            Checklist =
            [
                new("Hay saldo disponible en cada partida", "Every budget line has the balance"),
                new("Los desembolsos suman el total por partida", "Tranches add up to the total, line by line"),
            ],
        },
        new(Control, new("Control interno", "Internal control"), Role.Control, [Section.General, Section.Results, Section.Activities, Section.Budget, Section.Tranches])
        {
            Ground = new("Convención Interamericana contra la Corrupción, art. III.1–3", "Inter-American Convention against Corruption, art. III.1–3"),
            Checklist =
            [
                new("Cada resultado se puede medir y verificar", "Every result can be measured and verified"),
                new("El presupuesto responde a las actividades", "The budget answers to the activities"),
                new("Nadie interviene en dos funciones incompatibles", "Nobody acts in two incompatible duties"),
            ],
        },
    ];

    /// <summary>The signed opinion a gate asks for.</summary>
    public static string OpinionOf(string gate) => gate switch
    {
        Legal => DocumentType.LegalOpinion,
        Finance => DocumentType.FinancialOpinion,
        _ => DocumentType.ControlOpinion,
    };

    /// <summary>The duty of a gate's reviewer.</summary>
    public static string DutyOf(string gate) => gate switch
    {
        Legal => Authority.Duty.ReviewLegal,
        Finance => Authority.Duty.ReviewFinance,
        _ => Authority.Duty.ReviewControl,
    };
}
