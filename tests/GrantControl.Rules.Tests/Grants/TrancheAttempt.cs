using GrantControl.Cases.Grants;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Grants.Support;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>One command sent to the world: what was decided, and what must be true of it.</summary>
internal sealed record TrancheAttempt(TrancheWorld World, GrantState Before, ICaseCommand Command, Decision Decision)
{
    public Rejection Rejection => Decision.Should().BeOfType<Decision.Rejected>().Subject.Rejection;

    public IReadOnlyList<CaseEvent> Events => Decision.Should().BeOfType<Decision.Accepted>(Why()).Subject.Events;

    /// <summary>Accepted, and the tranche stands in this state.</summary>
    public TrancheWorld Then(int tranche, string state)
    {
        Events.Should().NotBeEmpty();
        World.State.StateOf(GrantState.TrancheTarget(tranche)).Should().Be(state);
        return World;
    }

    public TrancheWorld ThenAccepted()
    {
        Events.Should().NotBeEmpty();
        return World;
    }

    /// <summary>Refused by this rule with this code; nothing changed.</summary>
    public Rejection ThenRefused(string code, string? rule = null)
    {
        var refused = Rejection;
        refused.Code.Should().Be(code, refused.Message.En);
        refused.Rule.Should().Be(rule ?? refused.Rule);
        refused.Message.Es.Should().NotBeNullOrWhiteSpace();
        RowChecklist.ShouldShow(GrantWorkflow.Definition, GrantRun.NameOf(Command), refused.Rule);
        CanonicalJson.Hash(World.State).Should().Be(CanonicalJson.Hash(Before));
        return refused;
    }

    /// <summary>The postings of all events: debit, credit, amount in minor units, budget line.</summary>
    public IEnumerable<(string Debit, string Credit, long Minor, string Line)> Postings =>
        Events.SelectMany(e => e.Postings ?? []).Select(p => (p.Debit, p.Credit, p.Amount.Minor, p.BudgetLine));

    private string Why() => Decision is Decision.Rejected { Rejection: var r }
        ? $"it was refused: {r.Code} ({r.Rule}) {r.Message.En} {string.Join("; ", r.Fields.Select(f => $"{f.Path}: {f.Message.En}"))}"
        : "";
}
