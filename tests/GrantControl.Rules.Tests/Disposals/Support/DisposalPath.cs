using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Disposals.Support;

/// <summary>The people of a disposal, its usual commands, and the usual way to each state.</summary>
public static class DisposalPath
{
    public static readonly Actor Keeper = TestPeople.Of("cus-1", Role.Custodian);
    public static readonly Actor Property = TestPeople.Of("pat-1", Role.Property);
    public static readonly Actor Witness = TestPeople.Of("aud-1", Role.Audit);
    public static readonly Actor Closer = TestPeople.Of("aud-2", Role.Audit);
    public static readonly Actor Specialist = TestPeople.Of("esp-1", Role.Specialist);
    public static readonly Actor Valuer = TestPeople.Of("per-1", Role.Valuer);
    public static readonly Actor SecondValuer = TestPeople.Of("per-2", Role.Valuer);
    public static readonly Actor Lawyer = TestPeople.Of("leg-1", Role.Legal);
    public static readonly Actor Head = TestPeople.Of("tit-1", Role.Authority);
    public static readonly Actor Treasury = TestPeople.Of("tes-1", Role.Treasury);
    public static readonly Actor Finance = TestPeople.Of("fin-1", Role.Finance);
    public static readonly Actor Control = TestPeople.Of("ctl-1", Role.Control);
    public static readonly IReadOnlyList<Actor> Committee = TestPeople.Committee;

    public static readonly string[] Goods = ["ESC-1", "PC-1"];

    public static readonly Receiver Donee = new("org-b", "Escuela de demostración");

    public static DisposalRun Draft(params string[] goods) => DisposalRun.New.Given(new OpenDisposal("Equipo en desuso", "Obsoleto y sin repuestos", goods.Length == 0 ? Goods : goods), Keeper);

    public static RequestDisposal Request(string name = "1") => new([Document(DocumentType.AssetPhoto, name)]);

    public static VerifyAssets Verify(DisposalRun run, string name = "1") => new(
        [.. run.State.Items.Select(i => new AssetSighting(i.Inventory, true, i.Serial.Length == 0 ? null : i.Serial))], [Document(DocumentType.VerificationRecord, name)]);

    public static OpineAssets Opine(DisposalRun run, bool usable = false, bool hazardous = false, string name = "1") => new(
        [.. run.State.Items.Select(i => new AssetOpinion(i.Inventory, usable, hazardous, false))], [Document(DocumentType.TechnicalOpinion, name)]);

    public static ValueAssets Value(DisposalRun run, string name, long market = 10_000) => new(
        [.. run.State.Items.Select(i => new AssetValuation(i.Inventory, new Money(market, Currency.Gtq)))], [Document(DocumentType.ValuationReport, name)]);

    public static RecommendDisposal Recommend(CommitteeVote vote = CommitteeVote.InFavour) =>
        new(vote, [Document(DocumentType.CommitteeMinutes)], vote == CommitteeVote.Abstains ? "Fui jefa de esa unidad" : null);

    public static ClearDisposal Clear(params string[] more) => new(Documents("1", [DocumentType.LegalOpinion, .. more]));

    public static AuthorizeDisposal Authorize => new([Document(DocumentType.AuthorisationResolution)]);

    public static AssignDestination Assign(Destination destination, string name = "1") => new(
        destination,
        [Document(destination switch
        {
            Destination.Auction => DocumentType.AuctionTerms,
            Destination.Barter => DocumentType.BarterAppraisal,
            Destination.Donation => DocumentType.DonationRequest,
            Destination.Transfer => DocumentType.TransferAcceptance,
            _ => DocumentType.DestructionPlan,
        }, name)],
        destination is Destination.Auction or Destination.Destruction ? null : Donee);

    public static RecordFailedAuction FailAuction(string name) => new(DisposalRun.FirstDay, "No hubo postores", [Document(DocumentType.AuctionRecord, name)]);

    public static ExecuteDisposal Execute(DisposalRun run, string? paper = null)
    {
        var auction = run.State.Destination == Destination.Auction;
        paper ??= run.State.Destination switch
        {
            Destination.Auction => DocumentType.DepositSlip,
            Destination.Barter => DocumentType.BarterContract,
            Destination.Destruction => DocumentType.DestructionCertificate,
            _ => DocumentType.ReceptionRecord,
        };
        return new(
            [Document(DocumentType.DisposalMinutes), Document(DocumentType.AssetPhoto, "entrega"), Document(paper)],
            new DisposalOutcome(run.Today, auction ? new Receiver("1234567-8", "Compradora") : null, auction ? new Money(25_000, Currency.Gtq) : null, auction ? "DEP-1" : null));
    }

    public static ExecuteDisposal Attest => new([Document(DocumentType.DisposalMinutes), Document(DocumentType.AssetPhoto, "entrega")]);

    public static RemoveFromBooks Remove(DisposalRun run) => new(run.State.BookValueOn(run.State.Outcome!.ExecutedOn));

    /// <summary>A disposal in a state, by way of a destination.</summary>
    public static DisposalRun To(string state, Destination destination = Destination.Destruction, string[]? goods = null)
    {
        var run = Draft(goods ?? Goods);
        foreach (var (at, act) in Way(destination))
        {
            if (run.State.State == state)
            {
                return run;
            }

            run.State.State.Should().Be(at);
            run = act(run);
        }

        run.State.State.Should().Be(state);
        return run;
    }

    public static DisposalRun Voted(DisposalRun run, int votes) => Committee.Take(votes).Aggregate(run, static (r, member) => r.Given(Recommend(), member));

    private static IEnumerable<(string At, Func<DisposalRun, DisposalRun> Act)> Way(Destination destination) =>
    [
        (DisposalStates.Draft, static r => r.Given(Request(), Keeper)),
        (DisposalStates.Requested, static r => r.Given(Verify(r), Property).Given(Verify(r), Witness)),
        (DisposalStates.Verified, static r => r.Given(Opine(r), Specialist)),
        (DisposalStates.Opined, static r => r.Given(Value(r, "1"), Valuer).Given(Value(r, "2", 12_000), SecondValuer)),
        (DisposalStates.Valued, static r => Voted(r, DisposalPolicy.Quorum)),
        (DisposalStates.Recommended, static r => r.Given(Clear(Papers(r)), Lawyer)),
        (DisposalStates.LegalCleared, static r => r.State.AboveThreshold ? r.Given(Authorize, Head).Given(Authorize, Treasury) : r.Given(Authorize, Head)),
        (DisposalStates.Authorized, r => r.Given(Assign(destination), Committee[0]).Given(Assign(destination), Committee[1])),
        (DisposalStates.Assigned, static r => r.Given(Execute(r), Property).Given(Attest, Witness)),
        (DisposalStates.Executed, static r => r.Given(Remove(r), Finance)),
        (DisposalStates.Removed, static r => r.Given(new CloseDisposal(), Closer)),
    ];

    private static string[] Papers(DisposalRun run) =>
        run.State.Items.Any(i => i.Class == AssetFacts.Vehicle) ? [DocumentType.VehicleTaxClearance, DocumentType.VehicleRegistration] : [];
}
