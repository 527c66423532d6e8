using System.Text.Json;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Web.Shared.Callers;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>One figure of a case's money, posting by posting, each with the event that made it.</summary>
public sealed class MoneyModel(CaseKinds kinds, ICaseHost host, CaseQueries queries) : CaseScreen(kinds, queries)
{
    private readonly CaseQueries _queries = queries;

    public MoneyFigure Figure { get; private set; } = null!;

    public IReadOnlyList<PostingShown> Postings { get; private set; } = [];

    public Money Total { get; private set; }

    /// <summary>The budget of the plan, where the planned figure comes from; null while it is not written.</summary>
    public JsonElement? PlanBudget => Case.Content is { } content && content.TryGetProperty("budget", out var budget) ? budget : null;

    public async Task<IActionResult> OnGetAsync(string kind, string id, string account, CancellationToken cancellation)
    {
        if (!await LoadAsync(kind, id, (k, c, caller) => host.ReadAsync(caller.Institution, k.Kind, c, caller.Person, cancellation), at: null, cancellation)
            || Case.Figures.FirstOrDefault(f => string.Equals(f.Slug, account, StringComparison.Ordinal)) is not { } figure)
        {
            return NotFound();
        }

        Figure = figure;
        var caller = Caller.Of(HttpContext);
        _ = CaseId.TryParse(id, out var caseId);
        var events = Outline.ToDictionary(static o => o.Version);
        var rows = await _queries.LedgerAsync(caller.Institution, caller.Person, Case.Kind.Kind, caseId, cancellation) ?? [];
        var balance = Money.Zero(figure.Amount.Currency);
        var shown = new List<PostingShown>();
        foreach (var row in rows)
        {
            if (figure.Effect(row) is { } effect)
            {
                balance += effect;
                shown.Add(new PostingShown(row, effect, balance, events.GetValueOrDefault(row.Version)));
            }
        }

        (Postings, Total) = (shown, balance);
        return Page();
    }
}

/// <summary>One posting as it moves a figure.</summary>
/// <param name="Effect">What it adds; negative for what it takes away.</param>
/// <param name="Balance">The figure after it.</param>
/// <param name="Event">The event that made it.</param>
public sealed record PostingShown(LedgerRow Row, Money Effect, Money Balance, OutlineRow? Event);
