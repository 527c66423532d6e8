using GrantControl.Journal.Authority;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Problems;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Oversight;

/// <summary>Internal control's own view: everything observed, frozen, overdue, suspended or refused, one click from its case.</summary>
public sealed class IndexModel(CaseKinds kinds, CaseQueries queries, IFactsReader people) : LocalizedPage
{
    private const int FirstShown = 10;

    /// <summary>Sections by the name they have in an address: <c>?section=overdue</c> shows all of one.</summary>
    public static IReadOnlyList<string> Names { get; } = ["frozen", "findings", "observed", "overdue", "suspended", "refused"];

    public Journal.Queries.Oversight View { get; private set; } = null!;

    /// <summary>Fields at fault named of one attempt: all of them where the refusals are shown alone.</summary>
    public int FieldsShown => Only is null ? 3 : RefusedField.MostKept;

    public string? Text { get; private set; }

    /// <summary>The one section shown in full; null for all of them, each with its first rows.</summary>
    public string? Only { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? q, string? section, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (!Navigation.Oversees(await people.PersonAsync(caller.Institution, caller.Person, TimeSpan.FromSeconds(2), cancellation)))
        {
            return StatusCode(StatusCodes.Status403Forbidden);
        }

        Text = string.IsNullOrWhiteSpace(q) ? null : q.Trim();
        Only = Names.FirstOrDefault(n => string.Equals(n, section, StringComparison.Ordinal));
        View = (await queries.OversightAsync(caller.Institution, caller.Person, Text, Only is null ? FirstShown : CaseQueries.MaxPage, cancellation))!;
        return Page();
    }

    public bool Shows(string section) => Only is null || string.Equals(Only, section, StringComparison.Ordinal);

    public long Total(string section) => section switch
    {
        "frozen" => View.Frozen.Total,
        "findings" => View.Findings.Total,
        "observed" => View.Observed.Total,
        "overdue" => View.Overdue.Total,
        "suspended" => View.Suspended.Total,
        _ => View.Refused.Total,
    };

    public static Label Title(string section) => section switch
    {
        "frozen" => new("Pagos congelados", "Payments frozen"),
        "findings" => new("Hallazgos abiertos", "Open findings"),
        "observed" => new("Observados sin respuesta", "Observed, not answered"),
        "overdue" => new("Plazos vencidos", "Deadlines missed"),
        "suspended" => new("Suspendidos", "Suspended"),
        _ => new("Intentos rechazados", "Refused attempts"),
    };

    public static Label Meaning(string section) => section switch
    {
        "frozen" => new("Nadie puede pagar hasta que control interno lo levante.", "Nobody can pay until internal control lifts it."),
        "findings" => new("Registrados por control interno o auditoría y aún sin cerrar; los que bloquean detienen los pagos.", "Raised by internal control or audit and not resolved; blocking ones stop payments."),
        "observed" => new("Esperan que quien recibió la observación la responda.", "They wait for the answer of whoever received the observation."),
        "overdue" => new("Pasó el plazo y quien debía actuar no lo hizo; ya se escaló.", "The deadline passed and whoever had to act did not; it was escalated."),
        "suspended" => new("Ejecución suspendida hasta que se remedie la causa.", "Execution is suspended until its cause is remedied."),
        _ => new("Lo que alguien intentó en los últimos 30 días y una regla no permitió.", "What somebody tried in the last 30 days and a rule did not allow."),
    };

    public static string Picture(string section) => section switch
    {
        "frozen" => "freeze",
        "findings" => "note",
        "observed" => "eye",
        "overdue" => "alert",
        "suspended" => "pause",
        _ => "stop",
    };

    public static string Tone(string section, long total) => (section, total) switch
    {
        (_, 0) => "good",
        ("frozen" or "overdue" or "findings", _) => "bad",
        ("observed" or "suspended", _) => "wait",
        _ => "info",
    };

    public ICaseKind Kind(string kind) => kinds.Get(kind);

    public string Act(string kind, string target, string transition) => HistoryWords.TransitionName(kinds.Get(kind), target, transition, L);

    public string TargetName(string kind, string target) => HistoryWords.TargetName(kinds.Get(kind), target, L);

    public string CodeName(string code) => L.T(ProblemKind.Of(code).Title);

    /// <summary>The name of a command in the words of its kind's workflow.</summary>
    public string CommandName(string kind, string command) =>
        kinds.TryGet(kind, out var known)
        && known.Workflow.Children.Prepend(known.Workflow).SelectMany(static w => w.Transitions).FirstOrDefault(t => string.Equals(t.Trigger, command, StringComparison.Ordinal)) is { } transition
            ? L.T(Generic(command, transition.Label))
            : command;

    /// <summary>The field a refusal is about, before its message; nothing when it has no name.</summary>
    public string FieldName(string kind, string command, string path) =>
        kinds.TryGet(kind, out var known) && FieldWords.PathName(known, command, path, L) is { Length: > 0 } name ? name + ": " : "";

    /// <summary>A command that several gates or signatures share bears the name of none of them.</summary>
    private static Label Generic(string command, Label first) => command switch
    {
        "clear" => new("Dar visto bueno", "Clear a gate"),
        "observe" => new("Observar", "Observe"),
        "approve-tranche" => new("Aprobar desembolso", "Approve tranche"),
        _ => first,
    };
}
