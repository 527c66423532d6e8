using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Assets;

/// <summary>The sorts of goods, with the words they are read by in files.</summary>
public static class AssetClasses
{
    public static IReadOnlyDictionary<string, Label> All { get; } = new Dictionary<string, Label>(StringComparer.Ordinal)
    {
        ["furniture"] = new("Mobiliario", "Furniture"),
        ["equipment"] = new("Equipo", "Equipment"),
        [AssetFacts.Vehicle] = new("Vehículo", "Vehicle"),
        ["real-estate"] = new("Inmueble", "Real estate"),
        ["other"] = new("Otro", "Other"),
    };

    /// <summary>The class a text names, by its id or by its label in either language; null when none.</summary>
    public static string? Read(string text) => All
        .Where(c => Same(c.Key, text) || Same(c.Value.Es, text) || Same(c.Value.En, text))
        .Select(static c => c.Key).FirstOrDefault();

    private static bool Same(string a, string b) =>
        string.Equals(Budget.Tables.BudgetHeader.Plain(a), Budget.Tables.BudgetHeader.Plain(b), StringComparison.Ordinal);
}
