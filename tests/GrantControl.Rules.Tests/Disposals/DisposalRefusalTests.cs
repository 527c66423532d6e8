using GrantControl.Cases.Authority;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Disposals.Support;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Disposals.Support.DisposalPath;

namespace GrantControl.Rules.Tests.Disposals;

/// <summary>The disposal's own rules, each refused by the name its row shows.</summary>
public sealed class DisposalRefusalTests
{
    [Fact]
    public void Only_goods_of_the_register_that_are_still_there_are_asked_for()
    {
        var run = DisposalRun.New;
        run.When(new OpenDisposal("T", "C", ["NADA-1"]), Keeper).ThenRefusedField("assets[0]", DisposalRules.AssetsRegistered);
        run.When(new OpenDisposal("T", "C", []), Keeper).ThenRefusedField("assets", DisposalRules.AssetsRegistered);
        run.When(new OpenDisposal("T", "C", ["PC-1", "PC-1"]), Keeper).ThenRefusedField("assets", DisposalRules.AssetsRegistered);
        run.When(new OpenDisposal(" ", "C", ["PC-1"]), Keeper).ThenRefusedField("title", "fields-valid");
        run.Held("PC-1", AssetFacts.Removed, DisposalRun.OtherCase).When(new OpenDisposal("T", "C", ["PC-1"]), Keeper).ThenRefusedField("assets[0]", DisposalRules.AssetsRegistered);
        run.When(new OpenDisposal("T", "C", ["PC-1"]), Property).ThenRefused(Codes.RoleRequired);
        var dollars = run with { Assets = run.Assets.SetItem("PC-2", run.Assets["PC-2"] with { Cost = new Money(1_000, Currency.Usd) }) };
        dollars.When(new OpenDisposal("T", "C", ["PC-1", "PC-2"]), Keeper).ThenRefusedField("assets", DisposalRules.AssetsRegistered);
        dollars.Given(new OpenDisposal("T", "C", ["PC-1"]), Keeper).When(new SaveDisposal("C", ["PC-2"]), Keeper).ThenRefusedField("assets", DisposalRules.AssetsRegistered);
    }

    [Fact]
    public void A_good_is_one_cases_at_a_time_and_free_again_when_the_case_ends()
    {
        var taken = Draft().Held("PC-1", AssetFacts.Locked, DisposalRun.OtherCase);
        taken.When(Request(), Keeper).ThenRefused(Codes.Blocked, DisposalRules.AssetFree);

        var requested = To(DisposalStates.Requested);
        requested.Assets["PC-1"].Should().Match<AssetFacts>(a => a.State == AssetFacts.Locked && a.HeldBy == DisposalRun.Case);
        requested.State.Locked.Should().Equal(Goods);
        var rejected = To(DisposalStates.LegalCleared).Given(new RejectDisposal("No"), Head);
        rejected.Assets.Values.Should().OnlyContain(a => a.State == AssetFacts.InUse);
        var withdrawn = To(DisposalStates.Recommended).Given(new ReturnDisposal("No"), Lawyer).Given(new WithdrawDisposal("No"), Keeper);
        withdrawn.Assets.Values.Should().OnlyContain(a => a.State == AssetFacts.InUse);
    }

    [Fact]
    public void A_corrected_request_frees_what_it_no_longer_asks_for_and_is_judged_anew()
    {
        var again = To(DisposalStates.Recommended).Given(new ReturnDisposal("Falta"), Lawyer).Given(new SaveDisposal("Otra causa", ["PC-1", "PC-2"]), Keeper).Given(Request("otra"), Keeper);

        again.Assets.Where(a => a.Value.State == AssetFacts.Locked).Select(a => a.Key).Should().BeEquivalentTo("PC-1", "PC-2");
        again.State.Core.Position.ClearedGates.Should().BeEmpty();
        again.State.Appraisals.Should().BeEmpty();
        again.State.Votes.Should().BeEmpty();
        DisposalEffects.Of(To(DisposalStates.Recommended).State, again.Events[^1], again.State).Gates.Should().OnlyContain(g => g.ContentHash == null).And.HaveCount(4);
    }

