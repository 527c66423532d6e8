using GrantControl.Journal.Queries;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Papers;

/// <summary>One kind of paper: the event it is a view of, and what its kind of case adds to the frame every paper has.</summary>
/// <param name="Id">Unique in its kind of case: <c>agreement</c>.</param>
/// <param name="Event">Name of the event in the journal.</param>
/// <param name="Body">The partial view between heading and signatures; its model is <see cref="PaperShown"/>.</param>
public sealed record PaperDefinition(string Id, Label Label, string Event, string Body)
{
    /// <summary>Which of those events are papers: the signature that completes an agreement and not the first one.</summary>
    public Func<HistoryRow, bool> Applies { get; init; } = static _ => true;

    /// <summary>The paper's own title where the label is too general: whose opinion it is.</summary>
    public Func<HistoryRow, Label>? Title { get; init; }

    /// <summary>True where title, organisation and content of the case are nobody's business who holds the paper: neither it nor its verification says them.</summary>
    public bool Confidential { get; init; }

    /// <summary>The amount the paper is about; null for none.</summary>
    public Func<PaperSource, Money?> Amount { get; init; } = static _ => null;

    /// <summary>The legal ground printed on it; null for none.</summary>
    public Func<PaperSource, Label?> Ground { get; init; } = static _ => null;

    /// <summary>The transition that began what the paper ends, so that everybody since signs on it; null when only who did the last act does.</summary>
    public string? Since { get; init; }

    /// <summary>Whether the paper still has effect, by what happened after it.</summary>
    public Func<PaperAftermath, PaperStanding> Standing { get; init; } = static _ => PaperStanding.Stands;

    public Label TitleOf(HistoryRow row) => Title?.Invoke(row) ?? Label;
}

/// <summary>Whether a paper still has effect, in words.</summary>
public sealed record PaperStanding(bool InForce, Label Says)
{
    public static readonly PaperStanding Stands = new(true, new("Vigente: nada posterior lo cambia.", "In force: nothing later changes it."));

    public static PaperStanding Still(string es, string en) => new(true, new(es, en));

    public static PaperStanding Ended(string es, string en) => new(false, new(es, en));
}
