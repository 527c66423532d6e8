using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

public static partial class ContractDecider
{
    /// <summary>The administrator reports; days, rate and value come from the contract and the calendar, and the event keeps them.</summary>
    private static Decision Penalize(ContractSession session, ReportDelay c)
    {
        var state = session.State;
        var lines = state.Deliverables.ContainsKey(c.Deliverable) ? PenaltyArithmetic.Lines(state, c.Deliverable, session.Envelope.Facts.Calendar) : [];
        var number = state.Penalties.Count + 1;
        return session.Move(
            new ActOptions
            {
                Documents = c.Documents,
                AlsoMoved = new Dictionary<string, WorkflowPosition>(StringComparer.Ordinal) { [PenaltyWorkflow.Target(number)] = new(PenaltyWorkflow.Reported) },
            },
            () => Oversight.Reasoned(c.Report, "report") ?? (lines.Count > 0 ? null : Refuse.Field(
                ContractRules.DelayExists, "deliverable", "Ese entregable no tiene atrasos sin reportar.", "That deliverable has no delay that was not reported.")),
            step => new DelayReported(number, c.Deliverable, c.Report, PenaltyArithmetic.Compute(state, lines)) { Step = step });
    }

    private static Decision Hear(ContractSession session, HearSupplier c) => session.Move(
        new ActOptions { Target = PenaltyWorkflow.Target(c.Penalty), Documents = c.Documents },
        () => new FieldCheck().Text("hearing", c.Hearing).That(c.On <= session.Today, "on", "La fecha es futura.", "The date lies in the future.").Refusal(ContractRules.HearingRecorded),
        step => new SupplierHeard(c.Penalty, c.Hearing, c.On) { Step = step });

    /// <summary>The amount reported, or what the cap still allows if others were imposed meanwhile.</summary>
    private static Decision Impose(ContractSession session, ImposePenalty c)
    {
        var amount = session.State.Penalties.TryGetValue(c.Penalty, out var penalty) ? PenaltyArithmetic.Compute(session.State, penalty.Computed.Lines).Amount : default;
        return session.Move(
            new ActOptions { Target = PenaltyWorkflow.Target(c.Penalty), Documents = c.Documents },
            () => Oversight.Reasoned(c.Grounds, "grounds") ?? (amount.IsPositive ? null : Refuse.With(
                Codes.WrongState, ContractRules.PenaltyWithinCap, "Las multas ya alcanzaron su tope.", "Penalties have reached their cap.")),
            step => new PenaltyImposed(c.Penalty, c.Grounds, amount) { Step = step });
    }

    private static Decision Waive(ContractSession session, WaivePenalty c) => session.Move(
        new ActOptions { Target = PenaltyWorkflow.Target(c.Penalty), Documents = c.Documents },
        () => Oversight.Reasoned(c.Reason),
        step => new PenaltyWaived(c.Penalty, c.Reason) { Step = step });
}
