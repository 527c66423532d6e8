using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>What an event of a grant does outside the case: ledger, claims, duties, gate marks, notices.</summary>
public static class GrantEffects
{
    public static Effects Of(GrantState before, Recorded recorded, GrantState after) => new()
    {
        Postings = recorded.Event.Postings ?? [],
        Claims = [.. Claims(recorded.Event, after)],
        Duties = Duties(recorded, after),
        Gates = Marks(before, recorded.Event, after),
        Notices = [.. Notices(recorded.Event, after)],
    };

    /// <summary>A bank reference pays or refunds once, whatever case names it (unique bank reference).</summary>
    private static IEnumerable<Claim> Claims(CaseEvent e, GrantState after)
    {
        var documents = e.Step is null ? [] : Evidence.Claims(after.Core, e.Step);
        return e switch
        {
            TranchePaid paid => documents.Append(new Claim(Claim.BankReference, paid.BankReference, $"case:{after.Id}:{GrantState.TrancheTarget(paid.Tranche)}")),
            RefundRecorded refund => documents.Append(new Claim(Claim.BankReference, refund.BankReference, $"case:{after.Id}:refund:{after.Refunds.Length}")),
            _ => documents,
        };
    }

    private static IReadOnlyList<DutyHeld> Duties(Recorded recorded, GrantState after)
    {
        if (recorded.Event.Step?.Duty is not { } duty || recorded.Meta.Actor == Actor.SystemPerson)
        {
            return [];
        }

        string[] people = recorded.Meta.StandInFor is null ? [recorded.Meta.Actor] : [recorded.Meta.Actor, recorded.Meta.StandInFor];
        return [.. people.Select(p => new DutyHeld(p, duty)
        {
            CompensatedWith = after.Core.Compensations.Where(c => c.Person == p)
                .Select(c => c.DutyA == duty ? c.DutyB : c.DutyB == duty ? c.DutyA : null).FirstOrDefault(d => d is not null && after.Core.Duties[p].Contains(d)),
        })];
    }

    /// <summary>Gates whose person or content changed; a gate opened again loses its mark.</summary>
    private static IReadOnlyList<GateMark> Marks(GrantState before, CaseEvent e, GrantState after) =>
        e is GateCleared or GrantResubmitted or AmendmentAdopted or SectionsSaved
            ? [.. GrantWorkflow.Definition.Gates
                .Select(g => (g.Id, Was: before.Clearances.GetValueOrDefault(g.Id), Is: after.Clearances.GetValueOrDefault(g.Id)))
                .Where(g => g.Was != g.Is)
                .Select(g => new GateMark(g.Id, g.Is?.By, g.Is?.ContentHash))]
            : [];

    private static IEnumerable<Notice> Notices(CaseEvent e, GrantState after)
    {
        var number = after.Core.Number;
        return e switch
        {
            DeadlineMissed missed =>
            [
                new Notice(missed.Owner, null, "deadline-missed", new Label($"Plazo vencido en {number}: {missed.Deadline}.", $"Deadline missed in {number}: {missed.Deadline}.")),
                new Notice(missed.EscalatesTo, null, "deadline-escalated", new Label($"Plazo vencido y elevado en {number}: {missed.Deadline}.", $"Missed deadline escalated in {number}: {missed.Deadline}.")),
            ],
            { Step: { } step } when step.From != step.To => [new Notice(Role.Ngo, null, "state-changed", Changed(number, step))],
            _ => [],
        };
    }

    private static Label Changed(string number, Step step)
    {
        var state = DeadlineBook.DefinitionOf(GrantWorkflow.Definition, step.Target).State(step.To);
        var what = step.Target.Length == 0 ? number : $"{number} · {step.Target}";
        return new Label($"{what}: {state.Label.Es}.", $"{what}: {state.Label.En}.");
    }
}
