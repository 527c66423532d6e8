using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Assets;

/// <summary>How the states of a good are called and marked.</summary>
public static class AssetWords
{
    public static Label State(string state) => state switch
    {
        AssetFacts.InUse => new("En uso", "In use"),
        AssetFacts.Locked => new("Bloqueado", "Locked"),
        _ => new("Dado de baja", "Removed"),
    };

    /// <summary>The tone of a state's tag, as site.css names it.</summary>
    public static string Tone(string state) => state switch
    {
        AssetFacts.InUse => "good",
        AssetFacts.Locked => "wait",
        _ => "muted",
    };

    public static string Mark(string state) => state switch
    {
        AssetFacts.InUse => "check",
        AssetFacts.Locked => "lock",
        _ => "x",
    };
}
