using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Proof;
using static GrantControl.Rules.Tests.Kernel.Workflows.SmallPolicy;

namespace GrantControl.Rules.Tests.Kernel.Workflows;

/// <summary>One way to break a policy, the rule that must refuse it and the end of the path that must be shown.</summary>
public sealed record PlantedHole(string Name, WorkflowDefinition Policy, string Rule, params string[] PathEnd)
{
    public override string ToString() => Name;
}

/// <summary>The ways to get money past a gate, to lose a case, or to do alone what several must do, planted one at a time.</summary>
public static class PlantedHoles
{
    public static TheoryData<PlantedHole> All { get; } =
    [
        .. PastGates, .. OnOtherContent, .. Waiting, .. Alone, .. Unguarded, .. WithoutPeople,
    ];

    private static WorkflowDefinition Sound => Definition;

    private static IEnumerable<PlantedHole> PastGates =>
    [
        new("a signature that asks for no gate", Sound.Change("authorise", t => t with { NeedsGates = [] }).ChangeState("authorised", s => s with { NeedsGates = [] })
                .Change("sign", t => t with { NeedsGates = [] }),
            HoleRule.GateSkipped, "draft —submit (NGO)→ review", "review —authorise (TIT)→ authorised", "authorised —sign (TIT, NGO)→ active"),
        new("a short cut round one gate", Sound.Add(Row("urgent", "review", "authorised", Of(Role.Authority, "authorise")) with { NeedsGates = ["legal"] }),
            HoleRule.GateSkipped, "review —clear-legal (LEG)→ review", "review —urgent (TIT)→ authorised"),
        new("a state that pays and protects nothing", Sound.ChangeState("active", s => s with { NeedsGates = ["legal"] }),
            HoleRule.GateUnprotected, "authorised —sign (TIT, NGO)→ active"),
        new("a policy that lost its gates", Sound with
        {
            Gates = [], Sections = [], Children = [],
            States = [.. Sound.States.Select(s => s with { NeedsGates = [], NeedsDuties = s.MovesMoney ? ["formulate", "review-legal", "authorise"] : [] })],
            Transitions = [.. Sound.Transitions.Where(t => t.Id is not ("clear-legal" or "clear-money")).Select(t => t with { NeedsGates = [], Observes = null, ChangesContent = false, ReopensChanged = false })],
        }, HoleRule.GateUnprotected, "authorised —sign (TIT, NGO)→ active"),
        new("reopening that sweeps the gates and goes on paying", Sound.Change("close", t => t with { NeedsGates = [] })
                .Add(Row("reopen", "closed", "active", Of(Role.Audit, "close")) with { ReopensAll = true }),
            HoleRule.GateSkipped, "active —close (AUD)→ closed", "closed —reopen (AUD)→ active"),
        new("a payment that forgets its parent's gates", Sound.Add(Row("rethink", "active", "active", Of(Role.Authority, "authorise")) with { ReopensAll = true })
                .Child("payment", c => c.Change("pay", t => t with { NeedsParentGates = [] })),
            HoleRule.GateSkipped, "active —rethink (TIT)→ active", "payment: approved —pay (TES)→ paid"),
        new("an amendment that is adopted without gates", Sound.Child("change", c => c.Change("adopt", t => t with { NeedsGates = [] })),
            HoleRule.GateSkipped, "authorised —sign (TIT, NGO)→ active", "change: proposed —adopt (SYS)→ adopted"),
        new("an amendment nobody marked as money", Sound.Child("change", c => c.ChangeState("adopted", s => s with { MovesMoney = false, NeedsGates = [], NeedsDuties = [] })),
            HoleRule.GateUnprotected, "change: proposed —drop (NGO)→ dropped"),
        new("an amendment that one gate never sees", Sound.Child("change", c => c.Without("clear-money").Change("adopt", t => t with { NeedsGates = ["legal"] }) with { Gates = [.. c.Gates.Where(g => g.Id == "legal")] }),
            HoleRule.GateUnprotected, "change: proposed —clear-legal (LEG)→ proposed", "change: proposed —adopt (SYS)→ adopted"),
        new("a payment after the case has ended", Sound.Child("payment", c => c.Change("pay", t => t with { ParentStates = ["active", "closed"] }).Change("cancel", t => t with { ParentStates = ["active"] })),
            HoleRule.MoneyAfterEnd, "active —close (AUD)→ closed", "payment: approved —pay (TES)→ paid"),
        new("an amendment that pays", Sound.Child("change", c => c.Add(Row("settle", "proposed", "settled", Of(Role.Treasury, "pay")) with { ParentStates = ["active"] })
                with { States = [.. c.States, State("settled") with { Final = true, MovesMoney = true }] }),
            HoleRule.GateUnprotected, "change: proposed —settle (TES)→ settled"),
    ];

