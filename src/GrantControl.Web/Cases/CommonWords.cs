using GrantControl.Cases.Authority;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Cases;

/// <summary>Words of the rules, events and fields that every kind of case may have; a kind's own words come before them.</summary>
internal static class CommonWords
{
    public static IReadOnlyDictionary<string, Label> Rules { get; } = Table(
        (CommonRules.Reasoned, "Se da el motivo por escrito", "A written reason is given"),
        (CommonRules.FindingOpen, "El hallazgo sigue abierto", "The finding is still open"),
        (CommonRules.FindingsClosed, "Todos los hallazgos están cerrados", "Every finding is resolved"),
        (CommonRules.ResolverIsAnother, "Lo cierra otra persona que quien lo registró", "Another person than who raised it resolves it"),
        (CommonRules.DeadlinePassed, "El plazo venció", "The deadline has passed"),
        (CommonRules.FieldsValid, "Los datos están completos", "The fields are complete"));

    /// <summary>By the part of the name behind the kind: <c>finding-raised/1</c>.</summary>
    public static IReadOnlyDictionary<string, Label> Events { get; } = Table(
        ("finding-raised/1", "Hallazgo registrado", "Finding raised"),
        ("finding-resolved/1", "Hallazgo cerrado", "Finding resolved"),
        ("deadline-missed/1", "Plazo vencido", "Deadline missed"),
        ("withdrawn/1", "Desistimiento", "Withdrawn"));

    public static IReadOnlyDictionary<string, Label> Members { get; } = Table(
        ("documents", "Documentos", "Documents"),
        ("note", "Nota", "Note"),
        ("text", "Texto", "Text"),
        ("by", "Por", "By"),
        ("owner", "A cargo de", "Owned by"),
        ("escalatesTo", "Se eleva a", "Escalates to"),
        ("contentHash", "Huella del contenido", "Content hash"),
        ("deadline", "Plazo", "Deadline"));

    public static Label? Event(string name) => Events.GetValueOrDefault(name[(name.IndexOf('.', StringComparison.Ordinal) + 1)..]);

    private static Dictionary<string, Label> Table(params (string Key, string Es, string En)[] rows) =>
        rows.ToDictionary(static r => r.Key, static r => new Label(r.Es, r.En), StringComparer.Ordinal);
}
