using GrantControl.Cases.Authority;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Cases.Disposals.DisposalStates;
using static GrantControl.Rules.Tests.Disposals.Support.DisposalPath;

namespace GrantControl.Rules.Tests.Disposals.Support;

/// <summary>One act of the disposal's tables that is allowed.</summary>
public sealed record DisposalRow(string Transition, string PartId, Func<DisposalRun> Drive, Func<DisposalRun, ICaseCommand> Command, Actor By, string To)
    : CaseRow<DisposalRun, DisposalState>("", Transition, PartId, Drive, Command, By, To)
{
    protected override WorkflowDefinition Table => DisposalWorkflow.Definition;
}

/// <summary>Every row of the disposal's table, each part of it and each member of a quorum.</summary>
public sealed class DisposalRows : IRowTable<DisposalRow, DisposalRun>
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

    public static WorkflowDefinition Workflow => DisposalWorkflow.Definition;

    public static IEnumerable<string> DutiesBeside(string duty) => DisposalDuty.All.Where(d => d != duty);

    public static PartyFacts Eligible { get; } = new(Donee.Id, new OrganisationFacts(Donee.Id, Donee.Name, false, 0), new HashSet<string>(StringComparer.Ordinal));

    public static DisposalRun Opened => DisposalPath.Draft();

    public static DisposalRun At(string state) => state switch
    {
        DisposalStates.Returned => Returned(),
        Rejected => To(LegalCleared).Given(new RejectDisposal("Aún sirven"), Head),
        Withdrawn => To(DisposalStates.Draft).Given(new WithdrawDisposal("Ya no hace falta"), Keeper),
        _ => To(state),
    };

    private static DisposalRun Returned() => To(Recommended).Given(new ReturnDisposal("Falta un bien"), Lawyer);
}
