using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Forms;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.Shared.Layout;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace GrantControl.Web.PlanEditor;

/// <summary>Changes to a plan in force, gathered section by section and proposed together with their reason.</summary>
[RequestFormLimits(MultipartBodyLengthLimit = CommandPage.MostBytes)]
public sealed class AmendModel(PlanDesk desk, PreparedCommands prepared) : LocalizedPage
{
    private const string ReasonDraft = "reason";

    public PlanCase Plan { get; private set; } = null!;

    public IReadOnlyList<AmendedSection> Sections { get; private set; } = [];

    public Form Form { get; private set; } = null!;

    /// <summary>The command as sealed for sending; set on the check page alone.</summary>
    public string? Sealed { get; private set; }

    public Label? Refusal { get; private set; }

    /// <summary>What the rules refused of the sections, by path.</summary>
    public IReadOnlyList<FieldError> SectionErrors { get; private set; } = [];

    public string? Saved { get; private set; }

    public bool HasChanges => Sections.Any(static s => s.IsChanged);

    public bool IsReady => HasChanges && Sections.All(static s => s.Problems.Count == 0 && !s.IsStale);

    /// <summary>The plan as it would be.</summary>
    private Plan Sent { get; set; } = new();

    public async Task<IActionResult> OnGetAsync([FromRoute] string kind, [FromRoute] string id, string? saved, CancellationToken cancellation)
    {
        if (await OpenAsync(kind, id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        Saved = Section.All.FirstOrDefault(s => s.Id == saved) is { } section ? L.T(section.Label) : null;
        if (await desk.FindAsync(Plan, ReasonDraft, cancellation) is { } draft)
        {
            Form.Restore(draft.Fields);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostAsync([FromRoute] string kind, [FromRoute] string id, CancellationToken cancellation)
    {
        if (await OpenAsync(kind, id, cancellation) is { } elsewhere)
        {
            return elsewhere;
        }

        var posted = await Request.ReadFormAsync(cancellation);
        if (posted["__act"] == "send" && prepared.Open(posted["__sealed"], Plan.Caller.Institution, Plan.Caller.Person) is { } ready)
        {
            return await SendAsync(ready, cancellation);
        }

        var post = await FormPost.ReadAsync(HttpContext, Form.Definition, Form.Seed);
        Form.Take(post);
        await desk.KeepAsync(Plan, ReasonDraft, Form.Values.ToDraft(), cancellation);
        if (post.OnlyRows || post.Act == "save")
        {
            return Page();
        }

        var body = Form.Read().Body;
        if (Form.Errors.Count > 0 || !IsReady)
        {
            return Unprocessable();
        }

        foreach (var (section, content) in PlanSections.Of(Sent))
        {
            body[section] = JsonSerializer.SerializeToNode(content, content.GetType(), CaseJson.Options);
        }

        Sealed = prepared.Seal(new PreparedCommand(PlanDesk.Prepared(Plan, Encoding.UTF8.GetBytes(body.ToJsonString())), PlanDesk.Key(Plan, ReasonDraft)));
        return Page();
    }

    private async Task<IActionResult> SendAsync(PreparedCommand ready, CancellationToken cancellation)
    {
        var outcome = await desk.SendAsync(ready.Command, cancellation);
        if (outcome.Rejection is { } rejection)
        {
            Form.Fill(JsonNode.Parse(ready.Command.Body)!.AsObject());
            SectionErrors = [.. rejection.Fields.Where(static f => Section.All.Any(s => s.Id == SectionTask.SectionOf(f.Path)))];
            Form.Refuse(rejection with { Fields = [.. rejection.Fields.Except(SectionErrors)] });
            Refusal = rejection.Code == Codes.StaleVersion
                ? new("El expediente cambió mientras usted escribía. Revise y continúe: se enviará sobre el expediente como está ahora.", "The case changed while you were writing. Look it over and go on: it will be sent on the case as it is now.")
                : rejection.Message;
            return Unprocessable();
        }

        foreach (var name in Section.All.Select(static s => s.Id).Append(ReasonDraft))
        {
            await desk.DropAsync(Plan, name, cancellation);
        }

        return Redirect(string.Create(CultureInfo.InvariantCulture, $"{Plan.CaseAddress}/done/{outcome.Version}"));
    }

    private async Task<IActionResult?> OpenAsync(string kind, string id, CancellationToken cancellation)
    {
        if (await desk.OpenAsync(HttpContext, kind, id, amending: true) is not { } plan)
        {
            return NotFound();
        }

        Plan = plan;
        if (!plan.MayEdit)
        {
            return Redirect(plan.PlanAddress);
        }

        await GatherAsync(cancellation);
        Form = Form.For(typeof(AmendmentReason), AmendmentReason.Seed(plan), L);
        return null;
    }

    /// <summary>Every section as it stands and as it would be, judged with the others.</summary>
    private async Task GatherAsync(CancellationToken cancellation)
    {
        var drafts = await desk.DraftsAsync(Plan, cancellation);
        var check = PlanCheck.Of(drafts.Values.Select(static d => d.Text.Tidied()), Plan.Grant.Currency, Plan.Book);
        var errors = drafts.Count == 0 ? [] : check.Errors;
        var changed = PlanSections.Changed(Plan.Grant.Sections, check.Sent);
        Sent = PlanSections.Only(check.Sent, [.. changed]);
        IReadOnlyList<FieldError> problems = errors.Count > 0 || drafts.Count == 0 ? errors : PlanReview.Problems(PlanSections.Merge(Plan.Plan, Sent));
        Sections =
        [
            .. Section.All.Select(s => new AmendedSection(
                s,
                drafts.TryGetValue(s.Id, out var draft) && changed.Contains(s.Id) ? PlanChange.Between(SectionText.Of(Plan.Plan, s.Id), draft.Text.Tidied()) : [],
                changed.Contains(s.Id),
                draft is not null && draft.Basis != Plan.VersionOf(s.Id),
                [.. problems.Where(p => SectionTask.SectionOf(p.Path) == s.Id)])),
        ];
    }

    private PageResult Unprocessable()
    {
        Response.StatusCode = StatusCodes.Status422UnprocessableEntity;
        return Page();
    }
}

/// <summary>One section of a proposal.</summary>
/// <param name="IsStale">True when the section in force changed since the proposal was written.</param>
public sealed record AmendedSection(SectionDefinition Section, IReadOnlyList<PlanChange> Changes, bool IsChanged, bool IsStale, IReadOnlyList<FieldError> Problems);
