using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Documents;

/// <summary>What a file is, or why it is not accepted.</summary>
/// <param name="Extension">Of the name it was sent under: lower case, no point.</param>
public sealed record FileVerdict(FileType? Type, string Extension, FileRefusal? Refusal)
{
    /// <summary>The media type to store; only for an accepted file.</summary>
    /// <exception cref="InvalidOperationException">The file was refused.</exception>
    public string MediaType => Type?.MediaType(Extension) ?? throw new InvalidOperationException("The file was refused.");
}

/// <summary>A named reason to refuse a file; the code it is answered with is always <c>invalid</c>.</summary>
public sealed record FileRefusal(string Rule, Label Message)
{
    public static readonly FileRefusal Empty = new("document-empty", new(
        "El archivo está vacío.", "The file is empty."));

    public static readonly FileRefusal TooLarge = new("too-large", new(
        "El archivo pasa de 25 MB.", "The file is larger than 25 MB."));

    public static readonly FileRefusal Executable = new("document-executable", new(
        "El archivo es un programa o un guion ejecutable.", "The file is a program or an executable script."));

    public static readonly FileRefusal OldOffice = new("document-old-office", new(
        "El archivo es de un formato antiguo de Office que puede llevar macros; guárdelo como PDF, DOCX o XLSX.",
        "The file is of an old Office format that may carry macros; save it as PDF, DOCX or XLSX."));

    public static readonly FileRefusal Macros = new("document-macros", new(
        "El archivo lleva macros u objetos incrustados.", "The file carries macros or embedded objects."));

    public static readonly FileRefusal Active = new("document-active", new(
        "El PDF lleva acciones que ejecutan código.", "The PDF carries actions that run code."));

    public static readonly FileRefusal Bomb = new("document-bomb", new(
        "El archivo comprimido se expande más de lo permitido.", "The compressed file expands beyond what is allowed."));

    public static readonly FileRefusal Damaged = new("document-damaged", new(
        "El archivo está dañado.", "The file is damaged."));

    public static readonly FileRefusal Unknown = new("document-type", new(
        "Se acepta PDF, PNG, JPEG, WEBP, texto, CSV, DOCX, XLSX, ODT y ODS.",
        "PDF, PNG, JPEG, WEBP, text, CSV, DOCX, XLSX, ODT and ODS are accepted."));

    public static readonly FileRefusal Extension = new("document-extension", new(
        "El nombre o el tipo declarado no corresponde al contenido.", "The name or the declared type does not agree with the content."));

    public static readonly FileRefusal Name = new("document-name", new(
        "El nombre del archivo no es válido.", "The file's name is not valid."));

    public Rejection ToRejection() => new(Codes.Invalid, Rule, Message) { Fields = [new FieldError("file", Message)] };
}
