using GrantControl.Cases.Authority;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>
/// What may happen to an amendment (Modificación) of a running grant. The original content and its clearances stay in force
/// until every gate has cleared the new one; gates that watch nothing of what changed carry their clearance over.
/// </summary>
public static class AmendmentWorkflow
{
    public const string Id = "amendment";

    public const string Proposed = "proposed";
    public const string Adopted = "adopted";
    public const string Declined = "declined";
    public const string Withdrawn = "withdrawn";

    private static readonly string[] AllGates = [Gate.Legal, Gate.Finance, Gate.Control];

    public static WorkflowDefinition Definition { get; } = new(Id, 1, new("Modificación", "Amendment"), Proposed)
    {
        Gates = Gate.All,
        Sections = Section.All,
        IncompatibleDuties = [Duty.All],
        CompensablePairs = Duty.Compensable,
        States =
        [
            new(Proposed, new("Propuesta", "Proposed")),
            new(Adopted, new("Adoptada", "Adopted")) { Final = true, MovesMoney = true, NeedsGates = AllGates, NeedsDuties = [Duty.ReviewLegal, Duty.ReviewFinance, Duty.ReviewControl] },
            new(Declined, new("No aceptada", "Declined")) { Final = true },
            new(Withdrawn, new("Retirada", "Withdrawn")) { Final = true },
        ],
        Transitions =
        [
            .. Gate.All.Select(gate => new Transition($"clear-{gate.Id}", "clear-amendment", new($"Visto bueno {gate.Label.Es} a la modificación", $"Clear amendment: {gate.Label.En}"), [Proposed], Proposed)
            {
                Variant = gate.Id,
                Clears = gate.Id,
                Parts = [Who.Reviewer(gate)],
                ParentStates = [GrantStates.Active],
                Documents = [Gate.OpinionOf(gate.Id)],
                Rules = gate.Id == Gate.Finance ? [GrantRules.AmendmentKeepsPaidTranches, GrantRules.BudgetAvailable] : [GrantRules.AmendmentKeepsPaidTranches],
                Deadline = new(20, DeadlineUnit.BusinessDays, gate.Role, Role.Authority),
            }),
            .. Gate.All.Select(gate => new Transition($"observe-{gate.Id}", "observe-amendment", new($"Observar la modificación {gate.Label.Es}", $"Observe amendment: {gate.Label.En}"), [Proposed], Declined)
            {
                Variant = gate.Id,
                Observes = gate.Id,
                Parts = [Who.Reviewer(gate)],
                Guards = Guards.Human,
                ParentStates = [GrantStates.Active],
                Rules = [GrantRules.ObservationsCiteSections],
            }),
            new("adopt", "adopt-amendment", new("Adoptar modificación", "Adopt amendment"), [Proposed], Adopted)
            {
                Parts = [Who.Clock], Guards = Guards.Unblocked, Automatic = true, ParentStates = [GrantStates.Active], NeedsGates = AllGates,
            },
            new("withdraw", "withdraw-amendment", new("Retirar modificación", "Withdraw amendment"), [Proposed], Withdrawn)
            {
                Parts = [Who.Ngo], Guards = Guards.Human, Rules = [GrantRules.Reasoned],
            },
            new("lapse", "lapse-amendment", new("Caducar modificación", "Amendment lapses"), [Proposed], Withdrawn)
            {
                Parts = [Who.Clock], Guards = Guards.None, Cascade = true,
            },
        ],
    };
}
