using GrantControl.Cases.Authority;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Disposals.Support;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Cases.Disposals.DisposalStates;
using static GrantControl.Rules.Tests.Disposals.Support.DisposalPath;

namespace GrantControl.Rules.Tests.Disposals;

/// <summary>Every rule that a row of the disposal's table asks, refusing once. A rule added to the table is missed here.</summary>
public sealed class DisposalRefusedRowsTests
{
    /// <summary>Which of the two rows a failed auction takes is read off the case, so its rule only tells the two offers apart.</summary>
    private static readonly string[] NotChosen = [$"auction-failed: {DisposalRules.AuctionsLeft}"];

    public static TheoryData<RefusedRow> Rows { get; } = [.. All()];

    [Fact]
    public void Every_rule_of_every_row_has_its_refusal() => RefusedRow.ShouldCover(DisposalWorkflow.Definition, All(), NotChosen);

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_its_rule_does_not_allow_is_refused_by_name(RefusedRow row) => row.ShouldBeRefused();

    [Fact]
    public void Of_the_two_rows_of_a_failed_auction_one_is_offered()
    {
        var once = To(Assigned, Destination.Auction);
        foreach (var (run, variant) in new[] { (once, DisposalWorkflow.Again), (once.Given(FailAuction("1"), Property), DisposalWorkflow.Elsewhere) })
        {
            run.Offered(Property)
                .Where(o => o.Command == "auction-failed").Should().ContainSingle().Which.Variant.Should().Be(variant);
        }
    }

    private static IEnumerable<RefusedRow> All() =>
    [
        Invalid("save", DisposalRules.AssetsRegistered, () => To(Beginning), _ => new SaveDisposal("C", ["NADA-1"]), Keeper),
        new("request", DisposalRules.AssetFree, Codes.Blocked, () => To(Beginning).Held("PC-1", AssetFacts.Locked, DisposalRun.OtherCase).When(Request(), Keeper).Rejection),
        Invalid("withdraw", CommonRules.Reasoned, () => To(Beginning), _ => new WithdrawDisposal(" "), Keeper),
        Invalid("verify", DisposalRules.EveryAssetAnswered, () => To(Requested), r => Verify(r) with { Sightings = [] }, Property),
        Invalid("opine", DisposalRules.EveryAssetAnswered, () => To(Verified), r => Opine(r) with { Opinions = [] }, Specialist),
        Invalid("opine", DisposalRules.EveryAssetAnswered, () => To(Verified), r => Opine(r) with { Opinions = [.. Opine(r).Opinions, Opine(r).Opinions[0]] }, Specialist),
        Invalid("value", DisposalRules.EveryAssetAnswered, () => To(Opined), r => Value(r, "1") with { Valuations = [] }, Valuer),
        Invalid("value", DisposalRules.EveryAssetAnswered, () => To(Opined), r => Value(r, "1") with { Valuations = [.. Value(r, "1").Valuations.Select(v => v with { Market = new Money(1, Currency.Usd) })] }, Valuer),
        Refused("value", DisposalRules.ValuerIsNotCustodian, Codes.ConflictOfInterest, () => To(Opined), r => Value(r, "1"), TestPeople.Of("Custodia Uno", Role.Valuer)),
        Invalid("recommend", CommonRules.Reasoned, () => To(Valued), _ => Recommend(CommitteeVote.Abstains) with { Reason = null }, Committee[0]),
        Refused("recommend", DisposalRules.MajorityInFavour, Codes.WrongState, () => To(Valued).Given(Recommend(CommitteeVote.Abstains), Committee[0]).Given(Recommend(), Committee[1]), _ => Recommend(CommitteeVote.Abstains), Committee[2]),
        Invalid("return", CommonRules.Reasoned, () => To(Valued), _ => new ReturnDisposal(""), Committee[0]),
        Invalid("return", CommonRules.Reasoned, () => To(Recommended), _ => new ReturnDisposal(""), Lawyer),
        Refused("clear", DisposalRules.VehiclePapers, Codes.DocumentMissing, () => To(Recommended, goods: ["CAR-1"]), _ => Clear(DocumentType.VehicleRegistration), Lawyer),
        Invalid("reject", CommonRules.Reasoned, () => To(LegalCleared), _ => new RejectDisposal(" "), Head),
        Invalid("assign", DisposalRules.DestinationFits, () => To(Authorized), _ => Assign(Destination.Destruction) with { Receiver = Donee }, Committee[0]),
        Refused("assign", DisposalRules.DestinationDocuments, Codes.DocumentMissing, () => To(Authorized), _ => Assign(Destination.Destruction) with { Documents = [] }, Committee[0]),
        Invalid("assign", DisposalRules.SameDestination, () => To(Authorized).Given(Assign(Destination.Destruction), Committee[0]), _ => Assign(Destination.Auction), Committee[1]),
        Invalid("assign", DisposalRules.SameDestination, () => Donating().Given(Assign(Destination.Donation), Committee[0]), _ => Assign(Destination.Donation) with { Receiver = Donee with { Id = "org-c" } }, Committee[1]),
        Refused("assign", DisposalRules.ReceiverUnrelated, Codes.ConflictOfInterest, () => Donating(related: Head.Person), _ => Assign(Destination.Donation), Committee[0]),
        Refused("assign", DisposalRules.DoneeEligible, Codes.Blocked, () => To(Authorized) with { Party = DisposalRows.Eligible with { Organisation = null } }, _ => Assign(Destination.Donation), Committee[0]),
        Refused("auction-failed", DisposalRules.IsAuction, Codes.WrongState, () => To(Assigned), _ => FailAuction("1"), Property),
        Invalid("auction-failed", CommonRules.Reasoned, () => To(Assigned, Destination.Auction), _ => FailAuction("1") with { Reason = "" }, Property),
        Invalid("execute", DisposalRules.OutcomeStated, () => To(Assigned), r => Execute(r) with { Outcome = null }, Property),
        Refused("execute", DisposalRules.DestinationDocuments, Codes.DocumentMissing, () => To(Assigned), r => Execute(r, DocumentType.Other), Property),
        Refused("execute", DisposalRules.ReceiverUnrelated, Codes.ConflictOfInterest,
            () => To(Assigned, Destination.Auction) with { Party = new PartyFacts("1234567-8", null, new HashSet<string> { Property.Person }) }, r => Execute(r), Property),
        Invalid("remove-from-books", DisposalRules.EntryEqualsBookValue, () => To(Executed), r => new RemoveFromBooks(Remove(r).BookValue + new Money(1, Currency.Gtq)), Finance),
        Refused("close", CommonRules.FindingsClosed, Codes.Blocked, () => To(Removed).Given(new RaiseFinding("Falta", false), Control), _ => new CloseDisposal(), Closer),
        Refused("close", DisposalRules.BooksAgree, Codes.BalanceNotZero, () => To(Removed).Held("PC-1", AssetFacts.Locked, DisposalRun.Case), _ => new CloseDisposal(), Closer),
        .. Running.SelectMany(FindingsIn),
    ];

