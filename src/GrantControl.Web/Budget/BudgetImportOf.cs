using System.Globalization;
using GrantControl.Cases.Budget;
using GrantControl.Journal.Budget;
using GrantControl.Kernel.Monies;
using GrantControl.Web.Shared.Callers;

namespace GrantControl.Web.Budget;

/// <summary>From a file that was looked at to the very import that was shown.</summary>
public static class BudgetImportOf
{
    /// <exception cref="FormatException">The draft was kept with fields that were not right yet.</exception>
    public static BudgetImport Draft(Caller caller, BudgetDraft draft)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(draft);
        var form = draft.Form;
        return new BudgetImport(
            caller.Institution, caller.Person, draft.CommandId, form.Code, form.Title, int.Parse(form.FiscalYear, NumberStyles.None, CultureInfo.InvariantCulture),
            Currency.Parse(form.Currency), form.Chargeable, draft.Name, draft.Content)
        {
            Details = form.Details.Length == 0 ? null : Breakdown(form.Details) ?? throw new FormatException("No line of a budget."),
        };
    }

    /// <summary><c>2026-grupo/Grupo 0</c>; null when it is not of that form.</summary>
    public static BudgetBreakdown? Breakdown(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var at = text.IndexOf('/', StringComparison.Ordinal);
        return at > 0 && at < text.Length - 1 && BudgetId.IsCode(text[..at]) ? new BudgetBreakdown(text[..at], text[(at + 1)..]) : null;
    }
}
