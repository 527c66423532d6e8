using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Complaints;

/// <summary>How events make a complaint's state. Every fold is total: an event that was accepted is never refused here.</summary>
public static class ComplaintFold
{
    public static ComplaintState Evolve(ComplaintState state, Recorded recorded)
    {
        var (s, meta) = (state with { Core = state.Core.Apply(recorded) }, recorded.Meta);
        return recorded.Event switch
        {
            ComplaintFiled x => Accused(s, x.AccusedUnit, x.AccusedOrganisation, []) with
            {
                Core = s.Core with { Institution = x.Institution, Number = x.Number, Organisation = x.AccusedOrganisation ?? "" },
                Filed = x with { Step = null },
                FiledAt = meta.At,
                Evidence = [.. x.Evidence],
            },
            ComplaintAcknowledged x => Accused(s, x.AccusedUnit ?? s.AccusedUnit, x.AccusedOrganisation ?? s.AccusedOrganisation, x.AccusedPeople) with { AcknowledgedAt = meta.At },
            DuplicateLinked x => s with { Duplicates = s.Duplicates.Add(x with { Step = null }) },
            ComplaintAssigned x => Standing(s with { Investigator = x.Investigator, Reviewer = x.Reviewer }),
            ComplaintReferred x => s with { ReferredTo = x.To, LastReason = x.Reason, PublicAnswer = x.Answer, ClosedAt = meta.At },
            ComplaintDismissed x => s with { LastReason = x.Reason, PublicAnswer = x.Answer, ClosedAt = meta.At },
            InfoAsked x => Standing(s with { Questions = s.Questions.Add(new InfoRound(x.Question, meta.At)) }),
            InfoAnswered x => Answered(s, q => q with { Answer = x.Text, AnsweredAt = meta.At }) with { Evidence = s.Evidence.AddRange(x.Evidence) },
            InfoLapsed => Answered(s, static q => q with { Lapsed = true }),
            ComplaintConcluded x => s with { Judgements = s.Judgements.Add(new Judgement(meta.Actor, x.Step!.Part, x.Outcome, x.Grounds, meta.At)) },
            ConclusionSentBack x => s with { Judgements = [], LastReason = x.Reason },
            PlanEntrusted x => s with { Entrusted = x.Person },
            CorrectionPlanned x => s with { Measures = [.. x.Measures] },
            PlanReturned x => s with { Measures = [], LastReason = x.Reason },
            ComplainantNotified x => s with { PublicAnswer = x.Answer, ClosedAt = meta.At },
            ComplaintReopened x => s with { ClosedAt = null, Judgements = [], Measures = [], LastReason = x.Reason, Evidence = s.Evidence.AddRange(x.Evidence) },
            CaseLinked x => s with { Links = s.Links.Add(new LinkedCase(x.Case, x.Kind, x.Number)) },
            CaseUnlinked x => s with { Links = s.Links.RemoveAll(l => l.Case == x.Case) },
            CaseFrozen x => Frozen(s, x.Case, x.Reason),
            FreezeLifted x => Frozen(s, x.Case, null),
            UnsealRequested x => s with { Unsealings = s.Unsealings.Add(new UnsealRound(meta.Actor, x.Areas, x.Reason, meta.At)) },
            UnsealAnswered x => Unsealing(s, u => u with { Answer = x.Consented, AnsweredBy = meta.Actor, Until = x.Until }),
            IdentityOpened => Unsealing(s, u => u with { Opened = u.Opened.Add(meta.At) }),
            InvestigationStarted or CorrectionVerified or DeadlineMissed => s,
            _ => throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}."),
        };
    }

    private static ComplaintState Accused(ComplaintState s, string? unit, string? organisation, IReadOnlyList<string> people) => s with
    {
        AccusedUnit = unit,
        AccusedOrganisation = organisation,
        AccusedPeople = [.. s.AccusedPeople.Union(people, StringComparer.Ordinal).Order(StringComparer.Ordinal)],
        Core = s.Core with { Organisation = organisation ?? "" },
    };

    /// <summary>A conclusion nobody has agreed with falls when the investigation goes on without it, or in other hands.</summary>
    private static ComplaintState Standing(ComplaintState s) => s.Core.Position.PartsDone.IsEmpty ? s with { Judgements = [] } : s;

    private static ComplaintState Answered(ComplaintState s, Func<InfoRound, InfoRound> answer) =>
        s.Questions.Length == 0 ? s : s with { Questions = s.Questions.SetItem(s.Questions.Length - 1, answer(s.Questions[^1])) };

    private static ComplaintState Unsealing(ComplaintState s, Func<UnsealRound, UnsealRound> change) =>
        s.LastUnsealing is not { } last ? s : s with { Unsealings = s.Unsealings.SetItem(s.Unsealings.Length - 1, change(last)) };

    private static ComplaintState Frozen(ComplaintState s, CaseId which, string? reason) =>
        s with { Links = [.. s.Links.Select(l => l.Case == which ? l with { Frozen = reason } : l)] };
}
