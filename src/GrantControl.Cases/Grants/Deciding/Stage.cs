using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

/// <summary>The usual shape of a decision of a stage.</summary>
internal static class Stage
{
    /// <summary>The guards first, then the row's own rules, then one event. A person without the role learns nothing of the fields.</summary>
    /// <param name="rules">The rules beside the guards; null when they hold.</param>
    public static Decision Move(this GrantSession session, ActOptions options, Func<Step, Rejection?> rules, Func<Step, CaseEvent> record)
    {
        var (step, refusal) = session.Act(options);
        refusal ??= rules(step!);
        if (refusal is not null)
        {
            return refusal;
        }

        session.Emit(record(step!));
        return session.Accept();
    }
}
