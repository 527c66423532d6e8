using GrantControl.Cases.Authority;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Cases.Disposals.DisposalStates;
using static GrantControl.Rules.Tests.Disposals.Support.DisposalPath;

namespace GrantControl.Rules.Tests.Disposals.Support;

/// <summary>One act of the disposal's table that is allowed: from where, by whom, with which command, and to where.</summary>
public sealed record DisposalRow(string Transition, string PartId, Func<DisposalRun> Drive, Func<DisposalRun, ICaseCommand> Command, Actor By, string To)
{
    private readonly Lazy<DisposalRun> _given = new(Drive);

    public Transition Definition { get; } = DisposalWorkflow.Definition.Transitions.First(t => t.Id == Transition);

    public Part Part => Definition.Parts.First(p => p.Id == PartId);

    public DisposalRun Given() => _given.Value;

    public DisposalOutcomeOf Act(Actor? by = null, Func<DisposalRun, DisposalRun>? change = null)
    {
        var run = Given();
        return (change is null ? run : change(run)).When(Command(run), by ?? By);
    }

    public override string ToString() => $"{Transition}/{PartId} by {By.Person}";
}

/// <summary>Every row of the disposal's table, each part of it and each member of a quorum.</summary>
public static class DisposalRows
{
    private static readonly string[] Vehicle = ["CAR-1"];

    public static IReadOnlyList<DisposalRow> All { get; } =
    [
        new("save-draft", "custodian", () => To(DisposalStates.Draft), _ => new SaveDisposal("Otra causa", ["PC-2"]), Keeper, DisposalStates.Draft),
        new("save-returned", "custodian", Returned, _ => new SaveDisposal("Otra causa", ["PC-2"]), Keeper, DisposalStates.Returned),
        new("request", "custodian", () => To(DisposalStates.Draft), _ => Request(), Keeper, Requested),
        new("request-again", "custodian", Returned, _ => Request("otra"), Keeper, Requested),
        new("withdraw", "custodian", () => To(DisposalStates.Draft), _ => new WithdrawDisposal("Ya no hace falta"), Keeper, Withdrawn),
        new("withdraw", "custodian", Returned, _ => new WithdrawDisposal("Ya no hace falta"), Keeper, Withdrawn),
        new("verify", "property", () => To(Requested), r => Verify(r), Property, Requested),
        new("verify", "audit", () => To(Requested).Apply(r => r.Given(Verify(r), Property)), r => Verify(r), Witness, Verified),
        new("opine", "specialist", () => To(Verified), r => Opine(r), Specialist, Opined),
        new("value", "valuer", () => To(Opined), r => Value(r, "1"), Valuer, Opined),
        new("value", "valuer", () => To(Opined).Apply(r => r.Given(Value(r, "1"), Valuer)), r => Value(r, "2"), SecondValuer, Valued),
        new("recommend", "committee", () => To(Valued), _ => Recommend(), Committee[0], Valued),
        new("recommend", "committee", () => Voted(To(Valued), 2), _ => Recommend(CommitteeVote.Abstains), Committee[2], Recommended),
        new("return-committee", "committee", () => To(Valued).Given(new ReturnDisposal("Falta un bien"), Committee[0]), _ => new ReturnDisposal("Falta un bien"), Committee[1], DisposalStates.Returned),
        new("return-committee", "committee", () => To(Recommended), _ => new ReturnDisposal("Falta un bien"), Committee[1], Recommended),
        new("return-legal", "legal", () => To(Recommended), _ => new ReturnDisposal("Falta un bien"), Lawyer, DisposalStates.Returned),
        new("clear", "legal", () => To(Recommended), _ => Clear(), Lawyer, LegalCleared),
        new("authorize", "authority", () => To(LegalCleared), _ => Authorize, Head, Authorized),
        new("authorize", "authority", () => To(LegalCleared, goods: Vehicle), _ => Authorize, Head, LegalCleared),
        new("authorize", "treasury", () => To(LegalCleared, goods: Vehicle).Given(Authorize, Head), _ => Authorize, Treasury, Authorized),
        new("reject", "authority", () => To(LegalCleared), _ => new RejectDisposal("Aún sirven"), Head, Rejected),
        new("assign", "committee", () => To(Authorized) with { Party = Eligible }, _ => Assign(Destination.Donation), Committee[2], Authorized),
        new("assign", "committee", () => (To(Authorized) with { Party = Eligible }).Given(Assign(Destination.Donation), Committee[0]), _ => Assign(Destination.Donation), Committee[1], Assigned),
        new("auction-failed-again", "property", () => To(Assigned, Destination.Auction), _ => FailAuction("1"), Property, Assigned),
        new("auction-failed-elsewhere", "property", () => To(Assigned, Destination.Auction).Given(FailAuction("1"), Property), _ => FailAuction("2"), Property, Authorized),
        new("execute", "property", () => To(Assigned), r => Execute(r), Property, Assigned),
        new("execute", "property", () => To(Assigned, Destination.Auction), r => Execute(r), Property, Assigned),
        new("execute", "audit", () => To(Assigned).Apply(r => r.Given(Execute(r), Property)), _ => Attest, Witness, Executed),
        new("remove-from-books", "finance", () => To(Executed), r => Remove(r), Finance, Removed),
        new("close", "audit", () => To(Removed), _ => new CloseDisposal(), Closer, Closed),
        .. Running.Select(s => new DisposalRow($"raise-finding-in-{s}", "oversight", () => At(s), _ => new RaiseFinding("Falta una firma", true), Control, s)),
        .. Running.Select(s => new DisposalRow($"resolve-finding-in-{s}", "oversight", () => At(s).Given(new RaiseFinding("Falta una firma", true), Control),
            _ => new ResolveFinding(1, "Se firmó", [TestDocuments.Document(DocumentType.FindingEvidence)]), Closer, s)),
    ];

    public static PartyFacts Eligible { get; } = new(Donee.Id, new OrganisationFacts(Donee.Id, Donee.Name, false, 0), new HashSet<string>(StringComparer.Ordinal));

    public static DisposalRun At(string state) => state switch
    {
        DisposalStates.Returned => Returned(),
        Rejected => To(LegalCleared).Given(new RejectDisposal("Aún sirven"), Head),
        Withdrawn => To(DisposalStates.Draft).Given(new WithdrawDisposal("Ya no hace falta"), Keeper),
        _ => To(state),
    };

    private static DisposalRun Returned() => To(Recommended).Given(new ReturnDisposal("Falta un bien"), Lawyer);

    private static DisposalRun Apply(this DisposalRun run, Func<DisposalRun, DisposalRun> act) => act(run);
}