    private static IEnumerable<PlantedHole> OnOtherContent =>
    [
        new("resubmitting without reopening", Sound.Change("resubmit", t => t with { ReopensChanged = false }),
            HoleRule.ReturnKeepsGate, "review —observe (LEG)→ returned", "returned —save-returned: purpose (NGO)→ returned", "returned —resubmit (NGO)→ review"),
        new("a clearance of another content", Sound.Change("resubmit", t => t with { ReopensChanged = false }),
            HoleRule.GateStale, "returned —save-returned: purpose (NGO)→ returned", "returned —resubmit (NGO)→ review", "review —authorise (TIT)→ authorised"),
        new("content still open while it waits for signatures", Sound.ChangeState("authorised", s => s with { Editable = true }),
            HoleRule.GateStale, "authorised —save: purpose→ authorised", "authorised —sign (TIT, NGO)→ active"),
        new("two signatures with an edit between them", Sound.ChangeState("authorised", s => s with { Editable = true }),
            HoleRule.HalfDone, "authorised —sign (TIT, NGO)→ active"),
        new("a section nobody watches", Sound with { Sections = [.. Sound.Sections, new("annex", Say("Anexo"))] },
            HoleRule.SectionUnwatched, "draft —save-draft: annex (NGO)→ draft", "draft —submit (NGO)→ review", "review —clear-legal (LEG)→ review",
            "review —clear-money (FIN)→ review", "review —authorise (TIT)→ authorised", "authorised —sign (TIT, NGO)→ active"),
        new("an amendment with a section nobody watches", Sound.Child("change", c => c with { Sections = [.. c.Sections, new("annex", Say("Anexo"))] }),
            HoleRule.SectionUnwatched, "change: proposed —adopt (SYS)→ adopted"),
        new("an amendment whose lawyer looks at less", Sound.Child("change", c => c.ChangeGate("legal", g => g with { Watches = ["purpose"] })),
            HoleRule.SectionUnwatched, "change: proposed —adopt (SYS)→ adopted"),
        new("a gate cleared by two, with an edit between them", Sound.ChangeState("review", s => s with { Editable = true })
                .Change("clear-legal", t => t with { Parts = [.. t.Parts, Of(Role.Technical, "review-legal")] }),
            HoleRule.HalfDone, "review —clear-legal (LEG, TEC)→ review"),
        new("two approvals with the parent's plan changing between them", Sound.Add(Row("rewrite", "active", "active", Of(Role.Ngo, "formulate")) with { ChangesContent = true })
                .Child("payment", c => c.Without("approve-first").Change("approve-second", t => t with { From = ["requested"], Parts = [Of(Role.Finance, "approve-2"), Of(Role.Authority, "approve-1")] })
                    .Change("cancel", t => t with { From = ["scheduled", "requested", "approved"] }) with { States = [.. c.States.Where(s => s.Id != "first")] }),
            HoleRule.HalfDone, "payment: requested —approve-second (FIN, TIT)→ approved"),
        new("a payment on content its child changed", Sound.Child("payment", c => c.Change("request", t => t with { ChangesContent = true })),
            HoleRule.GateStale, "payment: approved —pay (TES)→ paid"),
    ];

