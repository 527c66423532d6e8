using System.Globalization;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Budget.Files;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Shared.Tables;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Budget;

/// <summary>A budget file before it is imported: every bad cell in its place, or what confirming it would bring in force.</summary>
public sealed class PreviewModel(BudgetDrafts drafts, BudgetImporter importer, IFactsReader people) : LocalizedPage
{
    public BudgetDraft Draft { get; private set; } = null!;

    public BudgetImport Import { get; private set; } = null!;

    public BudgetPreview Preview { get; private set; } = null!;

    public SheetShown Sheet { get; private set; } = null!;

    /// <summary>How the budget of this code came into force; null while there is none.</summary>
    public BudgetInForce? InForce { get; private set; }

    /// <summary>Who brought it in force.</summary>
    public string InForceBy { get; private set; } = "";

    /// <summary>True when this very file is what came into force.</summary>
    public bool Done => InForce is { } known && string.Equals(known.CommandId, Draft.CommandId, StringComparison.Ordinal);

    public string BudgetAddress => $"/cases/budgets/{BudgetId.For(Import.Institution, Import.Code)}";

    /// <summary>Why the confirmation was refused; null when it was not.</summary>
    public Rejection? Refused { get; private set; }

    /// <summary>The last day the file is kept, as people read it.</summary>
    public string KeptUntil => Time(Draft.At.AddDays(1));

    public async Task<IActionResult> OnGetAsync(Guid id, string? show, int p, CancellationToken cancellation) =>
        await LoadAsync(id, show, p, cancellation) ? Page() : Redirect("/budget/import?gone=true");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken cancellation)
    {
        if (!await LoadAsync(id, null, 1, cancellation))
        {
            return Redirect("/budget/import?gone=true");
        }

        // The key is the draft's own, so a second click finds the first one's answer.
        var outcome = await importer.ImportAsync(Import, cancellation);
        if (outcome.Outcome.Rejection is null)
        {
            return Redirect($"/budget/import/{id}");
        }

        Refused = outcome.Outcome.Rejection;
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }

    /// <summary>False when there is no such file of this person, or it is complete only once its fields are right.</summary>
    private async Task<bool> LoadAsync(Guid id, string? show, int page, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (await KnownPerson.FindAsync(HttpContext) is not { Organisation: null } person || !person.Roles.Contains(Role.Finance)
            || await drafts.ReadAsync(caller.Institution, caller.Person, id, cancellation) is not { } draft)
        {
            return false;
        }

        try
        {
            (Draft, Import) = (draft, BudgetImportOf.Draft(caller, draft));
        }
        catch (FormatException)
        {
            return false;
        }

        Preview = await importer.PreviewAsync(Import, cancellation);
        var sheet = BudgetFile.Open(draft.Content, draft.Name);
        Sheet = new SheetShown(sheet.Raw, sheet.Header, sheet.Table.Errors, Columns(sheet), show switch { "bad" => true, "all" => false, _ => null }, page);
        InForce = await drafts.InForceAsync(caller.Institution, Import.Code, cancellation);
        InForceBy = InForce is null ? "" : (await people.PersonAsync(caller.Institution, InForce.Actor, TimeSpan.FromMinutes(1), cancellation))?.Name ?? InForce.Actor;
        return true;
    }

    private static IReadOnlyList<SheetColumn> Columns(BudgetSheet sheet) => sheet.Header is not { } header ? [] :
        [.. BudgetHeader.Read([.. header.Cells.Select(static c => c.Text)]).Select(m => m switch
        {
            null => new SheetColumn(null, IsNumber: false),
            BudgetColumn.Ignored => new SheetColumn(new("no se usa", "not used"), IsNumber: false),
            { } known => new SheetColumn(
                new($"→ {BudgetHeader.LabelOf(known).Es}", $"→ {BudgetHeader.LabelOf(known).En}"),
                TableLayout.IsNumber(known),
                !TableLayout.IsNumber(known) || !sheet.Table.IsGood ? "" : TableLayout.IsCount(known) ? sheet.Table.Sum(known).ToString("#,0", CultureInfo.InvariantCulture) : BudgetWords.Digits(sheet.Table.Sum(known))),
        })];

    public static string Count(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);
}
