using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Forms;

/// <summary>How a field is asked.</summary>
public enum FieldKind
{
    Text,
    Number,
    Date,
    Money,
    YesNo,

    /// <summary>One of a few values known beforehand: an enumeration, a currency.</summary>
    Options,

    /// <summary>One document: a file of its own.</summary>
    Document,

    /// <summary>Documents, each of a type.</summary>
    Documents,

    /// <summary>Texts, one a line.</summary>
    Texts,

    /// <summary>Several fields under one name.</summary>
    Group,

    /// <summary>Rows of fields.</summary>
    List,
}

/// <summary>One field of a record, as it is asked and shown.</summary>
/// <param name="Name">Its name in JSON; with those above it, its path: <c>lines[2].amount</c>.</param>
public sealed record FormField(string Name, FieldKind Kind, Label Label)
{
    public Label? Hint { get; init; }

    public bool Required { get; init; }

    /// <summary>Several lines of text.</summary>
    public bool Long { get; init; }

    /// <summary>One of <see cref="Kernel.Deciders.GivenBy"/>; null when it is typed.</summary>
    public string? Given { get; init; }

    /// <summary>What it is chosen from; see <see cref="FormSeed.Choices"/>.</summary>
    public string? Choice { get; init; }

    /// <summary>For the price of one unit: the field of the same row that says how many.</summary>
    public string? Times { get; init; }

    /// <summary>The type of the one document asked for.</summary>
    public string? DocumentType { get; init; }

    /// <summary>What one row of a list is called.</summary>
    public Label? Item { get; init; }

    /// <summary>For <see cref="FieldKind.Options"/>: every value, also those that are <see cref="FormChoice.NotOffered"/>.</summary>
    public IReadOnlyList<FormChoice> Options { get; init; } = [];

    /// <summary>For a group its fields, for a list those of one row.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];
}

/// <summary>One value that may be chosen.</summary>
/// <param name="Value">As JSON writes it.</param>
public sealed record FormChoice(string Value, Label Label)
{
    /// <summary>It exists and may be shown, but nobody chooses it.</summary>
    public bool NotOffered { get; init; }
}
