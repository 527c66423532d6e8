using GrantControl.Journal.Authority;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Budget;

/// <summary>One line, or a whole budget when no line is named: who moved its money, and every entry behind a figure.</summary>
public sealed class LineModel(BudgetQueries queries, CaseKinds kinds, IFactsReader people) : LocalizedPage
{
    /// <summary>Cases shown before the reader asks for all of them.</summary>
    public const int FirstCases = 50;

    private const int PageSize = 50;
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);

    [BindProperty(SupportsGet = true, Name = "of")]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true, Name = "case")]
    public Guid? About { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    /// <summary>Null when the person may not read budgets.</summary>
    public BudgetSummary? Budget { get; private set; }

    /// <summary>Null for the whole budget.</summary>
    public string? Line { get; private set; }

    public ExecutionRow Row { get; private set; } = null!;

    /// <summary>Cases on the line, the budget itself left out; empty for the whole budget.</summary>
    public IReadOnlyList<LineShare> Cases { get; private set; } = [];

    /// <summary>What the budget's own import and modifications did to the line.</summary>
    public LineShare? Own { get; private set; }

    public IReadOnlyList<LineModification> Modifications { get; private set; } = [];

    /// <summary>The figure whose movements are listed.</summary>
    public BudgetMeasure Measure { get; private set; } = BudgetMeasure.Committed;

    public MovementsRead Movements { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string code, string? line, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (await KnownPerson.FindAsync(HttpContext) is not { Organisation: null })
        {
            return Page();
        }

        if (await queries.ExecutionAsync(caller.Institution, caller.Person, code, cancellation) is not { } execution
            || (line is null ? execution.Total : execution.Lines.FirstOrDefault(r => string.Equals(r.Code, line, StringComparison.Ordinal))) is not { } row)
        {
            return NotFound();
        }

        (Budget, Line, Row) = (execution.Budget, line, row);
        Measure = BudgetMeasure.Find(Of) ?? (row.Committed.IsZero ? BudgetMeasure.Current : BudgetMeasure.Committed);
        if (line is not null)
        {
            var shares = await queries.SharesAsync(caller.Institution, caller.Person, code, line, cancellation) ?? [];
            Own = shares.FirstOrDefault(s => s.Case == Budget.Id);
            Cases = [.. shares.Where(s => s.Case != Budget.Id)];
            Modifications = await queries.ModificationsAsync(caller.Institution, caller.Person, code, line, cancellation) ?? [];
        }

        Movements = (await queries.MovementsAsync(
            caller.Institution, caller.Person, new MovementsAsked(code, line, Measure, About), Budget.Currency, Before, PageSize, cancellation))!;
        foreach (var person in Movements.Items.Select(static m => m.Actor).Concat(Modifications.Select(static m => m.Actor)).Distinct(StringComparer.Ordinal))
        {
            _names[person] = string.Equals(person, Actor.SystemPerson, StringComparison.Ordinal)
                ? L.T(Role.Labels[Role.System])
                : (await people.PersonAsync(caller.Institution, person, TimeSpan.FromMinutes(1), cancellation))?.Name ?? person;
        }

        return Page();
    }

    public string NameOf(string person) => _names.GetValueOrDefault(person) ?? person;

    /// <summary>The step that posted an entry, in the words of its workflow.</summary>
    public string StepOf(Movement movement)
    {
        ArgumentNullException.ThrowIfNull(movement);
        if (!kinds.TryGet(movement.Kind, out var kind) || movement.Transition.Length == 0)
        {
            return movement.Event;
        }

        return HistoryWords.ActName(kind, movement.Target, movement.Transition, L);
    }

    public string CaseAddress(string kind, Guid id) => kinds.TryGet(kind, out var known) ? $"/cases/{known.Route}/{id}" : "/cases";

    public string StateOf(LineShare share)
    {
        ArgumentNullException.ThrowIfNull(share);
        return kinds.TryGet(share.Kind, out var kind) ? L.T(kind.Workflow.State(share.State).Label) : share.State;
    }
}
