using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Rules.Tests.Grants.Support;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Contracts.Support;

/// <summary>The people of a contract, its usual commands, and the usual way to each state.</summary>
public static class ContractPath
{
    public static readonly Actor Requester = TestPeople.Of("tec-pide", Role.Technical);
    public static readonly Actor UserUnit = TestPeople.Of("tec-usa", Role.Technical);
    public static readonly Actor Lawyer = TestPeople.Of("leg-1", Role.Legal);
    public static readonly Actor Finance = TestPeople.Of("fin-1", Role.Finance);
    public static readonly Actor First = TestPeople.Of("fin-2", Role.Finance);
    public static readonly Actor Second = TestPeople.Of("fin-3", Role.Finance);
    public static readonly Actor Settler = TestPeople.Of("fin-4", Role.Finance);
    public static readonly Actor Control = TestPeople.Of("ctl-1", Role.Control);
    public static readonly Actor Watcher = TestPeople.Of("ctl-2", Role.Control);
    public static readonly Actor Head = TestPeople.Of("tit-1", Role.Authority);
    public static readonly Actor Administrator = TestPeople.Of("adm-1", Role.ContractAdministrator);
    public static readonly Actor OtherAdministrator = TestPeople.Of("adm-2", Role.ContractAdministrator);
    public static readonly Actor Treasurer = TestPeople.Of("tes-1", Role.Treasury);
    public static readonly Actor Auditor = TestPeople.Of("aud-1", Role.Audit);

    public static readonly BankAccount Certified = new("Banco de Prueba", "01-234", "Suministros de Prueba, S. A.");

    public static readonly DateOnly Ends = ContractRun.FirstDay.AddDays(100);

    public static Money Q(long quetzales) => new(quetzales * 100, Currency.Gtq);

    /// <summary>10 computers and 5 services for Q 60,000.00, in three deliverables and two payments.</summary>
    public static ContractTerms Terms { get; } = new(
        "Equipo de cómputo y su instalación",
        Q(60_000),
        Ends,
        Certified,
        [new("R1", "Computadora", "unidad", 10, Q(5_000)), new("R2", "Instalación", "servicio", 5, Q(2_000))],
        [
            new(1, "Primera entrega", ContractRun.FirstDay.AddDays(30), 1, [new("R1", 6)]),
            new(2, "Segunda entrega", ContractRun.FirstDay.AddDays(60), 2, [new("R1", 4)]),
            new(3, "Instalación", ContractRun.FirstDay.AddDays(80), 2, [new("R2", 5)]),
        ],
        [
            new(1, ContractRun.FirstDay.AddDays(40), [new("2026/equipo", Q(30_000))]),
            new(2, ContractRun.FirstDay.AddDays(90), [new("2026/equipo", Q(20_000)), new("2026/servicios", Q(10_000))]),
        ],
        [new(GuaranteeKind.Performance, 10)],
        2,
        DayCount.Calendar,
        5);

    public static OpenContract Open => new(TestPeople.Organisation, "Equipo de cómputo", Currency.Gtq);

    public static RegisterContract Register => new([Document(DocumentType.AwardResolution)]);

    public static ClearGate Clear(string gate, string name = "1") => new(gate, [Document(ContractGate.OpinionOf(gate), name)]);

    public static ObserveGate Observe(string gate) => new(gate, [new(ContractGate.Content, "Falta el plazo de garantía")]);

    public static AppointAdministrator Appoint(string person = "adm-1", string name = "1") => new(person, [Document(DocumentType.AppointmentNotice, name)]);

    public static AcceptAppointment Accept(string name = "1") => new(true, [Document(DocumentType.InterestDeclaration, name)]);

    public static GuaranteePolicy Policy(DateOnly? until = null, long amount = 6_000, string number = "POL-1", GuaranteeKind kind = GuaranteeKind.Performance) =>
        new(kind, number, "Afianzadora de Prueba", Q(amount), ContractRun.FirstDay, until ?? Ends.AddDays(30));

    public static FileGuarantee File(GuaranteePolicy? policy = null, string name = "1") => new([policy ?? Policy()], [Document(DocumentType.Guarantee, name)]);

    public static CommitContract Commit => new(Certified, [Document(DocumentType.BankAccountCertificate)]);

    public static OrderStart Start => new("Comience", [Document(DocumentType.StartOrder)]);

