using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Rounds;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour.Walk;

#pragma warning disable MA0048 // the register, and the two small kinds of case that change hands and places of its goods

/// <summary>Goods entered into the register, four at a time: cases that are opened and wait for nothing.</summary>
public sealed class WalkedGoods(WalkDesk desk) : WalkedKind(InventoryKind.Instance, desk)
{
    private readonly List<string> _entered = [];

    public override int Share => 1;

    public override int AtOnce => int.MaxValue;

    public override IReadOnlyDictionary<string, string[]> Duties { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal);

    /// <summary>Inventory numbers of goods: the latest come first in mind.</summary>
    public IReadOnlyList<string> Some(int count) =>
        [.. Enumerable.Range(0, count).Select(_ => Desk.OneIn(3) ? Desk.Any(_entered) : Desk.Any(_entered.TakeLast(12).ToList())).Distinct(StringComparer.Ordinal)];

    public override Task<(CaseId Id, string Person, ICaseCommand Body)> OpenAsync()
    {
        var batch = Desk.Next();
        var goods = Enumerable.Range(0, 4).Select(i => new AssetEntered(
            _entered.Count > 0 && Desk.OneIn(60) ? _entered[0] : $"W-{batch}-{i}", i == 0 ? "" : $"SN-{batch}-{i}", $"Bien {batch}.{i}", i == 3 ? AssetFacts.Vehicle : "equipment", "cus1",
            $"Bodega {Desk.Random.Next(3)}", new Money(Desk.Random.Next(10_000, 900_000), Currency.Gtq), new DateOnly(2021, 1, 1).AddMonths(Desk.Random.Next(50)), 12 * Desk.Random.Next(8))).ToList();
        var person = Desk.OneIn(8) && _entered.Count > 0 ? "cus1" : "pat1";
        if (person == "pat1" && goods.All(g => !_entered.Contains(g.Inventory)))
        {
            _entered.AddRange(goods.Select(g => g.Inventory));
        }

        return Task.FromResult<(CaseId, string, ICaseCommand)>((InventoryKind.IdFor(Office.Institution, $"w-{batch}"), person, new ImportAssets($"w-{batch}", "Bienes", Currency.Gtq, goods)));
    }

    protected override Task<ICaseCommand?> WriteOwnAsync(WalkAct act) => Task.FromResult<ICaseCommand?>(null);
}

/// <summary>Changes of custody.</summary>
public sealed class WalkedCustody(WalkDesk desk, WalkedGoods goods) : WalkedKind(CustodyKind.Instance, desk)
{
    public override int Share => 3;

    public override int AtOnce => 2;

    public override IReadOnlyDictionary<string, string[]> Duties { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [CustodyWorkflow.Give] = ["cus1", "cus2", "pat1"],
        [CustodyWorkflow.Receive] = ["cus1", "cus2"],
    };

    public override double Weight(WalkAct act) => act.Row.Trigger == "accept" ? 1 : 0.2;

    public override Task<(CaseId Id, string Person, ICaseCommand Body)> OpenAsync() => Task.FromResult<(CaseId, string, ICaseCommand)>((
        Desk.NewId(), Desk.Any(["cus1", "cus2", "pat1", "pat1"]), new OfferCustody("Cambio", Desk.Any(["cus1", "cus2"]), $"Bodega {Desk.Random.Next(3)}", "Hace falta allí.", goods.Some(1))));

    protected override Task<ICaseCommand?> WriteOwnAsync(WalkAct act) => Task.FromResult<ICaseCommand?>(act.Row.Trigger switch
    {
        "decline" => new DeclineCustody("No cabe."),
        "withdraw" => new WithdrawCustody("Se queda."),
        "accept" => new AcceptCustody(),
        _ => null,
    });
}

/// <summary>Physical inventories.</summary>
public sealed class WalkedRound(WalkDesk desk, WalkedGoods goods) : WalkedKind(RoundKind.Instance, desk)
{
    public override int Share => 3;

    public override int AtOnce => 1;

    public override IReadOnlyDictionary<string, string[]> Duties { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [RoundWorkflow.Count] = ["pat2"],
        [RoundWorkflow.Witness] = ["aud1"],
        [Duty.Close] = ["ctl1"],
    };

    public override Task<(CaseId Id, string Person, ICaseCommand Body)> OpenAsync() =>
        Task.FromResult<(CaseId, string, ICaseCommand)>((Desk.NewId(), "pat2", new OpenRound("Ronda", $"Bodega {Desk.Random.Next(3)}")));

    protected override Task<ICaseCommand?> WriteOwnAsync(WalkAct act) => Task.FromResult<ICaseCommand?>(act.Row.Trigger switch
    {
        "count" => new CountAssets([.. goods.Some(3), .. Desk.OneIn(5) ? [$"X-{Desk.Next()}"] : Array.Empty<string>()]),
        "uncount" => new UncountAsset(((RoundState)act.Case.State).Counted.FirstOrDefault() ?? "X-1", "Era otra etiqueta."),
        "finish" => new FinishCount(),
        "recount" => new RecountRound("Otra vez."),
        "sign" => new SignRound(),
        "close" => new CloseRound(),
        "cancel" => new CancelRound("Otro día."),
        _ => null,
    });
}
