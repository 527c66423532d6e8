using System.Collections.Frozen;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Visits;

namespace GrantControl.Web.Cases;

/// <summary>Everything a case holds, in the words of one reader: events, steps, fields, codes and people.</summary>
/// <param name="people">Names by id; who has none there is shown by his id.</param>
public sealed class CaseWords(ICaseKind kind, Language language, IReadOnlyDictionary<string, string> people)
{
    private static readonly FrozenDictionary<string, Label> Shared = new Dictionary<string, Label>(StringComparer.Ordinal)
    {
        ["code"] = new("Código", "Code"),
        ["name"] = new("Nombre", "Name"),
        ["title"] = new("Título", "Title"),
        ["number"] = new("Número", "Number"),
        ["fiscalYear"] = new("Ejercicio", "Fiscal year"),
        ["currency"] = new("Moneda", "Currency"),
        ["chargeable"] = new("Admite cargos", "Can be charged"),
        ["details"] = new("Desglosa a", "Breaks down"),
        ["budget"] = new("Presupuesto", "Budget"),
        ["line"] = new("Partida", "Line"),
        ["lines"] = new("Partidas", "Lines"),
        ["assigned"] = new("Asignado", "Assigned"),
        ["modified"] = new("Modificado", "Modified"),
        ["current"] = new("Vigente", "Current"),
        ["openingAccrued"] = new("Devengado antes", "Accrued before"),
        ["changes"] = new("Cambios", "Changes"),
        ["amount"] = new("Monto", "Amount"),
        ["reason"] = new("Motivo", "Reason"),
        ["visit-history.imported/1"] = new("Visitas anteriores registradas", "Past visits registered"),
        ["budget.imported/1"] = new("Presupuesto importado", "Budget imported"),
        ["budget.modified/1"] = new("Presupuesto modificado", "Budget modified"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly KindWords _own = Installed.Screens.FirstOrDefault(s => string.Equals(s.Kind, kind.Kind, StringComparison.Ordinal))?.Words ?? KindWords.None;

    public Language Language => language;

    public ICaseKind Kind => kind;

    /// <summary>What an event says happened, and to which part of the case.</summary>
    public string Event(string name, string? target, string? transition)
    {
        var label = _own.Events.GetValueOrDefault(name) ?? Shared.GetValueOrDefault(name) ?? VisitWords.Event(name) ?? CommonWords.Event(name)
            ?? (transition is null ? null : TransitionOf(target ?? "", transition)?.Label)
            ?? new Label("Hecho registrado", "Event recorded");
        var what = language.T(label);
        return string.IsNullOrEmpty(target) ? what : $"{what} · {Target(target)}";
    }

    public string Event(HistoryRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        var step = StepShown.Of(row);
        return Event(row.Name, step?.Target, step?.Transition);
    }

    public string Transition(string target, string transition) =>
        TransitionOf(target, transition)?.Label is { } label ? language.T(label)
        : transition == Gatekeeper.Opening || transition == kind.OpeningCommand ? language.T("Apertura", "Opening")
        : Event("", null, null);

    /// <summary>What a deadline waits for, by its id: a transition, after the part of the case it is of.</summary>
    public string Deadline(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        var at = id.LastIndexOf(':');
        return at < 0 ? Transition("", id) : $"{Transition(id[..at], id[(at + 1)..])} · {Target(id[..at])}";
    }

    public string Target(string target) => HistoryWords.TargetName(kind, target, language);

    public string State(string target, string state) =>
        WorkflowOf(target)?.States.FirstOrDefault(s => string.Equals(s.Id, state, StringComparison.Ordinal))?.Label is { } label ? language.T(label) : "–";

    /// <summary>What a state means, in one sentence; empty where the kind does not say.</summary>
    public string StateMeaning(WorkflowDefinition workflow, StateDefinition state)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        ArgumentNullException.ThrowIfNull(state);
        return _own.States.TryGetValue($"{workflow.Id}/{state.Id}", out var label) || VisitWords.All.States.TryGetValue($"{workflow.Id}/{state.Id}", out label) ? language.T(label) : "";
    }

    public string Introduction => _own.Introduction is { } label ? language.T(label) : "";

    public string Role(string role) => Kernel.Workflows.Role.Labels.TryGetValue(role, out var label) ? language.T(label) : role;

    public string Roles(IEnumerable<string> roles) => string.Join(language.T(" o ", " or "), roles.Where(static r => r != Kernel.Workflows.Role.System).Select(Role));

    /// <summary>A person's name, and in whose place he acted.</summary>
    public string Person(string person, string? standInFor = null) =>
        standInFor is null ? Name(person) : language.T($"{Name(person)}, en lugar de {Name(standInFor)}", $"{Name(person)}, standing in for {Name(standInFor)}");

    public string Gate(string gate) => kind.Workflow.Gates.FirstOrDefault(g => string.Equals(g.Id, gate, StringComparison.Ordinal)) is { } known ? language.T(known.Label) : gate;

    public string Section(string section) => kind.Workflow.Sections.FirstOrDefault(s => string.Equals(s.Id, section, StringComparison.Ordinal)) is { } known ? language.T(known.Label) : section;

    public string Document(string type) => language.T(DocumentType.All.TryGetValue(type, out var known) ? known.Label : DocumentType.All[DocumentType.Other].Label);

    public string Account(string account) => language.T(MoneyFigure.AccountName(account));

    public string Rule(string rule) => language.T(_own.Rules.GetValueOrDefault(rule) ?? VisitWords.All.Rules.GetValueOrDefault(rule) ?? CommonWords.Rules.GetValueOrDefault(rule) ?? new Label("Regla propia del trámite", "A rule of its own"));

    /// <summary>The label of a field by its name in JSON.</summary>
    /// <param name="command">The command it came from, where it is known: its own word for the field comes first.</param>
    public string Member(string name, string? command = null) => language.T(
        (command is not null && kind.Commands.All.TryGetValue(command, out var type) ? FormDefinition.Of(type).Find(name)?.Label : null)
        ?? _own.Members.GetValueOrDefault(name) ?? Shared.GetValueOrDefault(name) ?? FieldWords.Of(kind, null, name)?.Label ?? VisitWords.All.Members.GetValueOrDefault(name) ?? CommonWords.Members.GetValueOrDefault(name) ?? new Label("Otro dato", "Other field"));

    /// <summary>The words of a code, or the text itself where it is none.</summary>
    public string Value(string code) =>
        _own.Values.TryGetValue(code, out var label) || VisitWords.All.Values.TryGetValue(code, out label) || kind.Workflow.DutyLabels.TryGetValue(code, out label)
        ? language.T(label)
        : code;

    /// <summary>What a posting was for: <c>tranche:2</c>, <c>report-line:4</c>, <c>plan</c>, or the act it belongs to.</summary>
    public string Memo(string memo)
    {
        ArgumentNullException.ThrowIfNull(memo);
        var at = memo.IndexOf(':', StringComparison.Ordinal);
        return at > 0 && WorkflowOf(memo) is not null ? Target(memo)
            : at > 0 ? memo[(at + 1)..]
            : Value(memo) is var word && !string.Equals(word, memo, StringComparison.Ordinal) ? word
            : kind.Workflow.Transitions.FirstOrDefault(t => string.Equals(t.Trigger, memo, StringComparison.Ordinal)) is { } act ? language.T(act.Label)
            : memo;
    }

    public Transition? TransitionOf(string target, string transition) => kind.Workflow.Row(target, transition);

    public WorkflowDefinition? WorkflowOf(string target) => kind.Workflow.Find(target);

    private string Name(string person) =>
        string.Equals(person, Actor.SystemPerson, StringComparison.Ordinal) ? language.T(Kernel.Workflows.Role.Labels[Kernel.Workflows.Role.System])
            : string.Equals(person, Actor.CitizenPerson, StringComparison.Ordinal) ? language.T(Kernel.Workflows.Role.Labels[Kernel.Workflows.Role.Citizen])
            : people.GetValueOrDefault(person, person);
}
