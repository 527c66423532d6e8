using System.Text.Json;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Queries;

/// <summary>A page of a list.</summary>
/// <param name="Next">Opaque cursor of the next page; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>One case in a list.</summary>
public sealed record CaseRow(
    Guid Id, string Kind, long Version, string Number, string Title, string? Organisation, string? OrganisationName, Money? Amount,
    StateName State, IReadOnlyList<string> WaitingFor, DateOnly? NextDue, bool Blocked, bool Final, DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt);

/// <summary>A state with its label in both languages.</summary>
public sealed record StateName(string Id, Label Label);

/// <summary>One case that waits for a person.</summary>
/// <param name="BusinessDaysLeft">Until its nearest deadline; negative when that has passed, null when none runs.</param>
/// <param name="Roles">The person's roles, delegated ones included, that can move it now.</param>
public sealed record InboxRow(CaseRow Case, int? BusinessDaysLeft, IReadOnlyList<string> Roles);

/// <summary>One event of a case.</summary>
/// <param name="Hash">Lower-case hexadecimal, like <paramref name="PreviousHash"/>.</param>
/// <param name="Data">The event's fields.</param>
public sealed record HistoryRow(
    long Version, string Name, string Actor, string? StandInFor, DateTimeOffset At, string CommandId, int PolicyVersion,
    string ContentHash, string Hash, string PreviousHash, JsonElement Data);

/// <summary>One balanced entry of a case.</summary>
public sealed record LedgerRow(long Version, int Ordinal, string Debit, string Credit, Money Amount, string BudgetLine, string Memo);

/// <summary>A deadline that runs or stands paused.</summary>
public sealed record DeadlineRow(
    Guid Case, string Kind, string Number, string Id, string Target, string Transition, string Owner, string EscalatesTo,
    DateOnly Due, int? PausedWith, bool Missed, int? BusinessDaysLeft);

/// <summary>One act of a person, as it was recorded.</summary>
public sealed record OwnAct(string Number, DateTimeOffset At, string Hash);

/// <summary>One refused attempt.</summary>
/// <param name="Message">In Spanish.</param>
/// <param name="MessageEn">Null where it was kept in Spanish alone.</param>
/// <param name="Errors">The fields at fault, at most <see cref="RefusedField.MostKept"/>.</param>
public sealed record RefusalRow(
    long Id, DateTimeOffset At, string Person, string? StandInFor, string Kind, Guid Case, string Command, string CommandId,
    string Code, string Rule, string Message, [property: System.Text.Json.Serialization.JsonIgnore] string? MessageEn,
    IReadOnlyList<RefusedField> Errors)
{
    /// <summary>With the words for a reader of English, where there are any.</summary>
    public RefusalRow InEnglish() => this with { Message = MessageEn ?? Message, Errors = [.. Errors.Select(static e => e.InEnglish())] };
}