    public static DeliverGoods Deliver(ContractRun run, int deliverable, int? quantity = null, DateOnly? on = null)
    {
        var d = run.State.Deliverables[deliverable];
        return new(deliverable, on ?? run.Today, [.. d.Plan.Lines.Select(l => new ItemQuantity(l.Item, quantity ?? d.Left(l.Item)))], [Document(DocumentType.DeliveryNote, $"{deliverable}-{d.Receptions.Length}")]);
    }

    public static AcceptDelivery Receive(ContractRun run, int deliverable) =>
        new(deliverable, [Document(DocumentType.ReceptionRecord, $"{deliverable}-{run.State.Deliverables[deliverable].Receptions.Length}")]);

    public static SuspendContract Suspend(ContractRun run) => new("Inundación de la bodega", run.Today.AddDays(20), [Document(DocumentType.SuspensionRecord)]);

    public static ResumeContract Resume(params GuaranteePolicy[] guarantees) => new("La bodega está seca", guarantees, [Document(DocumentType.ResumptionRecord)]);

    public static ReceiveProvisionally Provisional(params string[] defects) => new(defects, [Document(DocumentType.ReceptionRecord, "provisional")]);

    public static ReceiveFinally Final(params DefectCured[] cured) => new(cured, [Document(DocumentType.ReceptionRecord, "definitiva")]);

    public static TerminateContract Terminate(long claimed = 6_000) => new(
        "Incumplimiento", "POL-1", Q(claimed), [Document(DocumentType.LegalOpinion, "terminar"), Document(DocumentType.GuaranteeClaim)]);

    public static SettleContract Settle(ContractRun run) => new(ContractMoney.Executed(run.State), "Cuadra con las actas", [Document(DocumentType.LiquidationRecord)]);

    public static ReleaseRetention ReleaseRetention(ContractRun run, string reference = "RET-1") => new(
        ContractMoney.Retained(run.State), reference, run.Today, [Document(DocumentType.PaymentOrder, "retención"), Document(DocumentType.BankFile, "retención")]);

    public static ReleaseGuarantee ReleaseGuarantee(string number = "POL-1") => new(number, [Document(DocumentType.GuaranteeReleaseLetter, number)]);

    public static EvaluateSupplier Evaluate => new(4, 3, 5, "Cumplió con un atraso");

    public static ReportDelay Delay(int deliverable = 1, string name = "1") => new(deliverable, "Llegó tarde sin aviso", [Document(DocumentType.DelayReport, name)]);

    public static HearSupplier Hear(int penalty = 1, DateOnly? on = null) => new(penalty, "Alegó tráfico en aduana", on ?? ContractRun.FirstDay, [Document(DocumentType.HearingRecord, $"{penalty}")]);

    public static ImposePenalty Impose(int penalty = 1) => new(penalty, "La aduana era previsible", [Document(DocumentType.PenaltyResolution, $"{penalty}")]);

    public static WaivePenalty Waive(int penalty = 1) => new(penalty, "Fuerza mayor", [Document(DocumentType.PenaltyResolution, $"{penalty}")]);

    /// <summary>Two more computers, delivered and paid on their own.</summary>
    public static ProposeContractAmendment Amend(int units = 2, DateOnly? ends = null, GuaranteePolicy[]? guarantees = null, string name = "1") => new(
        "Se abrió otra oficina",
        ends,
        units == 0 ? [] : [new("R9", "Computadora adicional", "unidad", units, Q(5_000))],
        units == 0 ? [] : [new(9, "Entrega adicional", ends ?? Ends, 9, [new("R9", units)])],
        units == 0 ? [] : [new(9, ends ?? Ends, [new("2026/equipo", Q(5_000 * units))])],
        [],
        guarantees ?? [],
        [Document(DocumentType.AmendmentJustification, name)]);

    public static ContractRun Opened => ContractRun.New.Given(Open, Requester);

    public static ContractRun Draft => Opened.Given(new SaveContract(Terms), Requester);

    public static ContractRun Cleared => To(ContractStates.Registered).Given(Clear(ContractGate.Legal), Lawyer).Given(Clear(ContractGate.Finance), Finance).Given(Clear(ContractGate.Control), Control);

