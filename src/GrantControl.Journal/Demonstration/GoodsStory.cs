using System.Text.Json;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Rounds;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Demonstration;

/// <summary>One change of custody or one physical inventory, walked by real commands of real people, as a disposal is.</summary>
public sealed class GoodsStory(ICaseHost host, ICaseKind kind, StoryClock clock, string institution, string key)
{
    private int _sent;

    public CaseId Id { get; } = GrantStory.IdOf(institution, $"{kind.Kind}:{key}");

    public long Version { get; private set; }

    public string State { get; private set; } = "";

    /// <summary>Sends a command on the version the story knows and answers whatever comes.</summary>
    public async Task<CommandOutcome> TryAsync(string person, string command, ICaseCommand body)
    {
        ArgumentNullException.ThrowIfNull(body);
        var opens = command == kind.OpeningCommand;
        var outcome = await host.SendAsync(
            new CaseCommand(
                institution, kind.Kind, Id, $"story-{Id}-{++_sent:0000}", command, opens ? null : Version, person, null, JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options)),
            CancellationToken.None);
        if (outcome.IsAccepted)
        {
            (Version, State) = (outcome.Version, outcome.State);
            clock.Advance(TimeSpan.FromMinutes(40));
        }

        return outcome;
    }

    /// <exception cref="StoryException">The command was refused.</exception>
    public async Task SendAsync(string person, string command, ICaseCommand body)
    {
        var outcome = await TryAsync(person, command, body);
        if (outcome.Rejection is { } no)
        {
            throw new StoryException($"{key} {command} by {person} in {State}: {no.Code} ({no.Rule}) {no.Message.En} {string.Join("; ", no.Fields.Select(f => $"{f.Path}: {f.Message.En}"))}");
        }
    }

    /// <summary>The demonstration's own: rounds closed, signed with goods missing, and open; custody accepted and pending.</summary>
    internal static async Task TellAsync(Func<ICaseKind, string, GoodsStory> story)
    {
        var (property, custodian, receiver, audit, control) = ("patrimonio2", "custodio1", "custodio2", "auditoria2", "control4");
        var archive = story(RoundKind.Instance, "archivo");
        await archive.SendAsync(property, "open", new OpenRound("Inventario físico de Archivo regional", DemonstrationAssets.Archive));
        await archive.SendAsync(property, "count", new CountAssets(["REG-017", "REG-018"]));
        await archive.SendAsync(property, "finish", new FinishCount());
        await archive.SendAsync(audit, "sign", new SignRound("Se vio cada etiqueta."));
        await archive.SendAsync(control, "close", new CloseRound());

        var office = story(RoundKind.Instance, "sede");
        await office.SendAsync(property, "open", new OpenRound("Inventario físico de Sede regional", DemonstrationAssets.Office));
        await office.SendAsync(property, "count", new CountAssets(["REG-011", "REG-012", "REG-014", "REG-015", "REG-016"]));
        await office.SendAsync(property, "count", new CountAssets(["COM-005", "REG-999"]));
        await office.SendAsync(property, "finish", new FinishCount("La portátil no apareció."));
        await office.SendAsync(audit, "sign", new SignRound());

        var moved = story(CustodyKind.Instance, "mesa");
        await moved.SendAsync(custodian, "offer", new OfferCustody("Mesa plegable a Sala de juntas", receiver, "Sala de juntas", "La necesita la sala de juntas.", ["REG-016"]));
        await moved.SendAsync(receiver, "accept", new AcceptCustody("Recibida en buen estado."));

        var pending = story(CustodyKind.Instance, "impresora");
        await pending.SendAsync(custodian, "offer", new OfferCustody("Impresora a Recepción", receiver, "Recepción", "Recepción imprime las constancias.", ["REG-015"]));

        var open = story(RoundKind.Instance, "bodega");
        await open.SendAsync(property, "open", new OpenRound("Inventario físico de Bodega regional", "Bodega regional"));
        await open.SendAsync(property, "count", new CountAssets(["REG-001", "REG-003", "REG-006"]));
    }
}
