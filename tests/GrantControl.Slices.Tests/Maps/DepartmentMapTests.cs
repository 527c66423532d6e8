using GrantControl.Kernel.Places;
using GrantControl.Web.Shared.Maps;

namespace GrantControl.Slices.Tests.Maps;

public sealed class DepartmentMapTests : IDisposable
{
    /// <summary>Two squares of one degree side by side at the equator; the arc between them is walked both ways.</summary>
    private const string TwoSquares = """
        {"type":"Topology","transform":{"scale":[0.5,0.5],"translate":[10,-0.5]},
         "objects":{"x":{"type":"GeometryCollection","geometries":[
           {"type":"Polygon","id":"GT.HU","arcs":[[0,1]]},
           {"type":"MultiPolygon","id":"GT.QC","arcs":[[[2,-2]]]}]}},
         "arcs":[[[2,2],[-2,0],[0,-2],[2,0]],[[2,0],[0,2]],[[2,0],[2,0],[0,2],[-2,0]]]}
        """;

    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    [Fact]
    public void Arcs_become_outlines_north_up_and_the_figure_stands_in_the_middle()
    {
        File.WriteAllText(_file, TwoSquares);

        var map = BaseMap.FromFile(_file)!;

        map.Width.Should().Be(600);
        map.Height.Should().Be(300, "a degree at the equator is as wide as it is high");
        map.Shapes.Should().Equal(
            new DepartmentShape("GT.HU", "M300 0L0 0L0 300L300 300L300 0Z", 150, 150),
            new DepartmentShape("GT.QC", "M300 300L600 300L600 0L300 0L300 300Z", 450, 150));
    }

    [Fact]
    public void A_place_stands_where_its_degrees_say_and_one_beyond_the_country_nowhere()
    {
        File.WriteAllText(_file, TwoSquares);
        var map = BaseMap.FromFile(_file)!;

        map.Find(new MapPoint(0, 11_000_000, "en medio")).Should().Be((300, 150));
        map.Find(new MapPoint(500_000, 10_000_000, "esquina")).Should().Be((0, 0));
        map.Find(new MapPoint(0, 9_900_000, "fuera")).Should().BeNull();
        map.Find(new MapPoint(-600_000, 11_000_000, "fuera")).Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""{"transform":{"scale":[1,1],"translate":[0,0]},"arcs":[],"objects":{"x":{"geometries":[{"type":"Polygon","id":"GT.HU","arcs":[[3]]}]}}}""")]
    public void What_is_no_topology_draws_nothing(string text)
    {
        File.WriteAllText(_file, text);

        BaseMap.FromFile(_file).Should().BeNull();
    }

    [Fact]
    public void Shades_are_equal_parts_of_the_largest_and_the_key_says_which_numbers_they_hold()
    {
        var map = new DepartmentMap("GT", new("x", "x"), new("x", "x"), new Dictionary<string, int>(StringComparer.Ordinal) { ["GT.GU"] = 90, ["GT.HU"] = 1, ["SV.SS"] = 7 });

        map.Total.Should().Be(91, "what lies in another country is not on this map");
        foreach (var figure in Enumerable.Range(1, 90))
        {
            var (from, to) = map.RangeOf(map.ShadeOf(figure))!.Value;
            figure.Should().BeInRange(from, to);
        }

        map.ShadeOf(0).Should().Be(0);
        map.ShadeOf(90).Should().Be(DepartmentMap.Shades);
    }

    [Theory]
    [InlineData("QUICHÉ", "GT.QC")]
    [InlineData(" quiche ", "GT.QC")]
    [InlineData("El Progreso", "GT.PR")]
    [InlineData("Morazán", null)]
    [InlineData(null, null)]
    public void A_department_is_found_whatever_its_capitals_and_accents(string? name, string? code) =>
        (Departments.Named(Departments.Guatemala, name)?.Code).Should().Be(code);
}
