using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>
/// The duties of an NGO grant. Whoever holds one of them in a case may hold no other in it, for the whole life of the
/// case (GAO Green Book 10.03, INTOSAI 1992: divide key duties among persons; source 004: three areas from plan to liquidation).
/// </summary>
public static class Duty
{
    public const string Formulate = "formulate";
    public const string ReviewTechnical = "review-technical";
    public const string ReviewLegal = "review-legal";
    public const string ReviewFinance = "review-finance";
    public const string ReviewControl = "review-control";
    public const string Authorise = "authorise";
    public const string RequestPayment = "request-payment";
    public const string ApproveFirst = "approve-1";
    public const string ApproveSecond = "approve-2";
    public const string Pay = "pay";
    public const string Monitor = "monitor";
    public const string Liquidate = "liquidate";
    public const string Close = "close";

    public static IReadOnlyList<string> All { get; } =
    [
        Formulate, ReviewTechnical, ReviewLegal, ReviewFinance, ReviewControl, Authorise, RequestPayment,
        ApproveFirst, ApproveSecond, Pay, Monitor, Liquidate, Close,
    ];

    /// <summary>What people call each of them.</summary>
    public static IReadOnlyDictionary<string, Label> Labels { get; } = new Dictionary<string, Label>(StringComparer.Ordinal)
    {
        [Formulate] = new("Formular", "Formulate"),
        [ReviewTechnical] = new("Revisión técnica", "Technical review"),
        [ReviewLegal] = new("Revisión jurídica", "Legal review"),
        [ReviewFinance] = new("Revisión financiera", "Financial review"),
        [ReviewControl] = new("Revisión de control interno", "Internal control review"),
        [Authorise] = new("Autorizar", "Authorise"),
        [RequestPayment] = new("Solicitar pago y rendir cuentas", "Request payment and account for it"),
        [ApproveFirst] = new("Primera aprobación de pago", "First approval of a payment"),
        [ApproveSecond] = new("Segunda aprobación de pago", "Second approval of a payment"),
        [Pay] = new("Pagar", "Pay"),
        [Monitor] = new("Dar seguimiento", "Monitor"),
        [Liquidate] = new("Liquidar", "Liquidate"),
        [Close] = new("Dar finiquito", "Close"),
    };

    /// <summary>
    /// Pairs that a compensating control signed by internal audit may lift in a small office. None of them lets one
    /// person approve, pay or clear what he himself asked for; the proof assumes all of them lifted at once.
    /// </summary>
    public static IReadOnlyList<DutyPair> Compensable { get; } =
    [
        new(Formulate, RequestPayment),
        new(ReviewTechnical, Monitor),
        new(Monitor, Liquidate),
    ];
}