    /// <summary>A contract in a state of its usual way.</summary>
    public static ContractRun To(string state) => state switch
    {
        ContractStates.Draft => Draft,
        ContractStates.Registered => Draft.Given(Register, Requester),
        ContractStates.Returned => To(ContractStates.Registered).Given(Observe(ContractGate.Legal), Lawyer),
        ContractStates.Withdrawn => Draft.Given(new WithdrawContract("Ya no hace falta"), Requester),
        ContractStates.Administered => Cleared.Given(Appoint(), Head).Given(Accept(), Administrator),
        ContractStates.Guaranteed => To(ContractStates.Administered).Given(File(), Lawyer),
        ContractStates.InExecution => To(ContractStates.Guaranteed).Given(Commit, Finance).Given(Start, Administrator),
        ContractStates.Suspended => To(ContractStates.InExecution).Apply(r => r.Given(Suspend(r), Administrator).Given(Suspend(r), Head)),
        ContractStates.Provisional => Received(To(ContractStates.InExecution)).Given(Provisional(), Administrator),
        ContractStates.Final => To(ContractStates.Provisional).Given(Final(), Administrator),
        ContractStates.Terminated => To(ContractStates.InExecution).Given(Terminate(), Lawyer).Given(Terminate(), Head),
        ContractStates.Settled => Paid(To(ContractStates.Final)).Apply(r => r.Given(Settle(r), Settler)),
        ContractStates.Closed => Ready(To(ContractStates.Settled)).Given(new CloseContract(), Auditor),
        _ => throw new ArgumentOutOfRangeException(nameof(state), state, "No way leads there."),
    };

    public static ContractRun Received(ContractRun run, params int[] deliverables) =>
        (deliverables.Length == 0 ? run.State.Deliverables.Keys : deliverables).Aggregate(run, static (r, n) => r.Given(Deliver(r, n), Administrator).Apply(x => x.Given(Receive(x, n), UserUnit).Given(Receive(x, n), Administrator)));

    public static ContractRun Paid(ContractRun run, params int[] payments) => (payments.Length == 0 ? run.State.Tranches.Keys : payments).Aggregate(run, static (r, n) => Pay(r, n, TrancheWorkflow.Paid));

    /// <summary>Goes on with one payment until it stands in a state.</summary>
    public static ContractRun Pay(ContractRun run, int payment, string state)
    {
        while (run.State.StateOfTranche(payment) != state)
        {
            var (command, by) = Next(run, payment);
            run = run.Given(command, by);
        }

        return run;
    }

    public static (ICaseCommand Command, Actor By) Next(ContractRun run, int payment) => run.State.StateOfTranche(payment) switch
    {
        TrancheWorkflow.Scheduled => (new RequestTranche(payment, [Document(DocumentType.PaymentRequest, $"{payment}")]), Administrator),
        TrancheWorkflow.Requested when run.State.Core.Positions[TrancheWorkflow.Target(payment)].PartsDone.IsEmpty => (new VerifyTranche(payment, []), UserUnit),
        TrancheWorkflow.Requested => (new VerifyTranche(payment, []), Watcher),
        TrancheWorkflow.Cleared => (new ApproveTranche(payment), First),
        TrancheWorkflow.FirstApproved => (new ApproveTranche(payment), Second),
        TrancheWorkflow.Approved => (Order(run, payment), Treasurer),
        _ => (new ConfirmTranche(payment, $"OP-{payment}", $"REF-{payment}-{run.Events.Count}", run.State.Tranches[payment].Net, run.Today, [Document(DocumentType.BankFile, $"{payment}")]), Treasurer),
    };

    public static OrderTranche Order(ContractRun run, int payment)
    {
        var net = run.State.Tranches[payment].Amount - Money.Sum((ContractMoney.Deductions(run.State, payment) ?? []).Select(d => d.Amount), Currency.Gtq);
        return new(payment, $"OP-{payment}", net, [new(run.State.Core.Number, payment, net)], Certified, [Document(DocumentType.PaymentOrder, $"{payment}-{run.State.Version}")]);
    }

    /// <summary>All that closing asks for.</summary>
    public static ContractRun Ready(ContractRun run) => run.Given(Evaluate, Administrator).Given(ReleaseRetention(run), Treasurer).Given(ReleaseGuarantee(), Lawyer);

    /// <summary>The first deliverable received so many days after its due day.</summary>
    public static ContractRun LateBy(int days) => To(ContractStates.InExecution).On(ContractRun.FirstDay.AddDays(30 + days)).Apply(r => Received(r, 1));

    /// <summary>Terminated so many days after the first deliverable was due, which never came.</summary>
    public static ContractRun NeverDelivered(int days) => To(ContractStates.InExecution).On(ContractRun.FirstDay.AddDays(30 + days)).Given(Terminate(), Lawyer).Given(Terminate(), Head);
}
