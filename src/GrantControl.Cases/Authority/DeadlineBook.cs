using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>
/// Which deadlines run after an act. A term opens when its transition could first fire, stands still while the case waits for
/// somebody else, goes on with what was left of it, and ends when the wait ends.
/// </summary>
public sealed record DeadlineBook(WorkflowDefinition Workflow, BusinessCalendar Calendar, Func<string, string, DateOnly?> DateOf)
{
    /// <summary>Whether the case still waits for a transition that leaves its state as it is; by target and transition.</summary>
    public Func<string, string, bool> Waits { get; init; } = static (_, _) => true;

    /// <summary>The changes an act makes: deadlines opened, paused, resumed or moved, and the ids of those that ended.</summary>
    /// <param name="positions">Where the case and its children stand after the act.</param>
    /// <param name="today">The day of the act in the institution's country.</param>
    public (IReadOnlyList<OpenDeadline> Changed, IReadOnlyList<string> Closed) Update(
        IReadOnlyDictionary<string, OpenDeadline> running, IReadOnlyDictionary<string, WorkflowPosition> positions, DateOnly today)
    {
        var changed = new List<OpenDeadline>();
        var kept = new HashSet<string>(StringComparer.Ordinal);
        var main = positions[CaseCore.Main];
        foreach (var (target, position) in positions)
        {
            var definition = Workflow.For(target);
            foreach (var t in definition.Transitions.Where(t => t.Deadline is not null && Waits(target, t.Id)))
            {
                var id = IdOf(target, t.Id);
                running.TryGetValue(id, out var now);
                var then = Next(id, target, t, position, target.Length == 0 ? null : main, now, today);
                if (then is null)
                {
                    continue;
                }

                kept.Add(id);
                if (then != now)
                {
                    changed.Add(then);
                }
            }
        }

        return (changed, [.. running.Keys.Where(id => !kept.Contains(id))]);
    }

    public static string IdOf(string target, string transition) => target.Length == 0 ? transition : $"{target}:{transition}";

    private OpenDeadline? Next(string id, string target, Transition t, WorkflowPosition position, WorkflowPosition? main, OpenDeadline? now, DateOnly today)
    {
        var starts = t.From.Contains(position.State) && (t.Clears is null || !position.ClearedGates.Contains(t.Clears)) && t.NeedsGates.All(position.ClearedGates.Contains);
        var parentReady = main is null || t.ParentStates.Count == 0 || t.ParentStates.Contains(main.State);
        if (starts && parentReady)
        {
            return Run(id, target, t, now, today);
        }

        var waitsForOthers = (starts && !parentReady) || (now is not null && t.Deadline!.PausedIn.Contains(position.State));
        return waitsForOthers && now is not null ? Pause(now, t.Deadline!, today) : null;
    }

    private OpenDeadline? Run(string id, string target, Transition t, OpenDeadline? now, DateOnly today)
    {
        var rule = t.Deadline!;
        if (rule.Unit == DeadlineUnit.Date)
        {
            var date = DateOf(target, rule.DateOf!);
            return date is null ? null
                : now is not null && now.Due == date.Value ? now with { PausedWith = null }
                : new OpenDeadline(id, target, t.Id, rule.Owner, rule.EscalatesTo, date.Value);
        }

        return now switch
        {
            null => new OpenDeadline(id, target, t.Id, rule.Owner, rule.EscalatesTo, Due(today, rule.Amount, rule.Unit)),
            { PausedWith: { } left } => now with { Due = Due(today, left, rule.Unit == DeadlineUnit.Years ? DeadlineUnit.Days : rule.Unit), PausedWith = null },
            _ => now,
        };
    }

    private OpenDeadline Pause(OpenDeadline now, DeadlineDefinition rule, DateOnly today) => rule.Unit switch
    {
        _ when now.PausedWith is not null || now.Missed => now,
        DeadlineUnit.Date => now with { PausedWith = 0 },
        DeadlineUnit.BusinessDays => now with { PausedWith = Math.Max(0, Calendar.Count(today, now.Due)) },
        _ => now with { PausedWith = Math.Max(0, now.Due.DayNumber - today.DayNumber) },
    };

    private DateOnly Due(DateOnly today, int amount, DeadlineUnit unit) => unit switch
    {
        DeadlineUnit.BusinessDays => Calendar.Add(today, amount),
        DeadlineUnit.Years => today.AddYears(amount),
        _ => today.AddDays(amount),
    };
}
