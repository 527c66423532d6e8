using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour.Walk;

/// <summary>Contracts on a walk: deliveries on time and late, penalties, extensions, suspensions, terminations, and what is kept back.</summary>
public sealed class WalkedContract(WalkDesk desk) : WalkedKind(ContractKind.Instance, desk)
{
    private const int Term = 40;

    public override int Share => 34;

    public override int AtOnce => 4;

    public override IReadOnlyDictionary<string, string[]> Duties { get; } = new Dictionary<string, string[]>(StringComparer.Ordinal)
    {
        [ContractDuty.Formulate] = ["tec1"],
        [ContractDuty.Receive] = ["tec2"],
        [ContractDuty.Administer] = ["adm1", "adm2"],
        [Duty.ReviewLegal] = ["legal1"],
        [Duty.ReviewFinance] = ["fin1"],
        [Duty.ReviewControl] = ["ctl1"],
        [Duty.Authorise] = ["tit1"],
        [Duty.ApproveFirst] = ["fin2"],
        [Duty.ApproveSecond] = ["fin3"],
        [Duty.Pay] = ["tes1"],
        [Duty.Monitor] = ["ctl2"],
        [Duty.Liquidate] = ["fin4"],
        [Duty.Close] = ["aud1"],
    };

    public override Task<(CaseId Id, string Person, ICaseCommand Body)> OpenAsync() =>
        Task.FromResult<(CaseId, string, ICaseCommand)>((Desk.NewId(), "tec1", new OpenContract("org-b", $"Compra {Desk.Next()}", Currency.Gtq)));

    public override double Weight(WalkAct act) => act.Row.Trigger switch
    {
        "save" => ((ContractState)act.Case.State).Terms is null ? 1 : 0.05,
        "appoint" when act.Row.From.Contains(act.Row.To) => 0.02,
        "file-guarantee" when act.Row.From.Contains(act.Row.To) => 0.03,
        "amend" => 0.2,
        VisitWorkflow.Plan => VisitWriter.Planning(act),
        "penalize" or "evaluate" or "collect" or "release-retention" or "release-guarantee" => 1,
        _ => base.Weight(act),
    };

    protected override async Task<ICaseCommand?> WriteOwnAsync(WalkAct act)
    {
        var (state, number) = ((ContractState)act.Case.State, act.Child);
        var (variant, papers) = (act.Row.Variant!, (Func<Task<IReadOnlyList<DocumentCited>>>)(() => PapersAsync(act)));
        return act.Row.Trigger switch
        {
            "save" => new SaveContract(Terms()),
            "register" => new RegisterContract(await papers()),
            "resubmit" => new ResubmitContract([.. state.Observations.Where(o => o.Answer is null).Select(o => new ObservationAnswered(o.Number, "Corregido."))]),
            "withdraw" => new WithdrawContract("La compra se hará después."),
            "annul" => new AnnulContract("Ya no hace falta."),
            "clear" => new ClearGate(variant, await papers()),
            "observe" => new ObserveGate(variant, [new ObservationMade(ContractGate.Content, "Falta el lugar de entrega.")]),
            "appoint" => new AppointAdministrator(Desk.OneIn(8) ? "adm2" : "adm1", await papers()),
            "accept-appointment" => new AcceptAppointment(!Desk.Seldom(), await papers()),
            "file-guarantee" => new FileGuarantee([Guarantee(state, 60)], await papers()),
            "commit" => new CommitContract(state.Terms?.Account ?? Account(0), await papers()),
            "start-order" => new OrderStart(null, await papers()),
            "deliver" => Deliver(state, number, await papers()),
            "accept-delivery" => new AcceptDelivery(number, await papers()),
            "reject-delivery" => new RejectDelivery(number, "Vino dañado."),
            "amend" => Amend(state, await papers()),
            "clear-amendment" => new ClearContractAmendment(number, variant, await papers()),
            "decline-amendment" => new DeclineContractAmendment(number, variant, "No se justifica."),
            "adopt-amendment" => new AdoptContractAmendment(number, await papers()),
            "withdraw-amendment" => new WithdrawContractAmendment(number, "Ya no es necesaria."),
            "penalize" => new ReportDelay(state.Deliverables.FirstOrDefault(d => PenaltyArithmetic.IsLate(state, d.Value)).Key, "Llegó tarde.", await papers()),
            "hear-penalty" => new HearSupplier(number, "Alegó mal tiempo.", Desk.Today, await papers()),
            "impose-penalty" => new ImposePenalty(number, "El transporte corría por su cuenta.", await papers()),
            "waive-penalty" => new WaivePenalty(number, "Fuerza mayor.", await papers()),
            "suspend" => new SuspendContract("La bodega se inundó.", Desk.Today.AddDays(10), await papers()),
            "resume" => new ResumeContract("La bodega está lista.", Desk.OneIn(4) ? [] : [Guarantee(state, 120)], await papers()),
            "receive-provisional" => new ReceiveProvisionally(Desk.OneIn(2) ? ["Falta una etiqueta"] : [], await papers()),
            "receive-final" => new ReceiveFinally([.. state.Defects.Select((_, i) => new DefectCured(i + 1, "Se corrigió."))], await papers()),
            "terminate" => new TerminateContract("Dejó de entregar.", Policy(state), Part(state, 10), await papers()),
            _ => await SettlementAsync(act, state, papers) ?? await VisitWriter.WriteAsync(Desk, act, ContractVisits.Setting) ?? await TrancheWriter.WriteAsync(Desk, act, state),
        };
    }

