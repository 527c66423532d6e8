using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Rounds;

#pragma warning disable MA0048 // one small record a command or event reads better together

/// <summary>Opens a physical inventory of a place or of a custodian's goods; exactly one of the two is named.</summary>
public sealed record OpenRound(
    [Field("Título", "Title")] string Title,
    [Field("Lugar", "Place")] string? Place = null,
    [Field("Custodio", "Custodian", Choice = "person:CUS")] string? Custodian = null) : ICaseCommand;

/// <summary>Goods seen, by the number on their label.</summary>
/// <param name="Numbers">1 to 500; those counted already are no error.</param>
public sealed record CountAssets(
    [Field("Números vistos", "Numbers seen", ItemEs = "Número de inventario", ItemEn = "Inventory number", HintEs = "Un número de inventario por línea.", HintEn = "One inventory number a line.")] IReadOnlyList<string> Numbers) : ICaseCommand;

/// <summary>Takes back a number that was counted by mistake.</summary>
public sealed record UncountAsset(
    [Field("Número de inventario", "Inventory number")] string Inventory,
    [Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

public sealed record FinishCount([Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record RecountRound([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

public sealed record SignRound([Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

public sealed record CancelRound([Field("Motivo", "Reason", Long = true)] string Reason) : ICaseCommand;

public sealed record CloseRound([Field("Nota", "Note", Long = true)] string? Note = null) : ICaseCommand;

/// <summary>One good the register expects there.</summary>
public sealed record RoundItem(string Inventory, string Serial, string Description, string Custodian, string Place);

/// <param name="Expected">The goods of the place or custodian when it was opened.</param>
public sealed record RoundOpened(string Institution, string Number, string Title, string? Place, string? Custodian, IReadOnlyList<RoundItem> Expected) : CaseEvent;

/// <param name="Numbers">Only those not counted before.</param>
public sealed record AssetsCounted(IReadOnlyList<string> Numbers) : CaseEvent;

public sealed record AssetUncounted(string Inventory, string Reason) : CaseEvent;

public sealed record CountFinished(RoundDifferences Differences, string? Note) : CaseEvent;

public sealed record RoundReopened(string Reason) : CaseEvent;

/// <param name="On">The day that counts as the day its goods were seen.</param>
/// <param name="Seen">Goods of the register that were seen, wherever they belong.</param>
public sealed record RoundSigned(DateOnly On, IReadOnlyList<string> Seen, string? Note) : CaseEvent;

public sealed record RoundCancelled(string Reason) : CaseEvent;

public sealed record RoundClosed(string? Note) : CaseEvent;

/// <summary>What a count found, beside what the register says on the day it is finished.</summary>
/// <param name="Found">Expected and seen.</param>
/// <param name="Missing">Expected, still registered there, and not seen.</param>
/// <param name="Elsewhere">Seen here, registered at another place or with another custodian.</param>
/// <param name="Removed">Seen, though they left the register.</param>
/// <param name="Unknown">Seen, in no register.</param>
public sealed record RoundDifferences(
    IReadOnlyList<string> Found, IReadOnlyList<RoundItem> Missing, IReadOnlyList<RoundItem> Elsewhere, IReadOnlyList<RoundItem> Removed, IReadOnlyList<string> Unknown);
