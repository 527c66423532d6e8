using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Behaviour.Walk;

/// <summary>Disposals on a walk, over so few goods that most cases want what another one has.</summary>
public sealed class WalkedDisposal(WalkDesk desk, WalkedGoods goods) : WalkedKind(DisposalKind.Instance, desk)
{
    public override int Share => 14;

    public override int AtOnce => 4;

    public override IReadOnlyDictionary<string, string[]> Duties { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [DisposalDuty.Keep] = ["cus1"],
        [DisposalDuty.Inspect] = ["pat1"],
        [DisposalDuty.Witness] = ["aud1"],
        [DisposalDuty.Opine] = ["esp1"],
        [DisposalDuty.Appraise] = ["per1", "per2"],
        [DisposalDuty.Recommend] = ["com1", "com2", "com3"],
        [DisposalDuty.ReviewLegal] = ["legal1"],
        [DisposalDuty.Authorise] = ["tit1", "tes1"],
        [DisposalDuty.WriteOff] = ["fin1"],
        [DisposalDuty.Close] = ["aud2"],
    };

    public override Task<(CaseId Id, string Person, ICaseCommand Body)> OpenAsync() => Task.FromResult<(CaseId, string, ICaseCommand)>(
        (Desk.NewId(), "cus1", new OpenDisposal($"Descargo {Desk.Next()}", "Obsoletos.", goods.Some(Desk.Random.Next(1, 3)))));

    public override double Weight(WalkAct act) => act.Row.Trigger == "save" ? 0.1 : act.Row.Trigger == "auction-failed" ? 0.25 : base.Weight(act);

    protected override async Task<ICaseCommand?> WriteOwnAsync(WalkAct act)
    {
        var (state, person) = ((DisposalState)act.Case.State, act.Person);
        return act.Row.Trigger switch
        {
            "save" => new SaveDisposal($"Otra causa {Desk.Next()}", Desk.OneIn(2) ? goods.Some(1) : [.. state.Items.Select(i => i.Inventory)]),
            "request" => new RequestDisposal(await PapersAsync(act)),
            "withdraw" => new WithdrawDisposal("Ya no."),
            "verify" => new VerifyAssets([.. state.Items.Select(i => new AssetSighting(i.Inventory, !Desk.Seldom(), i.Serial.Length == 0 ? null : i.Serial))], await Desk.CiteAsync(person, act.Row.Documents)),
            "opine" => new OpineAssets([.. state.Items.Select(i => new AssetOpinion(i.Inventory, Desk.OneIn(8), Desk.OneIn(8), false))], await PapersAsync(act)),
            "value" => new ValueAssets([.. state.Items.Select(i => new AssetValuation(i.Inventory, new Money(Desk.Random.Next(0, 9_000_000), state.Currency)))], await Desk.CiteAsync(person, act.Row.Documents)),
            "recommend" => Desk.OneIn(5)
                ? new RecommendDisposal(CommitteeVote.Abstains, await PapersAsync(act), "Trabajó allí.")
                : new RecommendDisposal(CommitteeVote.InFavour, await PapersAsync(act)),
            "return" => new ReturnDisposal("Falta algo."),
            "clear" => new ClearDisposal(await Desk.CiteAsync(person, [.. act.Row.Documents, DocumentType.VehicleTaxClearance, DocumentType.VehicleRegistration])),
            "authorize" => new AuthorizeDisposal(await PapersAsync(act)),
            "reject" => new RejectDisposal("No procede."),
            "assign" => await AssignAsync(act, state),
            "auction-failed" => new RecordFailedAuction(Desk.Today, "Sin postores.", await PapersAsync(act)),
            "execute" => await ExecuteAsync(act, state),
            "remove-from-books" => new RemoveFromBooks(Desk.Spoil(state.BookValueOn(state.Outcome?.ExecutedOn ?? Desk.Today))),
            "close" => new CloseDisposal(),
            _ => null,
        };
    }

    /// <summary>Where the goods may go by their opinions; whoever seconds names the same, seldom another.</summary>
    private async Task<AssignDestination> AssignAsync(WalkAct act, DisposalState state)
    {
        var destination = act.Seconds && !Desk.Seldom() ? state.Destination ?? Destination.Destruction
            : state.Opinions.Any(o => o.Usable) ? Destination.Transfer
            : state.Opinions.Any(o => o.Hazardous) ? Destination.Destruction
            : Desk.Any(Enum.GetValues<Destination>());
        var receiver = destination is Destination.Barter or Destination.Donation or Destination.Transfer ? new Receiver("org-b", "Organización de demostración B") : null;
        return new AssignDestination(destination, act.Seconds ? [] : await Desk.CiteAsync(act.Person, DisposalDecider.PapersBefore(destination)), receiver);
    }

    private async Task<ExecuteDisposal> ExecuteAsync(WalkAct act, DisposalState state)
    {
        if (act.Seconds)
        {
            return new ExecuteDisposal([]);
        }

        var destination = state.Destination ?? Destination.Destruction;
        var sold = destination == Destination.Auction;
        return new ExecuteDisposal(
            await Desk.CiteAsync(act.Person, [.. act.Row.Documents, .. DisposalDecider.PapersAfter(destination)]),
            new DisposalOutcome(Desk.Today, sold ? new Receiver("1234567-8", "Compradora") : null, sold ? new Money(150_000, state.Currency) : null, sold ? TrancheWriter.Reference(Desk) : null));
    }
}
