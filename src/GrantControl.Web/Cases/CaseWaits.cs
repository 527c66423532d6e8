using GrantControl.Journal.Queries;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Cases;

/// <summary>Whom a case waits for, since when, and until when.</summary>
public static class CaseWaits
{
    /// <summary>What is left of a term whose clock stands still, in the unit it is counted in.</summary>
    public static string Left(CaseWords words, DeadlineShown deadline, int left)
    {
        ArgumentNullException.ThrowIfNull(words);
        ArgumentNullException.ThrowIfNull(deadline);
        var l = words.Language;
        return words.TransitionOf(deadline.Target, deadline.Transition)?.Deadline?.Unit switch
        {
            DeadlineUnit.BusinessDays => l.T($"en pausa, quedan {left} días hábiles", $"paused, {left} business days left"),
            DeadlineUnit.Date => l.T("en pausa", "paused"),
            _ => l.T($"en pausa, quedan {left} días", $"paused, {left} days left"),
        };
    }

    /// <summary>Running terms first, the most urgent of them at the top; paused ones last. What the clock merely tells waits for nobody.</summary>
    public static IReadOnlyList<WaitShown> Of(CaseShown shown, IReadOnlyList<OutlineRow> outline)
    {
        ArgumentNullException.ThrowIfNull(shown);
        return
        [
            .. shown.Deadlines.Where(d => !Told(shown, d))
                .OrderBy(static d => d.PausedWith is not null)
                .ThenBy(static d => d.Due)
                .Select(d => new WaitShown(d, outline.LastOrDefault(o => o.Moved && string.Equals(o.Target, d.Target, StringComparison.Ordinal))?.At)),
        ];
    }

    private static bool Told(CaseShown shown, DeadlineShown deadline) => shown.Kind.Workflow.Row(deadline.Target, deadline.Transition)
        is { } row && row.Parts.All(static p => p.ByClockOnly) && row.From.Contains(row.To, StringComparer.Ordinal);
}

/// <param name="Since">When the part of the case that waits came to where it stands; null for a part that never moved.</param>
public sealed record WaitShown(DeadlineShown Deadline, DateTimeOffset? Since);
