using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>
/// The smallest policy that has every kind of row the proof knows: two gates, a return, a committee, two signatures, a
/// payment with two approvals, and an amendment with gates of its own. It is sound; tests plant one hole in it at a time.
/// </summary>
internal static class SmallPolicy
{
    private static readonly string[] Gates = ["legal", "money"];
    private static readonly string[] Running = ["active"];

    private static readonly IReadOnlyList<GateDefinition> GateRows =
    [
        new("legal", Say("Jurídico"), Role.Legal, ["purpose", "budget"]),
        new("money", Say("Financiero"), Role.Finance, ["budget"]),
    ];

    private static readonly IReadOnlyList<SectionDefinition> SectionRows = [new("purpose", Say("Objeto")), new("budget", Say("Presupuesto"))];

    private static readonly IReadOnlyList<IReadOnlyList<string>> Duties =
        [["formulate", "review-legal", "review-money", "authorise", "request", "approve-1", "approve-2", "pay", "close"]];

    private static readonly IReadOnlyList<DutyPair> Compensable = [new("formulate", "request")];

    public static WorkflowDefinition Definition { get; } = new("aid", 1, Say("Ayuda"), "draft")
    {
        Gates = GateRows,
        Sections = SectionRows,
        IncompatibleDuties = Duties,
        CompensablePairs = Compensable,
        Children = [Payment, Change],
        States =
        [
            State("draft"), State("review"), State("returned"),
            State("withdrawn") with { Final = true },
            State("authorised") with { NeedsGates = Gates },
            State("active") with { NeedsGates = Gates, MovesMoney = true, NeedsDuties = ["formulate", "review-legal", "review-money", "authorise"] },
            State("closed") with { Final = true, NeedsGates = Gates, MovesMoney = true, NeedsDuties = ["formulate", "review-legal", "review-money", "authorise", "close"] },
        ],
        Transitions =
        [
            Row("save-draft", "draft", "draft", Of(Role.Ngo, "formulate")) with { Guards = Guards.Human, ChangesContent = true },
            Row("submit", "draft", "review", Of(Role.Ngo, "formulate")) with { Deadline = Date("call", Role.Ngo) },
            Row("clear-legal", "review", "review", Of(Role.Legal, "review-legal")) with { Clears = "legal", Deadline = Days(20, Role.Legal) },
            Row("clear-money", "review", "review", Of(Role.Finance, "review-money")) with { Clears = "money", Deadline = Days(20, Role.Finance) },
            Row("observe", "review", "returned", Of(Role.Legal, "review-legal")) with { Guards = Guards.Human, Observes = "legal" },
            Row("save-returned", "returned", "returned", Of(Role.Ngo, "formulate")) with { Guards = Guards.Human, ChangesContent = true },
            Row("resubmit", "returned", "review", Of(Role.Ngo, "formulate")) with { ReopensChanged = true, Deadline = Days(10, Role.Ngo) with { OnExpiry = "lapse" } },
            Row("lapse", "returned", "withdrawn", Of(Role.System, null)) with { Guards = Guards.None },
            Row("authorise", "review", "authorised",
                Of(Role.Committee, "authorise") with { Quorum = 3, OnlyAboveThreshold = true }, Of(Role.Authority, "authorise")) with
            {
                InSequence = true, NeedsGates = Gates, Deadline = Days(5, Role.Technical),
            },
            Row("sign", "authorised", "active", Of(Role.Authority, "authorise"), Of(Role.Ngo, "formulate")) with { NeedsGates = Gates, Deadline = Days(10, Role.Technical) },
            Row("close", "active", "closed", Of(Role.Audit, "close")) with { NeedsGates = Gates, Deadline = Days(90, Role.Audit) },
        ],
    };

