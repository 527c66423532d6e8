using System.Globalization;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Assets;

/// <summary>The rules of goods that enter the register; each wrong field is named by its path.</summary>
internal static class InventoryRules
{
    public const int MaxLife = 1_200;

    /// <summary>The earliest day of acquisition that is no slip.</summary>
    public static readonly DateOnly Earliest = new(1900, 1, 1);

    public static Rejection? Refuses(ImportAssets command, DateOnly today, IReadOnlyDictionary<string, AssetFacts> registered)
    {
        var check = new FieldCheck()
            .That(BudgetId.IsCode(command.Code), "code", "De 1 a 40 letras minúsculas, dígitos y guiones.", "1 to 40 lower-case letters, digits and hyphens.")
            .Text("title", command.Title, FieldCheck.MaxTitle);
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        return check.Each("assets", command.Assets, 1, BudgetTable.MaxRows, (c, path, asset) => c
            .That(IsInventory(asset.Inventory), $"{path}.inventory", "De 1 a 40 letras, dígitos, puntos y guiones.", "1 to 40 letters, digits, points and hyphens.")
            .That(seen.Add(asset.Inventory), $"{path}.inventory", $"«{asset.Inventory}» está dos veces.", $"“{asset.Inventory}” stands twice.")
            .That(!registered.ContainsKey(asset.Inventory), $"{path}.inventory", $"«{asset.Inventory}» ya está en el registro.", $"“{asset.Inventory}” is in the register already.")
            .Optional($"{path}.serial", asset.Serial, FieldCheck.MaxTitle)
            .Text($"{path}.description", asset.Description, FieldCheck.MaxTitle)
            .That(AssetClasses.All.ContainsKey(asset.Class), $"{path}.class", "No se conoce esa clase.", "That class is not known.")
            .Text($"{path}.custodian", asset.Custodian, FieldCheck.MaxTitle)
            .Text($"{path}.place", asset.Place, FieldCheck.MaxTitle)
            .Amount($"{path}.cost", asset.Cost, command.Currency)
            .That(asset.AcquiredOn >= Earliest && asset.AcquiredOn <= today, $"{path}.acquiredOn", "Entre 1900 y hoy.", "Between 1900 and today.")
            .That(asset.UsefulLifeMonths is >= 0 and <= MaxLife, $"{path}.usefulLifeMonths", Life.Es, Life.En)).Refusal("assets-valid");
    }

    public static bool IsInventory(string? text) =>
        text is { Length: >= 1 and <= 40 } && text.All(static c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_');

    private static Label Life { get; } = new(
        string.Create(CultureInfo.InvariantCulture, $"De 0 a {MaxLife} meses."), string.Create(CultureInfo.InvariantCulture, $"0 to {MaxLife} months."));
}