    [Fact]
    public void A_good_not_seen_or_with_another_serial_opens_a_loss_that_stops_the_case()
    {
        var run = To(DisposalStates.Requested);
        var all = Verify(run);
        run.When(all with { Sightings = [all.Sightings[0]] }, Property).ThenRefusedField("sightings", DisposalRules.EveryAssetAnswered);
        run.When(all with { Sightings = [.. all.Sightings, new AssetSighting("PC-2", true)] }, Property).ThenRefusedField("sightings", DisposalRules.EveryAssetAnswered);

        var other = all with { Sightings = [all.Sightings[0], all.Sightings[1] with { Serial = "OTRA" }] };
        var lost = run.Given(other, Property).When(all, Witness).ThenState(DisposalStates.Verified).After;
        lost.State.Core.Findings.Should().ContainSingle(f => f.Blocking && f.Text.Contains("PC-1"));
        lost.When(Opine(lost), Specialist).ThenRefused(Codes.Blocked, "guard-f-unblocked");
        lost.When(new ResolveFinding(1, "Apareció", [TestDocuments.Document(DocumentType.FindingEvidence)]), Witness).ThenRefused(Codes.IncompatibleDuty, CommonRules.ResolverIsAnother);
        var found = lost.Given(new ResolveFinding(1, "Apareció", [TestDocuments.Document(DocumentType.FindingEvidence)]), Control);
        found.When(Opine(found), Specialist).ThenState(DisposalStates.Opined);
        run.Given(all, Property).Given(all, Witness).State.Core.Findings.Should().BeEmpty();
    }

    [Fact]
    public void Two_different_valuers_appraise_and_never_the_custodian()
    {
        var run = To(DisposalStates.Opined);
        run.When(Value(run, "1"), TestPeople.Of("Custodia Uno", Role.Valuer)).ThenRefused(Codes.ConflictOfInterest, DisposalRules.ValuerIsNotCustodian);
        run.When(Value(run, "1"), TestPeople.Of("x", Role.Valuer) with { Name = "custodia uno" }).ThenRefused(Codes.ConflictOfInterest, DisposalRules.ValuerIsNotCustodian);
        var keeper = TestPeople.Of(Keeper.Person, Role.Valuer);
        run.When(Value(run, "1"), keeper).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        var once = run.Given(Value(run, "1"), Valuer);
        once.When(Value(run, "2"), Valuer).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        run.When(Value(run, "1", -1), Valuer).ThenRefusedField("valuations[0].market", DisposalRules.EveryAssetAnswered);
        once.State.Appraisals[0].Book["PC-1"].Should().Be(Cases.Assets.BookValue.On(run.Assets["PC-1"], run.Today));
    }

    [Fact]
    public void The_committee_needs_its_quorum_and_a_majority_in_favour()
    {
        var run = To(DisposalStates.Valued);
        run.When(Recommend(CommitteeVote.Abstains) with { Reason = null }, Committee[0]).ThenRefusedField("reason", CommonRules.Reasoned);
        var two = run.Given(Recommend(CommitteeVote.Abstains), Committee[0]).Given(Recommend(), Committee[1]);
        two.State.State.Should().Be(DisposalStates.Valued);
        two.When(Recommend(), Committee[1]).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
        two.When(Recommend(CommitteeVote.Abstains), Committee[2]).ThenRefused(Codes.WrongState, DisposalRules.MajorityInFavour);
        two.When(Recommend(), Committee[2]).ThenState(DisposalStates.Recommended);
    }

    [Fact]
    public void Vehicles_bring_their_papers_and_dear_goods_the_treasurys_authority()
    {
        var run = To(DisposalStates.Recommended, goods: ["CAR-1"]);
        run.When(Clear(), Lawyer).ThenRefused(Codes.DocumentMissing, DisposalRules.VehiclePapers);
        run.When(Clear(DocumentType.VehicleTaxClearance), Lawyer).ThenRefused(Codes.DocumentMissing, DisposalRules.VehiclePapers);
        var cleared = run.Given(Clear(DocumentType.VehicleTaxClearance, DocumentType.VehicleRegistration), Lawyer);
        cleared.State.AboveThreshold.Should().BeTrue();
        cleared.When(Authorize, Treasury).ThenRefused(Codes.WrongState, "step-done");
        To(DisposalStates.LegalCleared).When(Authorize, Treasury).ThenRefused(Codes.WrongState, "step-done");
    }

    [Fact]
    public void What_still_serves_is_transferred_and_what_is_hazardous_not_sold()
    {
        var usable = Judged(usable: true);
        foreach (var destination in Enum.GetValues<Destination>().Where(d => d != Destination.Transfer))
        {
            usable.When(Assign(destination), Committee[0]).ThenRefusedField("destination", DisposalRules.DestinationFits);
        }

        usable.When(Assign(Destination.Transfer), Committee[0]).ThenAccepted();
        var hazardous = Judged(hazardous: true);
        hazardous.When(Assign(Destination.Auction), Committee[0]).ThenRefusedField("destination", DisposalRules.DestinationFits);
        hazardous.When(Assign(Destination.Donation), Committee[0]).ThenRefusedField("destination", DisposalRules.DestinationFits);
        hazardous.When(Assign(Destination.Destruction), Committee[0]).ThenAccepted();
    }

