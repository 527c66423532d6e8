using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Rounds;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour;

/// <summary>Custody and physical inventories on any host.</summary>
public abstract class GoodsBehaviour(CaseHostFixture fixture)
{
    private static readonly DisposalCast Cast = new("cus1", "pat1", "aud1", "aud2", "esp1", ["per1", "per2"], ["com1", "com2", "com3"], "legal1", "tit1", "tes1", "fin1");

    private static readonly IReadOnlyList<AssetEntered> Goods = [.. Enumerable.Range(1, 6).Select(i => Good(i))];

    [Fact]
    public async Task Custody_changes_when_the_person_named_accepts_and_not_before()
    {
        await using var office = await OpenAsync();
        var offer = Story(office, CustodyKind.Instance, "cambio");
        await offer.SendAsync("cus1", "offer", Offer("cus2", "Oficina 2", "B-1", "B-2"));
        (await AssetAsync(office, "B-1")).Should().Be(("cus1", "Bodega", "locked"));

        (await offer.TryAsync("cus1", "accept", new AcceptCustody())).Rejection!.Code.Should().Be(Codes.IncompatibleDuty, "who gives does not receive");
        await offer.SendAsync("cus2", "accept", new AcceptCustody("Recibido."));

        (await AssetAsync(office, "B-1")).Should().Be(("cus2", "Oficina 2", "in-use"));
        (await AssetAsync(office, "B-3")).Should().Be(("cus1", "Bodega", "in-use"));
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task A_good_of_another_case_of_another_keeper_or_of_no_register_is_not_offered_and_what_is_declined_is_free_again()
    {
        await using var office = await OpenAsync();
        await DisposalOf(office, "tomado", "B-1").GoToAsync(DisposalStates.Requested, Destination.Destruction);
        (await Story(office, CustodyKind.Instance, "a").TryAsync("cus1", "offer", Offer("cus2", "Otra", "B-1"))).Rejection!.Rule.Should().Be(CustodyRules.AssetFree);
        (await Story(office, CustodyKind.Instance, "b").TryAsync("cus2", "offer", Offer("cus1", "Otra", "B-2"))).Rejection!.Rule.Should().Be(CustodyRules.KeeperOffers);
        (await Story(office, CustodyKind.Instance, "c").TryAsync("cus1", "offer", Offer("cus2", "Otra", "NO-HAY"))).Rejection!.Fields.Should().ContainSingle(f => f.Path == "assets[0]");
        (await Story(office, CustodyKind.Instance, "d").TryAsync("cus1", "offer", Offer("cus1", "Otra", "B-2"))).Rejection!.Fields.Should().Contain(f => f.Path == "to");
        (await Story(office, CustodyKind.Instance, "e").TryAsync("fin1", "offer", Offer("cus2", "Otra", "B-2"))).Rejection!.Code.Should().Be(Codes.RoleRequired);

        var offer = Story(office, CustodyKind.Instance, "f");
        await offer.SendAsync("pat1", "offer", Offer("cus2", "Otra", "B-2"));
        (await Disposal(office, "espera", "B-2")).Rejection!.Rule.Should().Be(DisposalRules.AssetFree);
        (await offer.TryAsync("cus1", "withdraw", new WithdrawCustody("No."))).Rejection!.Code.Should().Be(Codes.RoleRequired);
        await offer.SendAsync("cus2", "decline", new DeclineCustody("No tengo dónde ponerlo."));
        (await AssetAsync(office, "B-2")).Should().Be(("cus1", "Bodega", "in-use"));
        (await Disposal(office, "ahora", "B-2")).Rejection.Should().BeNull();
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task A_round_finds_what_is_missing_elsewhere_and_unknown_and_closes_when_the_loss_is_explained()
    {
        await using var office = await OpenAsync();
        var moved = Story(office, CustodyKind.Instance, "mudado");
        await moved.SendAsync("cus1", "offer", Offer("cus2", "Oficina 2", "B-6"));
        await moved.SendAsync("cus2", "accept", new AcceptCustody());
        var round = Story(office, RoundKind.Instance, "bodega");
        (await round.TryAsync("cus1", "open", new OpenRound("Bodega", "Bodega"))).Rejection!.Code.Should().Be(Codes.RoleRequired);
        (await round.TryAsync("pat1", "open", new OpenRound("Bodega", "Bodega", "cus1"))).Rejection!.Rule.Should().Be(RoundRules.GoodsExpected);
        (await round.TryAsync("pat1", "open", new OpenRound("Nada", "Sótano"))).Rejection!.Fields.Should().ContainSingle(f => f.Path == "place");
        await round.SendAsync("pat1", "open", new OpenRound("Bodega", "Bodega"));

        await round.SendAsync("pat1", "count", new CountAssets(["B-1", "B-2", "B-3"]));
        (await round.TryAsync("pat1", "count", new CountAssets(["B-1"]))).Rejection!.Rule.Should().Be(RoundRules.NumbersSeen);
        (await round.TryAsync("pat1", "count", new CountAssets(["con espacio"]))).Rejection!.Rule.Should().Be(RoundRules.NumbersSeen);
        await round.SendAsync("pat2", "count", new CountAssets(["B-6", "X-9", "B-4"]));
        await round.SendAsync("pat1", "uncount", new UncountAsset("B-4", "Era otra etiqueta."));
        await round.SendAsync("pat1", "finish", new FinishCount());
        (await round.TryAsync("pat1", "sign", new SignRound())).Rejection!.Code.Should().Be(Codes.RoleRequired);
        await round.SendAsync("aud1", "recount", new RecountRound("Falta mirar arriba."));
        await round.SendAsync("pat1", "finish", new FinishCount());
        await round.SendAsync("aud1", "sign", new SignRound());

        var found = ((RoundState)await office.ReplayAsync(RoundKind.Instance, round.Id)).Differences!;
        found.Found.Should().Equal("B-1", "B-2", "B-3");
        found.Missing.Select(i => i.Inventory).Should().Equal("B-4", "B-5");
        found.Elsewhere.Should().ContainSingle().Which.Should().Match<RoundItem>(i => i.Inventory == "B-6" && i.Custodian == "cus2" && i.Place == "Oficina 2");
        found.Unknown.Should().Equal("X-9");
        (await office.Database.OwnerAsync("SELECT string_agg(inventory, ' ' ORDER BY inventory) FROM asset WHERE seen_on IS NOT NULL")).Should().Be("B-1 B-2 B-3 B-6");

        (await round.TryAsync("ctl1", "close", new CloseRound())).Rejection!.Code.Should().Be(Codes.Blocked, "the loss is not explained yet");
        (await round.TryAsync("aud1", "resolve-finding", new ResolveFinding(1, "Robo denunciado.", await EvidenceAsync(office)))).Rejection!.Rule.Should().Be("resolver-is-another");
        await round.SendAsync("ctl2", "resolve-finding", new ResolveFinding(1, "Robo denunciado; se deduce responsabilidad.", await EvidenceAsync(office)));
        await round.SendAsync("ctl1", "close", new CloseRound());
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task The_audit_names_a_place_a_date_or_a_move_that_somebody_changed()
    {
        await using var office = await OpenAsync();
        var offer = Story(office, CustodyKind.Instance, "cambio");
        await offer.SendAsync("cus1", "offer", Offer("cus2", "Oficina 2", "B-1"));
        await offer.SendAsync("cus2", "accept", new AcceptCustody());
        foreach (var tampering in new[]
        {
            "UPDATE asset SET place = 'Bodega' WHERE inventory = 'B-1'", "UPDATE asset SET seen_on = DATE '2026-01-01' WHERE inventory = 'B-1'", "DELETE FROM asset_move WHERE inventory = 'B-1' AND move = 'transfer'",
        })
        {
            await office.Database.OwnerAsync(tampering);
            (await office.VerifyAsync()).First!.Key.Should().Be($"{Office.Institution}/B-1", tampering);
        }
    }

    private async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync(fixture);
        (await office.Host.SendAsync(DisposalStory.Register(Office.Institution, "pat1", "central", "Bienes", Goods), CancellationToken.None)).Rejection.Should().BeNull();
        return office;
    }

    private static OfferCustody Offer(string to, string place, params string[] goods) => new("Cambio", to, place, "Cambia de oficina.", goods);

    private static GoodsStory Story(Office office, ICaseKind kind, string key) => new(office.Host, kind, office.Clock, Office.Institution, key);

    private static DisposalStory DisposalOf(Office office, string key, params string[] goods) =>
        new(office.Host, office.StoreAsync, Cast, office.Clock, Office.Institution, key, [.. Goods.Where(g => goods.Contains(g.Inventory))]);

    private static async Task<CommandOutcome> Disposal(Office office, string key, string inventory)
    {
        var story = DisposalOf(office, key, inventory);
        await story.OpenAsync();
        return await story.TryAsync("cus1", "request", new RequestDisposal([new DocumentCited("asset-photo", await office.StoreAsync($"{key}.txt", System.Text.Encoding.UTF8.GetBytes(key), "cus1"), $"{key}.txt")]));
    }

    private static async Task<(string Custodian, string Place, string State)> AssetAsync(Office office, string inventory) => (
        (string)(await office.Database.OwnerAsync("SELECT custodian FROM asset WHERE inventory = $1", inventory))!,
        (string)(await office.Database.OwnerAsync("SELECT place FROM asset WHERE inventory = $1", inventory))!,
        (string)(await office.Database.OwnerAsync("SELECT state FROM asset WHERE inventory = $1", inventory))!);

    private static async Task<IReadOnlyList<DocumentCited>> EvidenceAsync(Office office) =>
        [new DocumentCited("finding-evidence", await office.StoreAsync("d.txt", System.Text.Encoding.UTF8.GetBytes($"denuncia {Guid.NewGuid()}"), "ctl2"), "d.txt")];

    private static AssetEntered Good(int i) => new($"B-{i}", i == 4 ? "" : $"SN-{i}", $"Bien {i}", "equipment", "cus1", "Bodega", new Money(100_000 + (i * 7_700), Currency.Gtq), new DateOnly(2022, 5, 10), 60);
}
