using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Complaints;

/// <summary>What the forms of a complaint know before anybody types.</summary>
public sealed class ComplaintForms : IKindForms
{
    public static readonly ComplaintForms Instance = new();

    private ComplaintForms()
    {
    }

    public IReadOnlySet<string> Releasing { get; } = new HashSet<string>(StringComparer.Ordinal);

    public IReadOnlyList<Label> Consequences(CaseShown shown, CommandOffered offered) => ComplaintConsequences.Of(shown, offered);

    /// <summary>Looking at an identity has a page of its own, which shows it once it is recorded.</summary>
    public string? EditorOf(CaseShown shown, CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        return offered is { Command: "open-identity", StandInFor: null } ? IdentityModel.AddressOf(shown.Id) : null;
    }

    public FormSeed Seed(CaseShown shown, CommandOffered offered, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        var view = shown.View<ComplaintView>();
        return offered.Command switch
        {
            "acknowledge" => FormSeed.None with
            {
                Typed = Typed(("accusedUnit", view.AccusedUnit), ("accusedOrganisation", view.AccusedOrganisation)),
                Notes = [Facts(view)],
            },
            "assign" => FormSeed.None with { Typed = Typed(("investigator", view.Investigator), ("reviewer", view.Reviewer)), Notes = [Facts(view)] },
            "refer" or "dismiss" or "ask-info" => FormSeed.None with { Notes = [Facts(view)] },
            "conclude" when view.Judgements is [.., { Part: "investigator" } mine] => (FormSeed.None with
            {
                Notes = [new(new("Lo que concluyó quien investigó", "What the investigator concluded"), [Words(mine.Outcome), Same(mine.Grounds)])],
            }).With("outcome", new FixedValue(mine.Outcome == Conclusion.Finding ? "finding" : "unfounded", Words(mine.Outcome))),
            "plan" or "verify" or "return-plan" => FormSeed.None with { Notes = [.. Findings(view), .. Plan(view)] },
            "notify" => FormSeed.None with { Notes = [Facts(view), .. Findings(view)] },
            "unlink" or "freeze" => Links(view, static l => l.Frozen is null),
            "lift-freeze" => Links(view, static l => l.Frozen is not null),
            "answer-unseal" when view.Unsealings is [.., var asked] => FormSeed.None with
            {
                Notes = [new(new("Lo que se pide", "What is asked for"), [new($"Para: {asked.Reason}", $"For: {asked.Reason}"), new($"Pedido el {On(asked.At)}", $"Asked on {On(asked.At)}")])],
            },
            _ => FormSeed.None,
        };
    }

    internal static Label Words(Conclusion outcome) => outcome == Conclusion.Finding ? new("Hay hallazgo", "There is a finding") : new("Es infundada", "It is unfounded");

    internal static Label Words(ReferredTo to) => to switch
    {
        ReferredTo.Prosecutor => new("Fiscalía", "Public prosecutor"),
        ReferredTo.CourtOfAccounts => new("Corte de Cuentas", "Court of Accounts (El Salvador)"),
        _ => new("Contraloría General de Cuentas", "Comptroller General (Guatemala)"),
    };

    private static FormSeed Links(ComplaintView view, Func<LinkedCase, bool> fit) =>
        FormSeed.None.WithChoices("link", [.. view.Links.Where(fit).Select(static l => new FormChoice(l.Number, Same(l.Number)))]);

    private static FormNote Facts(ComplaintView view) => new(new("Lo denunciado", "What was complained of"), [Same(view.What)]);

    private static IEnumerable<FormNote> Findings(ComplaintView view) =>
        view.Judgements is [.., var last] ? [new(new("Conclusión", "Conclusion"), [Words(last.Outcome), Same(last.Grounds)])] : [];

    private static IEnumerable<FormNote> Plan(ComplaintView view) => view.Measures.Count == 0 ? [] :
        [new(new("Medidas del plan", "Measures of the plan"), [.. view.Measures.Select(static m => new Label($"{m.Text} · a más tardar el {LocalizedPage.Day(m.Due)}", $"{m.Text} · not later than {LocalizedPage.Day(m.Due)}"))])];

    private static Dictionary<string, string> Typed(params (string Field, string? Value)[] values) =>
        values.Where(static v => v.Value is not null).ToDictionary(static v => v.Field, static v => v.Value!, StringComparer.Ordinal);

    private static string On(DateTimeOffset at) => LocalizedPage.Day(BusinessCalendar.DayOf(at));

    private static Label Same(string text) => new(text, text);
}