    [Fact]
    public void Each_destination_asks_for_its_own_papers_and_names_its_receiver()
    {
        var run = To(DisposalStates.Authorized) with { Party = DisposalRows.Eligible };
        foreach (var destination in Enum.GetValues<Destination>())
        {
            var command = Assign(destination);
            run.When(command with { Documents = [] }, Committee[0]).ThenRefused(Codes.DocumentMissing, DisposalRules.DestinationDocuments);
            run.When(command with { Receiver = command.Receiver is null ? Donee : null }, Committee[0]).ThenRefusedField("receiver", DisposalRules.DestinationFits);
            var assigned = run.Given(command, Committee[0]).Given(command, Committee[1]);
            assigned.When(Execute(assigned, DocumentType.Other), Property).ThenRefused(Codes.DocumentMissing, DisposalRules.DestinationDocuments);
            assigned.When(Execute(assigned), Property).ThenAccepted();
        }

        run.Given(Assign(Destination.Destruction), Committee[0]).When(Assign(Destination.Auction), Committee[1]).ThenRefusedField("destination", DisposalRules.SameDestination);
    }

    [Fact]
    public void The_receiver_is_nobodys_relative_and_a_donee_is_eligible()
    {
        var run = To(DisposalStates.Authorized);
        var eligible = DisposalRows.Eligible;
        foreach (var person in new[] { Head.Person, Keeper.Person, Committee[2].Person })
        {
            (run with { Party = eligible with { RelatedPeople = new HashSet<string> { person } } }).When(Assign(Destination.Donation), Committee[2])
                .ThenRefused(Codes.ConflictOfInterest, DisposalRules.ReceiverUnrelated);
        }

        (run with { Party = eligible with { Organisation = null } }).When(Assign(Destination.Donation), Committee[0]).ThenRefused(Codes.Blocked, DisposalRules.DoneeEligible);
        (run with { Party = eligible with { Organisation = eligible.Organisation! with { Sanctioned = true } } }).When(Assign(Destination.Donation), Committee[0])
            .ThenRefused(Codes.Blocked, DisposalRules.DoneeEligible);
        var auction = To(DisposalStates.Assigned, Destination.Auction) with { Party = new PartyFacts("1234567-8", null, new HashSet<string> { Head.Person }) };
        auction.When(Execute(auction), Property).ThenRefused(Codes.ConflictOfInterest, DisposalRules.ReceiverUnrelated);
    }

    [Fact]
    public void An_auction_that_failed_twice_is_no_third_time_one()
    {
        To(DisposalStates.Assigned).When(FailAuction("1"), Property).ThenRefused(Codes.WrongState, DisposalRules.IsAuction);
        var once = To(DisposalStates.Assigned, Destination.Auction).Given(FailAuction("1"), Property);
        once.When(FailAuction("1"), Property).ThenRefused(Codes.DocumentReused);
        once.When(FailAuction("2") with { Reason = "" }, Property).ThenRefusedField("reason", CommonRules.Reasoned);
        once.When(FailAuction("2") with { HeldOn = once.Today.AddDays(1) }, Property).ThenRefusedField("heldOn", "fields-valid");
        var twice = once.Given(FailAuction("2"), Property);
        twice.When(Assign(Destination.Auction, "otra"), Committee[0]).ThenRefusedField("destination", DisposalRules.DestinationFits);
        twice.Given(Assign(Destination.Destruction), Committee[0]).When(Assign(Destination.Destruction), Committee[1]).ThenState(DisposalStates.Assigned);
    }

