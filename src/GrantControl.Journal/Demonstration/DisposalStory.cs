using System.Text;
using System.Text.Json;
using GrantControl.Cases.Assets;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>Who plays which duty in a disposal: the ids of real accounts. Guard B makes sure nobody plays two.</summary>
public sealed record DisposalCast(
    string Custodian, string Property, string Witness, string Closer, string Specialist, IReadOnlyList<string> Valuers, IReadOnlyList<string> Committee,
    string Legal, string Authority, string Treasury, string Finance);

/// <summary>
/// Walks one disposal through its life by real commands of real people. Run twice with the same key it sends the same
/// keys, so an interrupted run goes on where it stopped.
/// </summary>
public sealed class DisposalStory(ICaseHost host, StoreDocument store, DisposalCast cast, StoryClock clock, string institution, string key, IReadOnlyList<AssetEntered> goods)
{
    private int _sent;
    private int _documents;

    public CaseId Id { get; } = GrantStory.IdOf(institution, $"disposal:{key}");

    public long Version { get; private set; }

    public string State { get; private set; } = "";

    public Receiver Receiver { get; init; } = new("org-b", "Organización de demostración B");

    /// <summary>Whether the evidence photos are pictures a browser shows, and not mere texts.</summary>
    public bool Photos { get; init; }

    /// <summary>How long people take for each step.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromHours(3);

    private DateOnly Today => BusinessCalendar.DayOf(clock.GetUtcNow());

    private Currency Currency => goods[0].Cost.Currency;

    /// <summary>Enters goods into the register.</summary>
    public static CaseCommand Register(string institution, string person, string code, string title, IReadOnlyList<AssetEntered> goods) => new(
        institution, InventoryKind.Instance.Kind, InventoryKind.IdFor(institution, code), $"story-inventory-{code}", InventoryKind.Instance.OpeningCommand, null, person, null,
        JsonSerializer.SerializeToUtf8Bytes(new ImportAssets(code, title, goods[0].Cost.Currency, goods), CaseJson.Options));

    /// <summary>Goes on until the disposal stands in a state, on its usual way or off it.</summary>
    /// <exception cref="StoryException">A command was refused.</exception>
    public async Task GoToAsync(string state, Destination destination)
    {
        var (on, off) = state switch
        {
            DisposalStates.Withdrawn => (DisposalStates.Draft, () => SendAsync(cast.Custodian, "withdraw", new WithdrawDisposal("Se repararon y siguen en uso."))),
            DisposalStates.Returned => (DisposalStates.Recommended, () => SendAsync(cast.Legal, "return", new ReturnDisposal("Falta explicar por qué no se reparan."))),
            DisposalStates.Rejected => (DisposalStates.LegalCleared, () => SendAsync(cast.Authority, "reject", new RejectDisposal("La unidad todavía los necesita."))),
            _ => (state, (Func<Task>?)null),
        };
        await GoOnAsync(on, destination);
        if (off is not null)
        {
            await off();
        }
    }

    private async Task GoOnAsync(string state, Destination destination)
    {
        foreach (var step in Way(destination))
        {
            if (State == state)
            {
                return;
            }

            await step();
        }
    }

    /// <summary>Sends a command on the version the story knows and answers whatever comes.</summary>
    public async Task<CommandOutcome> TryAsync(string person, string command, ICaseCommand body)
    {
        var opens = command == DisposalKind.Instance.OpeningCommand;
        var outcome = await host.SendAsync(
            new CaseCommand(
                institution, DisposalKind.Instance.Kind, Id, $"story-{Id}-{++_sent:0000}", command, opens ? null : Version, person, null,
                JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options)),
            CancellationToken.None);
        if (outcome.IsAccepted)
        {
            (Version, State) = (outcome.Version, outcome.State);
            clock.Advance(Pace);
        }

