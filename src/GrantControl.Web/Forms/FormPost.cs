using GrantControl.Journal.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Forms;

/// <summary>
/// One post of a form: its fields, with every file stored already and carried as a citation, and the button that was pressed.
/// Row buttons have done their work in the fields.
/// </summary>
/// <param name="Act">The word of the button; empty when it was none of ours.</param>
/// <param name="Errors">Files that were refused, by the path of their field.</param>
public sealed record FormPost(IReadOnlyDictionary<string, string> Fields, string Act, IReadOnlyList<FieldError> Errors)
{
    /// <summary>True when the button only changed the rows: the form is shown again.</summary>
    public bool OnlyRows { get; private init; }

    /// <summary>The row added or opened by the button.</summary>
    public string? Opened { get; private init; }

    /// <exception cref="InvalidDataException">The body is no form, or one beyond every limit.</exception>
    public static async Task<FormPost> ReadAsync(HttpContext context, FormDefinition definition, FormSeed seed)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(definition);
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var fields = form.Where(static f => !f.Key.StartsWith("__", StringComparison.Ordinal)).ToDictionary(static f => f.Key, f => ValueOf(definition, f), StringComparer.Ordinal);
        var errors = await StoreAsync(context, form.Files, definition, fields);
        var act = form["__act"].ToString();
        var (verb, path) = act.IndexOf(':', StringComparison.Ordinal) is > 0 and var at ? (act[..at], act[(at + 1)..]) : (act, "");
        var value = "";
        if (verb is "fill" && path.LastIndexOf(':') is > 0 and var last)
        {
            (path, value) = (path[..last], path[(last + 1)..]);
        }

        var list = path.Length is > 0 and < 200 ? definition.Find(path) : null;
        if (list is null)
        {
            return new FormPost(fields, verb, errors);
        }

        var opened = verb switch
        {
            "add" => Add(fields, path),
            "edit" => path,
            "paste" => Paste(fields, list, path, form["__paste:" + path].ToString(), seed, Language.Of(context)),
            _ => null,
        };
        if (verb is "fill")
        {
            Fill(fields, list, path, value, seed);
        }

        if (verb is "remove" or "drop")
        {
            Remove(fields, path, verb is "drop");
        }

        // Rows move up over the ones removed, so an opened row is named by its place among those that stay.
        return new FormPost(fields, verb, errors) { OnlyRows = verb is "add" or "edit" or "paste" or "remove" or "drop" or "fill", Opened = opened is null ? null : Settled(fields, opened) };
    }

    /// <summary>Of texts that are chosen each box that is ticked comes by itself.</summary>
    private static string ValueOf(FormDefinition definition, KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues> posted) =>
        posted.Value.Count > 1 && definition.Find(posted.Key) is { Kind: FieldKind.Texts } ? string.Join('\n', posted.Value.ToArray()) : posted.Value[0] ?? "";

    /// <summary>Marks what is usual in every row of a list in which nothing is chosen yet.</summary>
    private static void Fill(Dictionary<string, string> fields, FormField list, string path, string value, FormSeed seed)
    {
        if (list.Fields.FirstOrDefault(static f => f.Kind == FieldKind.Options) is not { } chosen || !chosen.Options.Any(o => !o.NotOffered && string.Equals(o.Value, value, StringComparison.Ordinal)))
        {
            return;
        }

        for (var i = 0; i < (seed.Rows.GetValueOrDefault(path)?.Rows.Count ?? 0); i++)
        {
            var name = FormPaths.Join(FormPaths.Row(path, i), chosen.Name);
            fields[name] = fields.GetValueOrDefault(name) is { Length: > 0 } kept ? kept : value;
        }
    }

    private static string Add(Dictionary<string, string> fields, string list)
    {
        var row = FormPaths.Row(list, FormPaste.NextRow(fields, list));
        fields[row + ".#"] = "";
        return row;
    }

    private static string? Paste(Dictionary<string, string> fields, FormField list, string path, string pasted, FormSeed seed, Language language)
    {
        DropEmptyRows(fields, path);
        var (first, count) = FormPaste.Into(fields, list, path, pasted, seed, language);
        return count > 0 ? FormPaths.Row(path, first) : null;
    }

    /// <summary>The row a form begins with would stand empty before the pasted ones.</summary>
    private static void DropEmptyRows(Dictionary<string, string> fields, string list)
    {
        var rows = fields.Where(f => f.Key.StartsWith(list + "[", StringComparison.Ordinal)).GroupBy(f => f.Key[..(f.Key.IndexOf(']', list.Length) + 1)], StringComparer.Ordinal);
        foreach (var row in rows.Where(static r => r.All(static f => f.Value.Length == 0)).ToList())
        {
            Remove(fields, row.Key, onlyDocument: false);
        }
    }

    private static void Remove(Dictionary<string, string> fields, string path, bool onlyDocument)
    {
        foreach (var name in fields.Keys.Where(k => k.StartsWith(path + ".", StringComparison.Ordinal)).ToList())
        {
            fields.Remove(name);
        }

        if (onlyDocument)
        {
            fields[path + ".#"] = "";
        }
    }

    private static string Settled(Dictionary<string, string> fields, string row)
    {
        var (list, index) = FormPaths.Split(row);
        var before = fields.Keys.Where(k => k.StartsWith(list + "[", StringComparison.Ordinal)).Select(k => FormPaths.Split(k[..(k.IndexOf(']', list.Length) + 1)]).Index)
            .Where(i => i >= 0 && i < index).Distinct().Count();
        return FormPaths.Row(list, before);
    }

    private static async Task<List<FieldError>> StoreAsync(HttpContext context, IFormFileCollection files, FormDefinition definition, Dictionary<string, string> fields)
    {
        var errors = new List<FieldError>();
        var (caller, store) = (Caller.Of(context), context.RequestServices.GetRequiredService<DocumentStore>());
        foreach (var file in files.Where(static f => f.Length > 0 && f.Name.EndsWith(".file", StringComparison.Ordinal)))
        {
            var path = file.Name[..^".file".Length];
            if (definition.Find(path) is not { Kind: FieldKind.Document or FieldKind.Documents })
            {
                continue;
            }

            var content = file.OpenReadStream();
            await using (content)
            {
                var put = await store.PutAsync(caller.Institution, caller.Person, content, PlainName(file.FileName), file.ContentType, context.RequestAborted);
                if (put.Rejection is { } refused)
                {
                    errors.Add(new FieldError(path, new Label($"{PlainName(file.FileName)}: {refused.Message.Es}", $"{PlainName(file.FileName)}: {refused.Message.En}")));
                    continue;
                }

                (fields[path + ".sha256"], fields[path + ".name"]) = (put.Document!.Sha256, Cited(put.Document.Name));
                fields.Remove(path + ".stored");
            }
        }

        return errors;
    }

    /// <summary>Browsers of old sent whole paths, of either kind of system.</summary>
    private static string PlainName(string name) => name[(name.LastIndexOfAny(['/', '\\']) + 1)..];

    private static string Cited(string name) => name.Length <= 200 ? name : name[..200];
}
