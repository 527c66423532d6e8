using System.Globalization;
using GrantControl.Cases.Documents;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;
using GrantControl.Web.Shared.Problems;

namespace GrantControl.Web.Forms;

/// <summary>Finds out what form an address asks for, and whether this person may have it.</summary>
public sealed class CommandDesk(CaseKinds kinds, ICaseHost host, IFactsReader people, StandingDocuments standing, RegisterChoices registers, TimeProvider clock)
{
    private static readonly TimeSpan FactsAge = TimeSpan.FromSeconds(2);

    /// <summary>The form that opens a case of a kind; nothing at all when there is no such kind.</summary>
    /// <param name="given">What the address brings along to begin with, by field: goods chosen from the register.</param>
    public async Task<(CommandAsked? Asked, CommandRefused? Refused)> OpeningAsync(
        Caller caller, string route, IReadOnlyDictionary<string, string> given, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(given);
        if (kinds.ByRoute(route) is not { } kind || await people.PersonAsync(caller.Institution, caller.Person, FactsAge, cancellation) is not { } person)
        {
            return (null, null);
        }

        var label = new Label($"Nuevo expediente: {kind.Label.Es}", $"New case: {kind.Label.En}");
        if (kind.Workflow.Opening is not { } opening || !opening.Roles.Any(person.Roles.Contains))
        {
            var roles = kind.Workflow.Opening?.Roles ?? [];
            return (null, new CommandRefused(StatusCodes.Status403Forbidden, label, OnlyFor(roles), null));
        }

        var seed = FormSeed.None with { Typed = new Dictionary<string, string>(given, StringComparer.Ordinal) { ["currency"] = "GTQ" } };
        if (person.Organisation is { } organisation && FormDefinition.Of(kind.Commands.All[kind.OpeningCommand]).Find("organisation") is not null)
        {
            var known = await people.OrganisationAsync(caller.Institution, organisation, default, Kernel.Calendars.BusinessCalendar.DayOf(clock.GetUtcNow()), FactsAge, cancellation);
            var name = known?.Facts.Name ?? organisation;
            seed = seed.With("organisation", new FixedValue(organisation, new Label(name, name)));
        }

        seed = await registers.AddAsync(caller, FormDefinition.Of(kind.Commands.All[kind.OpeningCommand]), seed, cancellation);
        return (new CommandAsked(kind, null, new CommandOffered(kind.OpeningCommand, "", null, "", label), null, seed, FormsOf(kind.Kind)), null);
    }

    /// <summary>The form of a command on a case; nothing at all when there is no such case, or command.</summary>
    public async Task<(CommandAsked? Asked, CommandRefused? Refused)> OnCaseAsync(
        Caller caller, string route, string id, string command, CommandChoice choice, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(choice);
        if (kinds.ByRoute(route) is not { } kind || !CaseId.TryParse(id, out var caseId) || !kind.Commands.Knows(command)
            || await host.ReadAsync(caller.Institution, kind.Kind, caseId, caller.Person, cancellation) is not { } reading)
        {
            return (null, null);
        }

        var shown = new CaseShown(kind, reading);
        var meant = shown.Permitted.Where(o => string.Equals(o.Command, command, StringComparison.Ordinal) && choice.Allows(o)).ToList();
        if (meant.Count == 0)
        {
            return (null, NotOffered(kind, shown, command, choice));
        }

        if (meant.Count > 1 && meant.DistinctBy(static o => (o.Target, o.Variant, o.StandInFor)).Skip(1).Any())
        {
            return (null, new CommandRefused(StatusCodes.Status300MultipleChoices, meant[0].Label, new("Elija cuál.", "Choose which one."), shown) { Others = meant });
        }

        var offered = meant[0];
        if (offered.BlockedBy is { } code)
        {
            return (null, new CommandRefused(StatusCodes.Status409Conflict, offered.Label, offered.Why ?? Blocked(code), shown));
        }

        var row = kind.Workflow.Row(offered.Target, offered.Transition)!;
        var forms = FormsOf(kind.Kind);
        var seed = await registers.AddAsync(caller, FormDefinition.Of(kind.Commands.All[command]), Given(forms?.Seed(shown, offered, Kernel.Calendars.BusinessCalendar.DayOf(clock.GetUtcNow())) ?? FormSeed.None, kind, shown, offered), cancellation);
        return (new CommandAsked(kind, shown, offered, row, await WithDocumentsAsync(caller, shown, offered, row, seed, cancellation), forms), null);
    }

    /// <summary>True for a command that releases money: the person proves again who he is.</summary>
    public static bool Releases(string kind, string command) => FormsOf(kind)?.Releasing.Contains(command) ?? false;

    private static IKindForms? FormsOf(string kind) => Installed.Screens.FirstOrDefault(s => string.Equals(s.Kind, kind, StringComparison.Ordinal))?.Forms;

    /// <summary>What the address and the workflow say by themselves, for every kind.</summary>
    private static FormSeed Given(FormSeed seed, ICaseKind kind, CaseShown shown, CommandOffered offered)
    {
        var definition = FormDefinition.Of(kind.Commands.All[offered.Command]);
        foreach (var field in definition.Fields.Where(f => !seed.Fixed.ContainsKey(f.Name)))
        {
            var value = field.Given switch
            {
                GivenBy.Variant => offered.Variant,
                GivenBy.Target => WorkflowDefinition.NumberOf(offered.Target)?.ToString(CultureInfo.InvariantCulture),
                GivenBy.Content => shown.ContentHash,
                _ => null,
            };
            if (value is not null)
            {
                seed = seed.With(field.Name, new FixedValue(value, field.Given == GivenBy.Content ? new Label(value, value) : null));
            }
        }

        var watched = kind.Workflow.Gates.FirstOrDefault(g => string.Equals(g.Id, offered.Variant, StringComparison.Ordinal))?.Watches;
        return seed
            .WithChoices("section", [.. kind.Workflow.Sections.Where(s => watched is null || watched.Contains(s.Id)).Select(static s => new FormChoice(s.Id, s.Label))])
            .WithChoices("gate", [.. kind.Workflow.Gates.Select(static g => new FormChoice(g.Id, g.Label))]);
    }

