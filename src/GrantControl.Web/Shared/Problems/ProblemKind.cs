using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Shared.Problems;

/// <summary>One way a request can fail: its stable code, its HTTP status and its title.</summary>
public sealed record ProblemKind(string Code, int Status, Label Title)
{
    public static readonly ProblemKind Unauthenticated = new("unauthenticated", 401, new("Debe identificarse", "You must sign in"));
    public static readonly ProblemKind CodeRequired = new("code-required", 401, new("Se requiere el código de un solo uso", "The one-time code is required"));
    public static readonly ProblemKind Forbidden = new(Codes.RoleRequired, 403, new("Se requiere otro rol", "Another role is required"));
    public static readonly ProblemKind NotFound = new(Codes.NotFound, 404, new("No existe", "Not found"));
    public static readonly ProblemKind Invalid = new(Codes.Invalid, 422, new("Datos no válidos", "Invalid data"));
    public static readonly ProblemKind BadRequest = new("bad-request", 400, new("Solicitud mal formada", "Malformed request"));
    public static readonly ProblemKind IdempotencyKeyRequired =
        new("idempotency-key-required", 400, new("Falta la clave de idempotencia", "The idempotency key is missing"));

    public static readonly ProblemKind PreconditionRequired =
        new("precondition-required", 428, new("Falta la versión sobre la que actúa", "The version you act on is missing"));

    public static readonly ProblemKind TooLarge = new("too-large", 413, new("Demasiado grande", "Too large"));
    public static readonly ProblemKind UnsupportedType = new("unsupported-media-type", 415, new("Tipo de contenido no admitido", "Unsupported content type"));
    public static readonly ProblemKind NotAcceptable = new("not-acceptable", 406, new("Formato de respuesta no disponible", "Answer format not available"));
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, new("Método no permitido", "Method not allowed"));
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429, new("Demasiados intentos", "Too many attempts"));
    public static readonly ProblemKind Overloaded = new("overloaded", 503, new("Servicio saturado", "Service overloaded"));
    public static readonly ProblemKind Unavailable = new("unavailable", 503, new("Servicio no disponible", "Service unavailable"));
    public static readonly ProblemKind Internal = new("internal", 500, new("Error interno", "Internal error"));

    private static readonly Dictionary<string, ProblemKind> ByCode = new ProblemKind[]
    {
        Unauthenticated, CodeRequired, Forbidden, NotFound, Invalid, BadRequest, IdempotencyKeyRequired, PreconditionRequired, TooLarge,
        UnsupportedType, NotAcceptable, MethodNotAllowed, TooManyRequests, Overloaded, Unavailable, Internal,
        new(Codes.WrongState, 409, new("El estado del expediente no lo permite", "The state of the case does not allow it")),
        new(Codes.GateOpen, 409, new("Falta un visto bueno", "A gate is still open")),
        new(Codes.Blocked, 409, new("El expediente está bloqueado", "The case is blocked")),
        new(Codes.OverBudget, 409, new("Supera la disponibilidad presupuestaria", "Over the available budget")),
        new(Codes.OverCommitment, 409, new("Supera el saldo del compromiso", "Over the balance of the commitment")),
        new(Codes.BalanceNotZero, 409, new("El saldo no es cero", "The balance is not zero")),
        new(Codes.KeyReused, 409, new("La clave ya se usó con otro contenido", "The key was already used with other content")),
        new(Codes.StaleVersion, 412, new("El expediente cambió desde que lo leyó", "The case changed since you read it")),
        new(Codes.IncompatibleDuty, 403, new("Funciones incompatibles", "Incompatible duties")),
        new(Codes.ConflictOfInterest, 403, new("Conflicto de intereses", "Conflict of interest")),
        new(Codes.DocumentMissing, 422, new("Falta un documento", "A document is missing")),
        new(Codes.DocumentReused, 422, new("Un documento ya se usó", "A document was used before")),
    }.ToDictionary(static k => k.Code, StringComparer.Ordinal);

    /// <summary>Every kind, for the interface's own description.</summary>
    public static IReadOnlyCollection<ProblemKind> All => ByCode.Values;

    /// <summary>The kind of a refusal. A code this table does not know is still a refusal: 409.</summary>
    public static ProblemKind Of(string code) =>
        ByCode.TryGetValue(code, out var kind) ? kind : new(code, 409, new("Rechazado", "Refused"));

    /// <summary>The kind of a bare status the framework answered with.</summary>
    public static ProblemKind OfStatus(int status) => status switch
    {
        401 => Unauthenticated,
        403 => Forbidden,
        404 => NotFound,
        405 => MethodNotAllowed,
        406 => NotAcceptable,
        413 => TooLarge,
        415 => UnsupportedType,
        429 => TooManyRequests,
        503 => Unavailable,
        >= 500 => Internal with { Status = status },
        _ => BadRequest with { Status = status },
    };
}
