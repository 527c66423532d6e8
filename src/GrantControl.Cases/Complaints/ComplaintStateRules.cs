using GrantControl.Cases.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>The rules of a complaint that its state alone decides, and which rows it waits for: offers, inboxes and decisions ask the same.</summary>
internal static class ComplaintStateRules
{
    public static Func<string, StateRule?> Of(ComplaintState s) => name => name switch
    {
        ComplaintRules.AccusedBarred => a => NotAccused(s, a.Actor),
        ComplaintRules.InPlaceOfAccused => a => InPlace(s, a.Row) ? null : Refuse.With(
            Codes.RoleRequired, ComplaintRules.InPlaceOfAccused, "Sólo actúa en su lugar cuando la unidad que corresponde está señalada.", "It acts in the place of the usual unit only when that stands accused."),
        ComplaintRules.AssignedPerson => a => Assigned(s, a),
        ComplaintRules.EntrustedPerson => a => a.Actor is null || Is(a.Actor, s.Entrusted) ? null : Refuse.With(
            Codes.RoleRequired, ComplaintRules.EntrustedPerson, "Control interno encargó el plan a otra persona, o todavía a nadie.", "Internal control entrusted the plan to another person, or to nobody yet."),
        ComplaintRules.QuestionsCapped => _ => s.Questions.Length < ComplaintPolicy.MaxQuestions ? null : Refuse.With(
            Codes.WrongState,
            ComplaintRules.QuestionsCapped,
            $"Ya se preguntó {ComplaintPolicy.MaxQuestions} veces; cada pregunta detiene el plazo.",
            $"{ComplaintPolicy.MaxQuestions} questions were asked already; each stops the clock."),
        ComplaintRules.SomethingConcluded => _ => s.Judgements.Length > 0 ? null : Refuse.With(
            Codes.WrongState, ComplaintRules.SomethingConcluded, "Todavía no hay conclusión.", "There is no conclusion yet."),
        ComplaintRules.OneConclusion => a => s.Core.Position.PartsDone.All(p => p.Transition == a.Row.Id || !Concludes(p.Transition)) ? null : Refuse.With(
            Codes.WrongState,
            ComplaintRules.OneConclusion,
            "Ya hay otra conclusión que espera a quien revisa: puede aceptarla o devolverla.",
            "Another conclusion waits for the reviewer already: it may be agreed with or sent back."),
        ComplaintRules.FreezesLifted => _ => s.Links.FirstOrDefault(static l => l.Frozen is not null) is not { } frozen ? null : Refuse.With(
            Codes.Blocked,
            ComplaintRules.FreezesLifted,
            $"{frozen.Number} sigue congelado por esta denuncia: levántelo antes.",
            $"{frozen.Number} is still frozen by this complaint: lift that first."),
        ComplaintRules.LinkFreezeStands => a => SomeLink(s, frozen: a.Row.Trigger == "lift-freeze"),
        ComplaintRules.WithinReopening => a => WithinReopening(s, a.Today),
        ComplaintRules.IdentitySealed => _ => s.Filed?.Identity is not null ? null : Refuse.With(
            Codes.WrongState, ComplaintRules.IdentitySealed, "La denuncia es anónima: no hay nada que abrir.", "The complaint is anonymous: there is nothing to open."),
        ComplaintRules.RequestOpen => a => Pending(s, wanted: a.Row.Trigger == "answer-unseal"),
        ComplaintRules.ConsentInForce => a => s.LastUnsealing is { Answer: true, Until: { } until } round && (a.Actor is null || a.Actor.Person == round.By)
            && (a.Today is null || a.Today <= BusinessCalendar.DayOf(until)) ? null : NoConsent(),
        _ => null,
    };

    /// <summary>Whether a row is waited for: the one of the unit that acts, the entrusting until somebody is entrusted, the consent while it is asked for.</summary>
    public static Func<string, string, bool> Waits(ComplaintState s) => (_, id) =>
    {
        var row = ComplaintWorkflow.Definition.Transitions.First(t => t.Id == id);
        return InPlace(s, row) && row.Trigger switch
        {
            "entrust" => s.Entrusted is null,
            "plan" => s.Entrusted is not null,
            "answer-unseal" => s.LastUnsealing is { Answer: null },
            _ => true,
        };
    };

    public static Rejection NoConsent() =>
        Refuse.With(Codes.WrongState, ComplaintRules.ConsentInForce, "No hay consentimiento vigente para usted.", "No consent is in force for you.");

    /// <summary>Who acts, or whom he stands in for.</summary>
    public static bool Is(Actor actor, string? person) => person is not null && (actor.Person == person || actor.StandInFor?.From == person);

    private static bool InPlace(ComplaintState s, Transition row)
    {
        if (!row.Rules.Contains(ComplaintRules.InPlaceOfAccused, StringComparer.Ordinal))
        {
            return true;
        }

        var usual = row.Trigger is "acknowledge" or "notify" ? Role.Intake : Role.Control;
        return s.IsAccused(usual) == (row.Variant == ComplaintWorkflow.InPlace);
    }

    private static Rejection? NotAccused(ComplaintState s, Actor? actor) =>
        actor is null || actor.IsSystem || actor.IsCitizen || !ReaderKey.Of(actor).Overlaps(s.Readers.Barred) ? null : Refuse.With(
            Codes.ConflictOfInterest,
            ComplaintRules.AccusedBarred,
            "La unidad señalada y quienes tienen vínculo con ella no tramitan la denuncia.",
            "The unit accused, and whoever is related to whom is accused, does not handle the complaint.");

    private static Rejection? Assigned(ComplaintState s, RowAsked asked)
    {
        var his = asked.Actor is not { } actor || asked.Row.Trigger switch
        {
            "conclude" => Is(actor, s.Investigator) || Is(actor, s.Reviewer),
            "send-back" => Is(actor, s.Reviewer),
            _ => Is(actor, s.Investigator),
        };
        return his ? null : Refuse.With(Codes.RoleRequired, ComplaintRules.AssignedPerson, "La denuncia está asignada a otra persona.", "The complaint is assigned to another person.");
    }

    private static bool Concludes(string transition) => ComplaintWorkflow.Definition.Row(CaseCore.Main, transition) is { Trigger: "conclude" };

    private static Rejection? SomeLink(ComplaintState s, bool frozen) => s.Links.Any(l => l.Frozen is not null == frozen) ? null : Refuse.With(
        Codes.WrongState,
        ComplaintRules.LinkFreezeStands,
        frozen ? "Esta denuncia no tiene congelado ningún expediente." : "No hay expediente vinculado que no esté congelado.",
        frozen ? "This complaint has no case frozen." : "No linked case is free of a freeze.");

    private static Rejection? WithinReopening(ComplaintState s, DateOnly? today) =>
        today is null || (s.ClosedAt is { } closed && today <= BusinessCalendar.DayOf(closed).AddDays(ComplaintPolicy.ReopenDays)) ? null : Refuse.With(
            Codes.WrongState,
            ComplaintRules.WithinReopening,
            $"Pasaron más de {ComplaintPolicy.ReopenDays} días desde que se cerró; presente otra denuncia.",
            $"More than {ComplaintPolicy.ReopenDays} days have passed since it was closed; file another complaint.");

    private static Rejection? Pending(ComplaintState s, bool wanted) => s.LastUnsealing is { Answer: null } == wanted ? null : Refuse.With(
        Codes.WrongState,
        ComplaintRules.RequestOpen,
        wanted ? "No hay petición por responder." : "Ya hay una petición por responder.",
        wanted ? "There is no request to answer." : "There is a request to be answered already.");
}
