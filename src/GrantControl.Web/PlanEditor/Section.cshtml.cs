using System.Globalization;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Forms;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.PlanEditor;

/// <summary>
/// One section of a plan. Every button keeps what is typed as a draft and comes back to the page; only saving sends it.
/// </summary>
[RequestFormLimits(ValueCountLimit = 60_000)]
public sealed class SectionModel(PlanDesk desk) : LocalizedPage
{
    private const string AmendMode = "amend";

    public PlanCase Plan { get; private set; } = null!;

    public SectionDefinition Section { get; private set; } = null!;

    public SectionForm Form { get; private set; } = null!;

    /// <summary>The version of the section that what is shown was written on.</summary>
    public int Basis { get; private set; }

    public DateTimeOffset? DraftSavedAt { get; private set; }

    /// <summary>Why saving was refused as a whole; null when only fields are wrong.</summary>
    public Label? Refusal { get; private set; }

    /// <summary>What somebody else changed while this was written; null when nobody did.</summary>
    public IReadOnlyList<PlanChange>? Meanwhile { get; private set; }

    /// <summary>What became of a paste.</summary>
    public Label? PasteNotice { get; private set; }

    /// <summary>Rows that found no room in the table, to be copied from here.</summary>
    public string PasteLeft { get; private set; } = "";

    public IReadOnlyList<Observation> Observations => [.. Plan.Grant.Observations.Where(o => o.Section == Section.Id && o.Answer is null)];

    public async Task<IActionResult> OnGetAsync([FromRoute] string kind, [FromRoute] string id, [FromRoute] string section, [FromRoute] string? mode, string? focus, bool check, CancellationToken cancellation)
    {
        if (!await OpenAsync(kind, id, section, mode))
        {
            return NotFound();
        }

        var draft = Plan.MayEdit ? await desk.DraftAsync(Plan, section, cancellation) : null;
        Basis = draft?.Basis ?? Plan.VersionOf(section);
        DraftSavedAt = draft?.SavedAt;
        var text = draft?.Text ?? SectionText.Of(Plan.Plan, section);
        NoteStale(text);
        await ShowAsync(text, check ? PlanCheck.Of([text.Tidied()], Plan.Grant.Currency, Plan.Book).Errors : [], focus, cancellation);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string kind, [FromRoute] string id, [FromRoute] string section, [FromRoute] string? mode, CancellationToken cancellation)
    {
        if (!await OpenAsync(kind, id, section, mode))
        {
            return NotFound();
        }

        if (!Plan.MayEdit)
        {
            return Redirect(Plan.SectionAddress(section));
        }

        var form = await Request.ReadFormAsync(cancellation);
        var text = SectionText.Of(form, section);
        Basis = int.TryParse(form["basis"], NumberStyles.None, CultureInfo.InvariantCulture, out var basis) ? basis : Plan.VersionOf(section);
        var act = form["act"].ToString();
        switch (act)
        {
            case "save":
                return await SaveAsync(text.Tidied(), cancellation);
            case "discard":
                await desk.DropAsync(Plan, section, cancellation);
                return Redirect(Plan.SectionAddress(section));
            case "autosave":
                await desk.KeepAsync(Plan, text, Basis, cancellation);
                return new NoContentResult();
            case "leave":
                return await KeptAsync(text, cancellation) ?? Redirect(Plan.Address);
            case "take":
                Basis = Plan.VersionOf(section);
                return await SaveAsync(text.Tidied(), cancellation);
            case "paste" when text is BudgetText budget:
                return await PasteAsync(budget, form["paste"].ToString(), form["row"].ToString(), form["column"].ToString(), cancellation);
            default:
                return await RowsAsync(text, RowAct.Parse(act), cancellation);
        }
    }

    /// <summary>Saves the section, or in an amendment keeps it for the proposal. What is saved already is not sent again, so a second click does no harm.</summary>
    private async Task<IActionResult> SaveAsync(SectionText text, CancellationToken cancellation)
    {
        var check = PlanCheck.Of([text], Plan.Grant.Currency, Plan.Book);
        if (!check.IsGood)
        {
            return await RefusedAsync(text, check.Errors, null, cancellation);
        }

        var hash = PlanSections.HashOf(PlanSections.Of(check.Sent)[0].Content);
        if (hash == Plan.HashOf(Section.Id))
        {
            await desk.DropAsync(Plan, Section.Id, cancellation);
            return Redirect($"{Plan.Address}?saved={Section.Id}");
        }

        if (Basis != Plan.VersionOf(Section.Id))
        {
            NoteStale(text);
            return await RefusedAsync(text, [], null, cancellation);
        }

        if (Plan.Amending)
        {
            return await KeptAsync(text, cancellation) ?? Redirect($"{Plan.Address}?saved={Section.Id}");
        }

        var outcome = await desk.SaveAsync(Plan, check.Sent, cancellation);
        if (outcome.Rejection is { Code: Codes.StaleVersion })
        {
            // Another section was saved in between: this one may still be as it was.
            await OpenAsync(Plan.Case.Kind.Route, Plan.Id.ToString(), Section.Id, null);
            outcome = Basis == Plan.VersionOf(Section.Id) ? await desk.SaveAsync(Plan, check.Sent, cancellation) : outcome;
        }

        if (outcome.Rejection is { } rejection)
        {
            NoteStale(text);
            return await RefusedAsync(text, rejection.Fields, rejection.Fields.Count > 0 || Meanwhile is not null ? null : rejection.Message, cancellation);
        }

        await desk.DropAsync(Plan, Section.Id, cancellation);
        return Redirect($"{Plan.Address}?saved={Section.Id}");
    }

