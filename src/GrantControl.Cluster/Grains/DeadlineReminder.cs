using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cluster.Grains;

/// <summary>
/// The one reminder of a case: it rings on the morning after the nearest deadline's last day. It may ring twice or not
/// at all; what it sends acts once, and the silos' safety net sends what it missed.
/// </summary>
internal sealed class DeadlineReminder
{
    private const string Name = "deadline";

    /// <summary>A silo holds its reminders in memory, so a far one is set again on the way.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    /// <summary>It rings again until the case has acted.</summary>
    private static readonly TimeSpan Again = TimeSpan.FromHours(1);

    private DateOnly? _set;

    /// <summary>It rang: whatever it was set to is set anew.</summary>
    public void Rang() => _set = null;

    public bool IsWrong(IReadOnlyList<OpenDeadline> deadlines) => Next(deadlines) is { } next && next != _set;

    public async Task CorrectAsync<TGrain>(TGrain grain, IReadOnlyList<OpenDeadline> deadlines, DateTimeOffset now)
        where TGrain : Grain, IRemindable
    {
        if (Next(deadlines) is { } next && next != _set)
        {
            var wait = Morning(next) - now;
            await grain.RegisterOrUpdateReminder(Name, wait < TimeSpan.Zero ? TimeSpan.Zero : wait > Longest ? Longest : wait, Again);
            _set = next;
        }
    }

    /// <summary>Nothing waits any more: it would only wake the case for nothing.</summary>
    public static async Task StopAsync<TGrain>(TGrain grain)
        where TGrain : Grain, IRemindable
    {
        if (await grain.GetReminder(Name) is { } reminder)
        {
            await grain.UnregisterReminder(reminder);
        }
    }

    public static DateOnly? Next(IReadOnlyList<OpenDeadline> deadlines)
    {
        DateOnly? next = null;
        foreach (var deadline in deadlines)
        {
            if (deadline is { PausedWith: null, Missed: false } && (next is null || deadline.Due < next))
            {
                next = deadline.Due;
            }
        }

        return next;
    }

    /// <summary>Midnight, in the institution's country, after the last day.</summary>
    private static DateTimeOffset Morning(DateOnly due) => new(due.AddDays(1), TimeOnly.MinValue, BusinessCalendar.Offset);
}
