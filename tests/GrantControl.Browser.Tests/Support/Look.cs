namespace GrantControl.Browser.Tests.Support;

/// <summary>How a person has set up his browser.</summary>
/// <param name="Language"><c>es</c> or <c>en</c>.</param>
/// <param name="Theme"><c>light</c> or <c>dark</c>.</param>
/// <param name="Width">Of the window, in CSS pixels.</param>
/// <param name="Script">False: the browser runs no script at all.</param>
public sealed record Look(string Language = "es", string Theme = "light", int Width = 1440, bool Script = true)
{
    public const int Phone = 375;

    public const int Tablet = 768;

    public static readonly Look Usual = new();

    public override string ToString() => $"{Language}, {Theme}, {Width} px{(Script ? "" : ", no script")}";
}
