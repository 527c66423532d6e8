using System.Text;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Behaviour;

/// <summary>
/// Makes a command for a row of the tables as somebody in a hurry would: mostly right, sometimes with a wrong amount, a
/// document used before, or a name that does not exist. Every choice comes from the seed.
/// </summary>
public sealed class RandomCommands(Random random, StoreDocument store, StoryScript script, TimeProvider clock)
{
    private readonly List<DocumentCited> _used = [];
    private int _made;

    /// <summary>The fields of one command, for the state the case is in.</summary>
    public async Task<ICaseCommand> MakeAsync(string trigger, string target, string? variant, GrantState state, string person)
    {
        var number = target.Length == 0 ? 1 : int.Parse(target[(target.IndexOf(':') + 1)..], System.Globalization.CultureInfo.InvariantCulture);
        return trigger switch
        {
            "save" => Save(state),
            "submit" => new SubmitGrant(await CiteAsync(person, DocumentType.Statutes, DocumentType.Registration, DocumentType.Solvency)),
            "withdraw" => new WithdrawGrant("Otro financiamiento."),
            "admit" => new AdmitGrant(),
            "clear" => new ClearGate(variant!, await CiteAsync(person, Gate.OpinionOf(variant!))),
            "observe" => new ObserveGate(variant!, [new ObservationMade(Watched(variant!), "Falta sustento.")]),
            "resubmit" => new ResubmitGrant([.. state.Observations.Where(o => o.Answer is null).Select(o => new ObservationAnswered(o.Number, "Corregido."))]),
            "authorize" => new AuthorizeGrant(await CiteAsync(person, DocumentType.AuthorisationResolution)),
            "reject" => new RejectGrant("No procede."),
            "sign" => new SignGrant(Seldom() ? new string('0', 64) : state.ContentHash, await CiteAsync(person, DocumentType.SignedAgreement)),
            "activate" => new ActivateGrant(script.Account(), new GuaranteeFiled("F-1", "Afianzadora", Amount(1_000_00), script.Ends.AddDays(200)), await CiteAsync(person, DocumentType.BankAccountCertificate, DocumentType.Guarantee)),
            "suspend" => new SuspendGrant("Sin respaldo.", "Presentarlo.", "Ante el Titular.", Today.AddDays(20)),
            "lift" => new LiftSuspension("Verificado.", await CiteAsync(person, DocumentType.RemedyVerification)),
            "terminate" => new TerminateGrant("Incumplimiento.", TerminationGround.BreachOfAgreement),
            "amend" => await AmendAsync(state, person),
            "clear-amendment" => new ClearAmendment(number, variant!, await CiteAsync(person, Gate.OpinionOf(variant!))),
            "observe-amendment" => new ObserveAmendment(number, variant!, [new ObservationMade(Watched(variant!), "No se justifica.")]),
            "withdraw-amendment" => new WithdrawAmendment(number, "Ya no es necesaria."),
            "report-final" => new FileFinalReport("Metas alcanzadas.", [new IndicatorReached("R1.1", "248"), new IndicatorReached("R2.1", "12")], await CiteAsync(person, DocumentType.FinalReport)),
            "determine" => new DetermineLiquidation("Conforme.", await CiteAsync(person, DocumentType.LiquidationRecord)),
            "refund" => new RecordRefund(Refund(state), $"RR-{script.Key}-{++_made}", Today, await CiteAsync(person, DocumentType.RefundReceipt)),
            "disallow" => Disallow(state),
            "escalate" => new EscalateDebt("Vencido."),
            "write-off" => new WriteOffDebt("Incobrable.", await CiteAsync(person, DocumentType.LegalOpinion)),
            "close" => new CloseGrant(),
            "reopen" => new ReopenGrant("Hallazgo posterior.", await CiteAsync(person, DocumentType.AuditFinding)),
            "raise-finding" => new RaiseFinding("Observación de campo.", random.Next(2) == 0),
            "resolve-finding" => new ResolveFinding(state.Core.Findings.FirstOrDefault(f => !f.Resolved)?.Number ?? 1, "Atendido.", await CiteAsync(person, DocumentType.FindingEvidence)),
            "freeze" => new FreezePayments("Revisión."),
            "unfreeze" => new UnfreezePayments("Revisado."),
            "compensate" => new CompensateDuties(person, "monitor", "liquidate", "Oficina pequeña.", await CiteAsync(person, DocumentType.CompensatingControl)),
            _ => await VisitAsync(trigger, number, state, person) ?? await TrancheAsync(trigger, number, state, person),
        };
    }

