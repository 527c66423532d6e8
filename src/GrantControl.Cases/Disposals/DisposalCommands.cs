using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Disposals;

// The commands of a disposal, in the order of its table. Field words serve forms, check pages, history and the interface.
#pragma warning disable MA0048 // one small record a command reads better together

/// <summary>Opens a draft for goods of the register.</summary>
/// <param name="Assets">1 to 500 inventory numbers, all of one currency.</param>
public sealed record OpenDisposal(
    [Field("Título", "Title")] string Title,
    [Field("Causa del descargo", "Cause of the disposal", Long = true, HintEs = "Por qué los bienes ya no sirven a la institución.", HintEn = "Why the goods no longer serve the institution.")] string Cause,
    [Field("Bienes", "Assets", ItemEs = "Número de inventario", ItemEn = "Inventory number", HintEs = "Un número de inventario por línea.", HintEn = "One inventory number a line.")] IReadOnlyList<string> Assets) : ICaseCommand;

/// <summary>Changes what a draft, or a request returned, asks for.</summary>
public sealed record SaveDisposal(
    [Field("Causa del descargo", "Cause of the disposal", Long = true)] string Cause,
    [Field("Bienes", "Assets", ItemEs = "Número de inventario", ItemEn = "Inventory number", HintEs = "Un número de inventario por línea.", HintEn = "One inventory number a line.")] IReadOnlyList<string> Assets) : ICaseCommand;

public sealed record RequestDisposal([Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

public sealed record WithdrawDisposal([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>What each of the two who verify saw, asset by asset.</summary>
public sealed record VerifyAssets(
    [Field("Bienes vistos", "Assets seen", ItemEs = "Bien", ItemEn = "Asset")] IReadOnlyList<AssetSighting> Sightings,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Serial">As read on the good itself; null when it was not seen, or has none.</param>
public sealed record AssetSighting(
    [Field("Número de inventario", "Inventory number")] string Inventory,
    [Field("Se vio", "Seen")] bool Seen,
    [Field("Número de serie leído", "Serial number read")] string? Serial = null,
    [Field("Nota", "Note", Long = true)] string? Note = null);

public sealed record OpineAssets(
    [Field("Dictamen por bien", "Opinion on each asset", ItemEs = "Bien", ItemEn = "Asset")] IReadOnlyList<AssetOpinion> Opinions,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Usable">It still serves: it may only be transferred.</param>
/// <param name="Hazardous">It may only be transferred or destroyed.</param>
public sealed record AssetOpinion(
    [Field("Número de inventario", "Inventory number")] string Inventory,
    [Field("Aún sirve", "Still usable", HintEs = "Lo que aún sirve sólo puede trasladarse.", HintEn = "What still serves may only be transferred.")] bool Usable,
    [Field("Es peligroso", "Hazardous")] bool Hazardous,
    [Field("Está en garantía", "Under warranty")] bool UnderWarranty,
    [Field("Nota", "Note", Long = true)] string? Note = null);

public sealed record ValueAssets(
    [Field("Valúo por bien", "Valuation of each asset", ItemEs = "Bien", ItemEn = "Asset")] IReadOnlyList<AssetValuation> Valuations,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <param name="Market">Not negative: what is worth nothing is said to be worth nothing.</param>
public sealed record AssetValuation(
    [Field("Número de inventario", "Inventory number")] string Inventory,
    [Field("Valor de mercado", "Market value")] Money Market);

/// <summary>One member's vote; those who abstain are present and are not in favour.</summary>
public sealed record RecommendDisposal(
    [Field("Voto", "Vote")] CommitteeVote Vote,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents,
    [Field("Razón de la abstención", "Reason for abstaining", Long = true)] string? Reason = null) : ICaseCommand;

public enum CommitteeVote
{
    [Field("A favor", "In favour")]
    InFavour,

    [Field("Se abstiene", "Abstains")]
    Abstains,
}

public sealed record ReturnDisposal([Field("Observaciones", "Observations", Long = true)] string Reason) : ICaseCommand;

public sealed record ClearDisposal(
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents,
    [Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record AuthorizeDisposal(
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents,
    [Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record RejectDisposal([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <param name="Receiver">Who gets the goods by barter, donation or transfer; none for an auction or a destruction.</param>
public sealed record AssignDestination(
    [Field("Destino", "Destination")] Destination Destination,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents,
    [Field("Quien recibe", "Receiver", HintEs = "Permuta, donación y traslado.", HintEn = "Barter, donation and transfer.")] Receiver? Receiver = null) : ICaseCommand;

public enum Destination
{
    [Field("Subasta", "Auction")]
    Auction,

    [Field("Permuta", "Barter")]
    Barter,

    [Field("Donación", "Donation")]
    Donation,

    [Field("Traslado", "Transfer")]
    Transfer,

    [Field("Destrucción", "Destruction")]
    Destruction,
}

/// <param name="Id">Id of an organisation of the register, or a tax number.</param>
public sealed record Receiver(
    [Field("Identificación", "Identification", HintEs = "La del registro de organizaciones, o el NIT.", HintEn = "That of the register of organisations, or the tax number.")] string Id,
    [Field("Nombre", "Name")] string Name);

public sealed record RecordFailedAuction(
    [Field("Fecha de la subasta", "Date of the auction")] DateOnly HeldOn,
    [Field("Por qué quedó desierta", "Why it failed", Long = true)] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents) : ICaseCommand;

/// <summary>The goods are handed over: stated by fixed assets, then witnessed by internal audit.</summary>
/// <param name="Outcome">Stated by fixed assets; audit only witnesses it.</param>
public sealed record ExecuteDisposal(
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents,
    [Field("Resultado", "Outcome", HintEs = "Lo declara activo fijo; auditoría sólo da fe.", HintEn = "Stated by fixed assets; audit only witnesses it.")] DisposalOutcome? Outcome = null) : ICaseCommand;

/// <param name="Receiver">The buyer at an auction; none otherwise, since the destination named him.</param>
/// <param name="Proceeds">Deposited at an auction; none otherwise.</param>
public sealed record DisposalOutcome(
    [Field("Fecha de ejecución", "Executed on")] DateOnly ExecutedOn,
    [Field("Comprador", "Buyer")] Receiver? Receiver = null,
    [Field("Monto depositado", "Amount deposited")] Money? Proceeds = null,
    [Field("Referencia bancaria", "Bank reference")] string? BankReference = null);

/// <param name="BookValue">What remains of the goods in the books on the day they left; it must be the one computed.</param>
public sealed record RemoveFromBooks([Field("Valor en libros", "Book value")] Money BookValue) : ICaseCommand;

public sealed record CloseDisposal([Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;
