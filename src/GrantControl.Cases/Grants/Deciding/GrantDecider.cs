using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>What a grant decides: a pure function of its state and one command. Each file beside this one holds one stage.</summary>
public static partial class GrantDecider
{
    public static Decision Decide(GrantState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        if (state.Version == 0 && envelope.Command is not OpenGrant)
        {
            return Refuse.With(Codes.NotFound, "case", "No existe ese caso.", "There is no such case.");
        }

        var session = new GrantSession(state, envelope, engine);
        return Grant(session, envelope.Command)
            ?? TrancheDecider.Decide(session, envelope.Command)
            ?? Amendment(session, envelope.Command)
            ?? VisitDecider.Decide(session, GrantVisits.Setting, session.State.Total, envelope.Command)
            ?? throw new InvalidOperationException($"No decision for {envelope.Command.GetType().Name}.");
    }
}
