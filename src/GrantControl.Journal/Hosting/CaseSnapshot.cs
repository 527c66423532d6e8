namespace GrantControl.Journal.Hosting;

/// <summary>
/// A case as it stood at one version, to be kept by a host that wants to skip the replay. It is only a shortcut: it is
/// used when the journal still has exactly that hash at that version, and thrown away otherwise.
/// </summary>
/// <param name="Hash">Hash of the event at that version.</param>
/// <param name="State">The state as JSON of the kind's state type, UTF-8.</param>
public sealed record CaseSnapshot(long Version, byte[] Hash, byte[] State);

/// <summary>Where a command comes from. Only a host itself may speak as the clock.</summary>
public enum CommandSource
{
    /// <summary>A person, whose roles are read from the register.</summary>
    Person,

    /// <summary>The host's own clock, acting as the named system actor.</summary>
    Clock,
}
