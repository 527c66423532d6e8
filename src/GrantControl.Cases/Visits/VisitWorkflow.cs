using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Visits;

/// <summary>
/// What may happen to one field visit of a case. Every kind that is visited has this machine as a child, and the three rows
/// of <see cref="OnCase"/> among its own: planning a visit, adding a note to one, and the term of the next one.
/// </summary>
public static class VisitWorkflow
{
    public const string Id = "visit";

    public const string Planned = "planned";
    public const string Done = "done";
    public const string Closed = "closed";
    public const string Cancelled = "cancelled";

    public const string Plan = "plan-visit";
    public const string Record = "record-visit";
    public const string Answer = "answer-action";
    public const string Resolve = "resolve-action";
    public const string Cancel = "cancel-visit";
    public const string Note = "note-visit";

    /// <summary>The program's own: a visit whose actions are all resolved is closed, one of an ended case is not made any more.</summary>
    internal const string Close = "close-visit";
    internal const string Drop = "drop-visit";

    private static readonly Part Clock = new("clock", [Role.System], null, Role.Labels[Role.System]);

    public static string Target(int visit) => $"{Id}:{visit}";

    public static WorkflowDefinition Of(VisitSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return new WorkflowDefinition(Id, 1, new("Visita de campo", "Field visit"), Planned)
        {
            IncompatibleDuties = setting.IncompatibleDuties,
            CompensablePairs = setting.CompensablePairs,
            States =
            [
                new(Planned, new("Programada", "Planned")),
                new(Done, new("Realizada, con acciones abiertas", "Done, actions open")),
                new(Closed, new("Cerrada", "Closed")) { Final = true },
                new(Cancelled, new("Cancelada", "Cancelled")) { Final = true },
            ],
            Transitions =
            [
                new(Record, Record, new("Registrar visita", "Record visit"), [Planned], Done)
                {
                    Parts = [setting.Monitor],
                    Guards = Guards.Human,
                    ParentStates = setting.MadeIn,
                    Documents = [DocumentType.VisitPhoto],
                    Rules = [VisitRules.AlreadyRecorded, VisitRules.ChecklistComplete, VisitRules.PlaceKnown, VisitRules.ActionsOwned],
                    Deadline = new(0, DeadlineUnit.Date, setting.Monitor.Roles[0], setting.EscalatesTo) { DateOf = VisitDates.Due },
                },
                .. setting.Owners.Select(owner => new Transition($"{Answer}-{owner}", Answer, new("Informar acción cumplida", "Report action done"), [Done], Done)
                {
                    Variant = owner,
                    Parts = [new("implementer", [owner], null, Role.Labels[owner])],
                    Guards = Guards.Human,
                    Documents = [DocumentType.ActionEvidence],
                    ActsOn = [VisitRules.ActionOpen],
                    Rules = [VisitRules.ActionOpen, CommonRules.Reasoned],
                    Deadline = new(0, DeadlineUnit.Date, owner, owner == setting.Monitor.Roles[0] ? setting.EscalatesTo : setting.Monitor.Roles[0]) { DateOf = VisitDates.AnswerOf(owner) },
                }),
                new(Resolve, Resolve, new("Verificar acción correctiva", "Verify corrective action"), [Done], Done)
                {
                    Parts = [setting.Monitor],
                    Guards = Guards.Human,
                    ActsOn = [VisitRules.ActionAnswered],
                    Rules = [VisitRules.ActionAnswered, VisitRules.VerifierIsAnother, CommonRules.Reasoned],
                    Deadline = new(0, DeadlineUnit.Date, setting.Monitor.Roles[0], setting.EscalatesTo) { DateOf = VisitDates.Verify },
                },
                new(Cancel, Cancel, new("Cancelar visita", "Cancel visit"), [Planned], Cancelled)
                {
                    Parts = [setting.Monitor], Guards = Guards.Human, Rules = [CommonRules.Reasoned],
                },
                new(Close, Close, new("Cerrar visita", "Close visit"), [Done], Closed) { Parts = [Clock], Guards = Guards.None, Automatic = true },
                new(Drop, Drop, new("Ya no se hace", "Not made any more"), [Planned], Cancelled) { Parts = [Clock], Guards = Guards.None, Cascade = true },
            ],
        };
    }

    /// <summary>The rows of the case itself: they leave it where it is.</summary>
    public static IEnumerable<Transition> OnCase(VisitSetting setting)
    {
        ArgumentNullException.ThrowIfNull(setting);
        return
        [
            .. setting.PlannedIn.Select(state => new Transition($"{Plan}-in-{state}", Plan, new("Programar visita", "Plan visit"), [state], state)
            {
                Parts = [setting.Monitor],
                Guards = Guards.Human,
                Rules = [VisitRules.PlannedAhead],
                Deadline = new(0, DeadlineUnit.Date, setting.Monitor.Roles[0], setting.EscalatesTo) { DateOf = VisitDates.Next },
            }),
            .. setting.MadeIn.Select(state => new Transition($"{Note}-in-{state}", Note, new("Agregar nota a una visita", "Add note to a visit"), [state], state)
            {
                Parts = [setting.Monitor], Guards = Guards.Human, ActsOn = [VisitRules.VisitKnown], Rules = [VisitRules.VisitKnown],
            }),
        ];
    }
}
