using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Queries;

/// <summary>What internal control looks after, each with how many there are and the first of them.</summary>
public sealed record Oversight(
    OversightSection<WatchedCase> Frozen,
    OversightSection<WatchedCase> Findings,
    OversightSection<WatchedCase> Observed,
    OversightSection<WatchedDeadline> Overdue,
    OversightSection<WatchedCase> Suspended,
    OversightSection<WatchedRefusal> Refused);

/// <param name="Total">How many there are, of which <paramref name="Items"/> are the first.</param>
public sealed record OversightSection<T>(long Total, IReadOnlyList<T> Items);

/// <summary>A case that needs a look, and the words of whoever made it need one.</summary>
/// <param name="What">What was written: the reason of a freeze, the text of a finding or observation; null when nothing was.</param>
/// <param name="Target">The child it is about (<c>tranche:2</c>), empty for the case itself.</param>
/// <param name="Blocking">It stops payments.</param>
public sealed record WatchedCase(
    Guid Case, string Kind, string Number, string Title, string? OrganisationName, Money? Amount, StateName State, string Target,
    string? What, string? By, DateTimeOffset? Since, bool Blocking);

/// <summary>A deadline that was missed.</summary>
/// <param name="BusinessDaysLeft">Negative.</param>
public sealed record WatchedDeadline(
    Guid Case, string Kind, string Number, string Title, string? OrganisationName, Money? Amount, string Target, string Transition, string Owner, string EscalatesTo,
    DateOnly Due, int? BusinessDaysLeft);

/// <summary>A refused attempt, with the names of those involved.</summary>
/// <param name="Number">Of the case it was about; null for one that was never opened.</param>
/// <param name="Message">In Spanish.</param>
/// <param name="MessageEn">Null where it was kept in Spanish alone.</param>
/// <param name="Errors">The fields at fault, at most <see cref="RefusedField.MostKept"/>.</param>
public sealed record WatchedRefusal(
    DateTimeOffset At, string Person, string Name, string Kind, Guid Case, string? Number, string Command, string Code, string Rule, string Message, string? MessageEn,
    IReadOnlyList<RefusedField> Errors);
