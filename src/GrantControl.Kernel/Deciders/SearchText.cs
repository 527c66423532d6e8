namespace GrantControl.Kernel.Deciders;

/// <summary>A text of a case, besides its number, title and organisation, by which people look for it.</summary>
/// <param name="Kind">What the text is: one of the constants below.</param>
/// <param name="Reference">What it belongs to: a document's SHA-256, the section an observation speaks of; null when the case itself.</param>
public sealed record SearchText(string Kind, string Text, string? Reference = null)
{
    /// <summary>The name a document was stored under.</summary>
    public const string Document = "document";

    /// <summary>What a reviewer observed, or what was answered to it.</summary>
    public const string Observation = "observation";

    /// <summary>A finding of internal control or audit.</summary>
    public const string Finding = "finding";

    /// <summary>What the case is about: purpose, results, activities.</summary>
    public const string Content = "content";
}
