using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Appending;

/// <summary>The refusals that hosts and the database itself give, each with its named rule.</summary>
public static class Rejections
{
    public static Rejection NotFound { get; } = new(Codes.NotFound, "case-exists", new("El expediente no existe.", "There is no such case."));

    public static Rejection UnknownCommand { get; } = new(Codes.NotFound, "command-known", new("Ese comando no existe.", "There is no such command."));

    public static Rejection UnknownPerson { get; } =
        new(Codes.RoleRequired, "person-known", new("La persona no está registrada o no está activa.", "The person is not registered or not active."));

    public static Rejection NoDelegation { get; } =
        new(Codes.RoleRequired, "delegation-in-force", new("No hay delegación vigente de esa persona.", "No delegation of that person is in force."));

    public static Rejection OtherOrganisation { get; } =
        new(Codes.RoleRequired, "own-organisation", new("Solo puede actuar por su propia organización.", "You may act for your own organisation only."));

    public static Rejection VersionNotNamed { get; } =
        new(Codes.StaleVersion, "version-named", new("Indique la versión del expediente que vio.", "Name the version of the case you saw."));

    public static Rejection Stale { get; } =
        new(Codes.StaleVersion, "current-version", new("El expediente cambió desde que lo vio.", "The case has changed since you saw it."));

    public static Rejection AlreadyOpen { get; } =
        new(Codes.WrongState, "case-new", new("El expediente ya fue abierto.", "The case has been opened already."));

    public static Rejection KeyReused { get; } =
        new(Codes.KeyReused, "key-names-one-command", new("La clave ya se usó para otro comando.", "The key was used for another command."));

    public static Rejection FactsChanged { get; } =
        new(Codes.StaleVersion, "facts-current", new("Cambió la autorización o el registro mientras se decidía; inténtelo de nuevo.", "Authority or register changed while deciding; try again."));

    public static Rejection Overflow { get; } =
        new(Codes.Invalid, "amount-in-range", new("Un monto está fuera de rango.", "An amount is out of range."));

    public static Rejection BadKey { get; } =
        new(Codes.Invalid, "key-form", new("La clave lleva de 8 a 128 caracteres ASCII visibles.", "The key is 8 to 128 visible ASCII characters."));

    /// <summary>The body cannot be read.</summary>
    /// <param name="path">The field, as a JSON path without the leading <c>$.</c>; empty for the whole body.</param>
    public static Rejection Unreadable(string path, Label detail) => Unreadable([new FieldError(path, detail)]);

    /// <summary>The body cannot be read because of several fields.</summary>
    public static Rejection Unreadable(IReadOnlyList<FieldError> fields) =>
        new(Codes.Invalid, "body-readable", new("El contenido no se puede leer.", "The body cannot be read.")) { Fields = fields };

    /// <summary>The character U+0000, which no database keeps.</summary>
    public static Rejection HoldsNul { get; } = Unreadable("", new("Contiene el carácter U+0000, que no se puede guardar.", "It holds the character U+0000, which cannot be kept."));

    /// <summary>What an SQLSTATE of the append function means; null when no rule foresees it.</summary>
    public static Rejection? FromDatabase(string sqlState, string detail) => sqlState switch
    {
        "GC003" => new(Codes.DocumentMissing, "document-stored", new($"El documento {detail} no está guardado.", $"The document {detail} is not stored.")),
        "GC004" => new(Codes.DocumentReused, "document-unused", new($"El documento {detail} ya respalda otro asunto.", $"The document {detail} is evidence of something else already.")),
        "GC005" => new(Codes.DocumentReused, "bank-reference-unique", new($"La referencia bancaria {detail} ya se usó.", $"The bank reference {detail} was used already.")),
        "GC006" => new(Codes.IncompatibleDuty, "duties-segregated", new("La persona ya tiene en este expediente una función incompatible con esta.", "The person already holds a duty in this case that is incompatible with this one.")),
        "GC007" => new(Codes.GateOpen, "money-needs-gates", new("Faltan vistos buenos de personas distintas sobre el mismo contenido.", "Gates by different persons on the same content are missing.")),
        "GC008" => new(Codes.OverBudget, "budget-line-known", new("La línea presupuestaria no existe en esa moneda.", "There is no such budget line in that currency.")),
        "GC009" => new(Codes.Blocked, "asset-free", new($"Otro caso tiene tomado el bien {detail}, o ya se dio de baja.", $"Another case holds the asset {detail}, or it was removed already.")),
        "GC010" => new(Codes.WrongState, "block-stands", new("El expediente por congelar no existe, o su congelación ya no está como se vio.", "The case to freeze does not exist, or its freeze is not as it was seen.")),
        "23505" when detail is "asset_pkey" =>
            new(Codes.Invalid, "assets-valid", new("Uno de los bienes ya está en el registro.", "One of the assets is in the register already.")),
        "23514" when detail is "available_not_negative" or "breakdown_not_charged" =>
            new(Codes.OverBudget, "budget-available", new("La línea presupuestaria no tiene disponibilidad suficiente.", "The budget line has not enough available.")),
        "23514" when detail.EndsWith("_not_negative", StringComparison.Ordinal) =>
            new(Codes.OverCommitment, "balance-not-negative", new("El monto supera el saldo comprometido de la línea.", "The amount exceeds what the line holds for it.")),
        "23514" when detail is "balances_are_the_appropriation" =>
            new(Codes.OverBudget, "appropriation-balanced", new("La asignación y sus saldos no cuadran.", "The appropriation and its balances do not agree.")),
        "22P05" or "22021" => HoldsNul,
        _ => null,
    };
}
