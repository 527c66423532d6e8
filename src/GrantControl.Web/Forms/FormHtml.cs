using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json.Nodes;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Languages;
using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.Forms;

/// <summary>The fields of a form as markup: one column, each with its label, its hint and its error.</summary>
internal sealed partial class FormHtml : IHtmlContent
{
    private readonly Form _form;
    private readonly Language _l;
    private readonly Dictionary<string, FieldError> _errors;
    private readonly HashSet<string> _rowsInTrouble;

    /// <summary>The next field written takes the focus: the first one of a row just added.</summary>
    private bool _focusNext;

    public FormHtml(Form form)
    {
        _form = form;
        _l = form.Language;
        _errors = form.Errors.GroupBy(e => Asked(form, e.Path), StringComparer.Ordinal).ToDictionary(static g => g.Key, static g => g.First(), StringComparer.Ordinal);
        _rowsInTrouble = _errors.Keys.Where(k => k.Contains(']', StringComparison.Ordinal) && form.Definition.Find(k) is not { Kind: FieldKind.Document })
            .Select(static k => k[..(k.IndexOf(']', StringComparison.Ordinal) + 1)]).ToHashSet(StringComparer.Ordinal);
    }

    public void WriteTo(TextWriter writer, HtmlEncoder encoder) => Group(new Html(writer), _form.Definition.Fields, _form.Values.Root, "", null);

    /// <summary>The path of the field that is asked for a path of the record: a document's type belongs to the document.</summary>
    private static string Asked(Form form, string path) => form.Definition.Find(path) is null && path.Contains('.', StringComparison.Ordinal) ? path[..path.LastIndexOf('.')] : path;

    private void Group(Html html, IReadOnlyList<FormField> fields, JsonObject? values, string path, FormRow? row)
    {
        foreach (var field in fields.Where(f => row is null || !row.Fixed.ContainsKey(f.Name)))
        {
            Field(html, field, values?[field.Name], FormPaths.Join(path, field.Name));
        }
    }

    private void Field(Html html, FormField field, JsonNode? value, string path)
    {
        if (_form.Seed.Fixed.TryGetValue(path, out var given))
        {
            if (given.Shown is { } shown)
            {
                html.Raw("<div class=\"field given\"").With("id", FormPaths.IdOf(path)).Raw("><span class=\"form-label\">").Text(_l.T(field.Label))
                    .Raw("</span><p class=\"given-value\">").Text(_l.T(shown)).Raw("</p></div>");
            }

            return;
        }

        switch (field.Kind)
        {
            case FieldKind.Group:
                Fieldset(html, field, value as JsonObject, path);
                break;
            case FieldKind.Document:
                Document(html, field, value as JsonObject, path, _l.T(field.Label), null, !field.Required);
                break;
            case FieldKind.Documents:
                Documents(html, field, value as JsonArray, path);
                break;
            case FieldKind.List:
                List(html, field, value as JsonArray, path);
                break;
            default:
                Single(html, field, FormValues.Text(value), path);
                break;
        }
    }

    private void Fieldset(Html html, FormField field, JsonObject? values, string path)
    {
        html.Raw("<fieldset class=\"form-group\"").With("id", FormPaths.IdOf(path)).With("tabindex", "-1").Raw("><legend>").Text(_l.T(field.Label));
        Optional(html, field.Required);
        html.Raw("</legend>");
        Hint(html, field, path);
        Error(html, path);
        Group(html, field.Fields, values, path, null);
        html.Raw("</fieldset>");
    }

    private void Single(Html html, FormField field, string text, string path)
    {
        var choices = field.Kind == FieldKind.Options ? [.. field.Options.Where(static o => !o.NotOffered)] : _form.Seed.ChoicesOf(field);
        var radios = field.Kind == FieldKind.YesNo || (field.Kind == FieldKind.Options && choices!.Count <= 5);
        html.Raw(Bad(path) ? "<div class=\"field field-bad\">" : "<div class=\"field\">");
        if (field.Kind == FieldKind.Texts && choices is not null)
        {
            Boxes(html, field, choices, FormTexts.Lines(text), path);
        }
        else if (radios)
        {
            Radios(html, field, field.Kind == FieldKind.YesNo ? [new("true", new("Sí", "Yes")), new("false", new("No", "No"))] : choices!, text, path);
        }
        else
        {
            html.Raw("<label class=\"form-label\"").With("for", FormPaths.IdOf(path)).Raw(">").Text(_l.T(field.Label));
            Optional(html, field.Required);
            html.Raw("</label>");
            Hint(html, field, path);
            Error(html, path);
            Input(html, field, choices, text, path);
        }

        html.Raw("</div>");
    }

