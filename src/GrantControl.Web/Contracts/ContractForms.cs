using System.Globalization;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Layout;
using GrantControl.Web.Visits;

namespace GrantControl.Web.Contracts;

/// <summary>What the forms of a contract know before anybody types: what is still due, what is kept back, how a delay is counted.</summary>
public sealed class ContractForms : IKindForms
{
    public static readonly ContractForms Instance = new();

    private ContractForms()
    {
    }

    public IReadOnlySet<string> Releasing { get; } = new HashSet<string>(StringComparer.Ordinal) { "approve-tranche", "order-tranche", "confirm-tranche", "release-retention" };

    public string? EditorOf(CaseShown shown, CommandOffered offered) => VisitForms.EditorOf(shown, offered);

    public IReadOnlyList<Label> Consequences(CaseShown shown, CommandOffered offered) => ContractConsequences.Of(shown, offered);

    public FormSeed Seed(CaseShown shown, CommandOffered offered, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        var v = shown.View<ContractView>();
        var seed = (FormSeed.None with { Currency = v.Currency }).WithChoices("guarantee", Policies(v)).WithChoices("late-deliverable", Late(v));
        return offered.Command switch
        {
            "save" => v.Terms is { } terms ? seed with { Suggested = new SaveContract(terms), MayBeEmpty = Lists() } : seed with { MayBeEmpty = Lists() },
            "clear" or "observe" or "clear-amendment" or "decline-amendment" => seed with { Notes = Checklist(offered.Variant) },
            "resubmit" => seed.With("answers", Answers(v)),
            "file-guarantee" => seed with { Notes = [Required(v)] },
            "commit" => seed with { Notes = [Account(v)] },
            "amend" => seed with { MayBeEmpty = Lists(), Notes = [Required(v), Caps(v)] },
            "resume" => seed with { MayBeEmpty = Lists(), Notes = [Required(v)] },
            "receive-provisional" => seed with { MayBeEmpty = Lists() },
            "receive-final" => seed.With("cured", Defects(v)) with { MayBeEmpty = Lists() },
            "settle" => seed with { Typed = Typed("executed", v.Sums.Executed), Notes = [Equation(v)] },
            "release-retention" => seed with { Typed = Typed("amount", v.Sums.Retained, "paidOn", today) },
            "collect" => seed with { Typed = Typed("amount", v.Sums.Receivable, "receivedOn", today) },
            "verify-tranche" => seed with { MayBeEmpty = Lists() },
            "deliver" or "accept-delivery" or "reject-delivery" when Deliverable(v, offered) is { } d => Delivery(seed.WithChoices("contract-item", Items(v, d)), d, offered.Command, today),
            "hear-penalty" or "impose-penalty" or "waive-penalty" when v.Penalties.FirstOrDefault(p => offered.Target == PenaltyWorkflow.Target(p.Number)) is { } p => seed with { Notes = [Arithmetic(p.Penalty.Computed)], Typed = offered.Command == "hear-penalty" ? Typed("on", today) : seed.Typed },
            "order-tranche" or "confirm-tranche" when v.Payments.FirstOrDefault(p => offered.Target == TrancheWorkflow.Target(p.Number)) is { } p => Payment(seed, shown, v, p, offered.Command, today),
            "resolve-finding" => seed.WithChoices("finding", [.. v.Findings.Where(static f => !f.Resolved).Select(static f => new FormChoice(Text(f.Number), Same($"{f.Number} · {f.Text}")))]),
            _ => VisitForms.Seed(seed, shown, offered),
        };
    }

    /// <summary>One penalty as it is computed: a line for each late delivery.</summary>
    internal static FormNote Arithmetic(PenaltyComputed c) => new(
        new("Cómo se calcula la multa", "How the penalty is computed"),
        [
            .. c.Lines.Select(static l => l.Missing is { } missing
                ? new Label(
                    $"Nunca llegó ({Quantities(missing)}); vencía el {LocalizedPage.Day(l.DueOn)}, el contrato corrió hasta el {LocalizedPage.Day(l.Until)}: {l.Days} días × {l.PerMille} ‰ × {l.Value} = {l.Amount}",
                    $"Never came ({Quantities(missing)}); due on {LocalizedPage.Day(l.DueOn)}, the contract ran until {LocalizedPage.Day(l.Until)}: {l.Days} days × {l.PerMille} ‰ × {l.Value} = {l.Amount}")
                : new Label(
                $"Vencía el {LocalizedPage.Day(l.DueOn)}, llegó el {LocalizedPage.Day(l.Until)}: {l.Days} días × {l.PerMille} ‰ × {l.Value} = {l.Amount}",
                $"Due on {LocalizedPage.Day(l.DueOn)}, came on {LocalizedPage.Day(l.Until)}: {l.Days} days × {l.PerMille} ‰ × {l.Value} = {l.Amount}")),
            new($"Tope de {c.CapPercent} %: quedaban {c.CapLeft}. Multa: {c.Amount}", $"Cap of {c.CapPercent} %: {c.CapLeft} was left. Penalty: {c.Amount}"),
        ]);

