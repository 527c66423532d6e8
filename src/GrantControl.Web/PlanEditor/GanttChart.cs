using System.Globalization;
using GrantControl.Web.PlanEditor.Texts;

namespace GrantControl.Web.PlanEditor;

/// <summary>Activities drawn over the term of the plan, in hundredths of it.</summary>
public sealed record GanttChart(IReadOnlyList<GanttBar> Bars)
{
    /// <summary>Null while the term or every activity's dates are missing.</summary>
    public static GanttChart? Of(ActivitiesText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!PlanReading.TryDate(text.Starts, out var from) || !PlanReading.TryDate(text.Ends, out var to) || to < from)
        {
            return null;
        }

        var days = to.DayNumber - from.DayNumber + 1;
        List<GanttBar> bars = [];
        foreach (var activity in text.Activities)
        {
            if (PlanReading.TryDate(activity.Starts, out var starts) && PlanReading.TryDate(activity.Ends, out var ends) && ends >= starts)
            {
                var (first, last) = (Math.Clamp(starts.DayNumber - from.DayNumber, 0, days), Math.Clamp(ends.DayNumber - from.DayNumber + 1, 0, days));
                bars.Add(new GanttBar($"{activity.Title} ({PlanReading.Day(activity.Starts)} – {PlanReading.Day(activity.Ends)})", Share(first, days), Share(last - first, days), starts < from || ends > to));
            }
        }

        return bars.Count == 0 ? null : new GanttChart(bars);
    }

    private static string Share(int part, int whole) => (part * 100m / whole).ToString("0.##", CultureInfo.InvariantCulture);
}

/// <param name="Outside">True when the activity leaves the term of the plan.</param>
public sealed record GanttBar(string Title, string X, string Width, bool Outside);