        return outcome;
    }

    public Task OpenAsync() => SendAsync(cast.Custodian, "open", new OpenDisposal($"Descargo {key}", "Bienes obsoletos y sin repuestos.", [.. goods.Select(g => g.Inventory)]));

    public async Task RequestAsync() => await SendAsync(cast.Custodian, "request", new RequestDisposal(await DocumentsAsync(cast.Custodian, DocumentType.AssetPhoto)));

    public async Task VerifyAsync(string person) => await SendAsync(person, "verify", new VerifyAssets(
        [.. goods.Select(g => new AssetSighting(g.Inventory, true, g.Serial.Length == 0 ? null : g.Serial))], await DocumentsAsync(person, DocumentType.VerificationRecord)));

    public async Task OpineAsync(bool usable = false) => await SendAsync(cast.Specialist, "opine", new OpineAssets(
        [.. goods.Select(g => new AssetOpinion(g.Inventory, usable, false, false))], await DocumentsAsync(cast.Specialist, DocumentType.TechnicalOpinion)));

    public async Task ValueAsync(string person, long market) => await SendAsync(person, "value", new ValueAssets(
        [.. goods.Select(g => new AssetValuation(g.Inventory, new Money(market, Currency)))], await DocumentsAsync(person, DocumentType.ValuationReport)));

    public async Task RecommendAsync()
    {
        var minutes = await DocumentsAsync(cast.Committee[0], DocumentType.CommitteeMinutes);
        await SendAsync(cast.Committee[0], "recommend", new RecommendDisposal(CommitteeVote.InFavour, minutes));
        await SendAsync(cast.Committee[1], "recommend", new RecommendDisposal(CommitteeVote.Abstains, [], "Trabajó en la unidad que entrega."));
        await SendAsync(cast.Committee[2], "recommend", new RecommendDisposal(CommitteeVote.InFavour, []));
    }

    public async Task ClearAsync()
    {
        string[] papers = goods.Any(static g => g.Class == AssetFacts.Vehicle) ? [DocumentType.VehicleTaxClearance, DocumentType.VehicleRegistration] : [];
        await SendAsync(cast.Legal, "clear", new ClearDisposal(await DocumentsAsync(cast.Legal, [DocumentType.LegalOpinion, .. papers])));
    }

    public async Task AuthorizeAsync()
    {
        await SendAsync(cast.Authority, "authorize", new AuthorizeDisposal(await DocumentsAsync(cast.Authority, DocumentType.AuthorisationResolution)));
        if (State == DisposalStates.LegalCleared)
        {
            await SendAsync(cast.Treasury, "authorize", new AuthorizeDisposal([]));
        }
    }

    public async Task AssignAsync(Destination destination)
    {
        var (paper, receives) = destination switch
        {
            Destination.Auction => (DocumentType.AuctionTerms, false),
            Destination.Barter => (DocumentType.BarterAppraisal, true),
            Destination.Donation => (DocumentType.DonationRequest, true),
            Destination.Transfer => (DocumentType.TransferAcceptance, true),
            _ => (DocumentType.DestructionPlan, false),
        };
        var assign = new AssignDestination(destination, await DocumentsAsync(cast.Committee[0], paper), receives ? Receiver : null);
        await SendAsync(cast.Committee[0], "assign", assign);
        await SendAsync(cast.Committee[2], "assign", assign with { Documents = [] });
    }

    public async Task ExecuteAsync(Destination destination)
    {
        var (paper, sold) = destination switch
        {
            Destination.Auction => (DocumentType.DepositSlip, true),
            Destination.Barter => (DocumentType.BarterContract, false),
            Destination.Destruction => (DocumentType.DestructionCertificate, false),
            _ => (DocumentType.ReceptionRecord, false),
        };
        var outcome = new DisposalOutcome(
            Today, sold ? new Receiver("1234567-8", "Compradora de demostración") : null, sold ? new Money(150_000, Currency) : null, sold ? $"DEP-{key}" : null);
        await SendAsync(cast.Property, "execute", new ExecuteDisposal(await DocumentsAsync(cast.Property, DocumentType.DisposalMinutes, DocumentType.AssetPhoto, paper), outcome));
        await SendAsync(cast.Witness, "execute", new ExecuteDisposal([]));
    }

    /// <summary>Finance states the book value the case computes for the day the goods left.</summary>
    public async Task RemoveAsync()
    {
        var reading = await host.ReadAsync(institution, DisposalKind.Instance.Kind, Id, cast.Finance, CancellationToken.None) ?? throw new StoryException($"{key} cannot be read.");
        using var json = JsonDocument.Parse(reading.Json);
        var on = DateOnly.Parse(json.RootElement.GetProperty("case").GetProperty("outcome").GetProperty("executedOn").GetString()!, System.Globalization.CultureInfo.InvariantCulture);
        var book = Money.Sum(goods.Select(g => BookValue.On(new AssetFacts(g.Inventory, g.Serial, g.Description, g.Class, g.Custodian, g.Place, g.Cost, g.AcquiredOn, g.UsefulLifeMonths), on)), Currency);
        await SendAsync(cast.Finance, "remove-from-books", new RemoveFromBooks(book));
    }

    private IEnumerable<Func<Task>> Way(Destination destination) =>
    [
        OpenAsync,
        RequestAsync,
        async () =>
        {
            await VerifyAsync(cast.Property);
            await VerifyAsync(cast.Witness);
        },
        () => OpineAsync(usable: destination == Destination.Transfer),
        async () =>
        {
            await ValueAsync(cast.Valuers[0], 80_000);
            await ValueAsync(cast.Valuers[1], 95_000);
        },
        RecommendAsync,
        ClearAsync,
        AuthorizeAsync,
        () => AssignAsync(destination),
        () => ExecuteAsync(destination),
        RemoveAsync,
        () => SendAsync(cast.Closer, "close", new CloseDisposal("Inventario, libros y acta coinciden.")),
    ];

    private async Task SendAsync(string person, string command, ICaseCommand body)
    {
        var outcome = await TryAsync(person, command, body);
        if (outcome.Rejection is { } no)
        {
            throw new StoryException($"{key} {command} by {person} in {State}: {no.Code} ({no.Rule}) {no.Message.En} {string.Join("; ", no.Fields.Select(f => $"{f.Path}: {f.Message.En}"))}");
        }
    }

    private async Task<IReadOnlyList<DocumentCited>> DocumentsAsync(string person, params string[] types)
    {
        List<DocumentCited> cited = [];
        foreach (var type in types)
        {
            var picture = Photos && type == DocumentType.AssetPhoto;
            var name = $"{type}-{key}-{++_documents:000}.{(picture ? "png" : "txt")}";
            var content = picture ? DemonstrationPhoto.Png(name) : Encoding.UTF8.GetBytes($"Documento de demostración {name}\nCaso {Id}\nPresentado por {person}\n");
            cited.Add(new DocumentCited(type, await store(name, content, person), name));
        }

        return cited;
    }
}
