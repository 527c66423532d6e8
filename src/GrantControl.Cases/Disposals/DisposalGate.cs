using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>What must have been seen, judged, appraised, recommended and cleared before a good may leave: one gate a stage.</summary>
public static class DisposalGate
{
    public const string Verification = "verification";
    public const string Opinion = "opinion";
    public const string Valuation = "valuation";
    public const string Committee = "committee";
    public const string Legal = "legal";

    /// <summary>The one section every gate watches: the goods and the cause.</summary>
    public const string Goods = "goods";

    private static readonly string[] Watched = [Goods];

    public static IReadOnlyList<SectionDefinition> Sections { get; } = [new(Goods, new("Bienes y causa", "Assets and cause")) { Members = ["cause", "assets"] }];

    public static IReadOnlyList<GateDefinition> All { get; } =
    [
        new(Verification, new("Verificación física", "Physical verification"), Role.Property, Watched)
        {
            Ground = new("Instructivo de descargo de bienes; Acuerdo 217-94, artículo 1 (Guatemala)", "Instruction on writing off goods; Agreement 217-94, article 1 (Guatemala)"),
            Checklist = [new("Cada bien se vio, con su número de serie", "Each asset was seen, with its serial number"), new("Auditoría interna estuvo presente", "Internal audit was present")],
        },
        new(Opinion, new("Dictamen técnico", "Technical opinion"), Role.Specialist, Watched)
        {
            Checklist = [new("Lo que aún sirve va a traslado", "What still serves goes to transfer"), new("Se señala lo peligroso y lo que está en garantía", "Hazardous goods and goods under warranty are flagged")],
        },
        new(Valuation, new("Valúo", "Valuation"), Role.Valuer, Watched)
        {
            Checklist = [new("Dos peritos, ninguno de ellos el custodio", "Two valuers, neither of them the custodian"), new("Valor en libros y valor de mercado", "Book value and market value")],
        },
        new(Committee, new("Comité de descargo", "Disposal committee"), Role.Committee, Watched)
        {
            Checklist = [new("Hay quórum; las abstenciones constan en acta", "There is a quorum; abstentions stand in the minutes")],
        },
        new(Legal, new("Jurídico", "Legal"), Role.Legal, Watched)
        {
            Checklist = [new("Vehículos: solvencia fiscal y tarjeta de circulación", "Vehicles: tax clearance and registry papers")],
        },
    ];

    public static IReadOnlyList<string> Ids { get; } = [.. All.Select(static g => g.Id)];
}