    private void Input(Html html, FormField field, IReadOnlyList<FormChoice>? choices, string text, string path)
    {
        if (choices is not null)
        {
            Common(html.Raw("<select class=\"form-select\""), field, path).Raw("><option value=\"\">").Text(field.Required ? _l.T("Elija…", "Choose…") : "—").Raw("</option>");
            foreach (var choice in choices)
            {
                html.Raw("<option").With("value", choice.Value).Raw(string.Equals(choice.Value, text, StringComparison.Ordinal) ? " selected>" : ">").Text(_l.T(choice.Label)).Raw("</option>");
            }

            html.Raw("</select>");
        }
        else if (field.Long || field.Kind == FieldKind.Texts)
        {
            Common(html.Raw("<textarea class=\"form-control\""), field, path).With("rows", field.Kind == FieldKind.Texts ? "3" : "5").Raw(">\n").Text(text).Raw("</textarea>");
        }
        else
        {
            var unit = field.Kind == FieldKind.Money ? FormReading.CurrencyOf(_form.Seed, _form.Values).Symbol : null;
            html.Raw(unit is null ? "" : "<div class=\"money-field\"><span class=\"money-unit\" aria-hidden=\"true\">").Text(unit).Raw(unit is null ? "" : "</span>");
            var isDay = FormTexts.TryDay(text, out var day);
            var type = field.Kind == FieldKind.Date && (isDay || text.Length == 0) ? "date" : "text";
            Common(html.Raw("<input class=\"form-control").Raw(Width(field)).Raw("\""), field, path)
                .With("type", type)
                .With("value", type == "date" && isDay ? FormTexts.Iso(day) : text)
                .With("inputmode", field.Kind switch { FieldKind.Number => "numeric", FieldKind.Money => "decimal", _ => null })
                .With("autocomplete", "off")
                .Raw(unit is null ? ">" : "></div>");
        }
    }

    private static string Width(FormField field) => field.Kind switch
    {
        FieldKind.Number => " w-number",
        FieldKind.Date => " w-date",
        FieldKind.Money => " w-money",
        _ => "",
    };

    private Html Common(Html html, FormField field, string path) => html
        .With("id", FormPaths.IdOf(path))
        .With("name", path)
        .With("aria-describedby", DescribedBy(field, path))
        .With("aria-invalid", Bad(path) ? "true" : null)
        .With("autofocus", TakeFocus());

    private string? TakeFocus()
    {
        var focus = _focusNext ? "" : null;
        _focusNext = false;
        return focus;
    }

    private void Documents(Html html, FormField field, JsonArray? rows, string path)
    {
        html.Raw("<fieldset class=\"form-group documents\"").With("id", FormPaths.IdOf(path)).With("tabindex", "-1").Raw("><legend>").Text(_l.T(field.Label)).Raw("</legend><p class=\"form-hint\">")
            .Text(_l.T("PDF, imagen o documento de oficina; hasta 25 MB cada uno.", "PDF, picture or office document; up to 25 MB each.")).Raw("</p>");
        Error(html, path);
        var given = _form.Seed.Rows.GetValueOrDefault(path);
        for (var i = 0; i < (rows?.Count ?? 0); i++)
        {
            var slot = given?.Rows.ElementAtOrDefault(i);
            var at = FormPaths.Row(path, i);
            Document(html, field, rows![i] as JsonObject, at, _form.RowName(field, path, i), slot, slot?.Optional ?? true);
        }

        if (given?.MayAdd ?? true)
        {
            Button(html, "add:" + path, _l.T("Añadir otro documento", "Add another document"), "btn btn-outline-secondary btn-sm");
        }

        html.Raw("</fieldset>");
    }

