using System.Security.Cryptography;
using GrantControl.Cases.Authority;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cluster.Grains;

/// <summary>
/// A snapshot as grain storage keeps it, sealed so that a damaged one is noticed. Empty when there is none, or none that
/// can be read: then the journal is read from its beginning.
/// </summary>
[GenerateSerializer, Alias("gc.snapshot/1")]
public sealed class StoredSnapshot
{
    /// <summary>
    /// Which build of the rules folded the state. Another one may fold the same events to more than this state holds, so a
    /// snapshot serves only the build that made it; after an upgrade each case is read from its journal once.
    /// </summary>
    private static readonly byte[] Build =
        [.. typeof(CaseState).Module.ModuleVersionId.ToByteArray(), .. typeof(ICaseKind).Module.ModuleVersionId.ToByteArray()];

    /// <summary>Version of the case; 0 for an empty one.</summary>
    [Id(0)]
    public long Version { get; set; }

    /// <summary>Hash of the event at that version.</summary>
    [Id(1)]
    public byte[] Hash { get; set; } = [];

    /// <summary>The state as JSON, UTF-8.</summary>
    [Id(2)]
    public byte[] State { get; set; } = [];

    /// <summary>SHA-256 over hash, state and the build of the rules.</summary>
    [Id(3)]
    public byte[] Seal { get; set; } = [];

    public static StoredSnapshot Of(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return new StoredSnapshot
        {
            Version = snapshot.Version,
            Hash = snapshot.Hash,
            State = snapshot.State,
            Seal = SealOf(snapshot.Hash, snapshot.State),
        };
    }

    /// <summary>The snapshot, when it is whole.</summary>
    public CaseSnapshot? Open() =>
        Version > 0 && SealOf(Hash, State).AsSpan().SequenceEqual(Seal) ? new CaseSnapshot(Version, Hash, State) : null;

    private static byte[] SealOf(byte[] hash, byte[] state) => SHA256.HashData([.. hash, .. state, .. Build]);
}
