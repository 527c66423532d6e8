using System.Globalization;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Budget.Files;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Requests;
using GrantControl.Web.Shared.Tables;

namespace GrantControl.Web.Budget;

/// <summary>A budget file before it is imported: every bad cell in its place, or what confirming it would bring in force.</summary>
public sealed class PreviewModel(BudgetDrafts drafts, BudgetImporter importer, IFactsReader people) : PreviewPage
{
    public BudgetDraft Draft { get; private set; } = null!;

    public BudgetImport Import { get; private set; } = null!;

    public BudgetPreview Preview { get; private set; } = null!;

    /// <summary>How the budget of this code came into force; null while there is none.</summary>
    public BudgetInForce? InForce { get; private set; }

    /// <summary>Who brought it in force.</summary>
    public string InForceBy { get; private set; } = "";

    /// <summary>True when this very file is what came into force.</summary>
    public bool Done => InForce is { } known && string.Equals(known.CommandId, Draft.CommandId, StringComparison.Ordinal);

    public string BudgetAddress => $"/cases/budgets/{BudgetId.For(Import.Institution, Import.Code)}";

    /// <summary>The last day the file is kept, as people read it.</summary>
    public string KeptUntil => Time(Draft.At.AddDays(1));

    public override string Address => "/budget/import";

    public override (string Address, Label Name) Whole => ("/budget", new("Presupuesto", "Budget"));

    public override string Confirm => L.T($"Confirmar: importar {SheetShown.Count(Preview.Table.Lines.Count)} renglones", $"Confirm: import {SheetShown.Count(Preview.Table.Lines.Count)} lines");

    protected override async Task<(Rejection? Refused, string Next)> ImportAsync(CancellationToken cancellation) =>
        ((await importer.ImportAsync(Import, cancellation)).Outcome.Rejection, $"{Address}/{FileId}");

    protected override async Task<bool> LoadAsync(bool? onlyBad, int page, CancellationToken cancellation)
    {
        var caller = Caller.Of(HttpContext);
        if (await KnownPerson.FindAsync(HttpContext) is not { Organisation: null } person || !person.Roles.Contains(Role.Finance)
            || await drafts.ReadAsync(caller.Institution, caller.Person, FileId, cancellation) is not { } draft)
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
        Sheet = new SheetShown(sheet.Raw, sheet.Header, sheet.Table.Errors, Columns(sheet), onlyBad, page);
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
}
