using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Visits;

// What is recorded of visits. Each kind gives these events names of its own in the journal: `grant.visit-planned/1`.
#pragma warning disable MA0048 // one small record an event reads better together

/// <param name="Risk">The rating on that day, with its arithmetic.</param>
public sealed record VisitPlanned(int Visit, DateOnly Due, string Purpose, string? Visitor, VisitRisk Risk) : CaseEvent;

/// <param name="Risk">The rating after what was found.</param>
/// <param name="FirstFinding">Number in the case of the first of its findings; the others follow it. 0 when there is none.</param>
public sealed record VisitRecorded(
    int Visit,
    DateOnly VisitedOn,
    string Department,
    string Municipality,
    VisitPoint? Point,
    IReadOnlyList<ChecklistAnswer> Checklist,
    VisitReceived Received,
    IReadOnlyList<VisitFinding> Findings,
    int FirstFinding,
    IReadOnlyList<ActionAsked> Actions,
    string? Remarks,
    VisitRisk Risk) : CaseEvent;

/// <param name="VerifyBy">Last day to verify it.</param>
public sealed record ActionAnswered(int Visit, int Action, string Text, DateOnly VerifyBy) : CaseEvent;

/// <param name="Done">False: it is open again, with its owner.</param>
public sealed record ActionResolved(int Visit, int Action, bool Done, string Text) : CaseEvent;

public sealed record VisitClosed(int Visit) : CaseEvent;

public sealed record VisitCancelled(int Visit, string Reason) : CaseEvent;

public sealed record VisitNoted(int Visit, string Text, IReadOnlyList<DocumentCited> Photos) : CaseEvent;
