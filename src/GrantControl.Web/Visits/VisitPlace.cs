using System.Globalization;

namespace GrantControl.Web.Visits;

/// <summary>Degrees as people and phones write them, and as they are kept: whole millionths.</summary>
public static class VisitPlace
{
    private const decimal Millionths = 1_000_000m;

    /// <summary>15352000 → 15.352000.</summary>
    public static string Degrees(int millionths) => (millionths / Millionths).ToString("0.000000", CultureInfo.InvariantCulture);

    /// <summary>Whole millionths of a number of degrees; null when the text is none, or beyond <paramref name="most"/>.</summary>
    /// <param name="most">90 for a latitude, 180 for a longitude.</param>
    public static int? Millionth(string? text, int most) =>
        decimal.TryParse(text?.Trim().Replace(',', '.'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var degrees)
        && decimal.Abs(degrees) <= most
            ? (int)decimal.Round(degrees * Millionths, MidpointRounding.ToEven)
            : null;
}