    private async Task<ICaseCommand?> VisitAsync(string trigger, int number, GrantState state, string person)
    {
        var action = state.Core.Visits.All.GetValueOrDefault(number)?.Actions.FirstOrDefault(a => !a.Resolved)?.Number ?? 1;
        return trigger switch
        {
            "plan-visit" => new PlanVisit(Today.AddDays(random.Next(-1, 60)), "Ver el avance."),
            "record-visit" => new RecordVisit(
                number,
                Today,
                Seldom() ? "GT.XX" : "GT.HU",
                "Chiantla",
                random.Next(2) == 0 ? null : new VisitPoint(15_352_000, -91_457_000),
                [.. GrantVisits.Setting.Checklist.Select(i => new ChecklistAnswer(i.Id, Seldom() ? Seen.No : Seen.Yes))],
                new VisitReceived("Quien recibe", "Presidente"),
                random.Next(3) == 0 ? [new VisitFinding("Falta rótulo.", random.Next(4) == 0 ? Severity.Blocking : Severity.Minor)] : [],
                random.Next(3) == 0 ? [new ActionAsked("Colocarlo.", Role.Ngo, Today.AddDays(10))] : [],
                null,
                await CiteAsync(person, DocumentType.VisitPhoto)),
            "answer-action" => new AnswerAction(number, action, "Colocado.", await CiteAsync(person, DocumentType.ActionEvidence)),
            "resolve-action" => new ResolveAction(number, action, random.Next(3) != 0, "Visto."),
            "cancel-visit" => new CancelVisit(number, "Camino cerrado."),
            "note-visit" => new NoteVisit(1 + random.Next(2), "Otra nota.", []),
            _ => null,
        };
    }

    private async Task<ICaseCommand> TrancheAsync(string trigger, int number, GrantState state, string person)
    {
        var tranche = state.Tranches.GetValueOrDefault(number);
        var amount = tranche?.Amount ?? Amount(1_00);
        return trigger switch
        {
            "request-tranche" => new RequestTranche(number, await CiteAsync(person, DocumentType.PaymentRequest)),
            "verify-tranche" => new VerifyTranche(number, await EvidenceAsync(tranche, person), tranche?.Plan.VisitRequired == true ? (await CiteAsync(person, DocumentType.VisitReport))[0] : null),
            "approve-tranche" => new ApproveTranche(number),
            "return-tranche" => new ReturnTranche(number, "Falta detalle."),
            "order-tranche" => new OrderTranche(number, $"OP-{script.Key}-{number}", Spoil(amount), [new PaymentItem(state.Core.Number, number, amount)], script.Account(), await CiteAsync(person, DocumentType.PaymentOrder)),
            "confirm-tranche" => new ConfirmTranche(number, $"OP-{script.Key}-{number}", $"BR-{script.Key}-{++_made}", Spoil(amount), Today, await CiteAsync(person, DocumentType.BankFile)),
            "reject-payment" => new RejectPayment(number, $"OP-{script.Key}-{number}", "Cuenta inactiva.", await CiteAsync(person, DocumentType.BankFile)),
            "report-tranche" => new ReportTranche(number, await ExpensesAsync(tranche, person), await CiteAsync(person, DocumentType.FinancialReport)),
            "accept-tranche" => new AcceptTranche(number, [.. (tranche?.Lines ?? []).Select(l => random.Next(4) == 0
                ? new ExpenseDecision(l.Reported.Id, ExpenseVerdict.Disallowed, "Fuera del objeto.")
                : new ExpenseDecision(l.Reported.Id, ExpenseVerdict.Accepted))]),
            "observe-tranche" => new ObserveTranche(number, [new ExpenseObserved(null, "Falta detalle.")]),
            "correct-tranche" => new CorrectTranche(number, [.. (tranche?.Observations ?? []).Where(o => o.Answer is null).Select(o => new ObservationAnswered(o.Number, "Se adjunta."))], []),
            _ => throw new ArgumentOutOfRangeException(nameof(trigger), trigger, "A row without a maker."),
        };
    }

