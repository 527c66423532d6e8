using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>What an event of any kind of case does outside it.</summary>
internal static class CommonEffects
{
    /// <summary>The duties an act loads on the actor and on whom he stands in for.</summary>
    public static IReadOnlyList<DutyHeld> Duties(Recorded recorded, CaseCore after)
    {
        if (recorded.Event.Step?.Duty is not { } duty || recorded.Meta.Actor == Actor.SystemPerson)
        {
            return [];
        }

        string[] people = recorded.Meta.StandInFor is null ? [recorded.Meta.Actor] : [recorded.Meta.Actor, recorded.Meta.StandInFor];
        return [.. people.Select(p => new DutyHeld(p, duty)
        {
            CompensatedWith = after.Compensations.Where(c => c.Person == p)
                .Select(c => c.DutyA == duty ? c.DutyB : c.DutyB == duty ? c.DutyA : null).FirstOrDefault(d => d is not null && after.Duties[p].Contains(d)),
        })];
    }

    /// <summary>Who is told: of a deadline missed its owner and whom it escalates to, of a change of state the role that waits for it.</summary>
    public static IReadOnlyList<Notice> Notices(CaseEvent e, CaseCore after, WorkflowDefinition workflow, string interested)
    {
        var number = after.Number;
        return e switch
        {
            DeadlineMissed missed =>
            [
                new Notice(missed.Owner, null, "deadline-missed", new Label($"Plazo vencido en {number}: {missed.Deadline}.", $"Deadline missed in {number}: {missed.Deadline}.")),
                new Notice(missed.EscalatesTo, null, "deadline-escalated", new Label($"Plazo vencido y elevado en {number}: {missed.Deadline}.", $"Missed deadline escalated in {number}: {missed.Deadline}.")),
            ],
            { Step: { } step } when step.From != step.To => [new Notice(interested, null, "state-changed", Changed(number, step, workflow))],
            _ => [],
        };
    }

    private static Label Changed(string number, Step step, WorkflowDefinition workflow)
    {
        var state = workflow.For(step.Target).State(step.To);
        var what = step.Target.Length == 0 ? number : $"{number} · {step.Target}";
        return new Label($"{what}: {state.Label.Es}.", $"{what}: {state.Label.En}.");
    }
}
