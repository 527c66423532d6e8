namespace GrantControl.Kernel.Monies;

/// <summary>
/// Amounts in Spanish words, as resolutions, agreements and payment orders write them beside the figures: «un millón
/// doscientos mil quetzales con cincuenta centavos». The whole range of <see cref="Money"/>.
/// </summary>
public static class AmountInWords
{
    private const ulong Thousand = 1_000;
    private const ulong Million = 1_000_000;

    private static readonly string[] Small =
    [
        "", "un", "dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez", "once", "doce", "trece", "catorce", "quince",
        "dieciséis", "diecisiete", "dieciocho", "diecinueve", "veinte", "veintiún", "veintidós", "veintitrés", "veinticuatro", "veinticinco",
        "veintiséis", "veintisiete", "veintiocho", "veintinueve",
    ];

    private static readonly string[] Tens = ["", "", "", "treinta", "cuarenta", "cincuenta", "sesenta", "setenta", "ochenta", "noventa"];

    private static readonly string[] Hundreds =
        ["", "ciento", "doscientos", "trescientos", "cuatrocientos", "quinientos", "seiscientos", "setecientos", "ochocientos", "novecientos"];

    public static string Of(Money amount)
    {
        var minor = (ulong)Math.Abs(amount.Minor);
        var (whole, cents) = (minor / 100, minor % 100);
        var (one, many) = amount.Currency == Currency.Usd
            ? ("dólar de los Estados Unidos de América", "dólares de los Estados Unidos de América")
            : ("quetzal", "quetzales");

        // A number that ends in millón or billón counts with «de»: un millón de quetzales.
        var of = whole > 0 && whole % Million == 0 ? " de" : "";
        var sign = amount.IsNegative ? "menos " : "";
        var rest = cents switch { 0 => "exactos", 1 => "con un centavo", _ => $"con {Below(cents)} centavos" };
        return whole == 1 && cents == 0
            ? $"{sign}un {one} exacto"
            : $"{sign}{(whole == 0 ? "cero" : Words(whole))}{of} {(whole == 1 ? one : many)} {rest}";
    }

    /// <summary>Before a masculine noun, so «un» and «veintiún» and never «uno».</summary>
    private static string Words(ulong number)
    {
        var (billions, millions, rest) = (number / (Million * Million), number / Million % Million, number % Million);
        return Joined(
            billions switch { 0 => "", 1 => "un billón", _ => Below(billions) + " billones" },
            millions switch { 0 => "", 1 => "un millón", _ => Below(millions) + " millones" },
            Below(rest));
    }

    /// <param name="number">Below a million.</param>
    private static string Below(ulong number)
    {
        var (thousands, rest) = (number / Thousand, (int)(number % Thousand));
        return Joined(thousands switch { 0 => "", 1 => "mil", _ => Hundred((int)thousands) + " mil" }, Hundred(rest));
    }

    private static string Hundred(int number) => number == 100 ? "cien" : Joined(Hundreds[number / 100], Ten(number % 100));

    private static string Ten(int number) => number < Small.Length
        ? Small[number]
        : number % 10 == 0 ? Tens[number / 10] : $"{Tens[number / 10]} y {Small[number % 10]}";

    private static string Joined(params string[] parts) => string.Join(' ', parts.Where(static p => p.Length > 0));
}
