using System.Text.Json;

namespace GrantControl.Kernel.Deciders;

/// <summary>The journal's words for the events of one kind: <c>grant.gate-cleared/1</c> ↔ a record.</summary>
public sealed class EventCatalog
{
    private readonly Dictionary<string, Type> _byName = new(StringComparer.Ordinal);
    private readonly Dictionary<Type, string> _byType = [];

    /// <summary>Names of the current version of every event.</summary>
    public IReadOnlyCollection<string> Names => _byName.Keys;

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

    /// <exception cref="JsonException">Unknown or missing fields, wrong types, or text that is not JSON.</exception>
    public ICaseCommand Read(string name, ReadOnlySpan<byte> body) =>
        (ICaseCommand)(JsonSerializer.Deserialize(body, _byName[name], Canonical.CaseJson.Strict)
            ?? throw new JsonException("The body is null."));
}
