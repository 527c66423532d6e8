using GrantControl.Cases.Assets;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Rounds;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour;

/// <summary>
/// Inventories, disposals, changes of custody and physical inventories over few goods, so that most cases want what another
/// one has. Mostly what the state allows, sometimes by the wrong person; the seed is the whole story.
/// </summary>
public sealed class GoodsWalk(int seed, Office office)
{
    private static readonly Destination[] Destinations = Enum.GetValues<Destination>();

    private readonly Random _random = new(seed);
    private readonly List<AssetEntered> _goods = [];
    private readonly List<DisposalStory> _disposals = [];
    private readonly List<GoodsStory> _offers = [];
    private readonly List<GoodsStory> _rounds = [];
    private readonly Dictionary<DisposalStory, Destination> _destinations = [];
    private int _made;

    public static DisposalCast Cast { get; } = new("cus1", "pat1", "aud1", "aud2", "esp1", ["per1", "per2"], ["com1", "com2", "com3"], "legal1", "tit1", "tes1", "fin1");

    public int Accepted { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Disposals whose goods left the books.</summary>
    public int Removed { get; private set; }

    /// <summary>What was refused, by code.</summary>
    public Dictionary<string, int> Codes { get; } = new(StringComparer.Ordinal);

    public async Task RunAsync(int steps)
    {
        await RegisterAsync();
        for (var i = 0; i < steps; i++)
        {
            await (_random.Next(100) switch
            {
                < 3 => RegisterAsync(),
                < 12 => OpenDisposalAsync(),
                < 68 => DisposeAsync(),
                < 84 => ChangeCustodyAsync(),
                _ => CountAsync(),
            });
            if (i % 150 == 149)
            {
                await office.Under.FireDueDeadlinesAsync();
            }
        }
    }

    private async Task RegisterAsync()
    {
        var batch = ++_made;
        var goods = Enumerable.Range(0, 4).Select(i => new AssetEntered(
            $"W-{batch}-{i}", i == 0 ? "" : $"SN-{batch}-{i}", $"Bien {batch}.{i}", i == 3 ? AssetFacts.Vehicle : "equipment", "cus1", $"Bodega {_random.Next(3)}",
            new Money(_random.Next(10_000, 900_000), Currency.Gtq), new DateOnly(2021, 1, 1).AddMonths(_random.Next(50)), 12 * _random.Next(8))).ToList();
        Note(await office.Host.SendAsync(DisposalStory.Register(Office.Institution, _random.Next(8) == 0 ? "cus1" : "pat1", $"w-{seed}-{batch}", "Bienes", goods), CancellationToken.None), () => _goods.AddRange(goods));
    }

    private async Task OpenDisposalAsync()
    {
        if (_goods.Count == 0)
        {
            return;
        }

        var wanted = Enumerable.Range(0, _random.Next(1, 3)).Select(_ => Any(_goods)).Distinct().ToList();
        var story = new DisposalStory(office.Host, office.StoreAsync, Cast, office.Clock, Office.Institution, $"walk-{seed}-{++_made}", wanted) { Pace = TimeSpan.FromMinutes(30) };
        _destinations[story] = Any(Destinations);
        if (await TellAsync(story.OpenAsync))
        {
            _disposals.Add(story);
        }
    }

    /// <summary>The next thing the table allows, now and then a way out, now and then a step out of turn.</summary>
    private async Task DisposeAsync()
    {
        var running = _disposals.Where(d => !DisposalWorkflow.Definition.State(d.State).Final).ToList();
        if (running.Count == 0)
        {
            return;
        }

        var story = Any(running);
        var destination = _destinations[story];
        var removed = story.State == DisposalStates.Executed;
        var moved = await TellAsync(story.State switch
        {
            DisposalStates.Draft => _random.Next(6) == 0 ? () => OutAsync(story, Cast.Custodian, "withdraw", new WithdrawDisposal("Ya no.")) : story.RequestAsync,
            DisposalStates.Requested => () => story.VerifyAsync(_random.Next(2) == 0 ? Cast.Property : Cast.Witness),
            DisposalStates.Verified => () => story.OpineAsync(destination == Destination.Transfer),
            DisposalStates.Opined => () => story.ValueAsync(_random.Next(7) == 0 ? Cast.Custodian : Any(Cast.Valuers), _random.Next(1_000, 300_000)),
            DisposalStates.Valued => story.RecommendAsync,
            DisposalStates.Recommended => _random.Next(6) == 0 ? () => OutAsync(story, Cast.Legal, "return", new ReturnDisposal("Falta algo.")) : story.ClearAsync,
            DisposalStates.Returned => _random.Next(3) == 0 ? () => OutAsync(story, Cast.Custodian, "withdraw", new WithdrawDisposal("Ya no.")) : story.RequestAsync,
            DisposalStates.LegalCleared => _random.Next(8) == 0 ? () => OutAsync(story, Cast.Authority, "reject", new RejectDisposal("No procede.")) : story.AuthorizeAsync,
            DisposalStates.Authorized => () => story.AssignAsync(destination),
            DisposalStates.Assigned => () => story.ExecuteAsync(destination),
            DisposalStates.Executed => story.RemoveAsync,
            _ => () => OutAsync(story, Cast.Closer, "close", new CloseDisposal()),
        });
        Removed += removed && moved ? 1 : 0;
    }

    private async Task ChangeCustodyAsync()
    {
        var pending = _offers.Where(o => o.State == CustodyWorkflow.Offered).ToList();
        if (pending.Count > 0 && _random.Next(3) > 0)
        {
            var offer = Any(pending);
            var person = Any(["cus1", "cus2", "pat1"]);
            Note(await (_random.Next(4) switch
            {
                0 => offer.TryAsync(person, "decline", new DeclineCustody("No cabe.")),
                1 => offer.TryAsync(person, "withdraw", new WithdrawCustody("Se queda.")),
                _ => offer.TryAsync(person, "accept", new AcceptCustody()),
            }));
            return;
        }

        if (_goods.Count > 0)
        {
            var offer = new GoodsStory(office.Host, CustodyKind.Instance, office.Clock, Office.Institution, $"walk-{seed}-{++_made}");
            var body = new OfferCustody("Cambio", Any(["cus1", "cus2"]), $"Bodega {_random.Next(3)}", "Hace falta allí.", [Any(_goods).Inventory]);
            Note(await offer.TryAsync(Any(["cus1", "cus2", "pat1", "pat1"]), "offer", body), () => _offers.Add(offer));
        }
    }

    private async Task CountAsync()
    {
        var running = _rounds.Where(r => r.State is RoundWorkflow.Counting or RoundWorkflow.Counted or RoundWorkflow.Signed).ToList();
        if (running.Count == 0 || _random.Next(6) == 0)
        {
            var opened = new GoodsStory(office.Host, RoundKind.Instance, office.Clock, Office.Institution, $"walk-{seed}-{++_made}");
            Note(await opened.TryAsync("pat2", "open", new OpenRound("Ronda", $"Bodega {_random.Next(3)}")), () => _rounds.Add(opened));
            return;
        }

        var round = Any(running);
        Note(await (round.State switch
        {
            RoundWorkflow.Counting => _random.Next(4) == 0
                ? round.TryAsync("pat2", "finish", new FinishCount())
                : round.TryAsync("pat2", "count", new CountAssets([Any(_goods).Inventory, _random.Next(5) == 0 ? $"X-{_random.Next(9)}" : Any(_goods).Inventory])),
            RoundWorkflow.Counted => _random.Next(4) == 0 ? round.TryAsync("aud1", "recount", new RecountRound("Otra vez.")) : round.TryAsync("aud1", "sign", new SignRound()),
            _ => round.TryAsync("ctl1", "close", new CloseRound()),
        }));
    }

    private static async Task OutAsync(DisposalStory story, string person, string command, ICaseCommand body)
    {
        if ((await story.TryAsync(person, command, body)).Rejection is { } no)
        {
            throw new StoryException(no.Code);
        }
    }

    /// <summary>Runs a step of a story; a refusal in the middle of it is part of the walk.</summary>
    private async Task<bool> TellAsync(Func<Task> step)
    {
        try
        {
            await step();
            Accepted++;
            return true;
        }
        catch (StoryException refused)
        {
            Refused++;
            foreach (var code in typeof(Codes).GetFields().Select(static f => (string?)f.GetValue(null)).OfType<string>().Where(c => refused.Message.Contains(c, StringComparison.Ordinal)))
            {
                Codes[code] = Codes.GetValueOrDefault(code) + 1;
            }

            return false;
        }
    }

    private void Note(CommandOutcome outcome, Action? accepted = null)
    {
        if (outcome.Rejection is { } no)
        {
            Refused++;
            Codes[no.Code] = Codes.GetValueOrDefault(no.Code) + 1;
            return;
        }

        Accepted++;
        accepted?.Invoke();
    }

    private T Any<T>(IReadOnlyList<T> from) => from[_random.Next(from.Count)];
}
