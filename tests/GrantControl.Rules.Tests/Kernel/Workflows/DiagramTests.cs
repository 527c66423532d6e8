using System.Globalization;
using System.Xml.Linq;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Diagrams;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>Pictures of a definition: complete, in the language asked for, readable without seeing them and without overlap.</summary>
public sealed class DiagramTests
{
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    public static TheoryData<WorkflowDefinition> Definitions { get; } =
        [SmallPolicy.Definition, SmallPolicy.Definition.Child("payment"), GrantWorkflow.Definition, GrantTranches.Definition, AmendmentWorkflow.Definition];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Svg_shows_every_state_once_and_every_way_between_two(WorkflowDefinition definition)
    {
        var svg = XDocument.Parse(SvgDiagram.Of(definition)).Root!;
        var ways = definition.Transitions.SelectMany(t => t.From.Where(f => f != t.To).Select(f => (f, t.To))).Distinct().Count();

        svg.Descendants(Svg + "g").Select(g => g.Attribute("data-state")!.Value).Should().BeEquivalentTo(definition.States.Select(s => s.Id));
        svg.Elements(Svg + "path").Should().HaveCount(ways);
        svg.Descendants(Svg + "text").Select(t => t.Value).Should().Contain(definition.States.Where(s => s.Id != definition.Initial).Select(s => s.Label.Es));
    }

    [Theory]
    [MemberData(nameof(Definitions))]
    public void Svg_boxes_never_overlap_and_stay_on_the_page(WorkflowDefinition definition)
    {
        var svg = XDocument.Parse(SvgDiagram.Of(definition)).Root!;
        var boxes = svg.Elements(Svg + "g").Select(g => g.Elements(Svg + "rect").First()).Concat(svg.Elements(Svg + "rect").Skip(1)).Select(Area).ToList();

        boxes.Should().HaveCountGreaterThan(definition.States.Count);
        boxes.Should().OnlyContain(b => b.Left >= 0 && b.Top >= 0 && b.Right <= Number(svg, "width") && b.Bottom <= Number(svg, "height"));
        for (var i = 0; i < boxes.Count; i++)
        {
            boxes.Skip(i + 1).Should().NotContain(b => b.Left < boxes[i].Right && boxes[i].Left < b.Right && b.Top < boxes[i].Bottom && boxes[i].Top < b.Bottom);
        }
    }

    [Theory]
    [InlineData("es", "Subvención a ONG", "En revisión → Devuelto", "Estado actual: En revisión")]
    [InlineData("en", "NGO grant", "Under review → Returned", "Current state: Under review")]
    public void Svg_tells_its_title_steps_and_current_state_to_those_who_listen(string language, string title, string step, string now)
    {
        var svg = XDocument.Parse(SvgDiagram.Of(GrantWorkflow.Definition, language, GrantStates.UnderReview)).Root!;
        var (titleElement, description) = (svg.Element(Svg + "title")!, svg.Element(Svg + "desc")!);

        svg.Attribute("role")!.Value.Should().Be("img");
        svg.Attribute("lang")!.Value.Should().Be(language);
        svg.Attribute("aria-labelledby")!.Value.Should().Be($"{titleElement.Attribute("id")!.Value} {description.Attribute("id")!.Value}");
        titleElement.Value.Should().Be(title);
        description.Value.Should().Contain(step).And.Contain(now);
    }

    [Fact]
    public void Svg_marks_the_current_state_by_words_and_shape_and_only_that_one()
    {
        var svg = XDocument.Parse(SvgDiagram.Of(SmallPolicy.Definition, "en", "active")).Root!;
        var marked = svg.Descendants(Svg + "g").Where(g => g.Attribute("aria-current") is not null).ToList();

        marked.Should().ContainSingle().Which.Attribute("data-state")!.Value.Should().Be("active");
        marked[0].Elements(Svg + "text").Select(t => t.Value).Should().Contain("● Current state");
        SvgDiagram.Of(SmallPolicy.Definition, "en").Should().NotContain("aria-current").And.NotContain("● ");
    }

    [Fact]
    public void Svg_draws_the_gates_side_by_side_in_the_state_that_waits_for_them()
    {
        var svg = XDocument.Parse(SvgDiagram.Of(GrantWorkflow.Definition)).Root!;
        var gates = svg.Descendants(Svg + "rect").Where(r => r.Attribute("class")!.Value == "gate").ToList();

        gates.Should().HaveCount(3);
        gates.Should().OnlyContain(g => g.Parent!.Attribute("data-state")!.Value == GrantStates.UnderReview);
        gates.Select(g => g.Attribute("y")!.Value).Distinct().Should().ContainSingle();
        gates.Select(Area).Zip(gates.Select(Area).Skip(1)).Should().OnlyContain(pair => pair.First.Right < pair.Second.Left);
    }

    [Fact]
    public void Svg_escapes_what_a_policy_says()
    {
        var policy = SmallPolicy.Definition with { Label = new("<script>&\"x\"", "x") };

        XDocument.Parse(SvgDiagram.Of(policy)).Root!.Element(Svg + "title")!.Value.Should().Be("<script>&\"x\"");
    }

    [Fact]
    public void Mermaid_has_every_state_step_and_gate()
    {
        var lines = MermaidDiagram.Of(SmallPolicy.Definition, "es", "review").Split('\n').Select(l => l.Trim()).ToList();

        lines.Should().ContainInOrder("stateDiagram-v2", "state \"● review\" as review {", "state \"Jurídico\" as review_gate0", "--", "state \"Financiero\" as review_gate1", "}");
        lines.Should().Contain(["[*] --> draft", "draft --> review: submit (NGO)", "returned --> review: resubmit (NGO)", "review --> authorised: authorise (COM, TIT)", "closed --> [*]", "class review current"]);
        lines.Should().ContainInOrder("note right of draft", "↻ save-draft (NGO)", "end note");
    }

    [Fact]
    public void Mermaid_ids_and_texts_hold_nothing_its_grammar_would_trip_over()
    {
        var policy = SmallPolicy.Definition.Change("submit", t => t with { Label = new("Presentar: \"ya\"; #1\nfin", "x") });

        MermaidDiagram.Of(policy).Should().Contain("draft --> review: Presentar∶ 'ya', №1 fin (NGO)\n");
        MermaidDiagram.Of(GrantWorkflow.Definition).Should().Contain("submitted --> under_review: Admitir (TEC)\n").And.NotContain("under-review");
    }

    [Fact]
    public void A_state_that_does_not_exist_cannot_be_current()
    {
        var svg = () => SvgDiagram.Of(SmallPolicy.Definition, "es", "moon");
        var mermaid = () => MermaidDiagram.Of(SmallPolicy.Definition, "es", "moon");

        svg.Should().Throw<ArgumentException>();
        mermaid.Should().Throw<ArgumentException>();
    }

    private static (double Left, double Top, double Right, double Bottom) Area(XElement rect) =>
        (Number(rect, "x"), Number(rect, "y"), Number(rect, "x") + Number(rect, "width"), Number(rect, "y") + Number(rect, "height"));

    private static double Number(XElement element, string name) => double.Parse(element.Attribute(name)!.Value, CultureInfo.InvariantCulture);
}
