using GrantControl.Kernel.Workflows;

namespace GrantControl.Cluster.Tests.Engine;

/// <summary>A made-up workflow that uses every column of the table at least once, so that parity has something to disagree on.</summary>
internal static class ToyWorkflow
{
    public static readonly WorkflowDefinition Child = new("toy-child", 1, L("child"), "waiting")
    {
        States = [S("waiting"), S("ready"), S("done") with { Final = true }],
        Transitions =
        [
            T("prepare", ["waiting"], "ready", P("tec"), P("ctl")) with { InSequence = true, ParentStates = ["open"] },
            T("finish", ["ready"], "done", P("fin")) with { NeedsParentGates = ["legal", "finance"], ParentStates = ["open", "paused"] },
            T("fall", ["waiting", "ready"], "done", P("sys")) with { Cascade = true },
        ],
    };

    public static readonly WorkflowDefinition Parent = new("toy", 1, L("toy"), "draft")
    {
        States = [S("draft"), S("review"), S("open"), S("paused"), S("closed") with { Final = true }],
        Sections = [new("plan", L("plan")), new("budget", L("budget"))],
        Gates = [new("legal", L("legal"), "LEG", ["plan"]), new("finance", L("finance"), "FIN", ["plan", "budget"])],
        Transitions =
        [
            T("submit", ["draft"], "review", P("ngo")) with { ReopensChanged = true },
            T("clear-legal", ["review"], "review", P("leg")) with { Clears = "legal" },
            T("clear-finance", ["review"], "review", P("fin") with { Quorum = 2 }) with { Clears = "finance" },
            T("return", ["review"], "draft", P("leg")) with { ReopensAll = true },
            T("sign", ["review"], "open", P("head"), P("ngo"), P("committee") with { Quorum = 3, OnlyAboveThreshold = true }) with { NeedsGates = ["legal", "finance"] },
            T("amend", ["open", "paused"], "open", P("ngo"), P("head")) with { ChangesContent = true, ReopensChanged = true, InSequence = true },
            T("note", ["open", "paused"], "paused", P("ctl"), P("aud")),
            T("adopt", ["open"], "open", P("sys")) with { Automatic = true, NeedsGates = ["legal"] },
            T("close", ["open", "paused"], "closed", P("aud")),
        ],
        Children = [Child],
    };

    private static Label L(string text) => new(text, text);

    private static StateDefinition S(string id) => new(id, L(id));

    private static Part P(string id) => new(id, [id.ToUpperInvariant()], id, L(id));

    private static Transition T(string id, IReadOnlyList<string> from, string to, params Part[] parts) => new(id, id, L(id), from, to) { Parts = parts };
}
