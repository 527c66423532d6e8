using System.Globalization;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Visits;

namespace GrantControl.Web.Grants;

/// <summary>What the forms of a grant know before anybody types, taken from the case as it is shown.</summary>
public sealed class GrantForms : IKindForms
{
    public static readonly GrantForms Instance = new();

    private GrantForms()
    {
    }

    public IReadOnlySet<string> Releasing { get; } = new HashSet<string>(StringComparer.Ordinal) { "approve-tranche", "order-tranche", "confirm-tranche" };

    public FormSeed Seed(CaseShown shown, CommandOffered offered, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        var grant = shown.View<GrantView>();
        var seed = FormSeed.None with { Currency = grant.Currency };
        return offered.Command switch
        {
            "clear" or "observe" or "clear-amendment" or "observe-amendment" => seed with { Notes = Checklist(offered.Variant) },
            "resubmit" => seed.With("answers", Answers(grant)),
            "sign" => seed with { Notes = [Signed(shown, grant)] },
            "activate" => Activation(seed, grant),
            "report-final" => seed.With("indicators", Indicators(grant)),
            "disallow" => Disallowable(seed, grant),
            "resolve-finding" => seed.WithChoices("finding", OpenFindings(grant)),
            "compensate" => seed.WithChoices("duty", Duties),
            _ when grant.Tranches.FirstOrDefault(t => string.Equals(offered.Target, GrantState.TrancheTarget(t.Number), StringComparison.Ordinal)) is { } tranche =>
                TrancheForms.Seed(seed, shown, grant, tranche, offered.Command),
            _ => VisitForms.Seed(seed, shown, offered),
        };
    }

    public IReadOnlyList<Label> Consequences(CaseShown shown, CommandOffered offered) => GrantConsequences.Of(shown, offered);

    public string? EditorOf(CaseShown shown, CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        return offered.Command switch
        {
            "save" => $"/plan/{shown.Kind.Route}/{shown.Id}",
            "amend" => $"/plan/{shown.Kind.Route}/{shown.Id}/amend",
            _ => VisitForms.EditorOf(shown, offered),
        };
    }

    /// <summary>Names of the duties that a compensating control may bring together.</summary>
    private static IReadOnlyList<FormChoice> Duties { get; } =
    [
        new(Duty.Formulate, new("Formular el plan", "Write the plan")),
        new(Duty.RequestPayment, new("Solicitar desembolsos", "Request tranches")),
        new(Duty.ReviewTechnical, new("Revisión técnica", "Technical review")),
        new(Duty.Monitor, new("Seguimiento y verificación", "Monitoring and verification")),
        new(Duty.Liquidate, new("Liquidar", "Settle the account")),
    ];

    private static List<FormNote> Checklist(string? gate) => Gate.All.FirstOrDefault(g => string.Equals(g.Id, gate, StringComparison.Ordinal)) is not { } known ? []
        :
            [
                new FormNote(new("Lo que revisa este visto bueno", "What this gate checks"), known.Checklist),
                .. known.Ground is { } ground ? new[] { new FormNote(new("Fundamento", "Legal ground"), [ground]) } : [],
            ];

    private static FormRows Answers(GrantView grant) => new([.. grant.Observations.Where(static o => o.Answer is null).Select(static o => new FormRow(
        new Label($"Observación {o.Number} · {SectionName(o.Section).Es}", $"Observation {o.Number} · {SectionName(o.Section).En}"),
        Given("observation", Number(o.Number)))
    {
        Facts = [new Label(o.Text, o.Text)],
    })]);

    private static FormNote Signed(CaseShown shown, GrantView grant) => new(new("Lo que firma", "What you sign"),
    [
        new($"{shown.Number} · {grant.Title}", $"{shown.Number} · {grant.Title}"),
        new($"Organización: {grant.OrganisationName}", $"Organisation: {grant.OrganisationName}"),
        new($"Monto: {grant.Money.Planned}", $"Amount: {grant.Money.Planned}"),
        .. grant.Plan.Activities is { } plan ? new[] { new Label($"Del {LocalizedPage.Day(plan.Starts)} al {LocalizedPage.Day(plan.Ends)}", $"From {LocalizedPage.Day(plan.Starts)} to {LocalizedPage.Day(plan.Ends)}") } : [],
    ]);

    private static FormSeed Activation(FormSeed seed, GrantView grant) => grant.Plan is not { General: { } general, Activities: { } activities } ? seed : seed with
    {
        Notes =
        [
            new(new("Con qué se compara", "What it is compared with"),
            [
                new($"Cuenta del plan: {general.Account.Bank}, {general.Account.Number}, {general.Account.Holder}", $"Account of the plan: {general.Account.Bank}, {general.Account.Number}, {general.Account.Holder}"),
                new($"El plan termina el {LocalizedPage.Day(activities.Ends)}: la garantía no puede vencer antes", $"The plan ends on {LocalizedPage.Day(activities.Ends)}: the guarantee may not expire before"),
            ]),
        ],
    };

    private static FormRows Indicators(GrantView grant) => new([.. (grant.Plan.Results?.Results ?? []).SelectMany(static r => r.Indicators.Select(i => (Result: r, Indicator: i))).Select(static x => new FormRow(
        new Label($"{x.Indicator.Id} · {x.Indicator.Title}", $"{x.Indicator.Id} · {x.Indicator.Title}"), Given("indicator", x.Indicator.Id))
    {
        Facts =
        [
            new($"Resultado: {x.Result.Title}", $"Result: {x.Result.Title}"),
            new($"Partida {x.Indicator.Baseline} → meta {x.Indicator.Target} ({x.Indicator.Unit}). Se verifica con: {x.Indicator.Verification}", $"Baseline {x.Indicator.Baseline} → target {x.Indicator.Target} ({x.Indicator.Unit}). Verified by: {x.Indicator.Verification}"),
        ],
    })]);

    private static FormSeed Disallowable(FormSeed seed, GrantView grant)
    {
        var accepted = grant.Tranches.SelectMany(static t => t.Tranche.Lines.Where(static l => l.Verdict == ExpenseVerdict.Accepted).Select(l => (t.Number, Line: l.Reported))).ToList();
        return seed
            .WithChoices("tranche", [.. accepted.Select(static a => a.Number).Distinct().Select(static n => new FormChoice(Number(n), new($"Desembolso {n}", $"Tranche {n}")))])
            .WithChoices("accepted-line", [.. accepted.Select(static a => a.Line.Id).Distinct(StringComparer.Ordinal).Select(id => new FormChoice(id, Described(accepted.First(a => string.Equals(a.Line.Id, id, StringComparison.Ordinal)))))]);
    }

    private static Label Described((int Number, ExpenseReported Line) accepted) => new(
        $"{accepted.Line.Id} · desembolso {accepted.Number} · {accepted.Line.Description} · {accepted.Line.Amount}",
        $"{accepted.Line.Id} · tranche {accepted.Number} · {accepted.Line.Description} · {accepted.Line.Amount}");

    private static IReadOnlyList<FormChoice> OpenFindings(GrantView grant) =>
        [.. grant.Findings.Where(static f => !f.Resolved).Select(static f => new FormChoice(Number(f.Number), new($"{f.Number} · {f.Text}", $"{f.Number} · {f.Text}")))];

    internal static Label SectionName(string id) => Section.All.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal))?.Label ?? new Label(id, id);

    internal static Dictionary<string, string> Given(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    internal static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
