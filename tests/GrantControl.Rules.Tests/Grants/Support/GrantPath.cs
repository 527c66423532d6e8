using System.Collections.Concurrent;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>Drives a grant to a state by real commands of the right people; each state is driven to once and then shared.</summary>
public static class GrantPath
{
    private static readonly ConcurrentDictionary<string, GrantRun> Driven = new(StringComparer.Ordinal);

    public static GrantRun Opened { get; } = GrantRun.New.Given(Commands.Open, TestPeople.Formulator);

    /// <summary>
    /// A grant in the state named. Until it runs nothing is paid; from its liquidation on one tranche was paid and accepted but
    /// for one expense, so that a debt of <see cref="TranchePath.Disallowed"/> stands until it is refunded.
    /// </summary>
    public static GrantRun To(string state) => Driven.GetOrAdd(state, Drive);

    /// <summary>A grant under review that all gates but those named have cleared.</summary>
    public static GrantRun ClearedBut(params string[] open) =>
        Clear(To(GrantStates.UnderReview), [.. Gate.All.Select(g => g.Id).Except(open, StringComparer.Ordinal)]);

    /// <summary>A dear grant under review that every gate has cleared: the committee must agree.</summary>
    public static GrantRun LargeCleared() => Clear(
        Opened.Given((TestPlan.SaveLarge, TestPeople.Formulator), (Commands.Submit, TestPeople.Formulator), (Commands.Admit, TestPeople.Technical)),
        [.. Gate.All.Select(g => g.Id)]);

    public static Actor ReviewerOf(string gate) => gate switch
    {
        Gate.Legal => TestPeople.Legal,
        Gate.Finance => TestPeople.Finance,
        _ => TestPeople.Control,
    };

    private static GrantRun Clear(GrantRun run, IEnumerable<string> gates) => gates.Aggregate(run, (r, gate) => r.Given(Commands.Clear(gate), ReviewerOf(gate)));

    private static GrantRun Drive(string state) => state switch
    {
        GrantStates.Draft => Opened.Given(TestPlan.Save, TestPeople.Formulator),
        GrantStates.Submitted => To(GrantStates.Draft).Given(Commands.Submit, TestPeople.Formulator),
        GrantStates.UnderReview => To(GrantStates.Submitted).Given(Commands.Admit, TestPeople.Technical),
        GrantStates.Returned => To(GrantStates.UnderReview).Given(Commands.Observe(Gate.Legal, Section.General), TestPeople.Legal),
        GrantStates.Withdrawn => To(GrantStates.Submitted).Given(Commands.Withdraw, TestPeople.Formulator),
        GrantStates.Rejected => To(GrantStates.UnderReview).Given(Commands.Reject, TestPeople.Head),
        GrantStates.Authorized => ClearedBut().Given(Commands.Authorize(), TestPeople.Head),
        GrantStates.Signed => Signed(To(GrantStates.Authorized)),
        GrantStates.Active => To(GrantStates.Signed).Given(Commands.Activate, TestPeople.Finance),
        GrantStates.Suspended => To(GrantStates.Active).Given((Commands.Suspend, TestPeople.Watcher), (Commands.Suspend, TestPeople.Head)),
        GrantStates.Liquidation => To(GrantStates.Active).Accounted(1).Given(Commands.Terminate, TestPeople.Head),
        GrantStates.RefundDue => To(GrantStates.Liquidation).Given((Commands.ReportFinal(), TestPeople.Requester), (Commands.Determine(), TestPeople.Liquidator)),
        GrantStates.Recovery => To(GrantStates.RefundDue).Given(Commands.Escalate, TestPeople.Legal),
        GrantStates.Closed => To(GrantStates.RefundDue).Given((Commands.Refund(TranchePath.Disallowed), TestPeople.Treasurer), (Commands.Close, TestPeople.Auditor)),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No path to that state."),
    };

    private static GrantRun Signed(GrantRun run) => run.Given((Commands.Sign(run.State.ContentHash), TestPeople.Head), (Commands.Sign(run.State.ContentHash, "ong"), TestPeople.Formulator));
}