    private static IEnumerable<RefusedRow> FindingsIn(string state) =>
    [
        Invalid("raise-finding", CommonRules.Reasoned, () => DisposalRows.At(state), _ => new RaiseFinding("", true), Control),
        Refused("resolve-finding", CommonRules.FindingOpen, Codes.WrongState, () => DisposalRows.At(state), _ => Resolve(1, "Se firmó"), Closer),
        Invalid("resolve-finding", CommonRules.FindingOpen, () => DisposalRows.At(state).Given(new RaiseFinding("Falta", true), Control), _ => Resolve(9, "Se firmó"), Closer),
        Refused("resolve-finding", CommonRules.ResolverIsAnother, Codes.IncompatibleDuty, () => DisposalRows.At(state).Given(new RaiseFinding("Falta", true), Control), _ => Resolve(1, "Se firmó"), Control),
        Invalid("resolve-finding", CommonRules.Reasoned, () => DisposalRows.At(state).Given(new RaiseFinding("Falta", true), Control), _ => Resolve(1, " "), Closer),
    ];

    private static string Beginning => DisposalStates.Draft;

    private static ResolveFinding Resolve(int finding, string text) => new(finding, text, [TestDocuments.Document(DocumentType.FindingEvidence)]);

    private static DisposalRun Donating(string? related = null) => To(Authorized) with
    {
        Party = DisposalRows.Eligible with { RelatedPeople = related is null ? new HashSet<string>() : new HashSet<string> { related } },
    };

    private static RefusedRow Invalid(string trigger, string rule, Func<DisposalRun> given, Func<DisposalRun, ICaseCommand> command, Actor by) => Refused(trigger, rule, Codes.Invalid, given, command, by);

    private static RefusedRow Refused(string trigger, string rule, string code, Func<DisposalRun> given, Func<DisposalRun, ICaseCommand> command, Actor by) =>
        RefusedRow.Of<DisposalRun, DisposalState>(trigger, rule, code, given, command, by);
}
