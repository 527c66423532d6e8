namespace GrantControl.Kernel.Monies;

/// <summary>
/// Amounts in English words, for papers read in English: “one million two hundred thousand quetzales and fifty centavos”.
/// Scales are the short ones (a billion is a thousand million). The whole range of <see cref="Money"/>.
/// </summary>
public static class AmountInEnglishWords
{
    private const ulong Thousand = 1_000;

    private static readonly string[] Small =
    [
        "", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] Scales = ["", "thousand", "million", "billion", "trillion", "quadrillion"];

    public static string Of(Money amount)
    {
        var minor = (ulong)Math.Abs(amount.Minor);
        var (whole, cents) = (minor / 100, (int)(minor % 100));
        var (one, many, cent) = amount.Currency == Currency.Usd
            ? ("dollar of the United States of America", "dollars of the United States of America", "cent")
            : ("quetzal", "quetzales", "centavo");
        var rest = cents == 0 ? "exactly" : $"and {Below(cents)} {cent}{(cents == 1 ? "" : "s")}";
        return $"{(amount.IsNegative ? "minus " : "")}{(whole == 0 ? "zero" : Words(whole))} {(whole == 1 ? one : many)} {rest}";
    }

    private static string Words(ulong number)
    {
        var groups = new List<string>();
        for (var scale = 0; number > 0; scale++, number /= Thousand)
        {
            var group = (int)(number % Thousand);
            groups.Insert(0, group == 0 ? "" : Joined(' ', Below(group), Scales[scale]));
        }

        return Joined(' ', [.. groups]);
    }

    /// <param name="number">0 to 999; 0 has no word.</param>
    private static string Below(int number) => Joined(' ', number < 100 ? "" : $"{Small[number / 100]} hundred", Ten(number % 100));

    private static string Ten(int number) => number < Small.Length ? Small[number] : Joined('-', Tens[number / 10], Small[number % 10]);

    private static string Joined(char between, params string[] parts) => string.Join(between, parts.Where(static p => p.Length > 0));
}
