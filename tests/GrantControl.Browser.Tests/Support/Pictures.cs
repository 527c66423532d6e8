using System.Globalization;

namespace GrantControl.Browser.Tests.Support;

/// <summary>Pictures of every page looked at, for people to look at too: taken where <c>SCREENSHOTS</c> names a folder.</summary>
internal static class Pictures
{
    /// <summary>Environment variable with the folder; without it no picture is taken.</summary>
    public const string Variable = "SCREENSHOTS";

    private static readonly int[] Widths = [Look.Phone, 768, 1440];

    private static readonly string? Folder = Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder ? folder : null;

    public static async Task TakeAsync(IPage page, string name, Look look)
    {
        if (Folder is null)
        {
            return;
        }

        foreach (var width in Widths)
        {
            await page.SetViewportSizeAsync(width, width == Look.Phone ? 812 : 900);
            await page.ScreenshotAsync(new()
            {
                Path = Path.Combine(Folder, string.Create(CultureInfo.InvariantCulture, $"{name.Replace(' ', '-')}-{look.Language}-{look.Theme}-{width}.png")),
                FullPage = true,
                Animations = ScreenshotAnimations.Disabled,
            });
        }
    }
}
