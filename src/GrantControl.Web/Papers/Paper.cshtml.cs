using System.Globalization;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.Papers;

/// <summary>One paper, as it will always be.</summary>
public sealed class PaperModel(CaseKinds kinds, PaperShelf shelf) : LocalizedPage
{
    private static readonly string[] Months =
        ["enero", "febrero", "marzo", "abril", "mayo", "junio", "julio", "agosto", "septiembre", "octubre", "noviembre", "diciembre"];

    public PaperShown Paper { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(string kind, string id, long version, CancellationToken cancellation)
    {
        if (kinds.ByRoute(kind) is not { } known || !CaseId.TryParse(id, out var caseId)
            || await shelf.AtAsync(Caller.Of(HttpContext), known, caseId, version, $"{Request.Scheme}://{Request.Host}", L, cancellation) is not { } paper)
        {
            return NotFound();
        }

        Paper = paper;
        return Page();
    }

    /// <summary>A date as papers write it: 21 de noviembre de 2026.</summary>
    public string Long(DateTimeOffset at)
    {
        var day = at.ToOffset(BusinessCalendar.Offset);
        return L.IsEnglish
            ? day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
            : string.Create(CultureInfo.InvariantCulture, $"{day.Day} de {Months[day.Month - 1]} de {day.Year}");
    }
}