    private SaveSections Save(GrantState state) => (state.Plan.General is null, random.Next(5)) switch
    {
        (true, _) => new SaveSections(script.General(), script.Results(), script.Activities(), script.Budget(), script.Tranches()),
        (_, 0) => new SaveSections(Budget: script.Budget() with { Total = Spoil(script.Total) }),
        (_, 1) => new SaveSections(Results: script.Results()),
        _ => new SaveSections(General: script.General() with { Purpose = $"Objeto corregido {++_made}." }, Budget: script.Budget()),
    };

    private async Task<ICaseCommand> AmendAsync(GrantState state, string person)
    {
        var activities = script.Activities();
        return new ProposeAmendment(
            "Se reprograma.",
            await CiteAsync(person, DocumentType.AmendmentJustification),
            Activities: random.Next(2) == 0 ? activities with { Activities = [.. activities.Activities.Select(a => a with { Title = $"{a.Title} {++_made}" })] } : null,
            General: random.Next(2) == 0 ? (state.Plan.General ?? script.General()) with { Purpose = $"Objeto modificado {++_made}." } : null);
    }

    private DisallowExpense Disallow(GrantState state)
    {
        var accepted = state.Tranches.SelectMany(t => t.Value.Lines.Where(l => l.Verdict == ExpenseVerdict.Accepted).Select(l => (t.Key, l.Reported.Id))).FirstOrDefault();
        return new DisallowExpense(accepted.Key, accepted.Id ?? "G1.1", "Comprobante anulado.");
    }

    private async Task<IReadOnlyList<PreconditionMet>> EvidenceAsync(TrancheState? tranche, string person)
    {
        var met = new List<PreconditionMet>();
        for (var i = 1; i <= (tranche?.Plan.Preconditions.Count ?? 0); i++)
        {
            met.Add(new PreconditionMet(i, (await CiteAsync(person, DocumentType.PreconditionEvidence))[0]));
        }

        return met;
    }

    private async Task<IReadOnlyList<ExpenseReported>> ExpensesAsync(TrancheState? tranche, string person)
    {
        var lines = new List<ExpenseReported>();
        foreach (var charge in tranche?.Plan.Charges ?? [])
        {
            var part = random.Next(3) == 0 ? charge.Amount with { Minor = charge.Amount.Minor / 2 } : Spoil(charge.Amount);
            lines.Add(new ExpenseReported($"G{lines.Count + 1}", charge.BudgetLine, "Gasto", "Proveedor", $"F{++_made}", Today, part, (await CiteAsync(person, DocumentType.ExpenseEvidence))[0]));
        }

        return lines;
    }

    private async Task<IReadOnlyList<DocumentCited>> CiteAsync(string person, params string[] types)
    {
        var cited = new List<DocumentCited>();
        foreach (var type in types)
        {
            if (_used.Count > 0 && Seldom())
            {
                cited.Add(_used[random.Next(_used.Count)] with { Type = type });
                continue;
            }

            var name = $"{type}-{script.Key}-{++_made}.txt";
            var document = new DocumentCited(type, await store(name, Encoding.UTF8.GetBytes($"{name} {random.Next()}"), person), name);
            _used.Add(document);
            cited.Add(document);
        }

        return cited;
    }

    private Money Refund(GrantState state)
    {
        var debt = state.Core.Balance(Account.Recoverable) + state.Core.Balance(Account.Advance);
        return Amount(debt <= 0 || Seldom() ? 1_00 : random.Next(2) == 0 ? debt : Math.Max(1, debt / 2));
    }

    private string Watched(string gate) => GrantWorkflow.Definition.Gates.First(g => g.Id == gate).Watches[0];

    private bool Seldom() => random.Next(25) == 0;

    private Money Spoil(Money amount) => Seldom() ? amount with { Minor = amount.Minor + 1 } : amount;

    private Money Amount(long minor) => new(minor, script.Currency);

    private DateOnly Today => BusinessCalendar.DayOf(clock.GetUtcNow());
}
