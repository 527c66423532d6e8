using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Complaints;

public static partial class ComplaintDecider
{
    private static Decision RequestUnseal(ComplaintSession session, RequestUnseal c)
    {
        session.Ahead = session.State with { Unsealings = [new UnsealRound("", [], "", session.Envelope.At)] };
        return session.Move(
            new ActOptions(),
            () => Oversight.Reasoned(c.Reason),
            step => new UnsealRequested(c.Reason, AreasOf(session.Envelope.Actor)) { Step = step });
    }

    private static Decision AnswerUnseal(ComplaintSession session, AnswerUnseal c)
    {
        session.Ahead = session.State with { Unsealings = [] };
        return session.Move(
            new ActOptions(),
            () => OtherArea(session) ?? Oversight.Reasoned(c.Reason),
            step => new UnsealAnswered(c.Consented, c.Reason, c.Consented ? session.Envelope.At + ComplaintPolicy.OpenFor : null) { Step = step });
    }

    /// <summary>Only while the consent lasts, to the second; the day alone is what the state knows.</summary>
    private static Decision LookAtIdentity(ComplaintSession session) => session.Move(
        new ActOptions(),
        () => session.State.LastUnsealing is { Until: { } until } && session.Envelope.At <= until ? null : ComplaintStateRules.NoConsent(),
        static step => new IdentityOpened { Step = step });

    private static string[] AreasOf(Actor actor) => [.. actor.Roles.Union(actor.StandInFor?.Roles ?? new HashSet<string>()).Order(StringComparer.Ordinal)];

    /// <summary>Two people of different areas: whoever consents holds none of the roles of whoever asked.</summary>
    private static Rejection? OtherArea(ComplaintSession session) => AreasOf(session.Envelope.Actor).Intersect(session.State.LastUnsealing!.Areas, StringComparer.Ordinal).Any()
        ? Refuse.With(Codes.IncompatibleDuty, ComplaintRules.OtherArea, "Quien consiente es de otra área que quien pide.", "Whoever consents is of another area than whoever asks.")
        : null;
}
