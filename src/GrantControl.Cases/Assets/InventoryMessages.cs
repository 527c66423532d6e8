using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Assets;

#pragma warning disable MA0048 // one small record a command or event reads better together

/// <summary>Enters goods into the register: every one of them, or nothing.</summary>
/// <param name="Code">1–40 of a–z, 0–9 and hyphens; with the institution it is the inventory's identity.</param>
/// <param name="Assets">1 to 10,000.</param>
public sealed record ImportAssets(
    [Field("Código", "Code", HintEs = "De 1 a 40: letras minúsculas, cifras y guiones.", HintEn = "1 to 40 of lower-case letters, digits and hyphens.")] string Code,
    [Field("Nombre del inventario", "Name of the inventory")] string Title,
    [Field("Moneda", "Currency")] Currency Currency,
    [Field("Bienes", "Assets", ItemEs = "Bien", ItemEn = "Asset")] IReadOnlyList<AssetEntered> Assets) : ICaseCommand;

/// <summary>One good as entered.</summary>
/// <param name="Inventory">1–40 letters, digits, points, hyphens and low lines; unique in the institution.</param>
/// <param name="Serial">May be empty: a desk has none.</param>
/// <param name="Class"><c>furniture</c>, <c>equipment</c>, <c>vehicle</c>, <c>real-estate</c> or <c>other</c>.</param>
/// <param name="Cost">More than zero.</param>
/// <param name="UsefulLifeMonths">0 to 1,200; 0 for what does not lose value.</param>
public sealed record AssetEntered(
    [Field("Número de inventario", "Inventory number")] string Inventory,
    [Field("Número de serie", "Serial number")] string Serial,
    [Field("Descripción", "Description")] string Description,
    [Field("Clase", "Class")] string Class,
    [Field("Custodio", "Custodian")] string Custodian,
    [Field("Ubicación", "Place")] string Place,
    [Field("Costo", "Cost")] Money Cost,
    [Field("Adquirido el", "Acquired on")] DateOnly AcquiredOn,
    [Field("Vida útil en meses", "Useful life in months")] int UsefulLifeMonths);

public sealed record InventoryImported(
    string Institution, string Number, string Code, string Title, Currency Currency, IReadOnlyList<AssetEntered> Assets) : CaseEvent;
