using GrantControl.Journal.Appending;
using GrantControl.Journal.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Hosting;

/// <summary>What every case of a host shares.</summary>
public sealed record CaseRuntime(CaseKinds Kinds, CaseStore Store, JournalWriter Writer, IFactsReader Facts, IWorkflowEngine Engine, TimeProvider Clock)
{
    /// <summary>Something that runs one case; the host gives it one command at a time.</summary>
    public CaseProcessor Processor(string institution, ICaseKind kind, CaseId id) => new(this, institution, kind, id);

    /// <summary>Now, in UTC and whole microseconds: what the journal can keep exactly.</summary>
    public DateTimeOffset Now()
    {
        var now = Clock.GetUtcNow();
        return new DateTimeOffset(now.UtcTicks - (now.UtcTicks % TimeSpan.TicksPerMicrosecond), TimeSpan.Zero);
    }
}
