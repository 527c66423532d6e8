using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Disposals;

// What happened to a disposal. The names in the journal stand in DisposalCatalog; fields may be added, never renamed.
#pragma warning disable MA0048 // one small record an event reads better together

/// <param name="Assets">The goods as the register held them.</param>
public sealed record DisposalOpened(string Institution, string Number, string Title, string Cause, Currency Currency, IReadOnlyList<DisposalItem> Assets) : CaseEvent;

public sealed record DisposalSaved(string Cause, IReadOnlyList<DisposalItem> Assets) : CaseEvent;

/// <param name="Locked">Goods the case takes for itself with this request.</param>
/// <param name="Released">Goods it held and asks for no more.</param>
public sealed record DisposalRequested(string ContentHash, IReadOnlyList<string> Locked, IReadOnlyList<string> Released) : CaseEvent;

public sealed record DisposalWithdrawn(string Reason) : CaseEvent;

public sealed record AssetsVerified(IReadOnlyList<AssetSighting> Sightings, IReadOnlyList<string> Missing) : CaseEvent;

public sealed record AssetsOpined(IReadOnlyList<AssetOpinion> Opinions) : CaseEvent;

/// <param name="Book">Book values on the day of the valuation, by inventory number.</param>
public sealed record AssetsValued(DateOnly On, IReadOnlyList<AssetValuation> Valuations, IReadOnlyDictionary<string, Money> Book) : CaseEvent;

public sealed record CommitteeVoted(CommitteeVote Vote, string? Reason) : CaseEvent;

public sealed record DisposalReturned(string Reason) : CaseEvent;

public sealed record DisposalCleared(string ContentHash, string? Note) : CaseEvent;

public sealed record DisposalAuthorized(string ContentHash, string? Note) : CaseEvent;

public sealed record DisposalRejected(string Reason) : CaseEvent;

public sealed record DestinationAssigned(Destination Destination, Receiver? Receiver) : CaseEvent;

public sealed record AuctionFailed(DateOnly HeldOn, string Reason) : CaseEvent;

/// <param name="Outcome">Null when internal audit witnesses what fixed assets stated.</param>
public sealed record DisposalExecuted(DisposalOutcome? Outcome) : CaseEvent;

/// <param name="On">The day the goods left: their book value is that of this day.</param>
public sealed record RemovedFromBooks(DateOnly On, Money Cost, Money Depreciation, Money BookValue, IReadOnlyList<string> Assets) : CaseEvent;

public sealed record DisposalClosed(string? Note) : CaseEvent;

/// <summary>One good of a disposal, with what the register said of it.</summary>
public sealed record DisposalItem(
    string Inventory, string Serial, string Description, string Class, string Custodian, Money Cost, DateOnly AcquiredOn, int UsefulLifeMonths)
{
    public static DisposalItem Of(AssetFacts a) => new(a.Inventory, a.Serial, a.Description, a.Class, a.Custodian, a.Cost, a.AcquiredOn, a.UsefulLifeMonths);

    public AssetFacts ToFacts() => new(Inventory, Serial, Description, Class, Custodian, "", Cost, AcquiredOn, UsefulLifeMonths);
}
