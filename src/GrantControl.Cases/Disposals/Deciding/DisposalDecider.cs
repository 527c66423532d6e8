using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Disposals;

/// <summary>What a disposal decides: a pure function of its state and one command. Each file beside this one holds one stage.</summary>
public static partial class DisposalDecider
{
    public static Decision Decide(DisposalState state, CommandEnvelope envelope, IWorkflowEngine engine)
    {
        if (state.Version == 0 && envelope.Command is not OpenDisposal)
        {
            return Refuse.With(Codes.NotFound, "case", "No existe ese caso.", "There is no such case.");
        }

        var session = new DisposalSession(state, envelope, engine);
        return envelope.Command switch
        {
            OpenDisposal c => Open(session, c),
            SaveDisposal c => Save(session, c),
            RequestDisposal c => Request(session, c),
            WithdrawDisposal c => Withdraw(session, c),
            VerifyAssets c => Verify(session, c),
            OpineAssets c => Opine(session, c),
            ValueAssets c => Value(session, c),
            RecommendDisposal c => Recommend(session, c),
            ReturnDisposal c => Return(session, c),
            ClearDisposal c => Clear(session, c),
            AuthorizeDisposal c => Authorize(session, c),
            RejectDisposal c => Reject(session, c),
            AssignDestination c => Assign(session, c),
            RecordFailedAuction c => FailAuction(session, c),
            ExecuteDisposal c => Execute(session, c),
            RemoveFromBooks c => Remove(session, c),
            CloseDisposal c => Close(session, c),
            RaiseFinding c => Oversight.Raise(session, c),
            ResolveFinding c => Oversight.Resolve(session, c),
            ExpireDeadline c => Oversight.Expire(session, DisposalWorkflow.Definition, c, static (trigger, _) =>
                throw new InvalidOperationException($"Nothing fires '{trigger}' when a deadline passes.")),
            _ => throw new InvalidOperationException($"No decision for {envelope.Command.GetType().Name}."),
        };
    }

    private static Rejection? Note(string? note) => new FieldCheck().Optional("note", note).Refusal();
}