    private void Document(Html html, FormField field, JsonObject? value, string path, string label, FormRow? slot, bool optional)
    {
        var (id, sha256, name) = (FormPaths.IdOf(path), FormValues.Text(value?["sha256"]), FormValues.Text(value?["name"]));
        var kept = sha256.Length > 0;
        var byHand = field.Kind == FieldKind.Documents && slot is null;
        html.Raw(Bad(path) ? "<div class=\"field document field-bad\">" : "<div class=\"field document\">")
            .Raw("<label class=\"form-label\"").With("for", id).Raw(">").Text(label);
        Optional(html, !optional);
        html.Raw("</label>");
        if (field.Kind == FieldKind.Document)
        {
            Hint(html, field, path);
        }

        foreach (var fact in slot?.Facts ?? [])
        {
            html.Raw("<p class=\"form-hint\">").Text(_l.T(fact)).Raw("</p>");
        }

        Error(html, path);
        html.Hidden(path + ".#", "");
        if (kept)
        {
            html.Raw("<p class=\"document-kept\"").With("id", id + "-kept").Raw("><span class=\"visually-hidden\">").Text(_l.T("Adjunto: ", "Attached: ")).Raw("</span>").Text(name).Raw(" ");
            Button(html, "drop:" + path, _l.T("Quitar", "Remove"), "btn btn-link btn-sm", $"{_l.T("Quitar", "Remove")} {label}");
            html.Raw("</p>").Hidden(path + ".sha256", sha256).Hidden(path + ".name", name);
            _ = byHand ? html : html.Hidden(path + ".type", FormValues.Text(value?["type"]));
        }

        if (!kept && slot?.OnFile.Count > 0)
        {
            html.Raw("<label class=\"form-hint\"").With("for", id + "-stored").Raw(">").Text(_l.T("Use uno que ya está en el registro o suba otro:", "Use one on file, or upload another:"))
                .Raw("</label><select class=\"form-select\"").With("id", id + "-stored").With("name", path + ".stored").Raw("><option value=\"\">")
                .Text(_l.T("Subir un archivo", "Upload a file")).Raw("</option>");
            foreach (var document in slot.OnFile)
            {
                html.Raw("<option").With("value", document.Sha256).Raw(">").Text(document.Name).Raw("</option>");
            }

            html.Raw("</select>");
        }

        html.Raw(kept ? "<details class=\"replace\"><summary>" : "");
        html.Text(kept ? _l.T("Cambiar el archivo", "Change the file") : "").Raw(kept ? "</summary>" : "");
        html.Raw("<input class=\"form-control\" type=\"file\"").With("id", id).With("name", path + ".file").With("aria-describedby", DescribedBy(field, path))
            .With("aria-invalid", Bad(path) ? "true" : null).Raw(">").Raw(kept ? "</details>" : "");
        if (byHand)
        {
            TypeOf(html, FormValues.Text(value?["type"]), path, label);
        }

        html.Raw("</div>");
    }

    private void List(Html html, FormField field, JsonArray? rows, string path)
    {
        var given = _form.Seed.Rows.GetValueOrDefault(path);
        var fixedRows = given?.Rows.Count ?? 0;
        var mayAdd = given?.MayAdd ?? true;
        var count = Math.Max(rows?.Count ?? 0, mayAdd && field.Required && fixedRows == 0 && !_form.Seed.MayBeEmpty.Contains(field.Name) ? 1 : 0);
        html.Raw("<fieldset class=\"form-group form-list\"").With("id", FormPaths.IdOf(path)).With("tabindex", "-1").Raw("><legend>").Text(_l.T(field.Label)).Raw("</legend>");
        Hint(html, field, path);
        Error(html, path);
        Totals(html, field, rows);
        if (fixedRows >= RowHtml.FewRows && field.Fields.FirstOrDefault(static f => f.Kind == FieldKind.Options)?.Options.FirstOrDefault(static o => !o.NotOffered) is { } usual)
        {
            Button(html, $"fill:{path}:{usual.Value}", _l.T($"Marcar «{_l.T(usual.Label)}» en los que faltan", $"Mark the rest “{_l.T(usual.Label)}”"), "btn btn-outline-secondary btn-sm row-fill");
        }

        for (var i = 0; i < count; i++)
        {
            var at = FormPaths.Row(path, i);
            var row = rows is not null && i < rows.Count ? rows[i] as JsonObject : null;
            if (i < fixedRows)
            {
                FixedRow(html, field, row, at, given!.Rows[i]);
            }
            else if (count > RowHtml.MostOpen && row is not null && !RowInTrouble(at) && !string.Equals(_form.Opened, at, StringComparison.Ordinal) && RowHtml.IsWhole(field, row))
            {
                RowHtml.Closed(html, _form, field, row, at, i, _errors.GetValueOrDefault);
            }
            else
            {
                OpenRow(html, field, row, at, i);
            }
        }

        if (mayAdd)
        {
            Button(html, "add:" + path, _l.T("Añadir: ", "Add: ") + _l.T(field.Item ?? field.Label).ToLowerInvariant(), "btn btn-outline-secondary");
            RowHtml.Paste(html, _form, field, path);
        }

        html.Raw("</fieldset>");
    }

