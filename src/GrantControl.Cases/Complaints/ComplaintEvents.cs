using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Complaints;

// What happened to a complaint. The names in the journal stand in ComplaintCatalog; fields may be added, never renamed.
#pragma warning disable MA0048 // one small record an event reads better together

public sealed record ComplaintFiled(
    string Institution, string Number, string What, string Department, string? Place, DateOnly? On, string? Accused, string? AccusedUnit, string? AccusedOrganisation,
    IReadOnlyList<DocumentCited> Evidence, string CodeHash, SealedIdentity? Identity) : CaseEvent;

public sealed record ComplaintAcknowledged(string? AccusedUnit, string? AccusedOrganisation, IReadOnlyList<string> AccusedPeople, string? Note) : CaseEvent;

public sealed record DuplicateLinked(CaseId Of, string Number) : CaseEvent;

public sealed record ComplaintAssigned(string Investigator, string Reviewer) : CaseEvent;

public sealed record ComplaintReferred(ReferredTo To, string Reason, string Answer) : CaseEvent;

public sealed record ComplaintDismissed(string Reason, string Answer) : CaseEvent;

public sealed record InvestigationStarted(string? Note) : CaseEvent;

public sealed record InfoAsked(string Question) : CaseEvent;

public sealed record InfoAnswered(string Text, IReadOnlyList<DocumentCited> Evidence) : CaseEvent;

/// <summary>Nobody answered in time: the investigation goes on without.</summary>
public sealed record InfoLapsed : CaseEvent;

public sealed record ComplaintConcluded(Conclusion Outcome, string Grounds) : CaseEvent;

public sealed record ConclusionSentBack(string Reason) : CaseEvent;

public sealed record PlanEntrusted(string Person) : CaseEvent;

public sealed record CorrectionPlanned(IReadOnlyList<Measure> Measures) : CaseEvent;

public sealed record PlanReturned(string Reason) : CaseEvent;

public sealed record CorrectionVerified(string Text) : CaseEvent;

public sealed record ComplainantNotified(string Answer) : CaseEvent;

public sealed record ComplaintReopened(string Reason, IReadOnlyList<DocumentCited> Evidence) : CaseEvent;

public sealed record CaseLinked(CaseId Case, string Kind, string Number) : CaseEvent;

public sealed record CaseUnlinked(CaseId Case, string Number) : CaseEvent;

public sealed record CaseFrozen(CaseId Case, string Number, string Reason) : CaseEvent;

public sealed record FreezeLifted(CaseId Case, string Number, string Reason) : CaseEvent;

/// <param name="Areas">The roles of whoever asked: whoever consents holds none of them.</param>
public sealed record UnsealRequested(string Reason, IReadOnlyList<string> Areas) : CaseEvent;

/// <param name="Until">UTC; null when it was denied.</param>
public sealed record UnsealAnswered(bool Consented, string Reason, DateTimeOffset? Until) : CaseEvent;

public sealed record IdentityOpened : CaseEvent;
