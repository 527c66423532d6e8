using GrantControl.Journal.Hosting;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Web.Papers;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Kinds;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Cases;

/// <summary>What every page of one case needs: the case, its outline, and the words for both.</summary>
public abstract class CaseScreen(CaseKinds kinds, CaseQueries queries) : LocalizedPage
{
    /// <summary>Events a page shows before it offers the older ones.</summary>
    public const int PageLength = 30;

    public CaseShown Case { get; private set; } = null!;

    public CaseWords Words { get; private set; } = null!;

    /// <summary>Its row in lists: amount, whom it waits for, whether it is blocked.</summary>
    public CaseRow Row { get; private set; } = null!;

    /// <summary>Every event up to the version shown, without its fields.</summary>
    public IReadOnlyList<OutlineRow> Outline { get; private set; } = [];

    /// <summary>The version of the past that is shown; null for the case as it is.</summary>
    public long? At { get; private set; }

    public FieldTree Tree { get; private set; } = null!;

    /// <summary>The address of the case: <c>/cases/grants/{id}</c>.</summary>
    public string Address => $"/cases/{Case.Kind.Route}/{Case.Id}";

    /// <summary>The screens this kind brings; null for one without any.</summary>
    public IKindScreens? Screens => Installed.Screens.FirstOrDefault(s => string.Equals(s.Kind, Case.Kind.Kind, StringComparison.Ordinal));

    public IEnumerable<CasePanel> Panels => (Screens?.Panels ?? []).Where(p => p.Shown(Case));

    /// <summary>What the reader may do, but for what stands in a panel.</summary>
    public IReadOnlyList<ActGroup> Acts { get; private set; } = [];

    /// <summary>What the reader may do in the panels that show what it concerns; only panels with such acts.</summary>
    public IReadOnlyDictionary<CasePanel, IReadOnlyList<ActShown>> PanelActs { get; private set; } = new Dictionary<CasePanel, IReadOnlyList<ActShown>>();

    /// <summary>The total the case is about; null before it is known.</summary>
    public Money? Amount => Case.Figures.FirstOrDefault(static f => f.Slug == MoneyFigure.Planned) is { Amount.IsZero: false } planned ? planned.Amount : At is null ? Row.Amount : null;

    public string? Stopped => CaseActs.Stopped(Case, L);

    public IReadOnlyList<PathStep> Path => CasePath.Of(Case.Kind.Workflow, Case.State.Id, MovesOf(""));

    /// <summary>Where an act is written: an editor of its own, or its form.</summary>
    public string AddressOf(CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        return Screens?.Forms?.EditorOf(Case, offered) ?? offered.FormAddress(Case.Kind, Case.Id);
    }

    /// <summary>What an act is called where it is offered: content that has an editor is written there, not saved.</summary>
    public string NameOf(CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        return Words.TransitionOf(offered.Target, offered.Transition) is { ChangesContent: true } && Screens?.Forms?.EditorOf(Case, offered) is not null
            ? L.T("Escribir el plan", "Write the plan")
            : L.T(offered.Label);
    }

    /// <summary>The events that concern one part of the case, in order.</summary>
    public IReadOnlyList<OutlineRow> MovesOf(string target) => [.. Outline.Where(o => string.Equals(o.Target, target, StringComparison.Ordinal))];

    /// <summary>The papers the case issued, in the order they came to be; empty on pages that do not list them.</summary>
    public IReadOnlyList<(PaperDefinition Definition, HistoryRow Row)> PapersIssued { get; private set; } = [];

    /// <summary>Events of the page of history that was asked for, newest first, and one more where there are older ones.</summary>
    protected IReadOnlyList<HistoryRow> Latest { get; private set; } = [];

    /// <summary>Whether a reading of a kind may be shown: fills this page; false when there is no such case for this person.</summary>
    /// <param name="before">Where the page of history ends, if this page shows one: below this version.</param>
    /// <param name="papers">Whether this page lists the papers of the case.</param>
    protected async Task<bool> LoadAsync(
        string kind, string id, Func<ICaseKind, CaseId, Caller, Task<CaseReading?>> read, long? at, CancellationToken cancellation, long? before = null, bool papers = false)
    {
        ArgumentNullException.ThrowIfNull(read);
        var caller = Caller.Of(HttpContext);
        if (kinds.ByRoute(kind) is not { } known || !CaseId.TryParse(id, out var caseId) || await read(known, caseId, caller) is not { } reading)
        {
            return false;
        }

        // Read after the case, so that it can only be newer; what is newer than the case is left out.
        (At, Case) = (at, new CaseShown(known, reading));
        var wanted = new CaseFileWanted(reading.Version, [.. Case.Permitted.Select(static p => p.StandInFor).OfType<string>().Append(caller.Person).Concat(Screens?.PeopleIn(Case) ?? [])])
        {
            Before = before ?? long.MaxValue,
            Latest = before is null ? 0 : PageLength + 1,
            Events = papers ? [.. PaperShelf.Of(known).Select(static d => d.Event)] : [],
        };
        if (await queries.FileAsync(caller.Institution, caller.Person, known.Kind, caseId, wanted, cancellation) is not { } file)
        {
            return false;
        }

        (Row, Outline, Latest, PapersIssued) = (file.Row, file.Outline, file.Latest, PaperShelf.Among(known, file.Named));
        Words = new CaseWords(known, L, file.Names);
        Tree = new FieldTree(Words, Address + "/documents/");
        Place(CaseActs.Of(Case, Words));
        return true;
    }

    private void Place(IReadOnlyList<ActGroup> groups)
    {
        PanelActs = Panels.Select(p => (Panel: p, Acts: CaseActs.Beside(p, groups))).Where(static x => x.Acts.Count > 0).ToDictionary(static x => x.Panel, static x => x.Acts);
        var placed = PanelActs.Values.SelectMany(static a => a).ToHashSet();
        Acts = [.. groups.Select(g => g with { Acts = [.. g.Acts.Where(a => !placed.Contains(a))] }).Where(static g => g.Acts.Count > 0)];
    }
}