    private static IEnumerable<PlantedHole> Waiting =>
    [
        new("a dead end", Sound.Without("close").Add(Row("shelve", "active", "shelved", Of(Role.Audit, "close")) with { Deadline = Days(9, Role.Audit) }, Row("close", "shelved", "closed", Of(Role.Audit, "close")) with
            {
                NeedsGates = ["legal", "money"], Deadline = Days(9, Role.Audit),
            }, Row("lose", "shelved", "lost", Of(Role.Audit, "close")), Row("stay", "lost", "lost", Of(Role.Audit, "close")) with { Deadline = Days(9, Role.Audit) })
                with { States = [.. Sound.States, State("shelved"), State("lost")] },
            HoleRule.DeadEnd, "active —shelve (AUD)→ shelved", "shelved —lose (AUD)→ lost"),
        new("a payment left behind when the case ends", Sound.Child("payment", c => c.Change("cancel", t => t with { From = ["scheduled"] })),
            HoleRule.DeadEnd, "payment: scheduled —request (NGO)→ requested", "active —close (AUD)→ closed"),
        new("a wait without a deadline", Sound.Change("sign", t => t with { Deadline = null }),
            HoleRule.NoDeadline, "review —authorise (TIT)→ authorised"),
        new("a gate that may take for ever", Sound.Change("clear-money", t => t with { Deadline = null }),
            HoleRule.NoDeadline, "draft —submit (NGO)→ review"),
        new("a pause without a term of its own", Sound.Change("resubmit", t => t with { Deadline = t.Deadline! with { PausedIn = ["returned"] } }),
            HoleRule.NoDeadline, "review —observe (LEG)→ returned"),
        new("a deadline on a date nobody names", Sound.Change("submit", t => t with { Deadline = t.Deadline! with { DateOf = null } }),
            HoleRule.NoDeadline, "draft —submit (NGO)→ review"),
        new("an owner who escalates to himself", Sound.Change("sign", t => t with { Deadline = t.Deadline! with { EscalatesTo = Role.Technical } }),
            HoleRule.NoDeadline, "authorised —sign (TIT, NGO)→ active"),
        new("an expiry only a person can carry out", Sound.Change("resubmit", t => t with { Deadline = t.Deadline! with { OnExpiry = "save-returned" } }),
            HoleRule.BadExpiry, "returned —resubmit (NGO)→ review"),
    ];

    private static IEnumerable<PlantedHole> Alone =>
    [
        new("one person, two gates", Sound.Change("clear-money", t => t with { Parts = [Of(Role.Finance, "review-legal")] })
                .ChangeState("active", s => s with { NeedsDuties = ["formulate", "review-legal", "authorise"] })
                .ChangeState("closed", s => s with { NeedsDuties = ["formulate", "review-legal", "authorise"] }) with { Children = [] },
            HoleRule.OnePersonTwoActs, "review —clear-legal (LEG=A)→ review", "review —clear-money (FIN=A)→ review"),
        new("two gates of one area", Sound.ChangeGate("money", g => g with { Role = Role.Legal }).Change("clear-money", t => t with { Parts = [Of(Role.Legal, "review-money")] }),
            HoleRule.GateArea, "review —clear-legal (LEG)→ review", "review —clear-money (LEG)→ review"),
        new("a gate cleared by another area", Sound.Change("clear-legal", t => t with { Parts = [Of(Role.Ngo, "review-legal")] }),
            HoleRule.GateArea, "review —clear-legal (NGO)→ review"),
        new("both approvals by one hand", Sound.Child("payment", c => c.Change("approve-second", t => t with { Parts = [Of(Role.Finance, "approve-1")] })
                .ChangeState("paid", s => s with { NeedsDuties = ["request", "approve-1", "pay"] })),
            HoleRule.OnePersonTwoActs, "payment: requested —approve-first (FIN=A)→ first", "payment: first —approve-second (FIN=A)→ approved"),
        new("a second approval left out", Sound.Child("payment", c => c.Change("pay", t => t with { From = ["first", "approved"] })),
            HoleRule.DutySkipped, "payment: requested —approve-first (FIN)→ first", "payment: first —pay (TES)→ paid"),
        new("approving what he himself requested", Sound with { IncompatibleDuties = [["formulate", "review-legal", "review-money", "authorise", "request", "approve-2", "pay", "close"], ["approve-1", "approve-2", "pay", "review-legal", "review-money"]] },
            HoleRule.OnePersonTwoActs, "payment: scheduled —request (NGO=A)→ requested", "payment: requested —approve-first (FIN=A)→ first",
            "payment: first —approve-second (FIN)→ approved", "payment: approved —pay (TES)→ paid"),
        new("a compensating control that is too wide", Sound with { CompensablePairs = [.. Sound.CompensablePairs, new("pay", "approve-2")] },
            HoleRule.CompensationTooWide, "payment: first —approve-second (FIN=A)→ approved", "payment: approved —pay (TES=A)→ paid"),
        new("self-approval by standing in", Sound with { IncompatibleDuties = [["formulate", "review-legal", "review-money"], ["request", "formulate"], ["approve-1", "close"], ["approve-2", "close"], ["pay", "close"], ["authorise", "close"]] },
            HoleRule.SinglePerson, "payment: scheduled —request (NGO=A)→ requested", "payment: requested —approve-first (FIN=A)→ first",
            "payment: first —approve-second (FIN=A)→ approved", "payment: approved —pay (TES=A)→ paid"),
        new("a committee of one", Sound.Change("authorise", t => t with { Parts = [t.Parts[0] with { Quorum = 1 }, t.Parts[1]] }),
            HoleRule.Quorum, "review —authorise (COM, TIT)→ authorised"),
        new("a payer nobody named", Sound.Child("payment", c => c.ChangeState("paid", s => s with { NeedsDuties = [.. s.NeedsDuties.Where(d => d != "pay")] })),
            HoleRule.DutiesUnnamed, "payment: first —approve-second (FIN)→ approved", "payment: approved —pay (TES=A)→ paid"),
        new("a state that pays and names no duties", Sound.Child("payment", c => c.ChangeState("paid", s => s with { NeedsDuties = ["pay"] })),
            HoleRule.DutiesUnnamed, "payment: approved —pay (TES)→ paid"),
    ];

