using System.Globalization;
using System.Text;

namespace GrantControl.Kernel.Places;

/// <summary>The 22 departments of Guatemala and the 14 of El Salvador.</summary>
public static class Departments
{
    public const string Guatemala = "GT";
    public const string ElSalvador = "SV";

    /// <summary>By country, then by name.</summary>
    public static IReadOnlyList<Department> All { get; } =
    [
        .. In(Guatemala,
            ("AV", "Alta Verapaz"), ("BV", "Baja Verapaz"), ("CM", "Chimaltenango"), ("CQ", "Chiquimula"), ("PR", "El Progreso"), ("ES", "Escuintla"),
            ("GU", "Guatemala"), ("HU", "Huehuetenango"), ("IZ", "Izabal"), ("JA", "Jalapa"), ("JU", "Jutiapa"), ("PE", "Petén"), ("QZ", "Quetzaltenango"),
            ("QC", "Quiché"), ("RE", "Retalhuleu"), ("SA", "Sacatepéquez"), ("SM", "San Marcos"), ("SR", "Santa Rosa"), ("SO", "Sololá"),
            ("SU", "Suchitepéquez"), ("TO", "Totonicapán"), ("ZA", "Zacapa")),
        .. In(ElSalvador,
            ("AH", "Ahuachapán"), ("CA", "Cabañas"), ("CH", "Chalatenango"), ("CU", "Cuscatlán"), ("LI", "La Libertad"), ("PA", "La Paz"), ("UN", "La Unión"),
            ("MO", "Morazán"), ("SM", "San Miguel"), ("SS", "San Salvador"), ("SV", "San Vicente"), ("SA", "Santa Ana"), ("SO", "Sonsonate"), ("US", "Usulután")),
    ];

    private static readonly Dictionary<string, Department> ByCode = All.ToDictionary(static d => d.Code, StringComparer.Ordinal);

    private static readonly Dictionary<string, Department> ByName =
        All.ToDictionary(static d => $"{d.Country}|{Fold(d.Name)}", StringComparer.Ordinal);

    public static IEnumerable<Department> Of(string country) => All.Where(d => string.Equals(d.Country, country, StringComparison.Ordinal));

    /// <summary>The department of this code; null when there is none.</summary>
    public static Department? ByItsCode(string? code) => code is not null && ByCode.TryGetValue(code, out var found) ? found : null;

    /// <summary>By name, whatever its capitals and accents («QUICHE»); null when the country has none of that name.</summary>
    public static Department? Named(string country, string? name) =>
        name is not null && ByName.TryGetValue($"{country}|{Fold(name)}", out var found) ? found : null;

    private static IEnumerable<Department> In(string country, params (string Code, string Name)[] departments) =>
        departments.Select(d => new Department($"{country}.{d.Code}", country, d.Name));

    private static string Fold(string name) =>
        string.Concat(name.Trim().Normalize(NormalizationForm.FormD).Where(static c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
            .ToUpperInvariant();
}
