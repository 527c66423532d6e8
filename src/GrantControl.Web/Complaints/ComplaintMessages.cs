using GrantControl.Journal.Complaints;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Complaints;

// What goes through the citizens' door, in and out.
#pragma warning disable MA0048 // small records read better together

/// <summary>A complaint as a citizen writes it.</summary>
/// <param name="Department">A code of the departments (<c>GT.HU</c>).</param>
/// <param name="Evidence">Tickets of files sent before.</param>
/// <param name="Identity">Absent for an anonymous complaint.</param>
public sealed record ComplaintWritten(
    string What, string Department, string? Place = null, DateOnly? On = null, string? Accused = null, string? AccusedUnit = null, string? AccusedOrganisation = null,
    IReadOnlyList<string>? Evidence = null, ComplainantIdentity? Identity = null);

/// <summary>What a citizen gets for it. The code is shown here and nowhere else.</summary>
public sealed record ComplaintReceipt(string Number, string Code, DateTimeOffset ReceivedAt, bool Anonymous);

/// <summary>A code, as it was typed.</summary>
public sealed record TrackingAsked(string Code);

/// <summary>An answer to the question that is open.</summary>
/// <param name="Evidence">Tickets of files sent before.</param>
public sealed record AnswerWritten(string Code, string Text, IReadOnlyList<string>? Evidence = null);

/// <summary>New evidence after the complaint was closed.</summary>
/// <param name="Evidence">Tickets of files sent before.</param>
public sealed record ReopeningWritten(string Code, string Reason, IReadOnlyList<string>? Evidence = null);

/// <summary>A file kept, to be named in a complaint.</summary>
/// <param name="Ticket">What it is cited by: whoever sent the file has it, and nobody else.</param>
public sealed record EvidenceKept(string Sha256, string Name, long SizeBytes, string Ticket);

/// <summary>What whoever has the code may know.</summary>
/// <param name="AnswerDue">Last day to answer the open question; null when none is open.</param>
/// <param name="ReopenUntil">Last day to bring new evidence; null when it is not closed, or too late.</param>
public sealed record ComplaintTracked(
    string Number, string State, Label Label, DateTimeOffset FiledAt, DateTimeOffset? AcknowledgedAt, DateTimeOffset? ClosedAt, string? PublicAnswer, Label? ReferredTo,
    DateOnly? AnswerDue, DateOnly? ReopenUntil)
{
    public required IReadOnlyList<QuestionTracked> Questions { get; init; }

    /// <summary>The states it has been in, in order.</summary>
    public required IReadOnlyList<ComplaintStep> Steps { get; init; }
}

/// <summary>A question of whoever investigates, and the answer given.</summary>
/// <param name="Open">It waits for an answer.</param>
public sealed record QuestionTracked(string Question, DateTimeOffset AskedAt, string? Answer, DateTimeOffset? AnsweredAt, bool Open);

/// <summary>Who complained, opened by two.</summary>
/// <param name="Until">UTC; after it two must agree again.</param>
public sealed record IdentityShown(string Name, string? Contact, DateTimeOffset Until);
