using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Places;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

public static partial class ComplaintDecider
{
    /// <summary>Units a complaint may point at: every area of the institution.</summary>
    private static bool IsUnit(string role) => Role.Labels.ContainsKey(role) && role is not (Role.Ngo or Role.System or Role.Citizen or Role.Administrator);

    private static Decision File(ComplaintSession session, FileComplaint c)
    {
        if (session.State.Version > 0)
        {
            return Refuse.WrongState(ComplaintWorkflow.Definition.State(session.State.State));
        }

        var facts = session.Envelope.Facts;
        session.Ahead = session.State with { AccusedUnit = c.AccusedUnit };
        var (step, refusal) = session.Open();
        refusal ??= new FieldCheck()
            .Text("what", c.What)
            .That(Departments.ByItsCode(c.Department) is not null, "department", "Elija un departamento.", "Choose a department.")
            .Optional("place", c.Place, FieldCheck.MaxTitle)
            .That(c.On is null || c.On <= session.Today, "on", "La fecha no puede ser futura.", "The date cannot lie in the future.")
            .Optional("accused", c.Accused, FieldCheck.MaxTitle)
            .That(c.AccusedUnit is null || IsUnit(c.AccusedUnit), "accusedUnit", "No hay tal unidad.", "There is no such unit.")
            .That(c.AccusedOrganisation is null || facts.Party?.Organisation is not null, "accusedOrganisation", "No hay tal organización.", "There is no such organisation.")
            .Evidence("evidence", c.Evidence)
            .That(Authority.Evidence.IsHash(c.CodeHash), "codeHash", "No es una huella.", "That is no hash.")
            .That(c.Identity is null or { Key.Length: > 0 and <= 64, Box.Length: > 0 and <= 20_000 }, "identity", "No es un sobre sellado.", "That is no sealed box.")
            .Refusal();
        if (refusal is not null)
        {
            return refusal;
        }

        session.Emit(new ComplaintFiled(
            session.Envelope.Institution, facts.NextNumber ?? "", c.What.Trim(), c.Department, c.Place, c.On, c.Accused, c.AccusedUnit, c.AccusedOrganisation, c.Evidence, c.CodeHash,
            c.Identity)
        { Step = step });
        return session.Accept();
    }

    private static Decision Acknowledge(ComplaintSession session, AcknowledgeComplaint c)
    {
        var people = c.AccusedPeople ?? [];
        var facts = session.Envelope.Facts;
        session.Ahead = session.State with { AccusedUnit = c.AccusedUnit ?? session.State.AccusedUnit };
        return session.MoveFor(
            Role.Intake,
            new ActOptions(),
            () => new FieldCheck()
                .That(c.AccusedUnit is null || IsUnit(c.AccusedUnit), "accusedUnit", "No hay tal unidad.", "There is no such unit.")
                .That(c.AccusedOrganisation is null || facts.Party?.Organisation is not null, "accusedOrganisation", "No hay tal organización.", "There is no such organisation.")
                .Each("accusedPeople", people, 0, ComplaintPolicy.MaxAccused, (f, path, person) => f.That(facts.People.ContainsKey(person), path, "No hay tal persona.", "There is no such person."))
                .Optional("note", c.Note)
                .Refusal(),
            step => new ComplaintAcknowledged(c.AccusedUnit, c.AccusedOrganisation, people, c.Note) { Step = step });
    }

    private static Decision Duplicate(ComplaintSession session, LinkDuplicate c)
    {
        var other = session.Envelope.Facts.Case;
        return session.Move(
            new ActOptions(),
            () => other is { Kind: "complaint" } && other.Id != session.State.Id && session.State.Duplicates.All(d => d.Of != other.Id)
                ? null
                : Refuse.Field(ComplaintRules.DuplicateKnown, "number", "No es otra denuncia, o ya está vinculada.", "That is no other complaint, or it is linked already."),
            step => new DuplicateLinked(other!.Id, other.Number) { Step = step });
    }

    private static Decision Assign(ComplaintSession session, AssignComplaint c) => session.MoveFor(
        Role.Control,
        new ActOptions(),
        () => new FieldCheck()
            .Fits(session, "investigator", c.Investigator, [Role.Investigator])
            .Fits(session, "reviewer", c.Reviewer, [Role.Reviewer])
            .That(c.Investigator != c.Reviewer, "reviewer", "Quien revisa es otra persona.", "The reviewer is another person.")
            .Refusal(ComplaintRules.PeopleFit),
        step => new ComplaintAssigned(c.Investigator, c.Reviewer) { Step = step });

    private static Decision Refer(ComplaintSession session, ReferComplaint c) => session.MoveFor(
        Role.Control,
        new ActOptions(),
        () => Oversight.Reasoned(c.Reason) ?? AnswerPublic(c.Answer),
        step => new ComplaintReferred(c.To, c.Reason, c.Answer) { Step = step });

    private static Decision Dismiss(ComplaintSession session, DismissComplaint c) => session.MoveFor(
        Role.Control,
        new ActOptions(),
        () => Oversight.Reasoned(c.Reason) ?? AnswerPublic(c.Answer),
        step => new ComplaintDismissed(c.Reason, c.Answer) { Step = step });

    /// <summary>Somebody of the institution in one of the roles, whom the complaint neither accuses nor touches by what he did in it before.</summary>
    private static FieldCheck Fits(this FieldCheck check, ComplaintSession session, string path, string person, IReadOnlyList<string> roles)
    {
        var known = session.Envelope.Facts.People.GetValueOrDefault(person);
        return check
            .That(known is { Organisation: null } && roles.Any(known.Roles.Contains), path, "Esa persona no tiene la función.", "That person does not hold the role.")
            .That(known is null || !ReaderKey.Of(known).Overlaps(session.State.Readers.Barred), path, "La denuncia señala a esa persona, o a quien está vinculada.", "The complaint accuses that person, or whom it is related to.");
    }
}
