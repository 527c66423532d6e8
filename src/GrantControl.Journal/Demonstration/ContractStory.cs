using System.Text;
using System.Text.Json;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>Who plays which duty in a contract: the ids of real accounts. Guard B makes sure nobody plays two.</summary>
public sealed record ContractCast(
    string Supplier, string Requester, string UserUnit, string Legal, string Finance, string FirstApprover, string SecondApprover, string Settler,
    string Control, string Monitor, string Authority, string Administrator, string Treasury, string Audit);

/// <summary>What one contract buys: one item in two deliverables, and what each unit costs.</summary>
/// <param name="Units">Whole units, at least 2.</param>
/// <param name="Line">Budget line, <c>{budget}/{line}</c>.</param>
public sealed record ContractScript(string Key, string Title, string Item, string Unit, int Units, Money Price, string Line, int TermDays = 120);

/// <summary>
/// Walks one contract through its life by real commands of real people. Run twice with the same key it sends the same
/// keys, so an interrupted run goes on where it stopped.
/// </summary>
public sealed partial class ContractStory(ICaseHost host, StoreDocument store, ContractCast cast, StoryClock clock, string institution, ContractScript script)
{
    private int _sent;
    private int _documents;
    private ContractView? _view;
    private DateOnly? _start;

    public CaseId Id { get; } = GrantStory.IdOf(institution, $"contract:{script.Key}");

    public long Version { get; private set; }

    public string State { get; private set; } = "";

    public string Number { get; private set; } = "";

    /// <summary>How long people take for each step.</summary>
    public TimeSpan Pace { get; init; } = TimeSpan.FromHours(2);

    /// <summary>The day the story is told on now.</summary>
    public DateOnly Today => BusinessCalendar.DayOf(clock.GetUtcNow());

    private BankAccount Account => new("Banco de demostración", $"01-{script.Key}", "Proveedor de demostración");

    private string Policy => $"POL-{script.Key}";

    private Money Amount => new(script.Price.Minor * script.Units, script.Price.Currency);

    /// <summary>Goes on until the contract stands in a state of its usual way.</summary>
    /// <exception cref="StoryException">A command was refused.</exception>
    public async Task GoToAsync(string state)
    {
        foreach (var step in Way())
        {
            if (State == state)
            {
                return;
            }

            await step();
        }
    }

