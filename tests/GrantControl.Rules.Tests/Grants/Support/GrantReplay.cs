using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>A grant as its journal and its snapshot tell it, against the one in memory.</summary>
public static class GrantReplay
{
    public static void ShouldEqualLive(GrantRun run)
    {
        var kind = GrantKind.Instance;
        var replayed = kind.New(GrantRun.Case);
        foreach (var (e, meta) in run.Events)
        {
            var bytes = EventCatalog.Write(e);
            var read = kind.Events.Read(kind.Events.NameOf(e), bytes);
            EventCatalog.Write(read).Should().Equal(bytes, "an event is what its bytes say");
            var before = replayed;
            replayed = kind.Evolve(before, new Recorded(read, meta));
            kind.Effects(before, new Recorded(read, meta), replayed).Postings.Should().HaveCount(e.Postings?.Count ?? 0);
        }

        Bytes((GrantState)replayed).Should().Equal(Bytes(run.State), "replay equals the live state");
        Bytes(FromSnapshot(run.State)).Should().Equal(Bytes(run.State), "a snapshot is the state");
    }

    /// <summary>The state written as a snapshot and read again.</summary>
    public static GrantState FromSnapshot(GrantState state) =>
        JsonSerializer.Deserialize<GrantState>(JsonSerializer.SerializeToUtf8Bytes(state, CaseJson.Options), CaseJson.Options)!;

    private static byte[] Bytes(GrantState state) => CanonicalJson.Serialize(state, typeof(GrantState));
}