    /// <summary>One place for each document the row asks for; what an earlier part filed need not be brought again.</summary>
    private async Task<FormSeed> WithDocumentsAsync(Caller caller, CaseShown shown, CommandOffered offered, Transition row, FormSeed seed, CancellationToken cancellation)
    {
        const string Documents = "documents";
        if (seed.Rows.ContainsKey(Documents) || FormDefinition.Of(shown.Kind.Commands.All[offered.Command]).Find(Documents) is not { Kind: FieldKind.Documents })
        {
            return seed;
        }

        var slots = new List<FormRow>();
        foreach (var type in row.Documents.Concat(seed.Documents))
        {
            var filed = (row.Parts.Count > 1 || row.Parts[0].Quorum > 1) && Filed(shown, offered, type) is { } name ? name : null;
            slots.Add(new FormRow(DocumentType.All[type].Label, new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = type })
            {
                Optional = filed is not null,
                Facts = filed is null ? [] : [new($"Ya consta: {filed}", $"On file already: {filed}")],
                OnFile = shown.Organisation.Length > 0 ? await standing.OfAsync(caller.Institution, shown.Organisation, type, cancellation) : [],
            });
        }

        return seed.With(Documents, new FormRows(slots, MayAdd: true));
    }

    private static string? Filed(CaseShown shown, CommandOffered offered, string type) =>
        shown.View<FiledDocuments>().Documents.LastOrDefault(d =>
            string.Equals(d.Type, type, StringComparison.Ordinal) && string.Equals(d.Target, offered.Target, StringComparison.Ordinal) && string.Equals(d.Transition, offered.Transition, StringComparison.Ordinal))?.Name;

    private static CommandRefused NotOffered(ICaseKind kind, CaseShown shown, string command, CommandChoice choice)
    {
        var rows = new[] { kind.Workflow }.Concat(kind.Workflow.Children).SelectMany(static w => w.Transitions.Select(t => (Workflow: w, Row: t)))
            .Where(x => string.Equals(x.Row.Trigger, command, StringComparison.Ordinal) && (choice.Variant is null || x.Row.Variant is null || string.Equals(x.Row.Variant, choice.Variant, StringComparison.Ordinal)))
            .ToList();
        if (rows.Count == 0)
        {
            return new CommandRefused(StatusCodes.Status409Conflict, shown.Kind.Label, new("Esto no lo envía una persona.", "This is not sent by a person."), shown);
        }

        var (workflow, row) = rows.FirstOrDefault(x => !ReferenceEquals(x.Workflow, kind.Workflow) || x.Row.From.Contains(shown.State.Id), rows[0]);
        if (ReferenceEquals(workflow, kind.Workflow) && !row.From.Contains(shown.State.Id))
        {
            var states = row.From.Select(workflow.State).ToList();
            return new CommandRefused(StatusCodes.Status409Conflict, row.Label, new(
                $"Se hace cuando el expediente está en: {string.Join(", ", states.Select(static s => s.Label.Es))}. Ahora está en: {shown.State.Label.Es}.",
                $"It is done while the case is in: {string.Join(", ", states.Select(static s => s.Label.En))}. It is now in: {shown.State.Label.En}."), shown);
        }

        return new CommandRefused(StatusCodes.Status403Forbidden, row.Label, OnlyFor([.. row.Parts.SelectMany(static p => p.Roles).Where(static r => r != Role.System)]), shown);
    }

    private static Label OnlyFor(IEnumerable<string> roles)
    {
        var names = roles.Distinct(StringComparer.Ordinal).Select(static r => Role.Labels.GetValueOrDefault(r) ?? new Label(r, r)).ToList();
        return new Label(
            $"Corresponde a: {string.Join(", ", names.Select(static n => n.Es))}. Si ese es su rol, puede que ya lo haya hecho, que tenga en este expediente una función incompatible, que su declaración de intereses no esté vigente o que todavía no sea el momento.",
            $"It is for: {string.Join(", ", names.Select(static n => n.En))}. If that is your role, you may have done it already, hold an incompatible duty in this case, lack a declaration of interests in force, or its moment has not come.");
    }

    private static Label Blocked(string code) => code switch
    {
        Codes.GateOpen => new("Todavía falta un visto bueno: cuando estén todos, podrá hacerlo desde el expediente.", "A gate is still open: once all are cleared, you can do it from the case."),
        Codes.Blocked => new("Los avances y pagos de este expediente están detenidos por un hallazgo o por una congelación.", "Progress and payments of this case are stopped by a finding or a freeze."),
        _ => ProblemKind.Of(code).Title,
    };

    private sealed record FiledDocuments(IReadOnlyList<FiledDocument> Documents);

    private sealed record FiledDocument(string Type, string Name, string Target = "", string Transition = "");
}

/// <summary>Which of several commands of one name the address means; null and empty leave it open.</summary>
public sealed record CommandChoice(string? Target, string? Variant, string? For)
{
    public bool Allows(CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(offered);
        return (Target is null || string.Equals(Target, offered.Target, StringComparison.Ordinal))
            && (Variant is null || string.Equals(Variant, offered.Variant, StringComparison.Ordinal))
            && string.Equals(For ?? "", offered.StandInFor ?? "", StringComparison.Ordinal);
    }
}
