using GrantControl.Cases.Assets;
using GrantControl.Cases.Disposals;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour;

/// <summary>Goods from the register to the end of their disposal, one case at a time, on any host.</summary>
public abstract class DisposalLifeBehaviour(CaseHostFixture fixture)
{
    private static readonly DisposalCast Cast = new("cus1", "pat1", "aud1", "aud2", "esp1", ["per1", "per2"], ["com1", "com2", "com3"], "legal1", "tit1", "tes1", "fin1");

    private static readonly IReadOnlyList<AssetEntered> Goods =
    [
        Good("PC-1", "SN-1", "equipment", 600_000), Good("PC-2", "SN-2", "equipment", 600_000), Good("CAR-1", "VIN-1", AssetFacts.Vehicle, 24_000_000), Good("ESC-1", "", "furniture", 150_000),
    ];

    [Fact]
    public async Task Goods_go_from_the_register_to_every_end_and_the_audit_agrees()
    {
        await using var office = await OpenAsync();

        await Story(office, "subasta", "CAR-1").GoToAsync(DisposalStates.Closed, Destination.Auction);
        await Story(office, "destruccion", "PC-1").GoToAsync(DisposalStates.Closed, Destination.Destruction);
        await Story(office, "donacion", "ESC-1").GoToAsync(DisposalStates.Assigned, Destination.Donation);

        (await StateAsync(office, "CAR-1")).Should().Be("removed");
        (await StateAsync(office, "PC-1")).Should().Be("removed");
        (await StateAsync(office, "ESC-1")).Should().Be("locked");
        (await StateAsync(office, "PC-2")).Should().Be("in-use");
        (await office.Database.OwnerAsync("SELECT sum(CASE 'fixed-assets' WHEN debit THEN amount WHEN credit THEN -amount ELSE 0 END)::bigint FROM ledger_entry"))
            .Should().Be(750_000L, "what is left in the books is what is left in the register");
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task Of_sixteen_cases_that_take_one_good_at_once_one_has_it_and_frees_it_when_it_ends()
    {
        await using var office = await OpenAsync();
        var stories = Enumerable.Range(0, 16).Select(i => Story(office, $"carrera-{i}", "PC-1", "PC-2")).ToList();
        foreach (var story in stories)
        {
            await story.OpenAsync();
        }

        var outcomes = await Task.WhenAll(stories.Select(async s => (Story: s, Outcome: await RequestAsync(office, s))));

        var winner = outcomes.Where(o => o.Outcome.IsAccepted).Should().ContainSingle().Which.Story;
        outcomes.Where(o => !o.Outcome.IsAccepted).Should().OnlyContain(o => o.Outcome.Rejection!.Code == Codes.Blocked && o.Outcome.Rejection.Rule == DisposalRules.AssetFree);
        await winner.VerifyAsync(Cast.Property);
        await winner.VerifyAsync(Cast.Witness);
        await winner.OpineAsync();
        await winner.ValueAsync(Cast.Valuers[0], 1_000);
        await winner.ValueAsync(Cast.Valuers[1], 1_000);
        await winner.RecommendAsync();
        (await winner.TryAsync(Cast.Legal, "return", new ReturnDisposal("Falta un bien."))).Rejection.Should().BeNull();
        (await winner.TryAsync(Cast.Custodian, "withdraw", new WithdrawDisposal("Se repararon."))).Rejection.Should().BeNull();
        (await StateAsync(office, "PC-1")).Should().Be("in-use");
        (await RequestAsync(office, stories.First(s => s != winner))).Rejection.Should().BeNull();
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task A_receiver_whom_an_authority_declared_as_related_and_a_good_entered_twice_are_refused()
    {
        await using var office = await OpenAsync();
        var again = await office.Host.SendAsync(DisposalStory.Register(Office.Institution, Cast.Property, "otra", "Otra vez", [Goods[0]]), CancellationToken.None);
        again.Rejection!.Fields.Should().ContainSingle(f => f.Path == "assets[0].inventory");

        var story = Story(office, "vinculo", "PC-1");
        await story.GoToAsync(DisposalStates.Authorized, Destination.Donation);
        await office.Database.OwnerAsync("UPDATE interests_declaration SET related_organisations = '{org-b}' WHERE person = 'tit1'");
        var paper = new DocumentCited("donation-request", await office.StoreAsync("s.txt", "Solicitud"u8.ToArray(), "com1"), "s.txt");
        var refused = await story.TryAsync("com1", "assign", new AssignDestination(Destination.Donation, [paper], story.Receiver));
        (refused.Rejection!.Code, refused.Rejection.Rule).Should().Be((Codes.ConflictOfInterest, DisposalRules.ReceiverUnrelated));
    }

    [Fact]
    public async Task The_audit_names_a_register_row_that_somebody_changed()
    {
        await using var office = await OpenAsync();
        await Story(office, "tomado", "PC-1").GoToAsync(DisposalStates.Requested, Destination.Destruction);
        foreach (var tampering in new[] { "state = 'in-use', held_by = NULL", "cost = cost + 1", "custodian = 'otro'", "version = version + 1" })
        {
            await office.Database.OwnerAsync($"UPDATE asset SET {tampering} WHERE inventory = 'PC-1'");
            var found = await office.VerifyAsync();
            (found.First!.Table, found.First.Key).Should().Be(("asset", $"{Office.Institution}/PC-1"));
        }
    }

    private async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync(fixture);
        (await office.Host.SendAsync(DisposalStory.Register(Office.Institution, Cast.Property, "central", "Bienes centrales", Goods), CancellationToken.None)).Rejection.Should().BeNull();
        return office;
    }

    private static DisposalStory Story(Office office, string key, params string[] goods) =>
        new(office.Host, office.StoreAsync, Cast, office.Clock, Office.Institution, key, [.. Goods.Where(g => goods.Contains(g.Inventory))]);

    private static async Task<CommandOutcome> RequestAsync(Office office, DisposalStory story)
    {
        var photo = new DocumentCited("asset-photo", await office.StoreAsync("f.txt", System.Text.Encoding.UTF8.GetBytes($"foto {Guid.NewGuid()}"), Cast.Custodian), "f.txt");
        return await story.TryAsync(Cast.Custodian, "request", new RequestDisposal([photo]));
    }

    private static async Task<string> StateAsync(Office office, string inventory) => (string)(await office.Database.OwnerAsync("SELECT state FROM asset WHERE inventory = $1", inventory))!;

    private static AssetEntered Good(string inventory, string serial, string kind, long cost) =>
        new(inventory, serial, $"Bien {inventory}", kind, "cus1", "Bodega", new Money(cost, Currency.Gtq), new DateOnly(2021, 5, 10), 60);
}
