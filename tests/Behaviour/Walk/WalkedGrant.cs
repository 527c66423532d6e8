using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Behaviour.Walk;

/// <summary>Grants on a walk: plans corrected and amended, money asked for and accounted, visits, refunds, settlements.</summary>
public sealed class WalkedGrant(WalkDesk desk) : WalkedKind(GrantKind.Instance, desk)
{
    private readonly Dictionary<CaseId, StoryScript> _scripts = [];

    public override int Share => 34;

    public override int AtOnce => 4;

    public override IReadOnlyDictionary<string, string[]> Duties { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [Duty.Formulate] = ["ong1"],
        [Duty.RequestPayment] = ["ong2"],
        [Duty.ReviewTechnical] = ["tec1"],
        [Duty.ReviewLegal] = ["legal1"],
        [Duty.ReviewFinance] = ["fin1"],
        [Duty.ReviewControl] = ["ctl1"],
        [Duty.Authorise] = ["tit1", "com1", "com2", "com3"],
        [Duty.ApproveFirst] = ["fin2"],
        [Duty.ApproveSecond] = ["fin3"],
        [Duty.Pay] = ["tes1"],
        [Duty.Monitor] = ["tec2", "ctl2"],
        [Duty.Liquidate] = ["ctl3"],
        [Duty.Close] = ["aud1"],
    };

    /// <summary>Every fifth is large enough for the committee.</summary>
    public override Task<(CaseId Id, string Person, ICaseCommand Body)> OpenAsync()
    {
        var id = Desk.NewId();
        var made = Desk.Next();
        long[] tranches = made % 5 == 0 ? [3_000_000_00, 2_500_000_00] : [60_000_00, 40_000_00];
        var script = Desk.Office.Script($"w{made}", tranches) with { Ends = Desk.Today.AddDays(28) };
        _scripts[id] = script;
        return Task.FromResult<(CaseId, string, ICaseCommand)>((id, "ong1", new OpenGrant("org-a", script.Title, script.Call, script.CallDate, script.Currency)));
    }

    public override double Weight(WalkAct act) => act.Row.Trigger switch
    {
        "save" => ((GrantState)act.Case.State).Plan.General is null ? 1 : 0.1,
        VisitWorkflow.Plan => VisitWriter.Planning(act),
        "amend" => 0.2,
        "disallow" => 0.02,
        _ => base.Weight(act),
    };

