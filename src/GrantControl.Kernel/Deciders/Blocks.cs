namespace GrantControl.Kernel.Deciders;

#pragma warning disable MA0048 // the words of a freeze laid by another case read better together

/// <summary>
/// What an event does to another case: it freezes it, or lifts its own freeze. Guard F of the other case counts it from
/// then on, which stops what advances or pays and nothing else.
/// </summary>
/// <param name="Blocked">The case frozen.</param>
/// <param name="Reason">Shown to whoever may see the frozen case, so it tells nothing of whoever complained; empty when lifted.</param>
/// <param name="Laid">False lifts it.</param>
public sealed record BlockMark(CaseId Blocked, string Reason, bool Laid);

/// <summary>A freeze that another case laid and did not lift.</summary>
/// <param name="Source">The case that laid it.</param>
/// <param name="Kind">The kind of that case.</param>
/// <param name="Number">The number of that case.</param>
/// <param name="By">Who laid it.</param>
/// <param name="Since">UTC.</param>
public sealed record BlockFacts(CaseId Source, string Kind, string Number, string Reason, string By, string ByName, DateTimeOffset Since);

/// <summary>What another case is, for a command that names it.</summary>
/// <param name="Organisation">The organisation it is about; null when none.</param>
public sealed record CaseFacts(CaseId Id, string Kind, string Number, string Title, string? Organisation, bool Final);
