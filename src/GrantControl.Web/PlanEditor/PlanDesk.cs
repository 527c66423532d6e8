using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Drafts;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Cases;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.Shared.Callers;

namespace GrantControl.Web.PlanEditor;

/// <summary>What the pages of the plan editor share: the case, what its writer has typed and not saved, and saving it.</summary>
public sealed class PlanDesk(ICaseHost host, CaseKinds kinds, DraftStore drafts, ChargeableLines lines)
{
    private const string DraftName = "plan";

    /// <summary>The case; null when there is none for this person, or it has no plan.</summary>
    public async Task<PlanCase?> OpenAsync(HttpContext context, string kind, string id, bool amending)
    {
        ArgumentNullException.ThrowIfNull(context);
        var caller = Caller.Of(context);
        if (kinds.ByRoute(kind) is not { } known || known.StateType != typeof(GrantState) || !CaseId.TryParse(id, out var caseId)
            || await host.ReadAsync(caller.Institution, known.Kind, caseId, caller.Person, context.RequestAborted) is not { } reading)
        {
            return null;
        }

        var shown = new CaseShown(known, reading);
        var grant = shown.View<GrantView>();
        var book = new BudgetLineBook(await lines.ReadAsync(caller.Institution, grant.Currency, context.RequestAborted));
        return new PlanCase(caller, caseId, shown, grant, book, amending);
    }

    /// <summary>What was typed into a section and not saved; null when nothing was.</summary>
    public async Task<SectionDraft?> DraftAsync(PlanCase plan, string section, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return await drafts.FindAsync(Key(plan, section), cancellation) is { } draft && SectionText.FromJson(section, draft.Fields) is { } text
            ? new SectionDraft(text, (int)draft.Version, draft.SavedAt)
            : null;
    }

    /// <summary>Every section that has a draft.</summary>
    public async Task<IReadOnlyDictionary<string, SectionDraft>> DraftsAsync(PlanCase plan, CancellationToken cancellation)
    {
        var found = new Dictionary<string, SectionDraft>(StringComparer.Ordinal);
        foreach (var section in Section.All)
        {
            if (await DraftAsync(plan, section.Id, cancellation) is { } draft)
            {
                found[section.Id] = draft;
            }
        }

        return found;
    }

    /// <param name="basis">The version of the section that was before the writer's eyes.</param>
    /// <returns>When it was kept; null when it is too large.</returns>
    public Task<DateTimeOffset?> KeepAsync(PlanCase plan, SectionText text, int basis, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        return drafts.SaveAsync(Key(plan, text.Id), basis, text.ToJson(), cancellation);
    }

    public Task DropAsync(PlanCase plan, string section, CancellationToken cancellation) => drafts.DropAsync(Key(plan, section), cancellation);

    /// <summary>Keeps anything else of the editor for its writer: an import that waits for his word.</summary>
    public Task<DateTimeOffset?> KeepAsync(PlanCase plan, string name, string json, CancellationToken cancellation) =>
        drafts.SaveAsync(Key(plan, name), plan.Case.Version, json, cancellation);

    public Task<Draft?> FindAsync(PlanCase plan, string name, CancellationToken cancellation) => drafts.FindAsync(Key(plan, name), cancellation);

    /// <summary>Saves sections, all of them or none.</summary>
    public Task<CommandOutcome> SaveAsync(PlanCase plan, Plan sections, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(sections);
        var command = new SaveSections(sections.General, sections.Results, sections.Activities, sections.Budget, sections.Tranches);
        return host.SendAsync(Prepared(plan, JsonSerializer.SerializeToUtf8Bytes(command, CaseJson.Options)), cancellation);
    }

    /// <summary>What the reader was offered here, on the version of the case that was just read.</summary>
    /// <param name="body">The command's fields as JSON.</param>
    public static CaseCommand Prepared(PlanCase plan, byte[] body)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return new CaseCommand(
            plan.Caller.Institution, plan.Case.Kind.Kind, plan.Id, Guid.CreateVersion7().ToString("N"), plan.Amending ? PlanCase.AmendCommand : PlanCase.SaveCommand,
            plan.Case.Version, plan.Caller.Person, plan.Offer?.StandInFor, body);
    }

    public Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation) => host.SendAsync(command, cancellation);

    public static DraftKey Key(PlanCase plan, string name) =>
        new(plan.Caller.Institution, plan.Caller.Person, plan.Case.Kind.Kind, plan.Id.Value, DraftName, name, plan.Amending ? PlanCase.AmendCommand : null);
}

/// <summary>A section as typed and not saved.</summary>
/// <param name="Basis">The version of the section it was written on.</param>
public sealed record SectionDraft(SectionText Text, int Basis, DateTimeOffset SavedAt);

public static class PlanEditing
{
    public static IServiceCollection AddPlanEditor(this IServiceCollection services) => services.AddScoped<PlanDesk>();
}
