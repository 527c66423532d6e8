using System.Text.Json;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Forms;

/// <summary>What was done: number, moment, and what happens next. It is read from the journal, so that reloading tells the same.</summary>
public sealed class DoneModel(CaseKinds kinds, ICaseHost host, CaseQueries queries) : LocalizedPage
{
    private StepShown? _step;

    /// <summary>Null, with all that is read of it, for whoever ceased to be a reader by what he did.</summary>
    public CaseShown? Case { get; private set; }

    /// <summary>What he did then, as far as it is still told to him.</summary>
    public OwnAct? Last { get; private set; }

    public HistoryRow Event { get; private set; } = null!;

    public CaseWords Words { get; private set; } = null!;

    public string What { get; private set; } = "";

    /// <summary>Whose part was still missing after it, so that it took no effect yet; empty for an act that was whole.</summary>
    public IReadOnlyList<Label> Missing { get; private set; } = [];

    /// <summary>Whom the case waits for, the most urgent first.</summary>
    public IReadOnlyList<DeadlineShown> Waits { get; private set; } = [];

    /// <summary>Whether nothing happened to the case since.</summary>
    public bool Newest { get; private set; }

    /// <summary>Whether this person did it; others who may see the case read the same page.</summary>
    public bool Mine { get; private set; }

    public async Task<IActionResult> OnGetAsync(string kind, string id, long version)
    {
        var caller = Caller.Of(HttpContext);
        if (kinds.ByRoute(kind) is not { } known || !CaseId.TryParse(id, out var caseId) || version < 1)
        {
            return NotFound();
        }

        if (await host.ReadAsync(caller.Institution, known.Kind, caseId, caller.Person, HttpContext.RequestAborted) is not { } reading)
        {
            Last = await queries.OwnActAsync(caller.Institution, caller.Person, known.Kind, caseId, version, HttpContext.RequestAborted);
            return Last is null ? NotFound() : Page();
        }

        if (await queries.HistoryAsync(caller.Institution, caller.Person, known.Kind, caseId, version - 1, 1, HttpContext.RequestAborted) is not [{ } row])
        {
            return NotFound();
        }

        Case = new CaseShown(known, reading);
        Event = await FirstOfAsync(caller, known, caseId, row);
        Words = new CaseWords(known, L, await queries.NamesAsync(caller.Institution, new[] { Event.Actor, Event.StandInFor }.OfType<string>().ToHashSet(StringComparer.Ordinal), HttpContext.RequestAborted));
        What = Words.Event(Event);
        _step = StepShown.Of(Event);
        Missing = _step is { } step && Words.TransitionOf(step.Target, step.Transition) is { } move ? step.Missing(move) : [];
        Waits = [.. CaseWaits.Of(Case, []).Select(static w => w.Deadline).Where(static d => d.PausedWith is null).Take(5)];
        Newest = Case.Version == version;
        Mine = string.Equals(Event.Actor, caller.Person, StringComparison.Ordinal);
        return Page();
    }

    /// <summary>The moves this person may make next, of those nothing stands in the way of.</summary>
    public IEnumerable<CommandOffered> Next => Case!.Permitted.Where(static p => p.BlockedBy is null).DistinctBy(static p => (p.Command, p.Target, p.Variant, p.StandInFor)).Take(4);

    /// <summary>Whom a wait is for: of the act itself, whose part is missing.</summary>
    public string OwnerOf(DeadlineShown wait)
    {
        ArgumentNullException.ThrowIfNull(wait);
        return Newest && Missing.Count > 0 && string.Equals(wait.Target, _step?.Target, StringComparison.Ordinal) && string.Equals(wait.Transition, _step?.Transition, StringComparison.Ordinal)
            ? string.Join(", ", Missing.Select(m => L.T(m)))
            : RoleName(wait.Owner);
    }

    /// <summary>A command may leave several events; the first is the act itself.</summary>
    private async Task<HistoryRow> FirstOfAsync(Caller caller, ICaseKind kind, CaseId id, HistoryRow last)
    {
        if (Moves(last))
        {
            return last;
        }

        var before = await queries.HistoryAsync(caller.Institution, caller.Person, kind.Kind, id, Math.Max(0, last.Version - 50), 50, HttpContext.RequestAborted) ?? [];
        return before.FirstOrDefault(r => string.Equals(r.CommandId, last.CommandId, StringComparison.Ordinal)) ?? last;

        static bool Moves(HistoryRow row) => row.Version == 1 || (row.Data.ValueKind == JsonValueKind.Object && row.Data.TryGetProperty("step", out var step) && step.TryGetProperty("duty", out _));
    }
}
