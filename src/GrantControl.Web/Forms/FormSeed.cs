using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Forms;

/// <summary>What a form knows before anybody types: the values the case gives, those it suggests, and what is chosen from.</summary>
public sealed record FormSeed
{
    public static readonly FormSeed None = new();

    /// <summary>Values nobody can change, by path. What is posted under them is ignored.</summary>
    public IReadOnlyDictionary<string, FixedValue> Fixed { get; init; } = new Dictionary<string, FixedValue>(StringComparer.Ordinal);

    /// <summary>The record to begin with when there is no draft; the person may change all of it.</summary>
    public object? Suggested { get; init; }

    /// <summary>Single values to begin with, by path, as a person would type them; for a record that cannot be whole yet.</summary>
    public IReadOnlyDictionary<string, string> Typed { get; init; } = new Dictionary<string, string>(StringComparer.Ordinal);

    /// <summary>What a field with <see cref="FormField.Choice"/> is chosen from, by that word. A word that is missing leaves a text to type.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<FormChoice>> Choices { get; init; } = new Dictionary<string, IReadOnlyList<FormChoice>>(StringComparer.Ordinal);

    /// <summary>Rows a list begins with, by the list's path; they can be filled in and not removed.</summary>
    public IReadOnlyDictionary<string, FormRows> Rows { get; init; } = new Dictionary<string, FormRows>(StringComparer.Ordinal);

    /// <summary>Names of required lists that may nevertheless be sent without any row.</summary>
    public IReadOnlySet<string> MayBeEmpty { get; init; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Currency of every amount; null lets the field <c>currency</c> of the form itself decide.</summary>
    public Currency? Currency { get; init; }

    /// <summary>Documents the case asks for beside those of the workflow's row, each with a place of its own.</summary>
    public IReadOnlyList<string> Documents { get; init; } = [];

    /// <summary>What to read beside the form: a checklist, the legal ground, what is being decided on.</summary>
    public IReadOnlyList<FormNote> Notes { get; init; } = [];

    /// <summary>What a field is chosen from; null when it is typed.</summary>
    public IReadOnlyList<FormChoice>? ChoicesOf(FormField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Choice is { } word ? Choices.GetValueOrDefault(word) : null;
    }

    /// <summary>The same seed with further fixed rows.</summary>
    public FormSeed With(string list, FormRows rows) => this with { Rows = Added(Rows, list, rows) };

    public FormSeed With(string path, FixedValue value) => this with { Fixed = Added(Fixed, path, value) };

    /// <summary>The same seed with something to choose from, unless it has that already.</summary>
    public FormSeed WithChoices(string word, IReadOnlyList<FormChoice> choices) =>
        Choices.ContainsKey(word) ? this : this with { Choices = Added(Choices, word, choices) };

    private static Dictionary<string, T> Added<T>(IReadOnlyDictionary<string, T> to, string key, T value) =>
        new(to, StringComparer.Ordinal) { [key] = value };
}

/// <summary>A value the case gives.</summary>
/// <param name="Value">As JSON writes it.</param>
/// <param name="Shown">How it is shown; null does not show it at all.</param>
public sealed record FixedValue(string Value, Label? Shown = null);

/// <summary>The rows a list begins with.</summary>
/// <param name="MayAdd">Whether the person may add rows of his own after them.</param>
public sealed record FormRows(IReadOnlyList<FormRow> Rows, bool MayAdd = false);

/// <summary>One row: what it is about, and the values of it that are fixed, by field name.</summary>
public sealed record FormRow(Label Heading, IReadOnlyDictionary<string, string> Fixed)
{
    /// <summary>Further lines under the heading, each a fact about it.</summary>
    public IReadOnlyList<Label> Facts { get; init; } = [];

    /// <summary>For a row that is one document: whether it may be left out.</summary>
    public bool Optional { get; init; }

    /// <summary>Documents on file that may serve instead of an upload.</summary>
    public IReadOnlyList<DocumentCited> OnFile { get; init; } = [];
}

/// <summary>Something to read beside a form.</summary>
public sealed record FormNote(Label Heading, IReadOnlyList<Label> Lines);