    private static WorkflowDefinition Payment => new("payment", 1, Say("Pago"), "scheduled")
    {
        States =
        [
            State("scheduled"), State("requested"), State("first"),
            State("approved") with { NeedsGates = Gates },
            State("paid") with { Final = true, MovesMoney = true, NeedsGates = Gates, NeedsDuties = ["request", "approve-1", "approve-2", "pay", "review-legal", "review-money"] },
            State("cancelled") with { Final = true },
        ],
        Transitions =
        [
            Pay("request", "scheduled", "requested", Of(Role.Ngo, "request")) with { Deadline = Date("planned", Role.Ngo) },
            Pay("approve-first", "requested", "first", Of(Role.Finance, "approve-1")) with { Deadline = Days(3, Role.Finance) },
            Pay("approve-second", "first", "approved", Of(Role.Finance, "approve-2")) with { Deadline = Days(3, Role.Finance) },
            Pay("pay", "approved", "paid", Of(Role.Treasury, "pay")) with { Deadline = Days(3, Role.Treasury) },
            Row("cancel", "scheduled", "cancelled", Of(Role.System, null)) with { From = ["scheduled", "requested", "first", "approved"], Guards = Guards.None, Cascade = true },
        ],
    };

    private static WorkflowDefinition Change => new("change", 1, Say("Modificación"), "proposed")
    {
        Gates = GateRows,
        Sections = SectionRows,
        States =
        [
            State("proposed"),
            State("adopted") with { Final = true, MovesMoney = true, NeedsGates = Gates, NeedsDuties = ["review-legal", "review-money", "authorise"] },
            State("dropped") with { Final = true },
        ],
        Transitions =
        [
            Row("clear-legal", "proposed", "proposed", Of(Role.Legal, "review-legal")) with { Clears = "legal", ParentStates = Running, Deadline = Days(20, Role.Legal) },
            Row("clear-money", "proposed", "proposed", Of(Role.Finance, "review-money")) with { Clears = "money", ParentStates = Running, Deadline = Days(20, Role.Finance) },
            Row("drop", "proposed", "dropped", Of(Role.Ngo, "formulate")) with { Guards = Guards.Human, ParentStates = Running, Deadline = Days(30, Role.Ngo) },
            Row("adopt", "proposed", "adopted", Of(Role.System, null)) with { Automatic = true, Guards = Guards.Unblocked, ParentStates = Running, NeedsGates = Gates },
            Row("lapse", "proposed", "dropped", Of(Role.System, null)) with { Cascade = true, Guards = Guards.None },
        ],
    };

    public static Label Say(string text) => new(text, text);

    public static StateDefinition State(string id) => new(id, Say(id));

    public static Part Of(string role, string? duty) => new(role.ToLowerInvariant(), [role], duty, Say(role));

    public static Transition Row(string id, string from, string to, params Part[] parts) => new(id, id, Say(id), [from], to) { Parts = parts };

    public static DeadlineDefinition Days(int amount, string owner) => new(amount, DeadlineUnit.BusinessDays, owner, Role.Authority);

    private static DeadlineDefinition Date(string name, string owner) => new(0, DeadlineUnit.Date, owner, Role.Authority) { DateOf = name };

    private static Transition Pay(string id, string from, string to, Part part) =>
        Row(id, from, to, part) with { ParentStates = Running, NeedsParentGates = Gates };
}

/// <summary>Ways to plant one hole in a definition.</summary>
internal static class Plant
{
    public static WorkflowDefinition Change(this WorkflowDefinition d, string transition, Func<Transition, Transition> change) =>
        d with { Transitions = [.. d.Transitions.Select(t => t.Id == transition ? change(t) : t)] };

    public static WorkflowDefinition ChangeState(this WorkflowDefinition d, string state, Func<StateDefinition, StateDefinition> change) =>
        d with { States = [.. d.States.Select(s => s.Id == state ? change(s) : s)] };

    public static WorkflowDefinition ChangeGate(this WorkflowDefinition d, string gate, Func<GateDefinition, GateDefinition> change) =>
        d with { Gates = [.. d.Gates.Select(g => g.Id == gate ? change(g) : g)] };

    public static WorkflowDefinition Child(this WorkflowDefinition d, string child, Func<WorkflowDefinition, WorkflowDefinition> change) =>
        d with { Children = [.. d.Children.Select(c => c.Id == child ? change(c) : c)] };

    public static WorkflowDefinition Add(this WorkflowDefinition d, params Transition[] rows) => d with { Transitions = [.. d.Transitions, .. rows] };

    public static WorkflowDefinition Without(this WorkflowDefinition d, string transition) =>
        d with { Transitions = [.. d.Transitions.Where(t => t.Id != transition)] };

    public static string Tell(ProofResult result) =>
        string.Join('\n', result.Holes.Select(h => $"{h.Rule}: {h.Explanation.En}\n    {string.Join("\n    ", h.Path)}"));
}