    private async Task<ICaseCommand?> SettlementAsync(WalkAct act, ContractState state, Func<Task<IReadOnlyList<DocumentCited>>> papers) => act.Row.Trigger switch
    {
        "evaluate" => new EvaluateSupplier(4, Desk.Seldom() ? 6 : 4, 5, "Cumplió."),
        "collect" => new CollectFromSupplier(Desk.Spoil(Positive(state, ContractMoney.Receivable(state))), TrancheWriter.Reference(Desk), Desk.Today, await papers()),
        "settle" => new SettleContract(Desk.Spoil(ContractMoney.Executed(state)), "Actas y pagos cuadran.", await papers()),
        "release-retention" => new ReleaseRetention(Desk.Spoil(Positive(state, ContractMoney.Retained(state))), TrancheWriter.Reference(Desk), Desk.Today, await papers()),
        "release-guarantee" => new ReleaseGuarantee(Policy(state), await papers()),
        "close" => new CloseContract(),
        "reopen" => new ReopenContract("Hallazgo posterior.", await papers()),
        _ => null,
    };

    /// <summary>Two or three deliverables of one item, each with a payment of its own on two lines of the budget.</summary>
    private ContractTerms Terms()
    {
        var (parts, each, price) = (Desk.Random.Next(2, 4), Desk.Random.Next(2, 6), new Money(Desk.Random.Next(100_000, 900_000), Currency.Gtq));
        var start = Desk.Today;
        Money Worth(int units) => price with { Minor = price.Minor * units };
        return new ContractTerms(
            "Equipo según las bases de la contratación.",
            Desk.Spoil(Worth(parts * each)),
            start.AddDays(Term),
            Account(Desk.Next()),
            [new("R1", "Equipo", "unidad", parts * each, price)],
            [.. Enumerable.Range(1, parts).Select(i => new PlannedDeliverable(i, $"Entrega {i}", start.AddDays(Term * i / (parts + 1)), i, [new("R1", each)]))],
            [.. Enumerable.Range(1, parts).Select(i => new PlannedPayment(i, start.AddDays(Term * i / (parts + 1)), [new($"{Office.Budget}/101", Worth(each - 1)), new($"{Office.Budget}/201", Worth(1))]))],
            [new(GuaranteeKind.Performance, 10)],
            Desk.Random.Next(0, 6),
            Desk.OneIn(2) ? DayCount.Calendar : DayCount.Business,
            Desk.Any([0, 5, 10]));
    }

    /// <summary>Whole or in part; seldom one more than is due, which is above what was bought.</summary>
    private DeliverGoods Deliver(ContractState state, int number, IReadOnlyList<DocumentCited> papers)
    {
        var lines = state.Deliverables.TryGetValue(number, out var d)
            ? d.Plan.Lines.Where(l => d.Left(l.Item) > 0).Select(l => new ItemQuantity(l.Item, Desk.Seldom() ? d.Left(l.Item) + 1 : Desk.OneIn(4) ? 1 : d.Left(l.Item)))
            : [new ItemQuantity("R1", 1)];
        return new DeliverGoods(number, Desk.Today, [.. lines], papers);
    }

    /// <summary>An extension, or a few more units with a deliverable and a payment for them; seldom one beyond the cap or over what the guarantee covers.</summary>
    private ProposeContractAmendment Amend(ContractState state, IReadOnlyList<DocumentCited> papers)
    {
        if (state.Terms is not { } terms || Desk.OneIn(2))
        {
            var ends = (state.Ends ?? Desk.Today).AddDays(Desk.OneIn(10) ? 100 : 6);
            return new("Las lluvias retrasaron el acceso.", ends, [], [], [], [], Desk.OneIn(8) ? [] : [Guarantee(state, 120)], papers);
        }

        var number = terms.Deliverables.Max(d => d.Number) + 1;
        var price = terms.Items[0].UnitPrice with { Minor = Desk.OneIn(8) ? terms.Amount.Minor : Math.Max(1, terms.Amount.Minor / 20) };
        var item = new ContractItem($"R{number}", "Accesorio", "unidad", 1, price);
        var due = state.Ends ?? terms.Ends;
        return new(
            "Hacen falta accesorios.", null, [item], [new(number, "Accesorios", due, number, [new(item.Code, 1)])],
            [new(number, due, [new($"{Office.Budget}/101", price)])], [], [Guarantee(state, 120)], papers);
    }

    private GuaranteePolicy Guarantee(ContractState state, int days) => new(
        GuaranteeKind.Performance, Policy(state), "Afianzadora", Part(state, 30), Desk.Today, Desk.Seldom() ? Desk.Today : (state.Ends ?? Desk.Today.AddDays(Term)).AddDays(days));

    private static string Policy(ContractState state) => state.Guarantees.FirstOrDefault(g => g.IsInForce)?.Policy.Number ?? $"POL-{state.Core.Number}";

    private static Money Part(ContractState state, int percent) => state.Terms is { } terms ? ContractPolicy.Share(terms.Amount, percent) : new Money(1_00, Currency.Gtq);

    private static Money Positive(ContractState state, Money amount) => amount.IsPositive ? amount : state.Minor(1_00);

    private static BankAccount Account(int number) => new("Banco de demostración", $"01-{number}", "Proveedor de demostración");
}
