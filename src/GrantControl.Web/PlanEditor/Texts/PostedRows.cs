namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>
/// The fields of a posted section. A table posts each column as one name with many values in the order of its rows, so
/// that rows may be added or moved in the browser without renaming anything.
/// </summary>
public sealed class PostedRows(IFormCollection form)
{
    public IEnumerable<string> Names => form.Keys;

    public string One(string name) => Plain(form[name].ToString());

    /// <summary>How many rows a table has: the longest of these columns.</summary>
    public int Count(params string[] names) => names.Max(n => form[n].Count);

    public string At(string name, int row) => form[name] is var values && row < values.Count ? Plain(values[row] ?? "") : "";

    /// <summary>One kind of line end, so that sending a text again does not change it.</summary>
    private static string Plain(string text) => text.ReplaceLineEndings("\n").Trim();
}
