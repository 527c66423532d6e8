using GrantControl.Cases.Documents;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Cases;

/// <summary>One case: where it stands, what may be done, and everything that happened to it.</summary>
public sealed class CaseModel(CaseKinds kinds, ICaseHost host, CaseQueries queries, IFactsReader people) : LocalizedPage
{
    private const int MostEvents = 1_000;

    public CaseShown Case { get; private set; } = null!;

    public IReadOnlyList<HistoryEntry> History { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string kind, string id, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (kinds.ByRoute(kind) is not { } known || !CaseId.TryParse(id, out var caseId)
            || await host.ReadAsync(caller.Institution, known.Kind, caseId, caller.Person, cancellation) is not { } reading)
        {
            return NotFound();
        }

        Case = new CaseShown(known, reading);
        var rows = await queries.HistoryAsync(caller.Institution, caller.Person, known.Kind, caseId, 0, MostEvents, cancellation) ?? [];
        var entries = new List<HistoryEntry>(rows.Count);
        foreach (var row in rows.Reverse())
        {
            entries.Add(new HistoryEntry(row.Version, HistoryWords.Of(known, row, L), await NameAsync(caller, row, cancellation), Time(row.At), row.Hash));
        }

        History = entries;
        return Page();
    }

    public static string Tone(CaseShown shown) => shown.State switch
    {
        { Final: true } => "",
        _ when shown.Deadlines.Any(static d => d.Missed) => "bad",
        _ => "wait",
    };

    public static string Tone(GateShown gate) => gate.Standing switch { "cleared" => "good", "observed" => "bad", _ => "wait" };

    public static Label Standing(GateShown gate) => gate.Standing switch
    {
        "cleared" => new("visto bueno dado", "cleared"),
        "observed" => new("observado", "observed"),
        _ => new("pendiente", "open"),
    };

    public string TargetName(string target) => HistoryWords.TargetName(Case.Kind, target, L);

    public string TransitionName(string target, string transition) => HistoryWords.TransitionName(Case.Kind, target, transition, L);

    public string RoleName(string role) => Role.Labels.TryGetValue(role, out var label) ? L.T(label) : role;

    public string DocumentName(string type) => DocumentType.All.TryGetValue(type, out var known) ? L.T(known.Label) : type;

    private async Task<string> NameAsync(Caller caller, HistoryRow row, CancellationToken cancellation)
    {
        var actor = await NameAsync(caller, row.Actor, cancellation);
        return row.StandInFor is { } other ? L.T($"{actor}, en lugar de {await NameAsync(caller, other, cancellation)}", $"{actor}, standing in for {await NameAsync(caller, other, cancellation)}") : actor;
    }

    /// <summary>Who left the institution stays in its history under the id he acted with.</summary>
    private async Task<string> NameAsync(Caller caller, string person, CancellationToken cancellation) =>
        string.Equals(person, Actor.SystemPerson, StringComparison.Ordinal)
            ? L.T(Role.Labels[Role.System])
            : (await people.PersonAsync(caller.Institution, person, TimeSpan.FromMinutes(1), cancellation))?.Name ?? person;
}

/// <summary>One line of a case's history, in words.</summary>
public sealed record HistoryEntry(long Version, string What, string Who, string When, string Hash);
