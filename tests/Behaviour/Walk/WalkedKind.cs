using GrantControl.Cases.Authority;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Behaviour.Walk;

/// <summary>
/// One kind of case as a walk plays it: how often, by whom, and what somebody in a hurry would write. What may be done, the
/// product itself is asked: a walk takes what is offered.
/// </summary>
public abstract class WalkedKind(ICaseKind kind, WalkDesk desk)
{
    /// <summary>Acts an office seldom comes to. A walk that took them as often as others would never get anywhere.</summary>
    private static readonly HashSet<string> Rare = new(StringComparer.Ordinal)
    {
        "freeze", "raise-finding", "withdraw", "reject", "terminate", "suspend", "compensate", "annul", "observe", "return", "recount", "cancel", "reopen",
        "withdraw-amendment", "decline-amendment", "observe-amendment", "return-tranche", "reject-payment", "observe-tranche", "reject-delivery", "waive-penalty",
        "note-visit", "cancel-visit", "disallow", "uncount",
    };

    public ICaseKind Kind { get; } = kind;

    /// <summary>Of a hundred commands, so many are for this kind.</summary>
    public abstract int Share { get; }

    /// <summary>Cases that run at once: few get far, many get nowhere.</summary>
    public abstract int AtOnce { get; }

    /// <summary>Who takes which duty, as an office would hand it out.</summary>
    public abstract IReadOnlyDictionary<string, string[]> Duties { get; }

    /// <summary>Those who speak without taking a duty on.</summary>
    public virtual IReadOnlyList<string> Others => ["ctl4", "aud2"];

    public IReadOnlyList<string> People => [.. Duties.Values.SelectMany(p => p).Concat(Others).Distinct(StringComparer.Ordinal)];

    protected WalkDesk Desk { get; } = desk;

    /// <summary>Every state of the kind's tables but those it begins in: <c>grant/closed</c> of the case, <c>contract/tranche:paid</c> of a child.</summary>
    public IEnumerable<string> Places =>
    [
        .. Kind.Workflow.States.Where(s => s.Id != Kind.Workflow.Initial).Select(s => Place("", s.Id)),
        .. Kind.Workflow.Children.SelectMany(c => c.States.Where(s => s.Id != c.Initial).Select(s => Place(c.Id + ":", s.Id))),
    ];

    /// <summary>A state of the case, or of the child a target such as <c>tranche:2</c> names.</summary>
    public string Place(string target, string state) => $"{Kind.Kind}/{(target.Length == 0 ? "" : target[..(target.IndexOf(':', StringComparison.Ordinal) + 1)])}{state}";

    /// <summary>A new case: its identity, who opens it, and with what.</summary>
    public abstract Task<(CaseId Id, string Person, ICaseCommand Body)> OpenAsync();

    /// <summary>How likely an act that is offered is taken when somebody looks at it; 0 to 1.</summary>
    public virtual double Weight(WalkAct act) =>
        Rare.Contains(act.Row.Trigger) ? 0.06
        : act.Row.From.Contains(act.Row.To) && act.Row is { Clears: null, Deadline: null } && !act.Row.Trigger.StartsWith("un", StringComparison.Ordinal) ? 0.3
        : 1;

    /// <summary>What this person is offered by the case, as far as it is his in this office.</summary>
    public IEnumerable<(WalkAct Act, string? BlockedBy)> OfferedTo(string person, WalkedCase walked)
    {
        var actor = Office.ActorOf(person);
        var facts = new Facts(BusinessCalendars.Guatemala());
        foreach (var offer in Kind.Permitted(walked.State, actor, facts, Desk.Office.Clock.GetUtcNow(), TableWalker.Instance))
        {
            var row = Kind.Workflow.Row(offer.Target, offer.Transition)!;
            if (row.Parts.Any(p => p.Roles.Any(actor.Roles.Contains) && (p.Duty is null || Duties[p.Duty].Contains(person))))
            {
                yield return (new WalkAct(walked, row, offer.Target, person), offer.BlockedBy);
            }
        }
    }

    /// <summary>The fields of one command.</summary>
    public async Task<ICaseCommand> WriteAsync(WalkAct act)
    {
        var core = act.Case.Core;
        return await WriteOwnAsync(act) ?? act.Row.Trigger switch
        {
            "raise-finding" => new RaiseFinding("Observación de control.", Desk.OneIn(2)),
            "resolve-finding" => new ResolveFinding(
                core.Findings.FirstOrDefault(f => !f.Resolved && f.RaisedBy != act.Person)?.Number ?? 1, "Atendido.", await Desk.CiteAsync(act.Person, act.Row.Documents)),
            "freeze" => new FreezePayments("Revisión."),
            "unfreeze" => new UnfreezePayments("Revisado."),
            _ => throw new InvalidOperationException($"Nobody knows how to write {Kind.Kind}/{act.Row.Trigger}."),
        };
    }

    /// <summary>The fields of a command of this kind's own; null for those every kind shares.</summary>
    protected abstract Task<ICaseCommand?> WriteOwnAsync(WalkAct act);

    /// <summary>The papers the row asks for; none from whoever seconds what another filed.</summary>
    protected async Task<IReadOnlyList<DocumentCited>> PapersAsync(WalkAct act) => act.Seconds ? [] : await Desk.CiteAsync(act.Person, act.Row.Documents);
}
