using System.Text;

namespace GrantControl.Kernel.Workflows.Diagrams;

/// <summary>A definition as a Mermaid <c>stateDiagram-v2</c>, for wikis and pull requests.</summary>
public static class MermaidDiagram
{
    /// <summary>The picture of one workflow; its children are definitions of their own.</summary>
    /// <param name="language">Anything that is not English reads Spanish.</param>
    /// <param name="current">The state a case stands in, marked; null for none.</param>
    /// <exception cref="ArgumentException">The definition has no such state.</exception>
    public static string Of(WorkflowDefinition definition, string language = "es", string? current = null)
    {
        var model = DiagramModel.Of(definition, language, current);
        var to = new StringBuilder()
            .Append("---\ntitle: ").Append(Plain(model.Title)).Append("\n---\nstateDiagram-v2\n")
            .Append("    accTitle: ").Append(Plain(model.Title)).Append('\n')
            .Append("    accDescr: ").Append(Plain(model.Description)).Append('\n');
        foreach (var box in model.Boxes)
        {
            Draw(to, box);
        }

        foreach (var box in model.Boxes.Where(static b => b.Initial))
        {
            to.Append("    [*] --> ").Append(Id(box.Id)).Append('\n');
        }

        foreach (var arrow in model.Arrows)
        {
            to.Append("    ").Append(Id(arrow.From)).Append(" --> ").Append(Id(arrow.To)).Append(": ").AppendJoin(" / ", arrow.Lines.Select(Plain)).Append('\n');
        }

        foreach (var box in model.Boxes.Where(static b => b.Final))
        {
            to.Append("    ").Append(Id(box.Id)).Append(" --> [*]\n");
        }

        foreach (var box in model.Boxes.Where(static b => b.Stays.Count > 0))
        {
            to.Append("    note right of ").Append(Id(box.Id)).Append('\n');
            to.AppendJoin('\n', box.Stays.Select(static s => "        ↻ " + Plain(s))).Append("\n    end note\n");
        }

        foreach (var box in model.Boxes.Where(static b => b.Current))
        {
            to.Append("    classDef current stroke-width:4px,font-weight:bold\n    class ").Append(Id(box.Id)).Append(" current\n");
        }

        return to.ToString();
    }

    /// <summary>Gates stand in regions side by side: none waits for another.</summary>
    private static void Draw(StringBuilder to, Box box)
    {
        to.Append("    state \"").Append(box.Current ? "● " : "").Append(Plain(box.Name)).Append("\" as ").Append(Id(box.Id));
        if (box.Gates.Count == 0)
        {
            to.Append('\n');
            return;
        }

        to.Append(" {\n");
        for (var i = 0; i < box.Gates.Count; i++)
        {
            var gate = $"{Id(box.Id)}_gate{i}";
            to.Append(i > 0 ? "        --\n" : "")
                .Append("        state \"").Append(Plain(box.Gates[i])).Append("\" as ").Append(gate).Append('\n')
                .Append("        [*] --> ").Append(gate).Append('\n')
                .Append("        ").Append(gate).Append(" --> [*]\n");
        }

        to.Append("    }\n");
    }

    /// <summary>Mermaid reads a hyphen as part of an arrow.</summary>
    private static string Id(string id) => id.Replace('-', '_');

    /// <summary>Characters that end a text in Mermaid's grammar are written as others that read alike.</summary>
    private static string Plain(string text) =>
        text.Replace('"', '\'').Replace(':', '∶').Replace(';', ',').Replace('#', '№').Replace('\n', ' ').Replace('\r', ' ');
}