    private static IEnumerable<PlantedHole> Unguarded =>
    [
        new("no segregation on an approval", Sound.Child("payment", c => c.Change("approve-second", t => t with { Guards = t.Guards & ~Guards.Segregation })),
            HoleRule.GuardMissing, "payment: first —approve-second (FIN=A)→ approved"),
        new("a gate cleared without looking at the version", Sound.Change("clear-legal", t => t with { Guards = t.Guards & ~Guards.Version }),
            HoleRule.GuardMissing, "review —clear-legal (LEG=A)→ review"),
        new("a payment that a freeze does not stop", Sound.Child("payment", c => c.Change("pay", t => t with { Guards = Guards.Human })),
            HoleRule.GuardMissing, "payment: approved —pay (TES=A)→ paid"),
        new("a signature without interests declared", Sound.Change("sign", t => t with { Guards = t.Guards & ~Guards.Interests }),
            HoleRule.GuardMissing, "authorised —sign (TIT=A, NGO=A)→ active"),
        new("an act that weighs nothing", Sound.Child("payment", c => c.Change("pay", t => t with { Parts = [Of(Role.Treasury, null)] })
                .ChangeState("paid", s => s with { NeedsDuties = ["request", "approve-1", "approve-2"] })),
            HoleRule.DutyMissing, "payment: approved —pay (TES=A)→ paid"),
        new("a duty that excludes no other", Sound.Change("close", t => t with { Parts = [Of(Role.Audit, "witness")] }).ChangeState("closed", s => s with { NeedsDuties = ["review-legal", "review-money", "authorise"] }),
            HoleRule.DutyAlone, "active —close (AUD=A)→ closed"),
    ];

    private static IEnumerable<PlantedHole> WithoutPeople =>
    [
        new("the clock pays", Sound.Child("payment", c => c.Change("pay", t => t with { Parts = [new Part("bank", [Role.Treasury, Role.System], "pay", Say("Banco"))] })),
            HoleRule.ClockMovesMoney, "payment: approved —pay (TES/SYS)→ paid"),
        new("a cascade into the money", Sound.Child("payment", c => c.Change("cancel", t => t with { To = "paid", From = ["approved"] }).Add(Row("stop", "scheduled", "cancelled", Of(Role.System, null)) with
            {
                From = ["scheduled", "requested", "first", "approved"], Guards = Guards.None, Cascade = true,
            })), HoleRule.ClockMovesMoney, "payment: first —approve-second (FIN)→ approved", "payment: approved —cancel (SYS)→ paid"),
        new("the program pays on its own", Sound.Child("payment", c => c.Add(Row("auto", "approved", "paid", Of(Role.System, null)) with { Automatic = true, NeedsParentGates = ["legal", "money"] })),
            HoleRule.ClockMovesMoney, "payment: approved —auto (SYS)→ paid"),
        new("the clock clears a gate", Sound.Change("clear-legal", t => t with { Parts = [.. t.Parts, Of(Role.System, null)] }),
            HoleRule.GateArea, "review —clear-legal (LEG, SYS)→ review"),
    ];
}
