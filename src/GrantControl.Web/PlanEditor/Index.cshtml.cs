using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;

namespace GrantControl.Web.PlanEditor;

/// <summary>The plan as a list of things to do, in as many sittings as it takes.</summary>
public sealed class IndexModel(PlanDesk desk, IFactsReader facts, TimeProvider clock) : LocalizedPage
{
    public PlanCase Plan { get; private set; } = null!;

    public IReadOnlyList<SectionTask> Tasks { get; private set; } = [];

    /// <summary>What presents the plan, or answers the observations on it; null when the reader may do neither.</summary>
    public CommandOffered? Presenting { get; private set; }

    /// <summary>The label of the section that was just saved; null when none was.</summary>
    public string? Saved { get; private set; }

    /// <summary>The last day, and business days until it; null when nothing is waited for.</summary>
    public (DateOnly Day, int? Left)? LastDay { get; private set; }

    /// <summary>Documents to be brought when presenting.</summary>
    public IReadOnlyList<string> Documents { get; private set; } = [];

    public bool IsReady => Tasks.All(static t => t.Standing == SectionStanding.Complete);

    public async Task<IActionResult> OnGetAsync([FromRoute] string kind, [FromRoute] string id, string? saved, CancellationToken cancellation)
    {
        if (await desk.OpenAsync(HttpContext, kind, id, amending: false) is not { } plan)
        {
            return NotFound();
        }

        Plan = plan;
        Tasks = SectionTask.Of(plan, plan.MayEdit ? await desk.DraftsAsync(plan, cancellation) : new Dictionary<string, SectionDraft>(StringComparer.Ordinal));
        Presenting = plan.Case.Permitted.FirstOrDefault(static p => p.Command is "submit" or "resubmit");
        Saved = saved == "plan" ? L.T("El plan importado", "The imported plan") : Section.All.FirstOrDefault(s => s.Id == saved) is { } section ? L.T(section.Label) : null;
        Documents = Presenting is null ? [] : [.. plan.Case.Kind.Workflow.Transitions.First(t => t.Id == Presenting.Transition).Documents
            .Select(d => DocumentType.All.TryGetValue(d, out var known) ? L.T(known.Label) : d)];
        LastDay = await LastDayAsync(plan, cancellation);
        return Page();
    }

    private async Task<(DateOnly, int?)?> LastDayAsync(PlanCase plan, CancellationToken cancellation)
    {
        if (plan.Case.State.Id == GrantStates.Draft)
        {
            var calendar = await facts.CalendarAsync(plan.Caller.Institution, cancellation);
            return (plan.Grant.CallDate, calendar.TryCount(BusinessCalendar.DayOf(clock.GetUtcNow()), plan.Grant.CallDate));
        }

        return plan.Case.State.Id == GrantStates.Returned && plan.Case.Deadlines.Where(static d => d.PausedWith is null).MinBy(static d => d.Due) is { } deadline
            ? (deadline.Due, deadline.BusinessDaysLeft) : null;
    }
}
