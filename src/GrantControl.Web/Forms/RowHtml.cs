using System.Globalization;
using System.Text.Json.Nodes;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Web.Forms;

/// <summary>Rows of long lists: whole ones stand closed in one line, so that five hundred of them stay one page.</summary>
internal static class RowHtml
{
    /// <summary>Lists up to this length stand open.</summary>
    public const int MostOpen = 8;

    /// <summary>From this many rows on, what is usual can be marked in all of them at once.</summary>
    public const int FewRows = 3;

    private const int MostWords = 4;

    /// <summary>Whether everything that must be typed stands in a row; a file can be attached to a closed one too.</summary>
    public static bool IsWhole(FormField list, JsonObject row) => list.Fields.Where(static f => f.Required && f.Kind != FieldKind.Document).All(f => row[f.Name] switch
    {
        JsonObject => true,
        JsonArray rows => rows.Count > 0,
        var text => FormValues.Text(text).Length > 0,
    });

    /// <summary>A row in one line, its values hidden, with buttons to change and to remove it, and a place for the file it lacks.</summary>
    public static void Closed(Html html, Form form, FormField list, JsonObject row, string path, int index, Func<string, FieldError?> errorAt)
    {
        var name = form.RowName(list, FormPaths.Split(path).List, index);
        html.Raw("<div class=\"form-row-closed\"").With("id", FormPaths.IdOf(path)).Raw("><span class=\"row-words\"><strong>").Text((index + 1).ToString(CultureInfo.InvariantCulture)).Raw("</strong> ");
        html.Text(string.Join(" · ", list.Fields.Select(f => Word(form, f, row[f.Name])).Where(static w => w.Length > 0).Take(MostWords))).Raw("</span>");
        Hidden(html, row, path);
        foreach (var document in list.Fields.Where(static f => f.Kind == FieldKind.Document))
        {
            File(html, form, document, row[document.Name] as JsonObject, FormPaths.Join(path, document.Name), name, errorAt);
        }

        FormHtml.Button(html, "edit:" + path, form.Language.T("Cambiar", "Change"), "btn btn-link btn-sm", $"{form.Language.T("Cambiar", "Change")} {name}");
        FormHtml.Button(html, "remove:" + path, form.Language.T("Quitar", "Remove"), "btn btn-link btn-sm", $"{form.Language.T("Quitar", "Remove")} {name}");
        html.Raw("</div>");
    }

    /// <summary>Where rows copied from a spreadsheet are put in; nothing for a list whose rows are not flat.</summary>
    public static void Paste(Html html, Form form, FormField list, string path)
    {
        var columns = FormPaste.Columns(list);
        if (columns.Count < 2)
        {
            return;
        }

        var (l, id) = (form.Language, FormPaths.IdOf(path) + "-paste");
        html.Raw("<details class=\"paste\"").With("data-paste", path).Raw("><summary>").Text(l.T("Pegar desde hoja de cálculo", "Paste from a spreadsheet")).Raw("</summary><label class=\"form-label\"")
            .With("for", id).Raw(">").Text(l.T("Filas copiadas", "Rows copied")).Raw("</label><p class=\"form-hint\"").With("id", id + "-hint").Raw(">")
            .Text(l.T("Columnas, en este orden: ", "Columns, in this order: ")).Text(string.Join(" · ", columns.Select(c => l.T(c.Label)))).Raw("</p><textarea class=\"form-control\" rows=\"4\" spellcheck=\"false\"")
            .With("id", id).With("name", "__paste:" + path).With("aria-describedby", id + "-hint").Raw("></textarea>");
        FormHtml.Button(html, "paste:" + path, l.T("Añadir estas filas", "Add these rows"), "btn btn-outline-secondary btn-sm");
        html.Raw("</details>");
    }

    private static void File(Html html, Form form, FormField field, JsonObject? value, string path, string row, Func<string, FieldError?> errorAt)
    {
        if (FormValues.Text(value?["sha256"]).Length > 0)
        {
            html.Raw("<span class=\"document-kept\">").Text(FormValues.Text(value?["name"])).Raw("</span>");
            return;
        }

        var (id, error) = (FormPaths.IdOf(path), errorAt(path));
        html.Raw("<span class=\"row-file\"><label class=\"visually-hidden\"").With("for", id).Raw(">").Text($"{form.Language.T(field.Label)} · {row}").Raw("</label>");
        if (error is not null)
        {
            html.Raw("<span class=\"field-error\"").With("id", id + "-error").Raw(">").Text(form.Language.T(error.Message)).Raw("</span>");
        }

        html.Raw("<input class=\"form-control form-control-sm\" type=\"file\"").With("id", id).With("name", path + ".file")
            .With("aria-describedby", error is null ? null : id + "-error").With("aria-invalid", error is null ? null : "true").Raw("></span>");
    }

    private static void Hidden(Html html, JsonNode? node, string path)
    {
        switch (node)
        {
            case JsonObject group:
                foreach (var (name, child) in group)
                {
                    Hidden(html, child, FormPaths.Join(path, name));
                }

                break;
            case JsonArray rows:
                for (var i = 0; i < rows.Count; i++)
                {
                    html.Hidden(FormPaths.Row(path, i) + ".#", "");
                    Hidden(html, rows[i], FormPaths.Row(path, i));
                }

                break;
            default:
                html.Hidden(path, FormValues.Text(node));
                break;
        }
    }

    private static string Word(Form form, FormField field, JsonNode? value) => field.Kind switch
    {
        FieldKind.Group or FieldKind.List or FieldKind.Documents or FieldKind.Texts or FieldKind.Document => "",
        _ => AnswersHtml.Shown(form, field, FormValues.Text(value)),
    };
}
