using GrantControl.Journal.Reports;
using GrantControl.Web.PlanEditor.Workbooks;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.PlanEditor;

/// <summary>The plan's workbook, filled with what is saved.</summary>
public sealed class TemplateModel(PlanDesk desk) : LocalizedPage
{
    public async Task<IActionResult> OnGetAsync([FromRoute] string kind, [FromRoute] string id) =>
        await desk.OpenAsync(HttpContext, kind, id, amending: false) is { } plan
            ? File(PlanWorkbook.Write(plan.Plan, plan.Grant.Currency, plan.Book, L.Tag), XlsxReport.MediaType, $"plan-{plan.Case.Number}.xlsx")
            : NotFound();
}