    private async Task<IActionResult> RowsAsync(SectionText text, RowAct? act, CancellationToken cancellation)
    {
        var planned = await PlannedAsync(cancellation);
        var changed = (text, act) switch
        {
            (_, null) => text,
            (TranchesText t, { Verb: "split" }) => TrancheMatrix.Split(t, planned),
            (TranchesText t, { Verb: "rest" }) => TrancheMatrix.Rest(t, planned, act.Index),
            _ => text.With(act),
        };
        return await KeptAsync(changed, cancellation) ?? Redirect(Shown(changed, act));
    }

    /// <summary>The page again, where the button was pressed.</summary>
    private string Shown(SectionText text, RowAct? act)
    {
        var focus = act is null ? "" : SectionFocus.Of(text, act);
        return Plan.SectionAddress(Section.Id) + (focus.Length > 0 ? $"?focus={focus}" : act is null ? "" : "#matrix");
    }

    private async Task<IActionResult> PasteAsync(BudgetText budget, string pasted, string row, string column, CancellationToken cancellation)
    {
        var at = int.TryParse(row, NumberStyles.None, CultureInfo.InvariantCulture, out var index) ? Math.Min(index, budget.Lines.Count) : budget.Lines.Count;
        var done = BudgetPaste.Into(budget, pasted, at, column.Length == 0 ? "description" : column);
        DraftSavedAt = await desk.KeepAsync(Plan, done.Budget, Basis, cancellation);
        PasteNotice = new Label(
            $"Se pegaron {done.Rows} filas.{(done.Total is null ? "" : $" La fila del total ({done.Total}) coincide con la suma y no se pegó.")}",
            $"{done.Rows} rows were pasted.{(done.Total is null ? "" : $" The total row ({done.Total}) agrees with the sum and was left out.")}");
        PasteLeft = string.Join('\n', done.Left.Select(static r => string.Join('\t', r)));

        // What is still blank is not wrong yet: only cells that hold something are told.
        var blank = BlankPaths(done.Budget);
        var errors = PlanCheck.Of([done.Budget], Plan.Grant.Currency, Plan.Book).Errors.Where(e => e.Path.Contains("lines[", StringComparison.Ordinal) && !blank.Contains(e.Path)).ToList();
        await ShowAsync(done.Budget, errors, errors.Count > 0 ? null : FormPaths.IdOf(string.Create(CultureInfo.InvariantCulture, $"budget.lines[{at}].description")), cancellation);
        return Page();
    }

    private static HashSet<string> BlankPaths(BudgetText budget) =>
        [.. budget.Lines.SelectMany(static (l, i) => new[] { ("description", l.Description), ("budgetLine", l.BudgetLine), ("amount", l.Amount), ("id", l.Id) }
            .Where(static c => c.Item2.Length == 0).Select(c => string.Create(CultureInfo.InvariantCulture, $"budget.lines[{i}].{c.Item1}")))];

    /// <summary>Keeps the draft; the page itself again when it is too large to keep.</summary>
    private async Task<IActionResult?> KeptAsync(SectionText text, CancellationToken cancellation) =>
        await desk.KeepAsync(Plan, text, Basis, cancellation) is not null ? null
            : await RefusedAsync(text, [], new Label("Es demasiado texto para guardarlo.", "That is too much text to keep."), cancellation);

    private async Task<IActionResult> RefusedAsync(SectionText text, IReadOnlyList<FieldError> errors, Label? refusal, CancellationToken cancellation)
    {
        DraftSavedAt = await desk.KeepAsync(Plan, text, Basis, cancellation);
        Refusal = refusal;
        await ShowAsync(text, errors, null, cancellation);
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    private void NoteStale(SectionText text)
    {
        if (Basis != Plan.VersionOf(Section.Id))
        {
            Meanwhile = PlanChange.Between(text, SectionText.Of(Plan.Plan, Section.Id));
        }
    }

    private async Task<bool> OpenAsync(string kind, string id, string section, string? mode)
    {
        if (await desk.OpenAsync(HttpContext, kind, id, mode == AmendMode) is not { } plan)
        {
            return false;
        }

        Plan = plan;
        Section = GrantControl.Cases.Grants.Section.All.First(s => s.Id == section);
        return true;
    }

    private async Task ShowAsync(SectionText text, IReadOnlyList<FieldError> errors, string? focus, CancellationToken cancellation)
    {
        var results = await CurrentAsync(GrantControl.Cases.Grants.Section.Results, cancellation) as ResultsText;
        Form = new SectionForm(
            Plan, text, errors, [.. (results?.Tidied() as ResultsText)!.Results.Select(static r => (r.Id, r.Title))], await PlannedAsync(cancellation), L, focus);
    }

    private async Task<IReadOnlyDictionary<string, long>> PlannedAsync(CancellationToken cancellation) =>
        BudgetTotals.Of((BudgetText)await CurrentAsync(GrantControl.Cases.Grants.Section.Budget, cancellation), Plan.Book).ByLine
            .ToDictionary(static l => l.Line, static l => l.Amount, StringComparer.Ordinal);

    /// <summary>Another section as last typed.</summary>
    private async Task<SectionText> CurrentAsync(string section, CancellationToken cancellation) =>
        (Plan.MayEdit ? (await desk.DraftAsync(Plan, section, cancellation))?.Text : null) ?? SectionText.Of(Plan.Plan, section);
}