    private void Totals(Html html, FormField field, JsonArray? rows)
    {
        if (rows is null or { Count: 0 } || field.Fields.FirstOrDefault(static f => f.Kind == FieldKind.Money) is not { } money)
        {
            return;
        }

        var currency = FormReading.CurrencyOf(_form.Seed, _form.Values);
        var amounts = rows.OfType<JsonObject>().Where(r => FormValues.Text(r[money.Name]).Length > 0).Select(r => RowAmount(r, money, currency)).ToList();
        if (amounts.Count > 0)
        {
            html.Raw("<p class=\"form-total\"").With("data-total", money.Name).Raw(">").Text(amounts.Count == 1 ? _l.T("1 fila · total ", "1 row · total ") : _l.T($"{amounts.Count} filas · total ", $"{amounts.Count} rows · total "))
                .Raw("<strong>").Text(Kernel.Monies.Money.Sum(amounts, currency).ToString()).Raw("</strong></p>");
        }
    }

    /// <summary>What a row adds to the total: its amount, or price times quantity. What cannot be read yet adds nothing.</summary>
    private static Kernel.Monies.Money RowAmount(JsonObject row, FormField money, Kernel.Monies.Currency currency)
    {
        if (FormTexts.TryMoney(FormValues.Text(row[money.Name]), currency, out var amount) is not null)
        {
            return Kernel.Monies.Money.Zero(currency);
        }

        var times = money.Times is null ? 1 : int.TryParse(FormValues.Text(row[money.Times]), NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var many) ? many : 0;
        var minor = (Int128)amount.Minor * times;
        return minor > long.MaxValue ? Kernel.Monies.Money.Zero(currency) : new Kernel.Monies.Money((long)minor, currency);
    }

    private void FixedRow(Html html, FormField field, JsonObject? values, string path, FormRow row)
    {
        html.Raw("<fieldset class=\"form-row\"").With("id", FormPaths.IdOf(path)).With("tabindex", "-1").Raw("><legend>").Text(_l.T(row.Heading)).Raw("</legend>");
        foreach (var fact in row.Facts)
        {
            html.Raw("<p class=\"form-fact\">").Text(_l.T(fact)).Raw("</p>");
        }

        Error(html, path);
        html.Hidden(path + ".#", "");
        Group(html, field.Fields, values, path, row);
        html.Raw("</fieldset>");
    }

    private void OpenRow(Html html, FormField field, JsonObject? values, string path, int index)
    {
        var name = _form.RowName(field, FormPaths.Split(path).List, index);
        html.Raw("<fieldset class=\"form-row\"").With("id", FormPaths.IdOf(path)).With("tabindex", "-1").With("data-focus", string.Equals(_form.Opened, path, StringComparison.Ordinal) ? "" : null)
            .Raw("><legend>").Text(name).Raw("</legend>");
        Error(html, path);
        html.Hidden(path + ".#", "");
        _focusNext = string.Equals(_form.Opened, path, StringComparison.Ordinal);
        Group(html, field.Fields, values, path, null);
        Button(html, "remove:" + path, _l.T("Quitar", "Remove"), "btn btn-link btn-sm row-remove", $"{_l.T("Quitar", "Remove")} {name}");
        html.Raw("</fieldset>");
    }

    internal static void Button(Html html, string act, string text, string style, string? name = null) =>
        html.Raw("<button type=\"submit\" name=\"__act\" formnovalidate data-row-act").With("value", act).With("class", style).With("aria-label", name).Raw(">").Text(text).Raw("</button>");

    /// <summary>Something in the row must be typed again; a file that is missing can be attached as it stands.</summary>
    private bool RowInTrouble(string row) => _rowsInTrouble.Contains(row);

    private void Optional(Html html, bool required)
    {
        if (!required)
        {
            html.Raw(" <span class=\"optional\">").Text(_l.T("(opcional)", "(optional)")).Raw("</span>");
        }
    }

    private void Hint(Html html, FormField field, string path)
    {
        if (field.Hint is { } hint)
        {
            html.Note("form-hint", FormPaths.IdOf(path) + "-hint", _l.T(hint));
        }
    }

    private void Error(Html html, string path)
    {
        if (_errors.TryGetValue(path, out var error))
        {
            html.Raw("<p class=\"field-error\"").With("id", FormPaths.IdOf(path) + "-error").Raw("><span class=\"visually-hidden\">").Text(_l.T("Error: ", "Error: ")).Raw("</span>")
                .Text(_l.T(error.Message)).Raw("</p>");
        }
    }

    private bool Bad(string path) => _errors.ContainsKey(path);

    private string? DescribedBy(FormField field, string path)
    {
        var id = FormPaths.IdOf(path);
        return Html.Ids(field.Hint is not null && field.Kind != FieldKind.Documents ? id + "-hint" : null, Bad(path) ? id + "-error" : null);
    }
}