    /// <summary>What and how many: <c>R1: 3; R2: 1</c>.</summary>
    internal static string Quantities(IEnumerable<ItemQuantity> lines) => string.Join("; ", lines.Select(static l => $"{l.Item}: {l.Quantity}"));

    private static FormSeed Delivery(FormSeed seed, DeliverableView d, string command, DateOnly today) => command == "deliver"
        ? seed with
        {
            Suggested = new DeliverGoods(d.Number, today, [.. d.Quantities.Where(static q => q.Left > 0).Select(static q => new ItemQuantity(q.Item, q.Left))], []),
            Notes = [new(new("Lo que falta recibir", "What is still due"), [.. d.Quantities.Select(static q => new Label($"{q.Item}: {q.Left} de {q.Bought}", $"{q.Item}: {q.Left} of {q.Bought}"))])],
        }
        : seed with
        {
            Notes =
            [
                new(new("Lo que se entregó", "What was delivered"),
                [
                    .. d.Pending is { } r ? r.Lines.Select(static l => Same($"{l.Item}: {l.Quantity}")).Prepend(new Label($"El {LocalizedPage.Day(r.On)}; vencía el {LocalizedPage.Day(r.DueOn)}", $"On {LocalizedPage.Day(r.On)}; due on {LocalizedPage.Day(r.DueOn)}")) : [],
                ]),
            ],
        };

    private static FormSeed Payment(FormSeed seed, CaseShown shown, ContractView v, PaymentView p, string command, DateOnly today)
    {
        FormNote note = new(
            new("Cuánto se paga", "How much is paid"),
            [
                new($"Monto: {p.Amount}", $"Amount: {p.Amount}"),
                .. p.Deductions.Select(static d => d.Account == Kernel.Deciders.Account.RetentionPayable ? new Label($"Retención: −{d.Amount}", $"Retention: −{d.Amount}") : new Label($"Multas: −{d.Amount}", $"Penalties: −{d.Amount}")),
                new($"Al banco: {p.Net}", $"To the bank: {p.Net}"),
            ]);
        return command == "order-tranche"
            ? seed with { Notes = [note], Suggested = new OrderTranche(p.Number, "", p.Net, [new PaymentItem(shown.Number, p.Number, p.Net)], v.VerifiedAccount!, []) }
            : seed with { Notes = [note], Typed = new Dictionary<string, string>(Typed("amount", p.Net, "paidOn", today), StringComparer.Ordinal) { ["order"] = p.Tranche.Order ?? "" } };
    }

    private static DeliverableView? Deliverable(ContractView v, CommandOffered offered) => v.Deliverables.FirstOrDefault(d => offered.Target == DeliverableWorkflow.Target(d.Number));

    private static List<FormNote> Checklist(string? gate) => ContractGate.All.FirstOrDefault(g => g.Id == gate) is not { } known ? [] :
    [
        new(new("Lo que revisa este visto bueno", "What this gate checks"), known.Checklist),
        .. known.Ground is { } ground ? new[] { new FormNote(new("Fundamento", "Legal ground"), [ground]) } : [],
    ];

    private static FormRows Answers(ContractView v) => new([.. v.Observations.Where(static o => o.Answer is null).Select(static o => new FormRow(
        new Label($"Observación {o.Number}", $"Observation {o.Number}"), Given("observation", Text(o.Number))) { Facts = [Same(o.Text)] })]);

    private static FormRows Defects(ContractView v) => new([.. v.Defects.Select(static (d, i) => new FormRow(new Label($"Defecto {i + 1}", $"Defect {i + 1}"), Given("defect", Text(i + 1))) { Facts = [Same(d)] })]);

