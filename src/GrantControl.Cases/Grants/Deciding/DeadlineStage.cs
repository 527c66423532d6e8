using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision Expire(GrantSession session, ExpireDeadline c) => Oversight.Expire(session, GrantWorkflow.Definition, c, (trigger, deadline) => trigger switch
    {
        "lapse" => Lapse(session, deadline.Id),
        "end" => End(session),
        "escalate" => Escalate(session, "Venció el plazo para reintegrar."),
        _ => throw new InvalidOperationException($"Nothing fires '{trigger}' when a deadline passes."),
    });
}