    /// <summary>Sends a command on the version the story knows and answers whatever comes.</summary>
    public async Task<CommandOutcome> TryAsync(string person, string command, ICaseCommand body)
    {
        var outcome = await host.SendAsync(
            new CaseCommand(
                institution, ContractKind.Instance.Kind, Id, $"story-{Id}-{++_sent:0000}", command, command == "open" ? null : Version, person, null,
                JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), CaseJson.Options)),
            CancellationToken.None);
        if (outcome.IsAccepted)
        {
            (Version, State, Number, _view) = (outcome.Version, outcome.State, outcome.Number, null);
            clock.Advance(Pace);
        }

        return outcome;
    }

    public Task OpenAsync() => SendAsync(cast.Requester, "open", new OpenContract(cast.Supplier, script.Title, script.Price.Currency));

    public Task SaveAsync() => SendAsync(cast.Requester, "save", new SaveContract(Terms()));

    public async Task RegisterAsync() => await SendAsync(cast.Requester, "register", new RegisterContract(await DocumentsAsync(cast.Requester, DocumentType.AwardResolution)));

    public async Task ClearAsync(string gate, string person) => await SendAsync(person, "clear", new ClearGate(gate, await DocumentsAsync(person, ContractGate.OpinionOf(gate))));

    public Task ObserveAsync() => SendAsync(cast.Legal, "observe", new ObserveGate(ContractGate.Legal, [new(ContractGate.Content, "Falta indicar el lugar de entrega.")]));

    public Task WithdrawAsync() => SendAsync(cast.Requester, "withdraw", new WithdrawContract("La compra se hará el próximo año."));

    public async Task SuspendAsync()
    {
        var papers = await DocumentsAsync(cast.Administrator, DocumentType.SuspensionRecord);
        await SendAsync(cast.Administrator, "suspend", new SuspendContract("La bodega se inundó.", Today.AddDays(30), papers));
        await SendAsync(cast.Authority, "suspend", new SuspendContract("La bodega se inundó.", Today.AddDays(30), []));
    }

    public async Task ResumeAsync()
    {
        var papers = await DocumentsAsync(cast.Administrator, DocumentType.ResumptionRecord);
        await SendAsync(cast.Administrator, "resume", new ResumeContract("La bodega está lista.", [], papers));
        await SendAsync(cast.Authority, "resume", new ResumeContract("La bodega está lista.", [], []));
    }

    public async Task TerminateAsync()
    {
        var papers = await DocumentsAsync(cast.Legal, DocumentType.LegalOpinion, DocumentType.GuaranteeClaim);
        var claimed = ContractPolicy.Share(Amount, 10);
        await SendAsync(cast.Legal, "terminate", new TerminateContract("El proveedor dejó de entregar.", Policy, claimed, papers));
        await SendAsync(cast.Authority, "terminate", new TerminateContract("El proveedor dejó de entregar.", Policy, claimed, []));
    }

    /// <summary>One deliverable comes whole, so many days after its due day, and is received by two.</summary>
    public async Task ReceiveAsync(int number, int late = 0)
    {
        var deliverable = (await ViewAsync()).Deliverables.First(d => d.Number == number);
        if (late > 0)
        {
            clock.GoTo(new DateTimeOffset(deliverable.DueOn.AddDays(late), new TimeOnly(15, 0), TimeSpan.Zero));
        }

        await SendAsync(cast.Administrator, "deliver", new DeliverGoods(
            number, Today, [.. deliverable.Quantities.Where(q => q.Left > 0).Select(q => new ItemQuantity(q.Item, q.Left))], await DocumentsAsync(cast.Administrator, DocumentType.DeliveryNote)));
        await SendAsync(cast.UserUnit, "accept-delivery", new AcceptDelivery(number, await DocumentsAsync(cast.UserUnit, DocumentType.ReceptionRecord)));
        await SendAsync(cast.Administrator, "accept-delivery", new AcceptDelivery(number, []));
    }

    /// <summary>The delay of a deliverable is reported, heard and penalised.</summary>
    public async Task PenalizeAsync(int deliverable)
    {
        await SendAsync(cast.Administrator, "penalize", new ReportDelay(deliverable, "Llegó después del plazo sin aviso.", await DocumentsAsync(cast.Administrator, DocumentType.DelayReport)));
        var number = (await ViewAsync()).Penalties[^1].Number;
        await SendAsync(cast.Legal, "hear-penalty", new HearSupplier(number, "El proveedor alegó problemas de transporte.", Today, await DocumentsAsync(cast.Legal, DocumentType.HearingRecord)));
        await SendAsync(cast.Authority, "impose-penalty", new ImposePenalty(number, "El transporte corría por su cuenta.", await DocumentsAsync(cast.Authority, DocumentType.PenaltyResolution)));
    }

    /// <summary>An extension of the term with a guarantee that reaches it.</summary>
    public async Task ExtendAsync(int days)
    {
        var ends = (await ViewAsync()).Term.Ends!.Value.AddDays(days);
        await SendAsync(cast.Administrator, "amend", new ProposeContractAmendment(
            "Las lluvias retrasaron el acceso.", ends, [], [], [], [], [Guarantee(ends.AddDays(60))], await DocumentsAsync(cast.Administrator, DocumentType.AmendmentJustification)));
        var number = (await ViewAsync()).Amendments[^1].Number;
        foreach (var (gate, person) in Reviewers())
        {
            await SendAsync(person, "clear-amendment", new ClearContractAmendment(number, gate, await DocumentsAsync(person, ContractGate.OpinionOf(gate))));
        }

        await SendAsync(cast.Authority, "adopt-amendment", new AdoptContractAmendment(number, await DocumentsAsync(cast.Authority, DocumentType.AuthorisationResolution)));
    }

    /// <summary>One payment, from the request to the bank's confirmation.</summary>
    public async Task PayAsync(int number)
    {
        await SendAsync(cast.Administrator, "request-tranche", new RequestTranche(number, await DocumentsAsync(cast.Administrator, DocumentType.PaymentRequest)));
        await SendAsync(cast.UserUnit, "verify-tranche", new VerifyTranche(number, []));
        await SendAsync(cast.Monitor, "verify-tranche", new VerifyTranche(number, []));
        await SendAsync(cast.FirstApprover, "approve-tranche", new ApproveTranche(number));
        await SendAsync(cast.SecondApprover, "approve-tranche", new ApproveTranche(number));
        var net = (await ViewAsync()).Payments.First(p => p.Number == number).Net;
        var order = $"OP-{Number}-{number}";
        await SendAsync(cast.Treasury, "order-tranche", new OrderTranche(
            number, order, net, [new PaymentItem(Number, number, net)], Account, await DocumentsAsync(cast.Treasury, DocumentType.PaymentOrder)));
        await SendAsync(cast.Treasury, "confirm-tranche", new ConfirmTranche(
            number, order, $"BCO-{Number}-{number}", net, Today, await DocumentsAsync(cast.Treasury, DocumentType.BankFile)));
    }

    public async Task SettleAsync() => await SendAsync(cast.Settler, "settle", new SettleContract(
        (await ViewAsync()).Sums.Executed, "Actas y pagos cuadran.", await DocumentsAsync(cast.Settler, DocumentType.LiquidationRecord)));

    /// <summary>The contract as internal audit sees it.</summary>
    public async Task<ContractView> ViewAsync()
    {
        if (_view is null)
        {
            var reading = await host.ReadAsync(institution, ContractKind.Instance.Kind, Id, cast.Audit, CancellationToken.None) ?? throw new StoryException($"{script.Key} cannot be read.");
            using var document = JsonDocument.Parse(reading.Json);
            _view = document.RootElement.GetProperty("case").Deserialize<ContractView>(CaseJson.Options)!;
        }

        return _view;
    }

    private async Task CloseAsync()
    {
        await SendAsync(cast.Administrator, "evaluate", new EvaluateSupplier(4, 4, 5, "Cumplió lo pactado."));
        var retained = (await ViewAsync()).Sums.Retained;
        await SendAsync(cast.Treasury, "release-retention", new ReleaseRetention(
            retained, $"RET-{Id}", Today, await DocumentsAsync(cast.Treasury, DocumentType.PaymentOrder, DocumentType.BankFile)));
        await SendAsync(cast.Legal, "release-guarantee", new ReleaseGuarantee(Policy, await DocumentsAsync(cast.Legal, DocumentType.GuaranteeReleaseLetter)));
        await SendAsync(cast.Audit, "close", new CloseContract("Expediente completo."));
    }

    private IEnumerable<Func<Task>> Way() =>
    [
        OpenAsync,
        SaveAsync,
        RegisterAsync,
        async () =>
        {
            foreach (var (gate, person) in Reviewers())
            {
                await ClearAsync(gate, person);
            }

            await SendAsync(cast.Authority, "appoint", new AppointAdministrator(cast.Administrator, await DocumentsAsync(cast.Authority, DocumentType.AppointmentNotice)));
        },
        async () =>
        {
            await SendAsync(cast.Administrator, "accept-appointment", new AcceptAppointment(true, await DocumentsAsync(cast.Administrator, DocumentType.InterestDeclaration)));
            await SendAsync(cast.Legal, "file-guarantee", new FileGuarantee([Guarantee(Terms().Ends.AddDays(60))], await DocumentsAsync(cast.Legal, DocumentType.Guarantee)));
        },
        async () =>
        {
            await SendAsync(cast.Finance, "commit", new CommitContract(Account, await DocumentsAsync(cast.Finance, DocumentType.BankAccountCertificate)));
            await SendAsync(cast.Administrator, "start-order", new OrderStart("Comience el día hábil siguiente.", await DocumentsAsync(cast.Administrator, DocumentType.StartOrder)));
        },
        async () =>
        {
            await ReceiveAsync(1);
            await PayAsync(1);
            await ReceiveAsync(2);
            await SendAsync(cast.Administrator, "receive-provisional", new ReceiveProvisionally(["Falta una etiqueta"], await DocumentsAsync(cast.Administrator, DocumentType.ReceptionRecord)));
        },
        async () => await SendAsync(cast.Administrator, "receive-final", new ReceiveFinally([new(1, "Se colocó la etiqueta")], await DocumentsAsync(cast.Administrator, DocumentType.ReceptionRecord))),
        async () =>
        {
            await PayAsync(2);
            await SettleAsync();
        },
        CloseAsync,
    ];

    private (string Gate, string Person)[] Reviewers() => [(ContractGate.Legal, cast.Legal), (ContractGate.Finance, cast.Finance), (ContractGate.Control, cast.Control)];

    /// <summary>Counted from the day the story begins, whatever day a step is told on.</summary>
    private ContractTerms Terms()
    {
        _start ??= Today;
        var (half, ends) = (script.Units / 2, _start.Value.AddDays(script.TermDays));
        Money Worth(int units) => new(script.Price.Minor * units, script.Price.Currency);
        return new(
            $"{script.Title}, según las bases de la contratación.",
            Amount,
            ends,
            Account,
            [new("R1", script.Item, script.Unit, script.Units, script.Price)],
            [
                new(1, "Primera entrega", _start.Value.AddDays(script.TermDays / 3), 1, [new("R1", half)]),
                new(2, "Segunda entrega", _start.Value.AddDays(script.TermDays * 2 / 3), 2, [new("R1", script.Units - half)]),
            ],
            [
                new(1, _start.Value.AddDays(script.TermDays / 2), [new(script.Line, Worth(half))]),
                new(2, ends, [new(script.Line, Worth(script.Units - half))]),
            ],
            [new(GuaranteeKind.Performance, 10)],
            2,
            DayCount.Calendar,
            5);
    }

    private GuaranteePolicy Guarantee(DateOnly until) =>
        new(GuaranteeKind.Performance, Policy, "Afianzadora de demostración", new Money(Amount.Minor / 5, Amount.Currency), _start!.Value, until);

    private async Task SendAsync(string person, string command, ICaseCommand body)
    {
        var outcome = await TryAsync(person, command, body);
        if (outcome.Rejection is { } no)
        {
            throw new StoryException($"{script.Key} {command} by {person} in {State}: {no.Code} ({no.Rule}) {no.Message.En} {string.Join("; ", no.Fields.Select(f => $"{f.Path}: {f.Message.En}"))}");
        }
    }

    private async Task<IReadOnlyList<DocumentCited>> DocumentsAsync(string person, params string[] types)
    {
        List<DocumentCited> cited = [];
        foreach (var type in types)
        {
            var name = $"{type}-{script.Key}-{++_documents:000}.txt";
            cited.Add(new DocumentCited(type, await store(name, Encoding.UTF8.GetBytes($"Documento de demostración {name}\nCaso {Id}\nPresentado por {person}\n"), person), name));
        }

        return cited;
    }
}
