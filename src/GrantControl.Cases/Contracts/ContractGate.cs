using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>The three areas that approve the very same contract before anybody is appointed to run it.</summary>
public static class ContractGate
{
    public const string Legal = "legal";
    public const string Finance = "finance";
    public const string Control = "control";

    /// <summary>The one section every gate watches: a correction opens all of them again.</summary>
    public const string Content = "contract";

    public static IReadOnlyList<SectionDefinition> Sections { get; } = [new(Content, new("Contrato", "Contract"))];

    public static IReadOnlyList<GateDefinition> All { get; } =
    [
        new(Legal, new("Jurídico", "Legal"), Role.Legal, [Content])
        {
            Ground = new("Instructivo para administradores de contrato; Decreto 57-92, artículos 47 y 85 (Guatemala)", "Instruction for contract administrators; Decree 57-92, articles 47 and 85 (Guatemala)"),
            Checklist =
            [
                new("El proveedor está inscrito y solvente", "The supplier is registered and solvent"),
                new("Plazo, multas y garantías son exigibles", "Term, penalties and guarantees can be enforced"),
            ],
        },
        new(Finance, new("Financiero", "Finance"), Role.Finance, [Content])
        {
            Ground = new("Reserva presupuestaria previa (pre-compromiso)", "Budget reservation before commitment"),
            Checklist =
            [
                new("Hay saldo disponible en cada partida", "Every budget line has the balance"),
                new("Los pagos valen lo mismo que los entregables", "Payments are worth the same as the deliverables"),
            ],
        },
        new(Control, new("Control interno", "Internal control"), Role.Control, [Content])
        {
            Ground = new("Convención Interamericana contra la Corrupción, art. III.5", "Inter-American Convention against Corruption, art. III.5"),
            Checklist =
            [
                new("Cantidades y precios responden a la necesidad", "Quantities and prices answer to the need"),
                new("Nadie que interviene tiene vínculo con el proveedor", "Nobody who takes part is related to the supplier"),
            ],
        },
    ];

    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(static g => g.Id)];

    /// <summary>The signed opinion a gate asks for.</summary>
    public static string OpinionOf(string gate) => gate switch
    {
        Legal => DocumentType.LegalOpinion,
        Finance => DocumentType.FinancialOpinion,
        _ => DocumentType.ControlOpinion,
    };

    public static string DutyOf(string gate) => gate switch
    {
        Legal => Duty.ReviewLegal,
        Finance => Duty.ReviewFinance,
        _ => Duty.ReviewControl,
    };
}
