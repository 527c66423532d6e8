using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Complaints;

/// <summary>Complaints counted for those who look after them.</summary>
/// <param name="Received">All that ever came.</param>
/// <param name="Waiting">Those that have not ended.</param>
/// <param name="Overdue">Of those waiting, how many have a term that passed.</param>
/// <param name="OldestDays">Calendar days the oldest of those waiting has been here; null when none waits.</param>
/// <param name="MeanDaysToEnd">Calendar days from filing to the end, on average, rounded; null when none has ended.</param>
public sealed record ComplaintBoard(long Received, long Waiting, long Overdue, int? OldestDays, int? MeanDaysToEnd)
{
    /// <summary>Every state in the order of the table, also those without complaints.</summary>
    public required IReadOnlyList<BoardState> States { get; init; }

    /// <summary>Departments with complaints, those where most wait first.</summary>
    public required IReadOnlyList<BoardDepartment> Departments { get; init; }

    internal static ComplaintBoard Of(IReadOnlyList<BoardRow> rows, DateOnly today)
    {
        var open = rows.Where(static r => !r.Final).ToList();
        var ended = rows.Where(static r => r.Final).Sum(static r => r.Count);
        return new ComplaintBoard(rows.Sum(static r => r.Count), open.Sum(static r => r.Count), rows.Sum(static r => r.Overdue), Oldest(open, today),
            ended == 0 ? null : (int)Math.Round(rows.Sum(static r => r.SecondsToEnd) / 86_400 / ended, MidpointRounding.AwayFromZero))
        {
            States = [.. ComplaintStates.All.Select(s => new BoardState(s.Id, s.Label, s.Final, rows.Where(r => r.State == s.Id).Sum(static r => r.Count)))],
            Departments =
            [
                .. rows.GroupBy(static r => r.Department, StringComparer.Ordinal)
                    .Select(g => new BoardDepartment(
                        g.Key, g.Sum(static r => r.Count), g.Where(static r => !r.Final).Sum(static r => r.Count), g.Sum(static r => r.Overdue), Oldest([.. g.Where(static r => !r.Final)], today)))
                    .OrderByDescending(static d => d.Waiting).ThenByDescending(static d => d.Received).ThenBy(static d => d.Department, StringComparer.Ordinal),
            ],
        };
    }

    private static int? Oldest(List<BoardRow> rows, DateOnly today) => rows.Count == 0 ? null : today.DayNumber - rows.Min(static r => r.Oldest).DayNumber;
}

/// <summary>Complaints in one state.</summary>
public sealed record BoardState(string Id, Label Label, bool Final, long Complaints);

/// <summary>Complaints about one department.</summary>
/// <param name="Department">A code of the departments.</param>
/// <param name="OldestDays">Of those waiting; null when none waits.</param>
public sealed record BoardDepartment(string Department, long Received, long Waiting, long Overdue, int? OldestDays);

internal sealed record BoardRow(string Department, string State, bool Final, long Count, long Overdue, DateOnly Oldest, double SecondsToEnd);
