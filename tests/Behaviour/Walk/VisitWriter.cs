using GrantControl.Cases.Authority;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Behaviour.Walk;

/// <summary>What whoever visits in the field would write, of whatever kind of case is visited.</summary>
public static class VisitWriter
{
    /// <summary>How likely a visit is planned when somebody looks at it: two or three are usual.</summary>
    public static double Planning(WalkAct act) => act.Case.Core.Visits.All.Count < 3 ? 0.2 : 0.02;

    /// <summary>The fields of a command of visits; null for any other.</summary>
    public static async Task<ICaseCommand?> WriteAsync(WalkDesk desk, WalkAct act, VisitSetting setting)
    {
        var (number, today) = (act.Child, desk.Today);
        var actions = act.Case.Core.Visits.All.GetValueOrDefault(number)?.Actions;
        var action = actions?.FirstOrDefault(a => !a.Resolved && a.Answer is null == (act.Row.Trigger == VisitWorkflow.Answer))?.Number ?? 1;
        return act.Row.Trigger switch
        {
            VisitWorkflow.Plan => new PlanVisit(today.AddDays(desk.Random.Next(-1, 20)), "Ver el avance."),
            VisitWorkflow.Record => new RecordVisit(
                number,
                today,
                desk.Seldom() ? "GT.XX" : "GT.HU",
                "Chiantla",
                desk.OneIn(2) ? null : new VisitPoint(15_352_000, -91_457_000),
                [.. setting.Checklist.Select(i => new ChecklistAnswer(i.Id, desk.Seldom() ? Seen.No : Seen.Yes))],
                new VisitReceived("Quien recibe", "Presidente"),
                desk.OneIn(3) ? [new VisitFinding("Falta rótulo.", desk.OneIn(3) ? Severity.Blocking : Severity.Minor)] : [],
                desk.OneIn(3) ? [new ActionAsked("Colocarlo.", setting.Owners[0], today.AddDays(10))] : [],
                null,
                await desk.CiteAsync(act.Person, act.Row.Documents)),
            VisitWorkflow.Answer => new AnswerAction(number, action, "Colocado.", await desk.CiteAsync(act.Person, act.Row.Documents)),
            VisitWorkflow.Resolve => new ResolveAction(number, action, !desk.OneIn(3), "Visto."),
            VisitWorkflow.Cancel => new CancelVisit(number, "Camino cerrado."),
            VisitWorkflow.Note => new NoteVisit(1 + desk.Random.Next(2), "Otra nota.", []),
            _ => null,
        };
    }
}
