using GrantControl.Journal.Demonstration;

namespace GrantControl.Benchmarks.Screens;

/// <summary>The people of the measured office: enough of each role that no case finds two incompatible duties in one person.</summary>
internal static class ScreensPeople
{
    public const string Institution = "mj";
    public const string Password = "una frase de medición";
    public const int Organisations = 20;

    private static readonly (string Prefix, string Role, int Count)[] Offices =
        [("tec", "TEC", 6), ("leg", "LEG", 4), ("fin", "FIN", 9), ("ctl", "CTL", 9), ("tit", "TIT", 2), ("tes", "TES", 3), ("aud", "AUD", 2)];

    /// <summary>Person, role, and the organisation he belongs to; null for the institution's own people.</summary>
    public static IReadOnlyList<(string Id, string Role, string? Organisation)> All { get; } =
    [
        .. Offices.SelectMany(o => Enumerable.Range(1, o.Count).Select(i => (Name(o.Prefix, i), o.Role, (string?)null))),
        .. Enumerable.Range(1, Organisations).SelectMany(i => new[] { (Name("fml", i), "NGO", (string?)Name("org", i)), (Name("rep", i), "NGO", Name("org", i)) }),
    ];

    /// <summary>Who reads, in the order they are taken: every role, organisations among them.</summary>
    public static IReadOnlyList<string> Readers { get; } =
        ["fml01", "leg01", "fin01", "ctl01", "tec01", "rep02", "fin04", "aud01", "tit01", "tes01", "ctl04", "leg02", "fml03", "tec04", "fin07", "rep04"];

    /// <summary>Who does what in the case of a number.</summary>
    public static Cast CastOf(int i) => new()
    {
        Organisation = Name("org", Turn(i, Organisations)),
        Formulator = Name("fml", Turn(i, Organisations)),
        Representative = Name("rep", Turn(i, Organisations)),
        TechnicalReviewer = Name("tec", Turn(i, 3)),
        TechnicalMonitor = Name("tec", 3 + Turn(i, 3)),
        Legal = Name("leg", Turn(i, 4)),
        FinanceReviewer = Name("fin", Turn(i, 3)),
        FirstApprover = Name("fin", 3 + Turn(i, 3)),
        SecondApprover = Name("fin", 6 + Turn(i, 3)),
        ControlReviewer = Name("ctl", Turn(i, 3)),
        ControlMonitor = Name("ctl", 3 + Turn(i, 3)),
        ControlLiquidator = Name("ctl", 6 + Turn(i, 3)),
        Authority = Name("tit", Turn(i, 2)),
        Committee = [],
        Treasury = Name("tes", Turn(i, 3)),
        Audit = Name("aud", Turn(i, 2)),
    };

    public static string Name(string prefix, int number) => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{number:00}");

    private static int Turn(int i, int of) => 1 + (i % of);
}
