using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Papers;

/// <summary>What the journal holds of a paper, for whoever verifies it.</summary>
/// <param name="Version">The event the paper is a view of.</param>
/// <param name="Number">Of the case.</param>
/// <param name="History">Every event of the case, later ones included.</param>
/// <param name="At">The case as it was with that event; null when it cannot be replayed so far.</param>
/// <param name="Now">The case as it stands; null when it cannot be replayed.</param>
/// <param name="BrokenAt">Version of the first event of the case that is not what was recorded; null when all of them are.</param>
public sealed record PaperRecord(
    string Institution, string InstitutionName, ICaseKind Kind, CaseId Case, long Version, string Number,
    IReadOnlyList<HistoryRow> History, CaseReading? At, CaseReading? Now, long? BrokenAt)
{
    public HistoryRow Event => History.First(r => r.Version == Version);
}
