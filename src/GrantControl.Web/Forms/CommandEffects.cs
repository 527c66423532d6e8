using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.Forms;

/// <summary>What a command will change, said before it is sent: from the row of the workflow, then in the kind's own words.</summary>
public static class CommandEffects
{
    /// <summary>With more of them nobody reads who is next; what is to be done says more.</summary>
    private const int MostRoles = 4;

    public static IReadOnlyList<Label> Of(CommandAsked asked, CaseShown shown)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (asked.Row is not { } row)
        {
            return [];
        }

        var workflow = asked.Kind.Workflow.For(asked.Offered.Target);
        List<Label> lines = [.. Move(asked, workflow, row), .. asked.Forms?.Consequences(shown, asked.Offered) is { Count: > 0 } own ? own : OfAnyKind(asked.Offered.Command)];
        var parts = row.Parts.Where(static p => !p.OnlyAboveThreshold).Select(static p => p.Label).ToList();
        if (parts.Count > 1)
        {
            lines.Add(new Label($"Hacen falta: {Joined(parts, "es")}{(row.InSequence ? ", en ese orden" : "")}.", $"It takes: {Joined(parts, "en")}{(row.InSequence ? ", in that order" : "")}."));
        }

        if (Next(workflow, row) is { } next)
        {
            lines.Add(next);
        }

        return lines;
    }

    public static IReadOnlyList<Label> OfOpening(CommandAsked asked)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var state = asked.Kind.Workflow.State(asked.Kind.Workflow.Initial).Label;
        return [new($"Se abre un expediente con su número, en estado «{state.Es}».", $"A case is opened with a number of its own, in state “{state.En}”.")];
    }

    /// <summary>What every kind of case offers means the same in each, unless the kind says it in words of its own.</summary>
    private static IReadOnlyList<Label> OfAnyKind(string command) => command switch
    {
        "freeze" => [new("Nada avanza ni se paga en este expediente hasta que se descongele; todos ven el motivo.", "Nothing advances or is paid in this case until it is unfrozen; everybody sees the reason.")],
        "unfreeze" => [new("El expediente vuelve a avanzar y a pagarse, si nada más lo detiene.", "The case advances and is paid again, unless something else stops it.")],
        "raise-finding" => [new("El hallazgo queda a la vista en el expediente; si detiene, nada avanza ni se paga hasta que otra persona lo cierre.", "The finding is seen in the case; if it stops, nothing advances or is paid until another person resolves it.")],
        "resolve-finding" => [new("El hallazgo queda cerrado; si detenía el expediente, vuelve a avanzar.", "The finding is closed; if it stopped the case, the case advances again.")],
        "plan-visit" => [new("La visita aparece en la bandeja de quien la hará, con su fecha límite.", "The visit appears in the inbox of whoever will make it, with its term.")],
        "note-visit" => [new("La nota se agrega a la visita; lo ya registrado no cambia.", "The note is added to the visit; what was recorded does not change.")],
        _ => [],
    };

    private static IEnumerable<Label> Move(CommandAsked asked, WorkflowDefinition workflow, Transition row)
    {
        var to = workflow.State(row.To);
        if (!row.From.Contains(row.To, StringComparer.Ordinal))
        {
            var what = asked.Offered.Target.Length == 0
                ? new Label("El expediente", "The case")
                : new Label(HistoryWords.TargetName(asked.Kind, asked.Offered.Target, Language.Spanish), HistoryWords.TargetName(asked.Kind, asked.Offered.Target, Language.English));
            yield return row.Parts.Where(static p => !p.OnlyAboveThreshold).Sum(static p => p.Quorum) > 1
                ? new Label($"{what.Es} pasa a «{to.Label.Es}» cuando estén todas las firmas.", $"{what.En} moves to “{to.Label.En}” once all have signed.")
                : new Label($"{what.Es} pasa a «{to.Label.Es}».", $"{what.En} moves to “{to.Label.En}”.");
        }

        if (row.Clears is { } gate && workflow.Gates.FirstOrDefault(g => string.Equals(g.Id, gate, StringComparison.Ordinal)) is { } cleared)
        {
            yield return new Label($"Queda dado el visto bueno «{cleared.Label.Es}», con su nombre, la fecha y la huella de lo revisado.", $"The gate “{cleared.Label.En}” stands cleared, with your name, the date and the hash of what was reviewed.");
        }
    }

    /// <summary>Who is waited for after it, as the table says; nothing when it ends there or stays.</summary>
    private static Label? Next(WorkflowDefinition workflow, Transition row)
    {
        var next = workflow.Transitions.Where(t => t.From.Contains(row.To, StringComparer.Ordinal) && t.Deadline is not null && !row.From.Contains(row.To, StringComparer.Ordinal)).ToList();
        if (next.Count == 0)
        {
            return null;
        }

        var roles = next.SelectMany(static t => t.Parts).SelectMany(static p => p.Roles).Where(static r => r != Role.System).Distinct(StringComparer.Ordinal)
            .Select(static r => Role.Labels.GetValueOrDefault(r) ?? new Label(r, r)).ToList();
        if (roles.Count > MostRoles)
        {
            var acts = next.Select(static t => t.Label).ToList();
            return new Label($"Después sigue: {Joined(acts, "es")}.", $"Then follows: {Joined(acts, "en")}.");
        }

        return roles.Count == 0 ? null : new Label($"Después le toca a: {Joined(roles, "es")}.", $"Then it is the turn of: {Joined(roles, "en")}.");
    }

    private static string Joined(IEnumerable<Label> labels, string language) => string.Join(", ", labels.Select(l => l.For(language)).Distinct(StringComparer.Ordinal));
}
