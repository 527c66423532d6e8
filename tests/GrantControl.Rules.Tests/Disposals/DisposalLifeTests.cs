using System.Text.Json;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Disposals.Support;

namespace GrantControl.Rules.Tests.Disposals;

/// <summary>Whole lives of a disposal: replay, snapshot, words on every field, and what waits for whom.</summary>
public sealed class DisposalLifeTests
{
    public static TheoryData<Destination> Destinations { get; } = [.. Enum.GetValues<Destination>().Where(d => d != Destination.Donation)];

    [Theory]
    [MemberData(nameof(Destinations))]
    public void Replay_and_snapshot_equal_the_live_state(Destination destination)
    {
        var run = DisposalPath.To(DisposalStates.Closed, destination);
        var (kind, replayed) = (DisposalKind.Instance, DisposalKind.Instance.New(DisposalRun.Case));
        foreach (var (e, meta) in run.Events)
        {
            var bytes = EventCatalog.Write(e);
            var read = kind.Events.Read(kind.Events.NameOf(e), bytes);
            EventCatalog.Write(read).Should().Equal(bytes, "an event is what its bytes say");
            replayed = kind.Evolve(replayed, new Recorded(read, meta));
        }

        Bytes((DisposalState)replayed).Should().Equal(Bytes(run.State));
        var snapshot = JsonSerializer.Deserialize<DisposalState>(JsonSerializer.SerializeToUtf8Bytes(run.State, CaseJson.Options), CaseJson.Options)!;
        Bytes(snapshot).Should().Equal(Bytes(run.State), "a snapshot is the state");
        snapshot.ContentHash.Should().Be(run.State.ContentHash);
    }

    [Fact]
    public void Every_gate_is_marked_by_another_person_on_one_content()
    {
        var run = DisposalPath.To(DisposalStates.Closed);
        var state = DisposalKind.Instance.New(DisposalRun.Case);
        var marks = new List<GateMark>();
        foreach (var recorded in run.Events)
        {
            var after = DisposalFold.Evolve(state, recorded);
            marks.AddRange(DisposalEffects.Of(state, recorded, after).Gates);
            state = after;
        }

        marks.Select(m => m.Gate).Should().BeEquivalentTo(DisposalGate.Ids);
        marks.Select(m => m.Person).Should().OnlyHaveUniqueItems();
        marks.Select(m => m.ContentHash).Distinct().Should().Equal(run.State.ContentHash);
    }

    [Fact]
    public void Every_state_that_waits_says_for_whom()
    {
        foreach (var state in DisposalStates.All.Where(s => !s.Final))
        {
            var row = DisposalKind.Instance.Index(DisposalRows.At(state.Id).State);
            row.WaitingFor.Should().NotBeEmpty(state.Id);
            row.NextDue.Should().NotBeNull(state.Id);
        }
    }

    private static byte[] Bytes(DisposalState state) => CanonicalJson.Serialize(state, typeof(DisposalState));
}
