using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision Open(GrantSession session, OpenGrant c)
    {
        if (session.State.Version > 0)
        {
            return Refuse.WrongState(GrantWorkflow.Definition.State(session.State.State));
        }

        var facts = session.Envelope.Facts;
        var (step, refusal) = session.Open(c.Organisation, c.CallDate);
        refusal ??= OrganisationKnown(facts.Organisation, c.Organisation)
            ?? NotSanctioned(facts.Organisation)
            ?? new FieldCheck()
                .Text("title", c.Title, GrantPolicy.MaxTitle)
                .Text("call", c.Call, GrantPolicy.MaxTitle)
                .That(c.CallDate >= session.Today, "callDate", "La convocatoria ya cerró.", "The call is closed already.")
                .Refusal();
        if (refusal is not null)
        {
            return refusal;
        }

        session.Emit(new GrantOpened(
            session.Envelope.Institution,
            facts.NextNumber ?? throw new InvalidOperationException("The host gives a new case its number."),
            c.Organisation,
            facts.Organisation!.Name,
            c.Title,
            c.Call,
            c.CallDate,
            c.Currency)
        {
            Step = step,
        });
        return session.Accept();
    }

    /// <summary>Records the sections that differ from what is saved; one sent again as it was leaves its version alone.</summary>
    private static Decision Save(GrantSession session, SaveSections c)
    {
        var sent = new Plan { General = c.General, Results = c.Results, Activities = c.Activities, Budget = c.Budget, Tranches = c.Tranches };
        return session.Move(
            new ActOptions(),
            () => PlanChecks.Refuses(sent, session.State.Currency),
            step => new SectionsSaved(PlanSections.Only(sent, PlanSections.Changed(session.State.Sections, sent))) { Step = step });
    }

    private static Decision Submit(GrantSession session, SubmitGrant c) => session.Move(
        new ActOptions { Documents = c.Documents },
        step => new GrantSubmitted(session.State.ContentHash) { Step = step });

    private static Decision Withdraw(GrantSession session, WithdrawGrant c) => session.Move(
        new ActOptions(),
        () => Reasoned(c.Reason),
        step => new GrantWithdrawn(c.Reason) { Step = step, Postings = ReleaseReservation(session) });

    /// <summary>The clock's withdrawal of what nobody moved in time.</summary>
    private static Decision Lapse(GrantSession session, string deadline) => session.Move(
        new ActOptions { Trigger = "lapse" },
        step => new GrantLapsed(deadline) { Step = step, Postings = ReleaseReservation(session) });

    private static Rejection? OrganisationKnown(OrganisationFacts? facts, string organisation) => facts is null || facts.Id != organisation
        ? Refuse.Field(GrantRules.OrganisationKnown, "organisation", "Esa organización no está en el registro.", "That organisation is not in the register.")
        : null;

    private static Rejection? NotSanctioned(OrganisationFacts? facts) => facts is null or { Sanctioned: true }
        ? Refuse.With(Codes.Blocked, GrantRules.NotSanctioned, "La organización está sancionada o no consta en el registro.", "The organisation is sanctioned, or not in the register.")
        : null;

    private static Rejection? Reasoned(string reason, string path = "reason") => Oversight.Reasoned(reason, path);

    private static IReadOnlyList<Posting>? ReleaseReservation(GrantSession session) =>
        CaseLedger.MoveAll(session.State, Account.Available, Account.Reserved, "plan");
}
