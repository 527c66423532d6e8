using System.Collections.Concurrent;
using System.Text.Json;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Shared.Maps;

/// <summary>One department drawn: the outline as an SVG path and the point its figure is written at.</summary>
/// <param name="Code">The code of the department (<c>GT.HU</c>).</param>
public sealed record DepartmentShape(string Code, string Path, int X, int Y);

/// <summary>The outlines of a country's departments, from the topology a build brings into <c>wwwroot/lib/maps</c>.</summary>
/// <param name="Width">Of the drawing, in its own units; the height follows from the country.</param>
public sealed record BaseMap(int Width, int Height, IReadOnlyList<DepartmentShape> Shapes)
{
    private const int Across = 600;
    private const double Millionths = 1_000_000;

    /// <summary>How degrees become units of the drawing.</summary>
    private Func<GeoPoint, (double X, double Y)> Lay { get; init; } = static _ => (-1, -1);

    /// <summary>Where a place stands in the drawing; null for one outside it.</summary>
    public (int X, int Y)? Find(MapPoint point)
    {
        ArgumentNullException.ThrowIfNull(point);
        var (x, y) = Lay(new GeoPoint(point.Longitude / Millionths, point.Latitude / Millionths));
        return x >= 0 && x <= Width && y >= 0 && y <= Height ? ((int)Math.Round(x), (int)Math.Round(y)) : null;
    }

    private static readonly ConcurrentDictionary<string, Lazy<BaseMap?>> Kept = new(StringComparer.Ordinal);

    /// <summary>Null when the build brought no outlines: the table of figures then stands alone.</summary>
    /// <param name="country"><c>GT</c> or <c>SV</c>.</param>
    public static BaseMap? Of(string country)
    {
        var file = country switch
        {
            Kernel.Places.Departments.Guatemala => "maps/gtm.topo.json",
            Kernel.Places.Departments.ElSalvador => "maps/slv.topo.json",
            _ => null,
        };
        return file is null || LibraryFiles.PathOf(file) is not { } path ? null : Kept.GetOrAdd(path, static p => new Lazy<BaseMap?>(() => FromFile(p))).Value;
    }

    /// <summary>A file that cannot be read is as good as none: a page of figures does not fail over its picture.</summary>
    public static BaseMap? FromFile(string path)
    {
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            return Draw(Topology.Read(json.RootElement));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or JsonException or KeyNotFoundException or InvalidOperationException or IndexOutOfRangeException or ArgumentOutOfRangeException)
        {
            return null;
        }
    }

    /// <summary>Degrees laid flat: a degree of longitude is shorter than one of latitude by the cosine of the latitude.</summary>
    private static BaseMap Draw(Topology topology)
    {
        var points = topology.Areas.SelectMany(static a => a.Rings).SelectMany(static r => r).ToList();
        double west = points.Min(static p => p.Longitude), east = points.Max(static p => p.Longitude);
        double south = points.Min(static p => p.Latitude), north = points.Max(static p => p.Latitude);
        var narrowing = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Across / ((east - west) * narrowing);
        (double X, double Y) At(GeoPoint p) => ((p.Longitude - west) * narrowing * scale, (north - p.Latitude) * scale);
        return new BaseMap(Across, (int)Math.Ceiling((north - south) * scale), [.. topology.Areas.Select(a => Outline.Of(a.Code, [.. a.Rings.Select(r => r.Select(At).ToList())]))]) { Lay = At };
    }
}
