using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;
using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.Forms;

/// <summary>
/// A form for any record: <c>Form.For(typeof(GeneralSection), seed, language)</c>.
/// <list type="bullet">
/// <item>GET: <c>form.Fill(record)</c> or <c>form.Restore(draft)</c>, then <c>@form.Summary()</c> and <c>@form.Fields()</c> inside your own
/// <c>form method="post" enctype="multipart/form-data"</c>, with antiforgery.</item>
/// <item>POST: <c>var post = await FormPost.ReadAsync(…)</c> stores what was uploaded and does the row buttons
/// (<c>__act</c> = <c>add:lines</c>, <c>remove:lines[3]</c>, <c>edit:lines[3]</c>, <c>paste:lines</c>, <c>drop:documents[0]</c>); then <c>form.Take(post)</c>.
/// When <c>post.Act</c> is one of your own words (<c>check</c>, <c>send</c>), <c>form.Read()</c> gives the JSON of the record, and
/// <c>form.Errors</c> whatever cannot be read; <c>form.Refuse(rejection)</c> puts what a rule refused to its fields.</item>
/// <item>Check page: <c>@form.Answers(address)</c>, each answer with a link back to its field.</item>
/// <item>Drafts: <c>DraftStore</c>, with <c>form.Values.ToDraft()</c>.</item>
/// </list>
/// Names and ids of fields follow <see cref="FormPaths"/>.
/// </summary>
public sealed class Form
{
    private FormReading? _reading;

    private Form(FormDefinition definition, FormSeed seed, Language language) => (Definition, Seed, Language) = (definition, seed, language);

    public FormDefinition Definition { get; }

    public FormSeed Seed { get; }

    public Language Language { get; }

    public FormValues Values { get; private set; } = null!;

    /// <summary>What is wrong, by the form's own paths. Empty until it was read or refused.</summary>
    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>Why the whole was refused; null when nothing but its fields is wrong.</summary>
    public Label? Refusal { get; private set; }

    /// <summary>The path of the row just added or opened; its first field takes the focus.</summary>
    public string? Opened { get; private set; }

    /// <summary>A form for a record, with the seed's suggestion in it.</summary>
    public static Form For(Type record, FormSeed? seed, Language language)
    {
        var form = new Form(FormDefinition.Of(record), seed ?? FormSeed.None, language);
        return form.Seed.Suggested is { } suggested ? form.Fill(suggested) : form.Begin();
    }

    /// <summary>Puts a record into the form.</summary>
    public Form Fill(object record)
    {
        Values = record is System.Text.Json.Nodes.JsonObject body ? FormFilling.Of(Definition, Seed, body) : FormFilling.Of(Definition, Seed, record);
        return this;
    }

    /// <summary>Puts a draft into the form.</summary>
    public Form Restore(string draft)
    {
        Values = FormValues.Restored(Definition, Seed, draft);
        return this;
    }

    /// <summary>Puts what was posted into the form.</summary>
    public Form Take(FormPost post)
    {
        ArgumentNullException.ThrowIfNull(post);
        Values = FormValues.Posted(Definition, Seed, post.Fields);
        Errors = post.Errors;
        Opened = post.Opened;
        return this;
    }

    /// <summary>The record as JSON; look at <see cref="Errors"/> before sending it.</summary>
    public FormReading Read()
    {
        _reading = FormReading.Of(Definition, Seed, Values);
        Errors = [.. Errors, .. _reading.Errors.Where(e => Errors.All(k => !string.Equals(k.Path, e.Path, StringComparison.Ordinal)))];
        return _reading;
    }

    /// <summary>Shows a refusal: each of its fields at its place, the whole above the form.</summary>
    public Form Refuse(Rejection rejection)
    {
        ArgumentNullException.ThrowIfNull(rejection);
        _reading ??= FormReading.Of(Definition, Seed, Values);
        Errors = [.. rejection.Fields.Select(f => f with { Path = _reading.FormPath(f.Path) })];
        if (Errors.Count == 0 && ServedBefore(rejection) is { } served)
        {
            Errors = [served];
        }

        Refusal = Errors.Count == 0 ? rejection.Message : null;
        return this;
    }

    /// <summary>The document a refusal speaks of, at its place and by its name: the register knows it by its hash alone.</summary>
    private FieldError? ServedBefore(Rejection rejection) => rejection.Code != Codes.DocumentReused ? null : Values.Flat()
        .Where(static v => v.Key.EndsWith(".sha256", StringComparison.Ordinal) && v.Value.Length > 0)
        .Select(v => (Path: v.Key[..v.Key.LastIndexOf('.')], Hash: v.Value))
        .Select(v => (v.Path, v.Hash, Name: Values.Text(v.Path + ".name")))
        .Where(v => rejection.Message.Es.Contains(v.Hash, StringComparison.Ordinal) || rejection.Message.Es.Contains($"«{v.Name}»", StringComparison.Ordinal))
        .Select(static v => new FieldError(v.Path, new($"«{v.Name}» ya respalda otro asunto; adjunte otro archivo.", $"“{v.Name}” is evidence of something else already; attach another file.")))
        .FirstOrDefault();

    /// <summary>What a path is called by those who fill it in: <c>lines[2].amount</c> → Gasto 3 · Monto.</summary>
    public string LabelOf(string path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return FieldWords.PathName(Definition, path, RowName, Language);
    }

    /// <summary>What a row is called: the heading the seed gives it, what the document is, or its number.</summary>
    public string RowName(FormField list, string path, int index)
    {
        ArgumentNullException.ThrowIfNull(list);
        return Seed.Rows.GetValueOrDefault(path)?.Rows.ElementAtOrDefault(index) is { } row
            ? Language.T(row.Heading)
            : list.Kind == FieldKind.Documents && DocumentType.All.TryGetValue(Values.Text(FormPaths.Row(path, index) + ".type"), out var type) && type.Id != DocumentType.Other
            ? Language.T(type.Label)
            : FieldWords.RowName(list, index, Language);
    }

    /// <summary>The error summary; it takes the focus. Nothing when nothing is wrong.</summary>
    public IHtmlContent Summary() => new ErrorSummaryHtml(this);

    /// <summary>Every field, with its label, hint and error.</summary>
    public IHtmlContent Fields() => new FormHtml(this);

    /// <summary>What was answered, with links back to the fields of the form at an address.</summary>
    public IHtmlContent Answers(string? changeAddress) => new AnswersHtml(this, changeAddress);

    private Form Begin()
    {
        Values = FormValues.Posted(Definition, Seed, Seed.Typed);
        return this;
    }
}