    protected override async Task<ICaseCommand?> WriteOwnAsync(WalkAct act)
    {
        var (state, script, number) = ((GrantState)act.Case.State, _scripts[act.Case.Id], act.Child);
        var (variant, person) = (act.Row.Variant!, act.Person);
        return act.Row.Trigger switch
        {
            "save" => Save(state, script),
            "submit" => new SubmitGrant(await PapersAsync(act)),
            "withdraw" => new WithdrawGrant("Otro financiamiento."),
            "admit" => new AdmitGrant(),
            "clear" => new ClearGate(variant, await PapersAsync(act)),
            "observe" => new ObserveGate(variant, [new ObservationMade(Watched(variant), "Falta sustento.")]),
            "resubmit" => new ResubmitGrant([.. state.Observations.Where(o => o.Answer is null).Select(o => new ObservationAnswered(o.Number, "Corregido."))]),
            "authorize" => new AuthorizeGrant(await PapersAsync(act)),
            "reject" => new RejectGrant("No procede."),
            "sign" => new SignGrant(Desk.Seldom() ? new string('0', 64) : state.ContentHash, await PapersAsync(act)),
            "activate" => new ActivateGrant(script.Account(), new GuaranteeFiled("F-1", "Afianzadora", new Money(1_000_00, script.Currency), script.Ends.AddDays(200)), await PapersAsync(act)),
            "suspend" => new SuspendGrant("Sin respaldo.", "Presentarlo.", "Ante el Titular.", Desk.Today.AddDays(20)),
            "lift" => new LiftSuspension("Verificado.", await PapersAsync(act)),
            "terminate" => new TerminateGrant("Incumplimiento.", TerminationGround.BreachOfAgreement),
            "amend" => await AmendAsync(state, script, act),
            "clear-amendment" => new ClearAmendment(number, variant, await PapersAsync(act)),
            "observe-amendment" => new ObserveAmendment(number, variant, [new ObservationMade(Watched(variant), "No se justifica.")]),
            "withdraw-amendment" => new WithdrawAmendment(number, "Ya no es necesaria."),
            "report-final" => new FileFinalReport("Metas alcanzadas.", [new IndicatorReached("R1.1", "248"), new IndicatorReached("R2.1", "12")], await PapersAsync(act)),
            "determine" => new DetermineLiquidation("Conforme.", await PapersAsync(act)),
            "refund" => new RecordRefund(Refund(state), TrancheWriter.Reference(Desk), Desk.Today, await PapersAsync(act)),
            "disallow" => Disallow(state),
            "escalate" => new EscalateDebt("Vencido."),
            "write-off" => new WriteOffDebt("Incobrable.", await PapersAsync(act)),
            "close" => new CloseGrant(),
            "reopen" => new ReopenGrant("Hallazgo posterior.", await PapersAsync(act)),
            "compensate" => new CompensateDuties("tec2", Duty.ReviewTechnical, Duty.Monitor, "Oficina pequeña.", await PapersAsync(act)),
            _ => await VisitWriter.WriteAsync(Desk, act, GrantVisits.Setting) ?? await TrancheWriter.WriteAsync(Desk, act, state),
        };
    }

    private SaveSections Save(GrantState state, StoryScript script) => (state.Plan.General is null, Desk.Random.Next(5)) switch
    {
        (true, _) => new SaveSections(script.General(), script.Results(), script.Activities(), script.Budget(), Soon(script)),
        (_, 0) => new SaveSections(Budget: script.Budget() with { Total = Desk.Spoil(script.Total) }),
        (_, 1) => new SaveSections(Results: script.Results()),
        _ => new SaveSections(General: script.General() with { Purpose = $"Objeto corregido {Desk.Next()}." }, Budget: script.Budget()),
    };

    /// <summary>The tranches of a plan that ends soon: all of them before its end.</summary>
    private static TranchesSection Soon(StoryScript script) =>
        new([.. script.Tranches().Tranches.Select(t => t with { PlannedOn = script.Starts.AddDays(10 * t.Number) })]);

    private async Task<ICaseCommand> AmendAsync(GrantState state, StoryScript script, WalkAct act)
    {
        var activities = state.Plan.Activities ?? script.Activities();
        return new ProposeAmendment(
            "Se reprograma.",
            await PapersAsync(act),
            Activities: Desk.OneIn(2) ? activities with { Activities = [.. activities.Activities.Select(a => a with { Title = $"Actividad {Desk.Next()}" })] } : null,
            General: Desk.OneIn(2) ? (state.Plan.General ?? script.General()) with { Purpose = $"Objeto modificado {Desk.Next()}." } : null);
    }

    private static DisallowExpense Disallow(GrantState state)
    {
        var accepted = state.Tranches.SelectMany(t => t.Value.Lines.Where(l => l.Verdict == ExpenseVerdict.Accepted).Select(l => (t.Key, l.Reported.Id))).FirstOrDefault();
        return new DisallowExpense(accepted.Key, accepted.Id ?? "G1", "Comprobante anulado.");
    }

    private Money Refund(GrantState state)
    {
        var debt = state.Core.Balance(Account.Recoverable) + state.Core.Balance(Account.Advance);
        return new Money(debt <= 0 || Desk.Seldom() ? 1_00 : Desk.OneIn(3) ? Math.Max(1, debt / 2) : debt, state.Currency);
    }

    private static string Watched(string gate) => GrantWorkflow.Definition.Gates.First(g => g.Id == gate).Watches[0];
}
