using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;

namespace GrantControl.Web.Workflows;

/// <summary>One row of a workflow's table in words. Steps that differ only in the state they start from are one row.</summary>
/// <param name="To">The state it leads to; null when the case stays where it is.</param>
/// <param name="Needs">What must hold besides role and documents.</param>
public sealed record StepRow(
    Label Label, IReadOnlyList<string> From, string? To, IReadOnlyList<string> Who, string Deadline, IReadOnlyList<string> Documents, IReadOnlyList<string> Needs)
{
    public static IReadOnlyList<StepRow> Of(WorkflowDefinition workflow, CaseWords words)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return
        [
            .. workflow.Transitions
                .GroupBy(t => (t.Trigger, t.Label, t.Variant, To: t.From.Contains(t.To, StringComparer.Ordinal) ? "" : t.To))
                .Select(g => Row(workflow, words, [.. g])),
        ];
    }

    private static StepRow Row(WorkflowDefinition workflow, CaseWords words, IReadOnlyList<Transition> rows)
    {
        var l = words.Language;
        var t = rows[0];
        return new StepRow(
            t.Label,
            [.. rows.SelectMany(static r => r.From).Distinct(StringComparer.Ordinal).Select(s => l.T(workflow.State(s).Label))],
            t.From.Contains(t.To, StringComparer.Ordinal) ? null : l.T(workflow.State(t.To).Label),
            [.. t.Parts.Select((p, i) => Actor(t, p, i, words))],
            Term(t.Deadline, words),
            [.. t.Documents.Select(words.Document)],
            [.. Conditions(t, words)]);
    }

    private static string Actor(Transition t, Part part, int place, CaseWords words)
    {
        var l = words.Language;
        var who = t.Automatic || t.Cascade ? l.T("El programa, por sí mismo", "The program, by itself")
            : part.ByClockOnly ? l.T("El reloj, al vencer el plazo", "The clock, when the term passes")
            : words.Roles(part.Roles) + (part.ByClock ? l.T(", o el reloj", ", or the clock") : "");
        return (t.InSequence && t.Parts.Count > 1 ? $"{place + 1}. " : "") + who
            + (part.Quorum > 1 ? l.T($", {part.Quorum} personas", $", {part.Quorum} people") : "")
            + (part.OnlyAboveThreshold ? l.T(" (solo sobre el umbral)", " (only above the threshold)") : "");
    }

    private static string Term(DeadlineDefinition? deadline, CaseWords words)
    {
        var l = words.Language;
        if (deadline is null)
        {
            return "";
        }

        var term = deadline.Unit switch
        {
            DeadlineUnit.BusinessDays => l.T($"{deadline.Amount} días hábiles", $"{deadline.Amount} business days"),
            DeadlineUnit.Days => l.T($"{deadline.Amount} días", $"{deadline.Amount} days"),
            DeadlineUnit.Years => l.T($"{deadline.Amount} años", $"{deadline.Amount} years"),
            _ => l.T("la fecha que fija el expediente", "the date the case sets"),
        };
        return l.T($"{term}; si vence, se eleva a {words.Role(deadline.EscalatesTo)}", $"{term}; when missed it escalates to {words.Role(deadline.EscalatesTo)}")
            + (deadline.OnExpiry is null ? "" : l.T(" y el reloj actúa", " and the clock acts"));
    }

    private static IEnumerable<string> Conditions(Transition t, CaseWords words)
    {
        var l = words.Language;
        var gates = t.NeedsGates.Concat(t.NeedsParentGates).Distinct(StringComparer.Ordinal).ToList();
        if (gates.Count > 0)
        {
            yield return l.T("Vistos buenos: ", "Gates cleared: ") + string.Join(", ", gates.Select(words.Gate));
        }

        foreach (var rule in t.Rules)
        {
            yield return words.Rule(rule);
        }

        if (t.Guards.HasFlag(Guards.Unblocked) && !t.Automatic)
        {
            yield return l.T("Sin congelamiento ni hallazgo que lo detenga", "No freeze and no finding that stops it");
        }
    }
}
