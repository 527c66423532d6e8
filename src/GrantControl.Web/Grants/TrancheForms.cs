using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Grants;

/// <summary>What the forms of one tranche know: its preconditions, its charges, its expenses, its payment.</summary>
internal static class TrancheForms
{
    public static FormSeed Seed(FormSeed seed, CaseShown shown, GrantView grant, TrancheView tranche, string command)
    {
        seed = seed with { Notes = [About(tranche)] };
        return command switch
        {
            "verify-tranche" => Preconditions(seed, grant, tranche),
            "order-tranche" => Order(seed, shown, grant, tranche),
            "confirm-tranche" => seed with { Typed = Typed(("order", tranche.Tranche.Order), ("amount", FormTexts.Amount(tranche.Amount))) },
            "reject-payment" => seed with { Typed = Typed(("order", tranche.Tranche.Order)) },
            "report-tranche" => seed.WithChoices("charged-line", Charged(tranche)),
            "accept-tranche" => seed.With("decisions", new FormRows([.. tranche.Tranche.Lines.Select(static l => Expense(l.Reported))])),
            "observe-tranche" => seed.WithChoices("reported-line", [.. tranche.Tranche.Lines.Select(static l => new FormChoice(l.Reported.Id, Heading(l.Reported)))]),
            "correct-tranche" => Correction(seed, tranche),
            _ => seed,
        };
    }

    private static FormNote About(TrancheView tranche) => new(new($"Desembolso {tranche.Number}", $"Tranche {tranche.Number}"),
    [
        new($"Monto: {tranche.Amount}", $"Amount: {tranche.Amount}"),
        new($"Estado: {tranche.State.Label.Es}", $"State: {tranche.State.Label.En}"),
        new($"Previsto para el {LocalizedPage.Day(tranche.Tranche.Plan.PlannedOn)}", $"Planned on {LocalizedPage.Day(tranche.Tranche.Plan.PlannedOn)}"),
        .. tranche.Tranche.Plan.Charges.Select(static c => new Label($"{c.BudgetLine}: {c.Amount}", $"{c.BudgetLine}: {c.Amount}")),
    ]);

    /// <summary>A row for each precondition. What was filed for it already stands in its place: control, or whoever verifies again after a return, cites it as it is.</summary>
    private static FormSeed Preconditions(FormSeed seed, GrantView grant, TrancheView tranche)
    {
        var filed = tranche.Tranche.Evidence.Select(e => new PreconditionMet(
            e.Key, new DocumentCited(DocumentType.PreconditionEvidence, e.Value, grant.Documents.LastOrDefault(d => string.Equals(d.Sha256, e.Value, StringComparison.Ordinal))?.Name ?? e.Value)));
        var rows = new FormRows([.. tranche.Tranche.Plan.Preconditions.Select((text, i) => new FormRow(
            new Label($"Condición {i + 1}", $"Precondition {i + 1}"), GrantForms.Given("precondition", GrantForms.Number(i + 1)))
        {
            Facts = [new Label(text, text)],
        })]);
        return seed.With("evidence", rows) with
        {
            Suggested = new VerifyTranche(tranche.Number, [.. filed]),
            Notes = tranche.Tranche.Plan.VisitRequired
                ? [.. seed.Notes, new FormNote(new("Visita de campo", "Field visit"), [new("El plan pide una visita: control interno adjunta su informe, si no consta ya.", "The plan asks for a visit: internal control attaches its report, unless it is on file.")])]
                : seed.Notes,
        };
    }

    private static FormSeed Order(FormSeed seed, CaseShown shown, GrantView grant, TrancheView tranche)
    {
        var item = new PaymentItem(shown.Number, tranche.Number, tranche.Amount);
        return seed with
        {
            Typed = Typed(
                ("total", FormTexts.Amount(tranche.Amount)),
                ("items[0].case", item.Case),
                ("items[0].tranche", GrantForms.Number(item.Tranche)),
                ("items[0].amount", FormTexts.Amount(item.Amount)),
                ("account.bank", grant.VerifiedAccount?.Bank),
                ("account.number", grant.VerifiedAccount?.Number),
                ("account.holder", grant.VerifiedAccount?.Holder)),
        };
    }

    private static IReadOnlyList<FormChoice> Charged(TrancheView tranche) =>
        [.. tranche.Tranche.Plan.Charges.Select(static c => new FormChoice(c.BudgetLine, new($"{c.BudgetLine} ({c.Amount})", $"{c.BudgetLine} ({c.Amount})"))).DistinctBy(static c => c.Value, StringComparer.Ordinal)];

    private static FormSeed Correction(FormSeed seed, TrancheView tranche)
    {
        var open = tranche.Tranche.Observations.Where(static o => o.Answer is null).ToList();
        var observed = tranche.Tranche.Lines.Where(l => open.Any(o => string.Equals(o.Line, l.Reported.Id, StringComparison.Ordinal))).Select(static l => l.Reported).ToList();
        return seed.WithChoices("charged-line", Charged(tranche)).With("answers", new FormRows([.. open.Select(o => new FormRow(
            new Label($"Observación {o.Number}", $"Observation {o.Number}"), GrantForms.Given("observation", GrantForms.Number(o.Number)))
        {
            Facts =
            [
                new(o.Text, o.Text),
                .. tranche.Tranche.Lines.Where(l => string.Equals(l.Reported.Id, o.Line, StringComparison.Ordinal)).Select(static l => Heading(l.Reported)),
            ],
        })])) with
        {
            Suggested = new CorrectTranche(tranche.Number, [], observed),
            MayBeEmpty = new HashSet<string>(StringComparer.Ordinal) { "lines" },
        };
    }

    private static FormRow Expense(ExpenseReported line) => new(Heading(line), GrantForms.Given("line", line.Id))
    {
        Facts =
        [
            new($"{line.Supplier} · factura {line.InvoiceNumber} · {LocalizedPage.Day(line.Date)}", $"{line.Supplier} · invoice {line.InvoiceNumber} · {LocalizedPage.Day(line.Date)}"),
            new($"Partida {line.BudgetLine} · comprobante «{line.Evidence.Name}»", $"Budget line {line.BudgetLine} · receipt “{line.Evidence.Name}”"),
        ],
    };

    private static Label Heading(ExpenseReported line) => new($"{line.Id} · {line.Description} · {line.Amount}", $"{line.Id} · {line.Description} · {line.Amount}");

    private static Dictionary<string, string> Typed(params (string Path, string? Text)[] values) =>
        values.Where(static v => v.Text is not null).ToDictionary(static v => v.Path, static v => v.Text!, StringComparer.Ordinal);
}
