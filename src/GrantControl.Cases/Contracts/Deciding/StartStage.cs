using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Contracts;

public static partial class ContractDecider
{
    /// <summary>Names the administrator, or another in his place: who administered before does not act any more.</summary>
    private static Decision Appoint(ContractSession session, AppointAdministrator c) => session.MoveTo(
        new ActOptions { Documents = c.Documents },
        s => ContractChanges.Appointed(s, c.Person, session.Today),
        () => new FieldCheck()
            .Text("person", c.Person, FieldCheck.MaxTitle)
            .That(c.Person != session.Envelope.Actor.Person, "person", "Nadie se nombra a sí mismo.", "Nobody appoints himself.")
            .That(Free(session.State, c.Person), "person", "Esa persona ya intervino en este contrato con otra función.", "That person acted in this contract in another duty already.")
            .Refusal(ContractRules.AdministratorNamed),
        step => new AdministratorAppointed(c.Person) { Step = step });

    private static Decision AcceptAppointed(ContractSession session, AcceptAppointment c) => session.MoveTo(
        new ActOptions { Documents = c.Documents },
        s => s with { AppointmentAccepted = true },
        () => new FieldCheck()
            .That(c.NoConflict, "noConflict", "Con un conflicto de interés no se puede aceptar; comuníquelo al titular.", "It cannot be accepted with a conflict of interest; tell the head of the institution.")
            .Refusal(ContractRules.NoConflictDeclared),
        step => new AppointmentAccepted(session.State.Administrator!) { Step = step });

    /// <summary>The first filing covers all the contract asks for; a later one extends, and never shortens what a running term needs.</summary>
    private static Decision FileGuarantees(ContractSession session, FileGuarantee c)
    {
        var state = session.State;
        return session.MoveTo(
            new ActOptions { Documents = c.Documents },
            s => ContractChanges.Filed(s, c.Guarantees, session.Today),
            () => TermsChecks.Policies(c.Guarantees, 1, state.Currency, session.Today)
                ?? NotReplacingEnded(state, c.Guarantees)
                ?? TermsChecks.GuaranteesCover(ContractChanges.Filed(state, c.Guarantees, session.Today).Guarantees, state.Terms!, state.Ends ?? state.Terms!.Ends),
            step => new GuaranteesFiled(c.Guarantees) { Step = step });
    }

    /// <summary>The reservation becomes a commitment, and the account is the one the bank certified.</summary>
    private static Decision Commit(ContractSession session, CommitContract c) => session.Move(
        new ActOptions { Documents = c.Documents, Ends = ["commit"] },
        () => c.Account == session.State.Terms!.Account ? null
            : Refuse.Field(ContractRules.AccountVerified, "account", "La cuenta certificada no es la del contrato.", "The certified account is not the one of the contract."),
        step => new ContractCommitted(c.Account) { Step = step, Postings = CaseLedger.MoveAll(session.State, Account.Committed, Account.Reserved, "contract") });

    /// <summary>Deliverables and payments come to be with the order to start.</summary>
    private static Decision Start(ContractSession session, OrderStart c)
    {
        var terms = session.State.Terms;
        return session.MoveTo(
            new ActOptions { Documents = c.Documents, AlsoMoved = ContractChanges.Opened(terms?.Deliverables ?? [], terms?.Payments ?? []) },
            s => ContractChanges.Started(s, session.Today),
            () => Note(c.Note) ?? NotSanctioned(session.Envelope.Facts.Organisation),
            step => new StartOrdered(c.Note) { Step = step });
    }

    private static bool Free(ContractState state, string person) =>
        !state.Core.Duties.TryGetValue(person, out var held) || held.All(d => d == ContractDuty.Administer);

    private static Rejection? NotReplacingEnded(ContractState state, IReadOnlyList<GuaranteePolicy> guarantees) => new FieldCheck()
        .That(guarantees.All(g => state.Guarantees.All(f => f.Policy.Number != g.Number || f.IsInForce)), "guarantees", "Esa póliza ya se reclamó o liberó.", "That policy was claimed or released already.")
        .Refusal(ContractRules.GuaranteeCovers);
}
