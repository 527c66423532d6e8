namespace GrantControl.Kernel.Workflows;

/// <summary>What a screen shows: Spanish first, English beside it.</summary>
public sealed record Label(string Es, string En)
{
    /// <summary>The text for a language tag; anything that is not English reads Spanish.</summary>
    public string For(string? language) =>
        language is not null && language.StartsWith("en", StringComparison.OrdinalIgnoreCase) ? En : Es;
}
