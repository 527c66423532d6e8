using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Contracts;

public static partial class ContractDecider
{
    private static Decision ReceiveProvisional(ContractSession session, ReceiveProvisionally c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => new FieldCheck().Each("defects", c.Defects, 0, 100, (check, path, d) => check.Text(path, d, FieldCheck.MaxTitle)).Refusal(),
        step => new ReceivedProvisionally(c.Defects) { Step = step });

    private static Decision ReceiveFinal(ContractSession session, ReceiveFinally c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => new FieldCheck()
            .Each("cured", c.Cured, 0, 100, (check, path, d) => check
                .That(d.Defect >= 1 && d.Defect <= session.State.Defects.Length, $"{path}.defect", "No existe ese defecto.", "There is no such defect.")
                .Text($"{path}.how", d.How))
            .That(Enumerable.Range(1, session.State.Defects.Length).All(n => c.Cured.Count(d => d.Defect == n) == 1), "cured", "Diga de cada defecto cómo se corrigió.", "Say of each defect how it was cured.")
            .Refusal(ContractRules.DefectsCured),
        step => new ReceivedFinally(c.Cured) { Step = step });

    /// <summary>
    /// The lawyer's opinion first, then the decision, which claims the guarantee. What was not received ends; a payment of
    /// which only a part was received is cut down to that part.
    /// </summary>
    private static Decision Terminate(ContractSession session, TerminateContract c)
    {
        var state = session.State;
        var last = state.Core.Position.PartsDone.Any(p => p.Transition == "terminate");
        var scheduled = state.Tranches.Keys.Where(n => state.StateOfTranche(n) == TrancheWorkflow.Scheduled).Select(n => ContractMoney.Reduced(state, n)).ToList();
        var decision = session.Move(
            new ActOptions { Documents = c.Documents },
            () => Oversight.Reasoned(c.Reason) ?? Claimable(state, c),
            step => new ContractTerminated(c.Reason, c.Guarantee, c.Claimed, last ? [.. scheduled.Where(p => p.Charges.Count > 0)] : []) { Step = step });
        if (decision is Decision.Rejected || !last)
        {
            return decision;
        }

        EndChildren(session, [.. scheduled.Where(p => p.Charges.Count == 0).Select(p => p.Number)]);
        return session.Accept();
    }

    private static void EndChildren(ContractSession session, IReadOnlyList<int> unpaid)
    {
        foreach (var number in ContractStateRules.OpenDeliverables(session.State))
        {
            session.Emit(new DeliverableCancelled(number) { Step = session.Automatic(DeliverableWorkflow.Target(number), "cancel") });
        }

        foreach (var number in unpaid)
        {
            TrancheCancellation.Cancel(session, number);
        }

        foreach (var number in session.State.Amendments.Keys.Where(n => session.State.StateOf(ContractAmendmentWorkflow.Target(n)) == ContractAmendmentWorkflow.Proposed).ToList())
        {
            session.Emit(new ContractAmendmentWithdrawn(number, "El contrato terminó.")
            {
                Step = session.Automatic(ContractAmendmentWorkflow.Target(number), "lapse"),
                Postings = Unreserve(session.State, number),
            });
        }
    }

    private static Rejection? Claimable(ContractState state, TerminateContract c)
    {
        var guarantee = state.Guarantees.FirstOrDefault(g => g.IsInForce && g.Policy.Number == c.Guarantee);
        return new FieldCheck()
            .That(guarantee is not null, "guarantee", "Esa póliza no está vigente en el contrato.", "That policy is not in force in the contract.")
            .Amount("claimed", c.Claimed, state.Currency)
            .That(guarantee is null || c.Claimed.Currency != state.Currency || c.Claimed <= guarantee.Policy.Amount, "claimed", $"La póliza cubre {guarantee?.Policy.Amount}.", $"The policy covers {guarantee?.Policy.Amount}.")
            .Refusal(ContractRules.GuaranteeInForce);
    }
}
