using System.Globalization;
using System.Text;

namespace GrantControl.Web.Shared.Maps;

/// <summary>Rings of points as the path of one shape.</summary>
internal static class Outline
{
    public static DepartmentShape Of(string code, IReadOnlyList<List<(double X, double Y)>> rings)
    {
        var path = new StringBuilder();
        foreach (var ring in rings)
        {
            var before = (X: int.MinValue, Y: int.MinValue);
            foreach (var (x, y) in ring)
            {
                // Points that fall on the one before draw nothing, and outlines carry many of them at this size.
                var at = (X: (int)Math.Round(x), Y: (int)Math.Round(y));
                if (at != before)
                {
                    path.Append(CultureInfo.InvariantCulture, $"{(before.X == int.MinValue ? 'M' : 'L')}{at.X} {at.Y}");
                    before = at;
                }
            }

            path.Append('Z');
        }

        var (cx, cy) = Middle(rings.MaxBy(static r => Math.Abs(Area(r)))!);
        return new DepartmentShape(code, path.ToString(), (int)Math.Round(cx), (int)Math.Round(cy));
    }

    private static double Area(List<(double X, double Y)> ring) => Pairs(ring).Sum(static p => (p.From.X * p.To.Y) - (p.To.X * p.From.Y)) / 2;

    /// <summary>The centre of mass, so that a figure stands where most of the department is.</summary>
    private static (double X, double Y) Middle(List<(double X, double Y)> ring)
    {
        var area = Area(ring);
        if (area == 0)
        {
            return ring[0];
        }

        double x = 0, y = 0;
        foreach (var (from, to) in Pairs(ring))
        {
            var cross = (from.X * to.Y) - (to.X * from.Y);
            x += (from.X + to.X) * cross;
            y += (from.Y + to.Y) * cross;
        }

        return (x / (6 * area), y / (6 * area));
    }

    private static IEnumerable<((double X, double Y) From, (double X, double Y) To)> Pairs(List<(double X, double Y)> ring) =>
        ring.Select((p, i) => (p, ring[(i + 1) % ring.Count]));
}
