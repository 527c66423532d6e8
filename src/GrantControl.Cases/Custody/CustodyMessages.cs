using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Custody;

#pragma warning disable MA0048 // one small record a command or event reads better together

/// <summary>Offers goods to another custodian, or the same custodian's goods to another place. From then on no other case can take them.</summary>
/// <param name="To">The user who will answer for them.</param>
/// <param name="Assets">1 to 500 inventory numbers, all in use.</param>
public sealed record OfferCustody(
    [Field("Asunto", "Subject")] string Title,
    [Field("Quien recibe", "Receiver", HintEs = "La persona que responderá por los bienes.", HintEn = "Whoever will answer for the assets.", Choice = "person:CUS")] string To,
    [Field("Lugar", "Place")] string Place,
    [Field("Motivo", "Reason", Long = true)] string Reason,
    [Field("Bienes", "Assets", ItemEs = "Número de inventario", ItemEn = "Inventory number", HintEs = "Un número de inventario por línea.", HintEn = "One inventory number a line.")] IReadOnlyList<string> Assets) : ICaseCommand;

public sealed record AcceptCustody([Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record DeclineCustody([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

public sealed record WithdrawCustody([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

/// <summary>One good of a transfer, as the register held it.</summary>
public sealed record CustodyItem(string Inventory, string Serial, string Description, string Custodian, string Place);

public sealed record CustodyOffered(string Institution, string Number, string Title, string To, string Place, string Reason, IReadOnlyList<CustodyItem> Assets) : CaseEvent;

/// <param name="Versions">The version the register gives each good with it, by inventory number.</param>
public sealed record CustodyAccepted(string? Note, IReadOnlyDictionary<string, long> Versions) : CaseEvent;

public sealed record CustodyDeclined(string Reason) : CaseEvent;

public sealed record CustodyWithdrawn(string Reason) : CaseEvent;
