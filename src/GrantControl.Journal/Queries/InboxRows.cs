using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Queries;

/// <summary>A role somebody acts in.</summary>
/// <param name="For">Id of the person who delegated it; null for his own.</param>
public sealed record InboxHat(string Role, string? For, string? ForName);

/// <summary>One act a case waits for.</summary>
/// <param name="Target">The child it moves (<c>tranche:2</c>), empty for the case itself.</param>
/// <param name="Due">Null while its clock stands still.</param>
/// <param name="BusinessDaysLeft">Negative when it has passed; null with <paramref name="Due"/>.</param>
public sealed record InboxAsk(string Target, string Transition, DateOnly? Due, int? BusinessDaysLeft);

/// <summary>One case that waits for a person, with what it asks of him and why.</summary>
/// <param name="Due">The nearest deadline of what is asked of him; that of the case where none of his own runs.</param>
/// <param name="BusinessDaysLeft">Until <paramref name="Due"/>; negative when that has passed, null when none runs.</param>
/// <param name="Hats">The roles in which it is his, own ones first.</param>
public sealed record InboxItem(CaseRow Case, DateOnly? Due, int? BusinessDaysLeft, IReadOnlyList<InboxAsk> Asks, IReadOnlyList<InboxHat> Hats)
{
    public InboxWhen When => BusinessDaysLeft switch
    {
        null => InboxWhen.Undated,
        < 0 => InboxWhen.Overdue,
        0 => InboxWhen.Today,
        <= 5 => InboxWhen.Week,
        _ => InboxWhen.Later,
    };
}

/// <summary>How urgent something is, most urgent first.</summary>
public enum InboxWhen
{
    Overdue,
    Today,

    /// <summary>One to five business days.</summary>
    Week,
    Later,
    Undated,
}

/// <summary>How much waits for a person.</summary>
/// <param name="Mark">Changes whenever the list does, even when no number does.</param>
public sealed record InboxCounts(int Total, int Overdue, int Today, int Week, int Later, int Undated, string Mark)
{
    public static InboxCounts Of(IReadOnlyCollection<InboxItem> items)
    {
        ArgumentNullException.ThrowIfNull(items);
        var mark = 14_695_981_039_346_656_037UL;
        foreach (var item in items)
        {
            mark = Stir(Stir(Stir(mark, item.Case.Id.GetHashCode()), (int)item.Case.Version), item.BusinessDaysLeft ?? int.MaxValue);
        }

        int Count(InboxWhen when) => items.Count(i => i.When == when);
        return new InboxCounts(
            items.Count, Count(InboxWhen.Overdue), Count(InboxWhen.Today), Count(InboxWhen.Week), Count(InboxWhen.Later), Count(InboxWhen.Undated),
            mark.ToString("x16", System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>FNV-1a: the same in every process, as the hash codes of the runtime need not be.</summary>
    private static ulong Stir(ulong mark, int with) => unchecked((mark ^ (uint)with) * 1_099_511_628_211UL);

    public int Of(InboxWhen when) => when switch
    {
        InboxWhen.Overdue => Overdue,
        InboxWhen.Today => Today,
        InboxWhen.Week => Week,
        InboxWhen.Later => Later,
        _ => Undated,
    };
}

/// <summary>Everything of an institution that waits for anybody, read at once: what many inboxes are counted from.</summary>
public sealed class WaitingCases
{
    internal WaitingCases(
        string institution, IReadOnlyList<CaseRow> cases, ILookup<Guid, OpenWait> waits, ILookup<(Guid Case, string Person), string> duties) =>
        (Institution, Cases, Waits, Duties) = (institution, cases, waits, duties);

    public string Institution { get; }

    internal IReadOnlyList<CaseRow> Cases { get; }

    internal ILookup<Guid, OpenWait> Waits { get; }

    /// <summary>Who may see the cases that are confidential.</summary>
    internal IReadOnlyDictionary<Guid, Readers> Readers { get; init; } = new Dictionary<Guid, Readers>();

    /// <summary>Who holds which duty in which case.</summary>
    internal ILookup<(Guid Case, string Person), string> Duties { get; }
}

/// <param name="Held">A rule of the case keeps everybody from it for now.</param>
internal sealed record OpenWait(string Target, string Transition, DateOnly Due, bool Paused, bool Held);
