using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>What a command did, and what a test says of it.</summary>
public sealed record Outcome(GrantRun Before, GrantRun After, Decision Decision, ICaseCommand Command)
{
    public IReadOnlyList<CaseEvent> Events => Decision is Decision.Accepted accepted ? accepted.Events : [];

    public Rejection? Rejection => (Decision as Decision.Rejected)?.Rejection;

    public Outcome ThenAccepted()
    {
        Rejection.Should().BeNull($"{Name} in '{Before.State.State}' is allowed");
        Events.Should().NotBeEmpty();
        return this;
    }

    /// <summary>Accepted, with this event among what it recorded.</summary>
    public Outcome Then<TEvent>(Action<TEvent>? judge = null)
        where TEvent : CaseEvent
    {
        ThenAccepted();
        var e = Events.OfType<TEvent>().FirstOrDefault();
        e.Should().NotBeNull($"{Name} records {typeof(TEvent).Name}");
        judge?.Invoke(e!);
        return this;
    }

    /// <summary>Where the case, or one of its children, then stands.</summary>
    public Outcome ThenState(string state, string target = "")
    {
        ThenAccepted();
        After.State.StateOf(target).Should().Be(state);
        return this;
    }

    /// <summary>The balance of an account of the case, over all lines or on one.</summary>
    public Outcome ThenBalance(string account, long minor, string? line = null)
    {
        ThenAccepted();
        (line is null ? After.State.Core.Balance(account) : After.State.Core.Balance(account, line)).Should().Be(minor, $"{account} {line} after {Name}");
        return this;
    }

    /// <summary>Refused by this code, and by this rule when named; nothing changed.</summary>
    public Outcome ThenRefused(string code, string? rule = null)
    {
        Rejection.Should().NotBeNull($"{Name} in '{Before.State.State}' is refused with {code}");
        (Rejection!.Code, Rejection.Rule).Should().Be((code, rule ?? Rejection.Rule), $"{Name} said: {Rejection.Message.En}");
        Rejection.Message.Es.Should().NotBeNullOrWhiteSpace();
        Rejection.Message.En.Should().NotBeNullOrWhiteSpace();
        After.Should().BeSameAs(Before);
        RowChecklist.ShouldShow(GrantWorkflow.Definition, Name, Rejection.Rule);
        return this;
    }

    /// <summary>Refused because of this field, by its path in the body.</summary>
    public Outcome ThenRefusedField(string path, string? rule = null)
    {
        ThenRefused(Codes.Invalid, rule);
        Rejection!.Fields.Select(f => f.Path).Should().Contain(path);
        return this;
    }

    private string Name => GrantRun.NameOf(Command);
}
