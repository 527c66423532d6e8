using System.Text.Json;

namespace GrantControl.Kernel.Deciders;

/// <summary>The journal's words for the events of one kind: <c>grant.gate-cleared/1</c> ↔ a record.</summary>
public sealed class EventCatalog
{
    private readonly Dictionary<string, Type> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _byType = [];

    /// <summary>Names of the current version of every event.</summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

    /// <summary>The record behind each name.</summary>
    public IReadOnlyDictionary<string, Type> All => _byName;

    public EventCatalog Add<TEvent>(string name)
        where TEvent : CaseEvent
    {
        _byName.Add(name, typeof(TEvent));
        _byType.Add(typeof(TEvent), name);
        return this;
    }

    public string NameOf(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return _byType[e.GetType()];
    }

    /// <summary>Canonical UTF-8 bytes of an event: what is hashed and kept.</summary>
    public static byte[] Write(CaseEvent e)
    {
        ArgumentNullException.ThrowIfNull(e);
        return Canonical.CanonicalJson.Serialize(e, e.GetType());
    }

    /// <exception cref="KeyNotFoundException">The journal holds a name this program does not know.</exception>
    public CaseEvent Read(string name, ReadOnlySpan<byte> payload) =>
        (CaseEvent)JsonSerializer.Deserialize(payload, _byName[name], Canonical.CaseJson.Options)!;
}

/// <summary>The commands of one kind: kebab-case name ↔ a record. Unknown fields are refused, not ignored.</summary>
public sealed class CommandCatalog
{
    private readonly Dictionary<string, Type> _byName = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, Type> All => _byName;

    public CommandCatalog Add<TCommand>(string name)
        where TCommand : ICaseCommand
    {
        _byName.Add(name, typeof(TCommand));
        return this;
    }

    public bool Knows(string name) => _byName.ContainsKey(name);

    /// <exception cref="JsonException">
    /// Unknown or missing fields, wrong types, a null in a list, the character U+0000 (no database keeps it), or text that is not JSON.
    /// </exception>
    public ICaseCommand Read(string name, ReadOnlySpan<byte> body)
    {
        RefuseHoles(body);
        return (ICaseCommand)(JsonSerializer.Deserialize(body, _byName[name], Canonical.CaseJson.Strict)
            ?? throw new JsonException("The body is null."));
    }

    /// <summary>The serializer looks for nulls in members, not in lists; a decision trusts that there are none.</summary>
    private static void RefuseHoles(ReadOnlySpan<byte> body)
    {
        var reader = new Utf8JsonReader(body, new JsonReaderOptions { MaxDepth = Canonical.CaseJson.Strict.MaxDepth });
        var inList = new Stack<bool>();
        while (reader.Read())
        {
            switch (reader.TokenType)
            {
                case JsonTokenType.StartArray:
                    inList.Push(true);
                    break;
                case JsonTokenType.StartObject:
                    inList.Push(false);
                    break;
                case JsonTokenType.EndArray or JsonTokenType.EndObject:
                    inList.Pop();
                    break;
                case JsonTokenType.Null when inList.TryPeek(out var list) && list:
                    throw new JsonException("A list holds no nulls.");
                case JsonTokenType.String when reader.ValueIsEscaped && TextOf(ref reader).Contains('\0', StringComparison.Ordinal):
                    throw new JsonException("A text holds no U+0000.");
                default:
                    break;
            }
        }
    }

    private static string TextOf(ref Utf8JsonReader reader)
    {
        try
        {
            return reader.GetString()!;
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException("A text holds half a character.", half);
        }
    }
}
