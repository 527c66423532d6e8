using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Kernel.Workflows.Diagrams;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Workflows;

/// <summary>How one kind of case works: drawings, tables, gates and duties; with a case, where that one stands.</summary>
public sealed class KindModel(CaseKinds kinds, CaseQueries queries) : LocalizedPage
{
    private IReadOnlyDictionary<string, string> _standing = new Dictionary<string, string>(StringComparer.Ordinal);

    public ICaseKind Kind { get; private set; } = null!;

    public CaseWords Words { get; private set; } = null!;

    /// <summary>The case whose state is marked; null for none.</summary>
    public CaseRow? Case { get; private set; }

    public IEnumerable<WorkflowDefinition> Workflows => Kind.Workflow.Children.Prepend(Kind.Workflow);

    /// <param name="caseId">From <c>?case=</c>: marks where this case stands; one the reader may not see is not found.</param>
    public async Task<IActionResult> OnGetAsync(string kind, [FromQuery(Name = "case")] string? caseId, CancellationToken cancellation)
    {
        if (kinds.ByRoute(kind) is not { } known)
        {
            return NotFound();
        }

        (Kind, Words) = (known, new CaseWords(known, L, new Dictionary<string, string>(StringComparer.Ordinal)));
        if (string.IsNullOrEmpty(caseId))
        {
            return Page();
        }

        var caller = Caller.Of(HttpContext);
        if (!CaseId.TryParse(caseId, out var id)
            || await queries.RowAsync(caller.Institution, caller.Person, known.Kind, id, cancellation) is not { } row
            || await queries.OutlineAsync(caller.Institution, caller.Person, known.Kind, id, cancellation) is not { } outline)
        {
            return NotFound();
        }

        Case = row;
        _standing = outline.Where(static o => o is { Target: not null, To: not null }).GroupBy(static o => o.Target!, StringComparer.Ordinal)
            .ToDictionary(static g => g.Key, static g => g.Last().To!, StringComparer.Ordinal);
        return Page();
    }

    /// <summary>Where the case's parts of one workflow stand: the case itself, or each tranche that has moved.</summary>
    public IReadOnlyList<(string Target, string State)> Standing(WorkflowDefinition workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return Case is null ? []
            : ReferenceEquals(workflow, Kind.Workflow) ? [("", Case.State.Id)]
            : [.. _standing.Where(s => s.Key.StartsWith(workflow.Id + ":", StringComparison.Ordinal)).OrderBy(static s => s.Key.Length).ThenBy(static s => s.Key, StringComparer.Ordinal).Select(static s => (s.Key, s.Value))];
    }

    /// <summary>The picture in the colours of the page, with the part that is still under way marked.</summary>
    public IHtmlContent Picture(WorkflowDefinition workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var marked = Standing(workflow).Select(static s => s.State).OrderBy(s => workflow.State(s).Final).FirstOrDefault();
        return new HtmlString(SvgDiagram.Of(workflow, L.Tag, marked, bare: true));
    }
}