    [Fact]
    public void The_outcome_is_stated_by_fixed_assets_and_fits_the_destination()
    {
        var run = To(DisposalStates.Assigned);
        var stated = Execute(run);
        run.When(stated with { Outcome = null }, Property).ThenRefusedField("outcome", DisposalRules.OutcomeStated);
        run.When(stated with { Outcome = stated.Outcome! with { ExecutedOn = run.Today.AddDays(1) } }, Property).ThenRefusedField("outcome.executedOn", DisposalRules.OutcomeStated);
        run.When(stated with { Outcome = stated.Outcome! with { ExecutedOn = run.Today.AddDays(-1) } }, Property).ThenRefusedField("outcome.executedOn", DisposalRules.OutcomeStated);
        run.When(stated with { Outcome = stated.Outcome! with { Proceeds = new Money(1, Currency.Gtq) } }, Property).ThenRefusedField("outcome", DisposalRules.OutcomeStated);
        run.When(stated, Witness).ThenRefused(Codes.WrongState, "step-done");
        run.Given(stated, Property).When(Attest with { Outcome = stated.Outcome }, Witness).ThenRefusedField("outcome", DisposalRules.OutcomeStated);
        var auction = To(DisposalStates.Assigned, Destination.Auction);
        var sold = Execute(auction);
        auction.When(sold with { Outcome = sold.Outcome! with { BankReference = null } }, Property).ThenRefusedField("outcome", DisposalRules.OutcomeStated);
        auction.When(sold with { Outcome = sold.Outcome! with { Proceeds = Money.Zero(Currency.Gtq) } }, Property).ThenRefusedField("outcome.proceeds", DisposalRules.OutcomeStated);
    }

    [Theory]
    [InlineData(Destination.Auction, 25_000)]
    [InlineData(Destination.Destruction, 0)]
    public void The_goods_leave_books_and_register_in_one_balanced_entry(Destination destination, long proceeds)
    {
        var run = To(DisposalStates.Executed, destination);
        var book = run.State.BookValueOn(run.State.Outcome!.ExecutedOn);
        run.When(new RemoveFromBooks(book + new Money(1, Currency.Gtq)), Finance).ThenRefusedField("bookValue", DisposalRules.EntryEqualsBookValue);

        var removed = run.Given(Remove(run), Finance);
        var core = removed.State.Core;
        core.Balance(Account.FixedAssets).Should().Be(-removed.State.Cost.Minor);
        core.Balance(Account.DisposalLoss).Should().Be(book.Minor);
        core.Balance(Account.DepreciationExpense).Should().Be(removed.State.Cost.Minor - book.Minor);
        core.Balance(Account.AccumulatedDepreciation).Should().Be(0);
        core.Balance(Account.Treasury).Should().Be(proceeds);
        removed.Assets["PC-1"].State.Should().Be(AssetFacts.Removed);
        core.Balances.Values.Sum().Should().Be(0);
    }

    [Fact]
    public void It_closes_when_inventory_ledger_and_findings_agree()
    {
        var run = To(DisposalStates.Removed);
        run.Held("PC-1", AssetFacts.Removed, DisposalRun.OtherCase).When(new CloseDisposal(), Closer).ThenRefused(Codes.BalanceNotZero, DisposalRules.BooksAgree);
        run.Held("PC-1", AssetFacts.Locked, DisposalRun.Case).When(new CloseDisposal(), Closer).ThenRefused(Codes.BalanceNotZero, DisposalRules.BooksAgree);
        run.Given(new RaiseFinding("Falta", false), Control).When(new CloseDisposal(), Closer).ThenRefused(Codes.Blocked, CommonRules.FindingsClosed);
        run.When(new CloseDisposal(), Witness).ThenRefused(Codes.IncompatibleDuty, "guard-b-segregation");
    }

    [Fact]
    public void A_deadline_is_told_once_by_the_clock_only()
    {
        var run = To(DisposalStates.Requested);
        run.When(new ExpireDeadline("verify"), TestPeople.Clock).Rejection!.Rule.Should().Be(CommonRules.DeadlinePassed);
        var late = run.On(run.Today.AddDays(30));
        late.When(new ExpireDeadline("verify"), Property).ThenRefused(Codes.RoleRequired);
        var told = late.When(new ExpireDeadline("verify"), TestPeople.Clock).ThenState(DisposalStates.Requested).After;
        told.Events[^1].Event.Should().BeOfType<DeadlineMissed>().Which.EscalatesTo.Should().Be(Role.Authority);
        told.When(new ExpireDeadline("verify"), TestPeople.Clock).Rejection.Should().NotBeNull();
    }

    private static DisposalRun Judged(bool usable = false, bool hazardous = false)
    {
        var run = To(DisposalStates.Verified);
        run = run.Given(Opine(run, usable, hazardous), Specialist);
        run = run.Given(Value(run, "1"), Valuer).Given(Value(run, "2"), SecondValuer);
        return Voted(run, DisposalPolicy.Quorum).Given(Clear(), Lawyer).Given(Authorize, Head);
    }
}
