using System.Globalization;
using GrantControl.Kernel.Places;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Shared.Maps;

/// <summary>
/// A whole number for each department of a country, drawn as a map beside a table of the same numbers. Show it with
/// <c>&lt;partial name="/Shared/Maps/_DepartmentMap.cshtml" model="…" /&gt;</c>.
/// </summary>
/// <param name="Country"><c>GT</c> or <c>SV</c>.</param>
/// <param name="Title">What is counted: the caption of the table and the name of the map.</param>
/// <param name="Unit">Head of the column of numbers: «Visitas».</param>
/// <param name="Figures">By code of department; one that is not named is zero. None is negative.</param>
public sealed record DepartmentMap(string Country, Label Title, Label Unit, IReadOnlyDictionary<string, int> Figures)
{
    /// <summary>Shades above none.</summary>
    public const int Shades = 4;

    /// <summary>Unique in the page, for the names of its parts.</summary>
    public string Id { get; init; } = "map";

    /// <summary>Exact places beside the figures; one outside the country is not drawn.</summary>
    public IReadOnlyList<MapPoint> Points { get; init; } = [];

    /// <summary>Where the list behind a department's number is; null when the numbers lead nowhere.</summary>
    public Func<Department, string>? AddressOf { get; init; }

    /// <summary>False when the page shows a fuller table of the same numbers beside the map itself.</summary>
    public bool WithTable { get; init; } = true;

    public IReadOnlyList<Department> Departments { get; } = [.. Kernel.Places.Departments.Of(Country)];

    public int Total => Departments.Sum(Of);

    public int Of(Department department)
    {
        ArgumentNullException.ThrowIfNull(department);
        return Figures.GetValueOrDefault(department.Code);
    }

    /// <summary>0 for none, then 1 to <see cref="Shades"/> by equal parts of the largest number.</summary>
    public int ShadeOf(int figure)
    {
        var largest = Departments.Max(Of);
        return figure <= 0 ? 0 : Math.Min(Shades, (int)(((long)figure * Shades + largest - 1) / largest));
    }

    /// <summary>Smallest and largest number of a shade, inclusive; null when no whole number has that shade.</summary>
    public (int From, int To)? RangeOf(int shade)
    {
        var largest = Departments.Max(Of);
        var from = (int)((long)largest * (shade - 1) / Shades) + 1;
        var to = (int)((long)largest * shade / Shades);
        return from <= to ? (from, to) : null;
    }

    /// <summary>1,234.</summary>
    public static string Number(int figure) => figure.ToString("N0", CultureInfo.InvariantCulture);
}

/// <summary>A place on a map.</summary>
/// <param name="Latitude">Millionths of a degree, north positive.</param>
/// <param name="Longitude">Millionths of a degree, east positive.</param>
/// <param name="Name">What is there.</param>
public sealed record MapPoint(int Latitude, int Longitude, string Name);
