using System.Runtime.InteropServices;
using System.Text.Json;

namespace GrantControl.Web.Shared.Maps;

#pragma warning disable MA0048 // a topology and the two words it is made of

/// <summary>A point on the ground, in degrees.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct GeoPoint(double Longitude, double Latitude);

/// <summary>One area with its rings, each closed.</summary>
internal sealed record GeoArea(string Code, IReadOnlyList<IReadOnlyList<GeoPoint>> Rings);

/// <summary>TopoJSON 1.0 as far as departments need it: quantised arcs shared by polygons and multipolygons.</summary>
internal sealed record Topology(IReadOnlyList<GeoArea> Areas)
{
    /// <exception cref="KeyNotFoundException">Not a quantised topology.</exception>
    public static Topology Read(JsonElement root)
    {
        var transform = root.GetProperty("transform");
        var scale = Pair(transform.GetProperty("scale"));
        var origin = Pair(transform.GetProperty("translate"));
        var arcs = root.GetProperty("arcs").EnumerateArray().Select(a => Arc(a, scale, origin)).ToList();
        var areas = root.GetProperty("objects").EnumerateObject().SelectMany(static o => o.Value.GetProperty("geometries").EnumerateArray());
        return new Topology([.. areas.Select(a => new GeoArea(a.GetProperty("id").GetString()!, [.. RingsOf(a).Select(r => Ring(r, arcs))]))]);
    }

    private static IEnumerable<JsonElement> RingsOf(JsonElement area)
    {
        var arcs = area.GetProperty("arcs").EnumerateArray();
        return area.GetProperty("type").GetString() == "MultiPolygon" ? arcs.SelectMany(static polygon => polygon.EnumerateArray()) : arcs;
    }

    /// <summary>Each point is the step from the one before.</summary>
    private static List<GeoPoint> Arc(JsonElement arc, (double X, double Y) scale, (double X, double Y) origin)
    {
        var points = new List<GeoPoint>();
        double x = 0, y = 0;
        foreach (var step in arc.EnumerateArray())
        {
            var (dx, dy) = Pair(step);
            x += dx;
            y += dy;
            points.Add(new GeoPoint((x * scale.X) + origin.X, (y * scale.Y) + origin.Y));
        }

        return points;
    }

    /// <summary>A negative number is the complement of an arc walked backwards; an arc begins where the one before it ended.</summary>
    private static List<GeoPoint> Ring(JsonElement numbers, List<List<GeoPoint>> arcs) =>
        [.. numbers.EnumerateArray().Select(static n => n.GetInt32()).SelectMany(n => n >= 0 ? arcs[n] : Enumerable.Reverse(arcs[~n]))];

    private static (double X, double Y) Pair(JsonElement pair) => (pair[0].GetDouble(), pair[1].GetDouble());
}