    private static FormNote Required(ContractView v) => new(
        new("Garantías que exige el contrato", "Guarantees the contract asks for"),
        [
            .. (v.Terms?.Guarantees ?? []).Select(g => new Label(
                $"{KindOf(g.Kind).Es}: {g.Percent} % = {ContractPolicy.Share(v.Terms!.Amount, g.Percent)}, hasta el {LocalizedPage.Day(v.Term.Ends!.Value)} o después",
                $"{KindOf(g.Kind).En}: {g.Percent} % = {ContractPolicy.Share(v.Terms!.Amount, g.Percent)}, until {LocalizedPage.Day(v.Term.Ends!.Value)} or later")),
            .. v.Guarantees.Where(static g => g.IsInForce).Select(static g => new Label(
                $"Vigente: {g.Policy.Number} por {g.Policy.Amount}, hasta el {LocalizedPage.Day(g.Policy.Until)}", $"In force: {g.Policy.Number} for {g.Policy.Amount}, until {LocalizedPage.Day(g.Policy.Until)}")),
        ]);

    private static FormNote Caps(ContractView v) => new(
        new("Topes", "Caps"),
        [
            new($"Todas las modificaciones juntas: {ContractPolicy.AmendmentCapPercent} % del monto original", $"All amendments together: {ContractPolicy.AmendmentCapPercent} % of the original amount"),
            new($"Todas las prórrogas juntas: {ContractPolicy.ExtensionCapPercent} % del plazo original; van {v.Term.DaysExtended} días", $"All extensions together: {ContractPolicy.ExtensionCapPercent} % of the original term; {v.Term.DaysExtended} days so far"),
        ]);

    private static FormNote Account(ContractView v) => v.Terms is { Account: var a }
        ? new(new("Con qué se compara", "What it is compared with"), [Same($"{a.Bank} · {a.Number} · {a.Holder}")])
        : new(new("Con qué se compara", "What it is compared with"), []);

    private static FormNote Equation(ContractView v) => new(
        new("Ejecutado = pagado + multas + retenido", "Executed = paid + penalties + retained"),
        [Same($"{v.Sums.Executed} = {v.Sums.Paid} + {Deducted(v, Kernel.Deciders.Account.PenaltyIncome)} + {Deducted(v, Kernel.Deciders.Account.RetentionPayable)}")]);

    internal static Money Deducted(ContractView v, string account) =>
        Money.Sum(v.Payments.Where(static p => p.State.Id is TrancheWorkflow.Ordered or TrancheWorkflow.Paid).SelectMany(static p => p.Deductions).Where(d => d.Account == account).Select(static d => d.Amount), v.Currency);

    /// <summary>Only what the deliverable holds: nothing else can be delivered with it.</summary>
    private static IReadOnlyList<FormChoice> Items(ContractView v, DeliverableView d) => [.. (v.Terms?.Items ?? []).Where(i => d.Quantities.Any(q => q.Item == i.Code)).Select(static i => new FormChoice(i.Code, Same($"{i.Code} · {i.Description}")))];

    private static IReadOnlyList<FormChoice> Policies(ContractView v) =>
        [.. v.Guarantees.Where(static g => g.IsInForce).Select(static g => new FormChoice(g.Policy.Number, Same($"{g.Policy.Number} · {g.Policy.Insurer} · {g.Policy.Amount}")))];

    private static IReadOnlyList<FormChoice> Late(ContractView v) =>
        [.. v.Deliverables.Where(static d => d.Unreported).Select(static d => new FormChoice(Text(d.Number), Same($"{d.Number} · {d.Title}")))];

    internal static Label KindOf(GuaranteeKind kind) =>
        FieldWords.Value(FormDefinition.Of(typeof(FileGuarantee)).Find("guarantees")!.Fields.First(static f => f.Name == "kind"), System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(kind.ToString())) ?? Same(kind.ToString());

    private static HashSet<string> Lists() => new(["terms.guarantees", "terms.items", "terms.deliverables", "terms.payments", "items", "deliverables", "payments", "dueDates", "guarantees", "defects", "cured", "evidence"], StringComparer.Ordinal);

    private static Dictionary<string, string> Typed(string field, Money amount) => new(StringComparer.Ordinal) { [field] = FormTexts.Amount(amount) };

    private static Dictionary<string, string> Typed(string field, DateOnly day) => new(StringComparer.Ordinal) { [field] = FormTexts.Iso(day) };

    private static Dictionary<string, string> Typed(string field, Money amount, string dated, DateOnly day) => new(Typed(field, amount), StringComparer.Ordinal) { [dated] = FormTexts.Iso(day) };

    private static Dictionary<string, string> Given(string name, string value) => new(StringComparer.Ordinal) { [name] = value };

    private static Label Same(string text) => new(text, text);

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
