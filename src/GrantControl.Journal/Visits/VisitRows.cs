namespace GrantControl.Journal.Visits;

#pragma warning disable MA0048 // the rows of one list

/// <param name="State"><c>planned</c>, <c>done</c>, <c>closed</c> or <c>cancelled</c>; null for all.</param>
/// <param name="Overdue">Only planned ones whose last day has passed.</param>
/// <param name="Mine">Only those the person made, or is to make.</param>
/// <param name="Rating"><c>low</c>, <c>medium</c> or <c>high</c>; null for all.</param>
public sealed record VisitFilter(string? State, bool Overdue, bool Mine, string? Rating);

/// <summary>One visit with the case it is of.</summary>
/// <param name="Route">The kind of the case as addresses name it: <c>grants</c>.</param>
/// <param name="Rating">The rating of the case when the visit was planned or made.</param>
/// <param name="Department">Code of the department; null while nobody was there.</param>
public sealed record VisitRow(
    Guid Case, string Route, string Number, string Title, string Organisation, int Visit, string State, DateOnly Due, string Purpose, string? Visitor, string? VisitorName,
    string Rating, DateOnly? MadeOn, string? Department, string? Municipality, string? RecordedBy, string? RecordedByName)
{
    public bool Overdue { get; init; }
}

/// <summary>How many visits stand where, whatever the list is filtered by.</summary>
public sealed record VisitCounts(int Planned, int Overdue, int Done, int Closed, int Cancelled, int Mine);

public sealed record VisitList(IReadOnlyList<VisitRow> Rows, VisitCounts Counts);

/// <summary>Visits of one department in an imported report of a period before this program kept them.</summary>
public sealed record VisitsReported(Guid Case, string Title, DateOnly Starts, DateOnly Ends, string Department, int Visits);

/// <summary>Visits made in one department in one month.</summary>
/// <param name="Month"><c>2026-03</c>.</param>
public sealed record VisitsMade(string Department, string Month, int Visits);

/// <summary>The exact place of one visit.</summary>
/// <param name="Title">Of the case.</param>
/// <param name="Latitude">Millionths of a degree, north positive.</param>
/// <param name="Longitude">Millionths of a degree, east positive.</param>
public sealed record VisitPlaced(string Title, string Municipality, int Latitude, int Longitude);
