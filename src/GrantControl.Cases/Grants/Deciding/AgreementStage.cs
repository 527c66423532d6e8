using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision Sign(GrantSession session, SignGrant c) => session.Move(
        new ActOptions { Documents = c.Documents },
        () => SameContentHash(session.State, c.ContentHash),
        step => new GrantSigned(step.Part, c.ContentHash) { Step = step });

    /// <summary>The reservation becomes a commitment, and the planned tranches come to be.</summary>
    private static Decision Activate(GrantSession session, ActivateGrant c)
    {
        var tranches = session.State.Plan.Tranches?.Tranches ?? [];
        return session.Move(
            new ActOptions
            {
                Documents = c.Documents,
                AlsoMoved = tranches.ToDictionary(t => GrantState.TrancheTarget(t.Number), _ => new WorkflowPosition(GrantTranches.Definition.Initial), StringComparer.Ordinal),
                DateOf = (target, name) => name == VisitDates.Since ? session.Today : GrantCalendar.DateOf(session.State, target, name),
            },
            () => AccountVerified(session.State, c.Account) ?? GuaranteeCovers(session.State, c.Guarantee),
            step => new GrantActivated(c.Account, c.Guarantee)
            {
                Step = step,
                Postings = CaseLedger.MoveAll(session.State, Account.Committed, Account.Reserved, "plan"),
            });
    }

    /// <summary>Whoever signs has read exactly what the gates cleared.</summary>
    private static Rejection? SameContentHash(GrantState state, string contentHash) => contentHash == state.ContentHash
        ? null
        : Refuse.With(
            Codes.StaleVersion,
            GrantRules.SameContentHash,
            $"El contenido vigente tiene la huella {state.ContentHash}.",
            $"The content in force has the hash {state.ContentHash}.");

    private static Rejection? AccountVerified(GrantState state, BankAccount account) => account == state.Plan.General!.Account
        ? null
        : Refuse.Field(GrantRules.AccountVerified, "account", "La cuenta certificada no es la del plan.", "The certified account is not the one of the plan.");

    private static Rejection? GuaranteeCovers(GrantState state, GuaranteeFiled guarantee) => new FieldCheck()
        .Text("guarantee.number", guarantee.Number, GrantPolicy.MaxTitle)
        .Text("guarantee.issuer", guarantee.Issuer, GrantPolicy.MaxTitle)
        .Amount("guarantee.amount", guarantee.Amount, state.Currency)
        .That(guarantee.Expires >= state.Plan.Activities!.Ends, "guarantee.expires", "La garantía vence antes del fin del plan.", "The guarantee expires before the end of the plan.")
        .Refusal(GrantRules.GuaranteeCovers);
}
