using System.Text.Json;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>One event of a case, every field of it in words, with what it did to money, terms and text.</summary>
public sealed class EventModel(CaseKinds kinds, ICaseHost host, CaseQueries queries) : CaseScreen(kinds, queries)
{
    private readonly CaseQueries _queries = queries;

    public HistoryRow Event { get; private set; } = null!;

    public StepShown? Step { get; private set; }

    public IReadOnlyList<(string Label, FieldShown Value)> Fields { get; private set; } = [];

    public IReadOnlyList<Posting> Postings { get; private set; } = [];

    /// <summary>What the event changed in the content; null when it did not touch it.</summary>
    public ContentDifference? Differences { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string id, long version, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!await LoadAsync(kind, id, (k, c, who) => host.ReadAsync(who.Institution, k.Kind, c, who.Person, cancellation), at: null, cancellation)
            || !CaseId.TryParse(id, out var caseId)
            || await _queries.EventAsync(caller.Institution, caller.Person, Case.Kind.Kind, caseId, version, cancellation) is not { } row)
        {
            return NotFound();
        }

        (Event, Step) = (row, StepShown.Of(row));
        Fields = Tree.Fields(row.Data, Step is null ? null : Words.TransitionOf(Step.Target, Step.Transition)?.Trigger ?? Step.Transition);
        Postings = row.Data.TryGetProperty("postings", out var postings) && postings.ValueKind == JsonValueKind.Array
            ? postings.Deserialize<List<Posting>>(CaseJson.Options) ?? []
            : [];
        var before = Outline.FirstOrDefault(o => o.Version == version - 1);
        if (before is not null && !string.Equals(before.ContentHash, row.ContentHash, StringComparison.Ordinal))
        {
            Differences = await ContentDifference.ReadAsync(_queries, caller, this, version - 1, version, cancellation);
        }

        return Page();
    }
}
