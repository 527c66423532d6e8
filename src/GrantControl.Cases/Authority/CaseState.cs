using System.Text.Json.Serialization;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Authority;

/// <summary>A case folded from its events: what a host reads of it, whatever its kind. Of these members a snapshot keeps the core alone, first.</summary>
public abstract record CaseState([property: JsonPropertyOrder(-1)] CaseCore Core) : ICaseState
{
    [JsonIgnore]
    public CaseId Id => Core.Id;

    [JsonIgnore]
    public long Version => Core.Version;

    [JsonIgnore]
    public string State => Core.Position.State;

    [JsonIgnore]
    public int PolicyVersion => Core.PolicyVersion;

    [JsonIgnore]
    public virtual string? Organisation => Core.Organisation.Length == 0 ? null : Core.Organisation;

    /// <summary>Hash of what the gates look at; empty for a kind nobody reviews. Whoever overrides it keeps it out of the snapshot.</summary>
    [JsonIgnore]
    public virtual string ContentHash => "";

    /// <summary>Where a child of the case stands (<c>tranche:2</c>), or the case itself; empty when it does not exist.</summary>
    public string StateOf(string target) => Core.Positions.TryGetValue(target, out var p) ? p.State : "";
}
