namespace GrantControl.Kernel.Deciders;

/// <summary>
/// The words of one field, beside the field itself. Form, check page, error summary, history and the interface's own
/// description all read them here, so that a field added to a command is told everywhere by one parameter. On a value of
/// an enumeration it names that value.
/// </summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property | AttributeTargets.Field)]
public sealed class FieldAttribute(string es, string en) : Attribute
{
    /// <summary>What it is called in Spanish.</summary>
    public string Es { get; } = es;

    /// <summary>What it is called in English.</summary>
    public string En { get; } = en;

    /// <summary>One sentence of help under the name; both languages or none.</summary>
    public string? HintEs { get; init; }

    public string? HintEn { get; init; }

    /// <summary>Several lines of text rather than one.</summary>
    public bool Long { get; init; }

    /// <summary>Where the value comes from when nobody types it: one of <see cref="GivenBy"/>. Null when it is typed.</summary>
    public string? Given { get; init; }

    /// <summary>What it is chosen from, in a word the kind's screens know (<c>budget-line</c>); null when it is typed.</summary>
    public string? Choice { get; init; }

    /// <summary>The type of the document asked for; null when the workflow's row names the types.</summary>
    public string? Document { get; init; }

    /// <summary>What one entry of a list is called: <c>Gasto</c>; both languages or none.</summary>
    public string? ItemEs { get; init; }

    public string? ItemEn { get; init; }

    /// <summary>For the price of one unit in a list: the field of the same row that says how many, so that rows can be added up.</summary>
    public string? Times { get; init; }

    /// <summary>A value that exists but that nobody chooses (a decision still pending).</summary>
    public bool NotOffered { get; init; }
}

/// <summary>Where a field that nobody types takes its value from.</summary>
public static class GivenBy
{
    /// <summary>The variant of the command offered: the gate of a <c>clear</c>.</summary>
    public const string Variant = "variant";

    /// <summary>The number of the child the command moves: 2 of <c>tranche:2</c>.</summary>
    public const string Target = "target";

    /// <summary>The hash of the content in force.</summary>
    public const string Content = "content";

    /// <summary>The row it stands in, one row for each thing that must be answered.</summary>
    public const string Row = "row";

    /// <summary>The clock.</summary>
    public const string Clock = "clock";
}
