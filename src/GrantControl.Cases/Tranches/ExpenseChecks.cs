using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

/// <summary>What must hold of the expenses an organisation reports.</summary>
internal static class ExpenseChecks
{
    public const int MaxLines = 500;
    private const int MaxId = 40;

    /// <summary>Every line on its own: its evidence, its amount, its date, its charge.</summary>
    public static Rejection? EachLine(ITrancheCase state, int tranche, IReadOnlyList<ExpenseReported> lines, DateOnly today)
    {
        var charged = state.Tranches[tranche].Plan.Charges.Select(c => c.BudgetLine).ToHashSet(StringComparer.Ordinal);
        var starts = state.SpendingStarts ?? DateOnly.MinValue;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var fields = new FieldCheck();
        for (var i = 0; i < lines.Count; i++)
        {
            var (line, path) = (lines[i], $"lines[{i}]");
            fields.Reference($"{path}.id", line.Id, MaxId);
            fields.That(seen.Add(line.Id), $"{path}.id", "La línea está repetida.", "The line stands twice.");
            fields.Text($"{path}.description", line.Description);
            fields.Text($"{path}.supplier", line.Supplier, FieldCheck.MaxTitle);
            fields.Text($"{path}.invoiceNumber", line.InvoiceNumber, FieldCheck.MaxTitle);
            fields.Amount($"{path}.amount", line.Amount, state.Currency);
            fields.That(charged.Contains(line.BudgetLine), $"{path}.budgetLine", "El desembolso no carga a esa partida.", "The tranche is not charged to that budget line.");
            fields.That(line.Date <= today, $"{path}.date", "El gasto no puede tener fecha futura.", "An expense cannot lie in the future.");
            fields.That(line.Date >= starts, $"{path}.date", "El gasto es anterior al inicio del plan.", "The expense lies before the start of the plan.");
            fields.That(line.Evidence.Type == DocumentType.ExpenseEvidence, $"{path}.evidence.type", "Cada gasto lleva su comprobante.", "Each expense has its own evidence.");
        }

        return fields.Refusal(TrancheRules.EvidencePerLine);
    }

    /// <summary>
    /// All lines together account for no more than was paid, budget line by budget line, and for nothing that was refunded
    /// meanwhile: an advance is accounted for once.
    /// </summary>
    public static Rejection? WithinPayment(ITrancheCase state, int tranche, IReadOnlyList<ExpenseReported> lines)
    {
        if (lines.Count is 0 or > MaxLines)
        {
            return Refuse.Field(TrancheRules.LinesWithinPayment, "lines", $"Una rendición tiene de 1 a {MaxLines} gastos.", $"A report has 1 to {MaxLines} lines.");
        }

        var fields = new FieldCheck();
        foreach (var charge in state.Tranches[tranche].Plan.Charges.GroupBy(c => c.BudgetLine, StringComparer.Ordinal))
        {
            var paid = Money.Sum(charge.Select(c => c.Amount), state.Currency);
            var spent = Money.Sum(lines.Where(l => l.BudgetLine == charge.Key).Select(l => l.Amount), state.Currency);
            var left = TrancheChecks.Minor(state, state.Core.Balance(Account.Advance, charge.Key));
            fields.That(spent <= left || spent > paid, "lines", $"En {charge.Key} se rinden {spent} y solo quedan {left} por liquidar.", $"{spent} is reported on {charge.Key} and only {left} is left to account for.");
            fields.That(spent <= paid, "lines", $"En {charge.Key} se rinden {spent} y se pagaron {paid}.", $"{spent} is reported on {charge.Key} and {paid} was paid.");
        }

        return fields.Refusal(TrancheRules.LinesWithinPayment);
    }

    /// <summary>Exactly one decision for each line, and a reason for what is disallowed.</summary>
    public static Rejection? EveryLineDecided(TrancheState tranche, IReadOnlyList<ExpenseDecision> decisions)
    {
        var known = tranche.Lines.Select(l => l.Reported.Id).ToHashSet(StringComparer.Ordinal);
        var decided = new HashSet<string>(StringComparer.Ordinal);
        var fields = new FieldCheck();
        for (var i = 0; i < decisions.Count; i++)
        {
            var (decision, path) = (decisions[i], $"decisions[{i}]");
            fields.That(known.Contains(decision.Line), $"{path}.line", "La rendición no tiene esa línea.", "The report has no such line.");
            fields.That(decided.Add(decision.Line), $"{path}.line", "La línea está repetida.", "The line stands twice.");
            fields.That(decision.Verdict != ExpenseVerdict.Pending, $"{path}.verdict", "Ninguna línea puede quedar pendiente.", "No line may stay pending.");
            if (decision.Verdict == ExpenseVerdict.Disallowed || decision.Reason is not null)
            {
                fields.Text($"{path}.reason", decision.Reason);
            }
        }

        var left = known.Except(decided, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        fields.That(left.Count == 0, "decisions", $"Faltan: {string.Join(", ", left)}.", $"Missing: {string.Join(", ", left)}.");
        return fields.Refusal(TrancheRules.EveryLineDecided);
    }

    public static Rejection? Observations(TrancheState tranche, IReadOnlyList<ExpenseObserved> observations)
    {
        var fields = new FieldCheck();
        fields.That(observations.Count is >= 1 and <= MaxLines, "observations", $"Hacen falta de 1 a {MaxLines} observaciones.", $"1 to {MaxLines} observations are needed.");
        for (var i = 0; i < observations.Count; i++)
        {
            var seen = observations[i];
            fields.Text($"observations[{i}].text", seen.Text);
            fields.That(seen.Line is null || tranche.Lines.Any(l => l.Reported.Id == seen.Line), $"observations[{i}].line", "La rendición no tiene esa línea.", "The report has no such line.");
        }

        return fields.Refusal(TrancheRules.Reasoned);
    }

    /// <summary>Every open observation is answered, once, and nothing else is.</summary>
    public static Rejection? EveryObservationAnswered(TrancheState tranche, IReadOnlyList<ObservationAnswered> answers)
    {
        var open = tranche.Observations.Where(o => o.Answer is null).Select(o => o.Number).ToHashSet();
        var answered = new HashSet<int>();
        var fields = new FieldCheck();
        for (var i = 0; i < answers.Count; i++)
        {
            fields.That(open.Contains(answers[i].Observation) && answered.Add(answers[i].Observation), $"answers[{i}].observation", "No es una observación abierta.", "It is not an open observation.");
            fields.Text($"answers[{i}].text", answers[i].Text);
        }

        fields.That(open.SetEquals(answered), "answers", "Quedan observaciones sin respuesta.", "Some observations are not answered.");
        return fields.Refusal(TrancheRules.EveryObservationAnswered);
    }
}
