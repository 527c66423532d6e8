namespace GrantControl.Cases.Disposals;

/// <summary>Names of the rules that stand beside the six guards. A refusal carries the name of the rule that refused.</summary>
public static class DisposalRules
{
    public const string AssetsRegistered = "assets-registered";
    public const string AssetFree = "asset-free";
    public const string EveryAssetAnswered = "every-asset-answered";
    public const string ValuerIsNotCustodian = "valuer-is-not-custodian";
    public const string MajorityInFavour = "majority-in-favour";
    public const string VehiclePapers = "vehicle-papers";
    public const string DestinationFits = "destination-fits";
    public const string DestinationDocuments = "destination-documents";
    public const string SameDestination = "same-destination";
    public const string ReceiverUnrelated = "receiver-unrelated";
    public const string DoneeEligible = "donee-eligible";
    public const string IsAuction = "is-auction";
    public const string AuctionsLeft = "auctions-left";
    public const string OutcomeStated = "outcome-stated";
    public const string EntryEqualsBookValue = "entry-equals-book-value";
    public const string BooksAgree = "books-agree";
}
