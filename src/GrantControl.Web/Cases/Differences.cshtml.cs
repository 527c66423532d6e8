using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>What changed in the content between two versions; by default since the reader last decided on it, or since it was last presented.</summary>
public sealed class DifferencesModel(CaseKinds kinds, ICaseHost host, CaseQueries queries) : CaseScreen(kinds, queries)
{
    private readonly CaseQueries _queries = queries;

    public long From { get; private set; }

    public long To { get; private set; }

    public ContentDifference? Difference { get; private set; }

    /// <summary>Versions worth choosing: those that changed the content or were presented, newest first.</summary>
    public IReadOnlyList<OutlineRow> Choices { get; private set; } = [];

    /// <summary>Why these two were chosen; null when the reader chose them.</summary>
    public string? Why { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string id, long? from, long? to, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, (k, c, caller) => host.ReadAsync(caller.Institution, k.Kind, c, caller.Person, cancellation), at: null, cancellation))
        {
            return NotFound();
        }

        To = Math.Clamp(to ?? Case.Version, 1, Case.Version);
        From = from is { } asked ? Math.Clamp(asked, 0, Case.Version) : Usual(To);
        Choices = [.. Outline.Where((o, i) => o.Version == From || o.Version == To || i == 0
            || !string.Equals(o.ContentHash, Outline[i - 1].ContentHash, StringComparison.Ordinal) || Presents(o)).Reverse()];
        Difference = await ContentDifference.ReadAsync(_queries, Caller.Of(HttpContext), this, From, To, cancellation);
        return Page();
    }

    /// <summary>The version the reader knows: the one he, or his gate, last decided on; else the presentation before.</summary>
    private long Usual(long to)
    {
        var person = Caller.Of(HttpContext).Person;
        var current = Outline.First(o => o.Version == to).ContentHash;
        var mine = Outline.LastOrDefault(o => o.Version < to && o.ContentHash != current
            && (o.Actor == person || o.StandInFor == person) && Words.TransitionOf(o.Target ?? "", o.Transition ?? "") is { } t && (t.Clears ?? t.Observes) is not null);
        if (mine is not null)
        {
            Why = L.T($"Desde que usted intervino, en la versión {mine.Version}.", $"Since you acted on it, at version {mine.Version}.");
            return mine.Version;
        }

        var presented = Outline.LastOrDefault(o => o.Version < to && Presents(o) && o.ContentHash != current);
        Why = presented is null
            ? L.T("Se presentó una sola vez: todo lo escrito es nuevo.", "It was presented once only: all that is written is new.")
            : L.T($"Desde la presentación anterior, en la versión {presented.Version}.", $"Since it was presented before, at version {presented.Version}.");
        return presented?.Version ?? 0;
    }

    /// <summary>A move out of a state in which the content may be written.</summary>
    private bool Presents(OutlineRow row) =>
        row is { Moved: true, Target.Length: 0 } && Case.Kind.Workflow.States.Any(s => s.Id == row.From && s.Editable) && !Case.Kind.Workflow.State(row.To!).Final;
}
