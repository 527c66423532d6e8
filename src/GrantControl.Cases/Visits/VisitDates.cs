namespace GrantControl.Cases.Visits;

/// <summary>The dates visits supply to deadlines. The first one is the kind's own to supply: when the case began to run.</summary>
public static class VisitDates
{
    public const string Since = "visits-since";
    public const string Next = "visit-next";
    public const string Due = "visit-due";
    public const string Verify = "visit-verify";

    private const string AnswerPrefix = "visit-answer-";

    public static string AnswerOf(string owner) => AnswerPrefix + owner;

    /// <summary>True for the names above, <see cref="Since"/> excepted.</summary>
    internal static bool Knows(string name) =>
        name is Next or Due or Verify || name.StartsWith(AnswerPrefix, StringComparison.Ordinal);

    /// <param name="stateOf">The state of a visit after the act, by target; null when it is not there yet.</param>
    internal static DateOnly? Of(CaseVisits visits, Func<string, string?> stateOf, string target, string name, DateOnly? since)
    {
        if (name == Next)
        {
            return visits.All.Keys.Any(v => stateOf(VisitWorkflow.Target(v)) == VisitWorkflow.Planned) ? null : NextDue(visits, since);
        }

        return visits.All.Values.FirstOrDefault(v => VisitWorkflow.Target(v.Number) == target) is not { } visit ? null : name switch
        {
            Due => visit.Due,
            Verify => visit.Actions.Where(static a => !a.Resolved).Min(static a => a.VerifyBy),
            _ => visit.Actions.Where(a => !a.Resolved && a.AnsweredBy is null && AnswerOf(a.Owner) == name).Select(static a => (DateOnly?)a.Due).Min(),
        };
    }

    /// <summary>
    /// The last day for the next visit: as many months after the last one as the rating gives, or, while nobody was on the
    /// ground, some weeks after the case began to run. Null while it does not run.
    /// </summary>
    public static DateOnly? NextDue(CaseVisits visits, DateOnly? since)
    {
        ArgumentNullException.ThrowIfNull(visits);
        return since is not { } start ? null
            : visits is { LastMade: { } last, Risk: { } risk } ? last.AddMonths(risk.MonthsBetween)
            : start.AddDays(VisitPolicy.FirstVisitDays);
    }
}
