using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    /// <summary>
    /// A deadline passed. What the table lets the clock do then is done, if its rules hold; otherwise the owner is told and the
    /// wait escalates. Either way it happens once: the deadline ends, or is marked as missed.
    /// </summary>
    private static Decision Expire(GrantSession session, ExpireDeadline c)
    {
        if (!session.Envelope.Actor.IsSystem)
        {
            return Refuse.RoleRequired([Role.System]);
        }

        if (!session.State.Core.Deadlines.TryGetValue(c.Deadline, out var deadline) || deadline.PausedWith is not null || deadline.Missed || deadline.Due >= session.Today)
        {
            return Refuse.With(Codes.WrongState, GrantRules.DeadlinePassed, $"El plazo «{c.Deadline}» no está vencido.", $"The deadline “{c.Deadline}” has not passed.");
        }

        if (OnExpiry(session, deadline) is Decision.Accepted done)
        {
            return done;
        }

        session.Emit(new DeadlineMissed(deadline.Id, deadline.Owner, deadline.EscalatesTo));
        return session.Accept();
    }

    private static Decision? OnExpiry(GrantSession session, OpenDeadline deadline)
    {
        var rows = DeadlineBook.DefinitionOf(GrantWorkflow.Definition, deadline.Target).Transitions;
        var fires = rows.First(t => t.Id == deadline.Transition).Deadline!.OnExpiry;
        return rows.FirstOrDefault(t => t.Id == fires)?.Trigger switch
        {
            null => null,
            "lapse" => Lapse(session, deadline.Id),
            "end" => End(session),
            "escalate" => Escalate(session, "Venció el plazo para reintegrar."),
            var other => throw new InvalidOperationException($"Nothing fires '{other}' when a deadline passes."),
        };
    }
}
