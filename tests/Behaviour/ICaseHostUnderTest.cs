using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Behaviour;

/// <summary>
/// A running host of one database. The files of this folder are linked into the suites of both hosts, so that each test
/// here is a promise both keep.
/// </summary>
public interface ICaseHostUnderTest : IAsyncDisposable
{
    ICaseHost Host { get; }

    /// <summary>The host's own clock, speaking to cases.</summary>
    IClockHost Clock { get; }

    /// <summary>Lets the host's own machinery (sweeper, reminders) send what is due at the clock's time, once.</summary>
    Task FireDueDeadlinesAsync();
}

/// <summary>How a suite starts the host it tests.</summary>
public abstract class CaseHostFixture
{
    /// <summary>A fresh, migrated database with the institution <c>mj</c>, the shipped workflows published.</summary>
    public abstract Task<TestDatabase> NewDatabaseAsync();

    /// <summary>Starts a host over a database. Several hosts over one database are allowed: that is what some tests are about.</summary>
    /// <param name="clock">The cases' time; whatever the host itself runs on stays on the machine's clock.</param>
    public abstract Task<ICaseHostUnderTest> CreateHostAsync(TestDatabase database, TimeProvider clock);
}
