using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Disposals;

/// <summary>The figures of the default policy. Each is a default that a legal office confirms (the asterisks of workflows.md).</summary>
public static class DisposalPolicy
{
    /// <summary>Valuers that appraise every good, each by himself.</summary>
    public const int Valuers = 2;

    /// <summary>Members of the committee who must be present, in favour or abstaining.</summary>
    public const int Quorum = 3;

    /// <summary>Members in favour without whom the motion does not carry: more than half of the quorum.</summary>
    public const int Majority = (Quorum / 2) + 1;

    /// <summary>Members by whom the committee returns a case, or gives goods their destination.</summary>
    public const int Ordinary = 2;

    /// <summary>Auctions that may fail before the goods need another destination.</summary>
    public const int AuctionsThatMayFail = 2;

    public const int MaxAssets = 500;
    public const int MaxReference = 64;

    /// <summary>Above it the treasury's authority agrees as well: Q 100,000.00 or US$ 13,000.00.</summary>
    public static bool NeedsTreasury(Money value) =>
        value > (value.Currency == Currency.Usd ? new Money(1_300_000, Currency.Usd) : new Money(10_000_000, Currency.Gtq));
}
