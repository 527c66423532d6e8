using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>Refusals every kind of case shares, in words for people.</summary>
public static class Refuse
{
    public static Rejection With(string code, string rule, string es, string en) => new(code, rule, new Label(es, en));

    /// <summary>One or more fields are wrong; each is named by its path in the command's body.</summary>
    public static Rejection Fields(string rule, params IReadOnlyList<FieldError> fields) =>
        With(Codes.Invalid, rule, "Hay datos que corregir.", "Some fields need correction.") with { Fields = [.. fields] };

    public static Rejection Field(string rule, string path, string es, string en) => Fields(rule, [new FieldError(path, new Label(es, en))]);

    public static Rejection WrongState(StateDefinition state) => With(
        Codes.WrongState, "state", $"No se puede en el estado «{state.Label.Es}».", $"Not possible in the state “{state.Label.En}”.");

    public static Rejection StepDone() => With(
        Codes.WrongState, "step-done", "Ese paso ya se dio, o falta uno anterior.", "That step is done already, or an earlier one is missing.");

    public static Rejection GateOpen(IEnumerable<GateDefinition> open)
    {
        var gates = open.ToList();
        return With(
            Codes.GateOpen,
            "gates",
            $"Falta el visto bueno de: {string.Join(", ", gates.Select(g => g.Label.Es))}.",
            $"Still to be cleared by: {string.Join(", ", gates.Select(g => g.Label.En))}.");
    }

    public static Rejection RoleRequired(IEnumerable<string> roles)
    {
        var wanted = roles.Distinct(StringComparer.Ordinal).ToList();
        return With(
            Codes.RoleRequired,
            "guard-a-authority",
            $"Corresponde a: {string.Join(", ", wanted.Select(r => Role.Labels[r].Es))}.",
            $"It is for: {string.Join(", ", wanted.Select(r => Role.Labels[r].En))}.");
    }

    public static Rejection IncompatibleDuty(string person, Label held, Label wanted) => With(
        Codes.IncompatibleDuty,
        "guard-b-segregation",
        $"{person} ya intervino en este caso con la función «{held.Es}», incompatible con «{wanted.Es}».",
        $"{person} already acted in this case in the duty “{held.En}”, incompatible with “{wanted.En}”.");

    public static Rejection SamePersonTwice(string person) => With(
        Codes.IncompatibleDuty, "guard-b-segregation", $"{person} ya intervino en este mismo paso.", $"{person} already acted in this very step.");

    public static Rejection NoDeclaration(string person) => With(
        Codes.ConflictOfInterest,
        "guard-c-declaration",
        $"{person} no tiene una declaración de intereses vigente.",
        $"{person} has no declaration of interests in force.");

    public static Rejection RelatedParty(string person) => With(
        Codes.ConflictOfInterest,
        "guard-c-related-party",
        $"{person} declaró un vínculo con la organización de este caso.",
        $"{person} declared a relation with the organisation of this case.");

    public static Rejection StaleVersion(long current) => With(
        Codes.StaleVersion,
        "guard-e-version",
        $"El caso cambió mientras tanto: está en la versión {current}.",
        $"The case changed meanwhile: it is at version {current}.");

    public static Rejection Blocked(string why) => With(
        Codes.Blocked, "guard-f-unblocked", $"El caso está detenido por control interno: {why}", $"The case is stopped by internal control: {why}");
}
