using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>The figures of the default policy. Each is a default that a legal office confirms (the asterisks of workflows.md).</summary>
public static class GrantPolicy
{
    /// <summary>Share of the money paid that may still be unaccounted for when the next tranche is asked for, in percent.</summary>
    public const int UnliquidatedPercent = TranchePolicy.UnliquidatedPercent;

    /// <summary>Years after the closing in which an expense may still be disallowed (2 CFR 200.334, 200.345).</summary>
    public const int RetentionYears = 3;

    /// <summary>Days a liquidation may take before its organisation gets no new grant (2 CFR 200.344: 90 days).</summary>
    public const int LiquidationDays = 90;

    public const int MaxText = FieldCheck.MaxText;
    public const int MaxTitle = FieldCheck.MaxTitle;
    public const int MaxPlanLines = 500;
    public const int MaxTranches = 60;
    public const int MaxBankReference = TranchePolicy.MaxBankReference;
    public const long MaxAmountMinor = FieldCheck.MaxAmountMinor;

    /// <summary>Above it a committee agrees before the head of the institution authorises: Q 5,000,000.00 or US$ 650,000.00.</summary>
    public static bool NeedsCommittee(Money total) => total > (total.Currency == Currency.Usd ? new Money(65_000_000, Currency.Usd) : new Money(500_000_000, Currency.Gtq));
}
