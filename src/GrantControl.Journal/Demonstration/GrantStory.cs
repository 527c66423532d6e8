using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Demonstration;

/// <summary>Stores a document's bytes and answers its SHA-256.</summary>
public delegate Task<string> StoreDocument(string name, byte[] content, string person);

/// <summary>
/// Walks one grant through its life by real commands of real people, as they would send them. The demonstration data and
/// the behaviour tests of both hosts are made of it. Run twice with the same script it sends the same keys, so an
/// interrupted run goes on where it stopped.
/// </summary>
public sealed partial class GrantStory(ICaseHost host, StoreDocument store, Cast cast, StoryClock clock, string institution, StoryScript script)
{
    private const int OrderedBytes = 6;

    private int _sent;
    private int _documents;

    public CaseId Id { get; } = IdOf(institution, script.Key);

    public Cast Cast => cast;

    public StoryScript Script => script;

    public long Version { get; private set; }

    public string State { get; private set; } = "";

    public string Number { get; private set; } = "";

    /// <summary>Has the host send what is due: its sweeper, its reminders, or the clock's own command.</summary>
    public required Func<CaseId, string, DateOnly, Task> PassDeadline { get; init; }

    /// <summary>How long people take for each step.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromHours(5);

    /// <summary>Sends a command on the version the story knows; a refusal ends the story.</summary>
    /// <exception cref="StoryException">The command was refused.</exception>
    public async Task<CommandOutcome> SendAsync(string person, string command, ICaseCommand body)
    {
        var outcome = await TryAsync(person, command, body);
        return outcome.Rejection is { } no
            ? throw new StoryException($"{Number} {command} by {person} in {State}: {no.Code} ({no.Rule}) {no.Message.En} {string.Join("; ", no.Fields.Select(f => $"{f.Path}: {f.Message.En}"))}")
            : outcome;
    }

    /// <summary>Sends a command and answers whatever comes, following the version when it was accepted.</summary>
    public async Task<CommandOutcome> TryAsync(string person, string command, ICaseCommand body, long? version = null, string? key = null)
    {
        var outcome = await host.SendAsync(Command(person, command, body, version, key), CancellationToken.None);
        if (outcome.IsAccepted)
        {
            (Version, State, Number) = (outcome.Version, outcome.State, outcome.Number);
            clock.Advance(Pace);
        }

        return outcome;
    }

    /// <summary>The command as the host gets it, without sending it.</summary>
    public CaseCommand Command(string person, string command, ICaseCommand body, long? version = null, string? key = null)
    {
        var opening = command == "open";
        var expected = opening ? (long?)null : version ?? Version;
        return new CaseCommand(
            institution, GrantKind.Instance.Kind, Id, key ?? $"story-{Id}-{++_sent:0000}", command, expected, person, null,
            JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options));
    }

    /// <summary>Lets a deadline pass: the clock goes to the day after it, and the host's own machinery acts.</summary>
    public async Task ExpireAsync(string deadline, DateOnly due)
    {
        clock.GoTo(new DateTimeOffset(due.AddDays(1), new TimeOnly(12, 0), TimeSpan.Zero));
        await PassDeadline(Id, deadline, due);
        await RefreshAsync();
        clock.Advance(Pace);
    }

    /// <summary>Reads where the case stands, as internal audit sees it.</summary>
    public async Task<JsonElement> RefreshAsync()
    {
        var reading = await host.ReadAsync(institution, GrantKind.Instance.Kind, Id, cast.Audit, CancellationToken.None)
            ?? throw new StoryException($"{Number} cannot be read.");
        using var document = JsonDocument.Parse(reading.Json);
        var root = document.RootElement.Clone();
        (Version, State, Number) = (reading.Version, root.GetProperty("state").GetProperty("id").GetString()!, root.GetProperty("number").GetString()!);
        return root;
    }

    /// <summary>A new document of this story, stored and cited.</summary>
    public async Task<DocumentCited> DocumentAsync(string type, string person)
    {
        var name = $"{type}-{script.Key}-{++_documents:000}.txt";
        var content = Encoding.UTF8.GetBytes($"Documento de demostración {name}\nCaso {Id}\nPresentado por {person}\n");
        return new DocumentCited(type, await store(name, content, person), name);
    }

    private async Task<IReadOnlyList<DocumentCited>> DocumentsAsync(string person, params string[] types)
    {
        var cited = new List<DocumentCited>();
        foreach (var type in types)
        {
            cited.Add(await DocumentAsync(type, person));
        }

        return cited;
    }

    /// <summary>
    /// The same script is the same case, in every run. Ids begin with the end of the key, so that stories stand in their
    /// order in a list, as real cases stand in the order of their time.
    /// </summary>
    public static CaseId IdOf(string institution, string key)
    {
        var id = SHA256.HashData(Encoding.UTF8.GetBytes($"story:{institution}:{key}")).AsSpan(0, 16);
        id[..OrderedBytes].Clear();
        var end = Encoding.UTF8.GetBytes(key).AsSpan();
        end = end[Math.Max(0, end.Length - OrderedBytes)..];
        end.CopyTo(id[(OrderedBytes - end.Length)..]);
        return new CaseId(new Guid(id, bigEndian: true));
    }
}

/// <summary>A story met a refusal it did not expect.</summary>
public sealed class StoryException(string message) : Exception(message);
