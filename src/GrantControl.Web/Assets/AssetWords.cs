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

    /// <summary>What a move of the register says happened.</summary>
    public static Label Move(string move) => move switch
    {
        "register" => new("Entró al registro", "Entered the register"),
        "lock" => new("Un expediente lo tomó", "A case took it"),
        "release" => new("El expediente lo liberó", "The case released it"),
        "transfer" => new("Cambió de custodia o lugar", "Changed custody or place"),
        "see" => new("Se vio en un inventario físico", "Seen in a physical inventory"),
        _ => new("Se dio de baja", "Was removed"),
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
