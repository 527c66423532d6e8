using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>A command for something the program offers, mostly right and sometimes not, with documents nobody used before.</summary>
public static class WalkCommands
{
    public static ICaseCommand For(PermittedCommand offer, GrantRun run, Random random)
    {
        var name = $"v{run.State.Version}";
        return (GrantWorkflow.Definition.For(offer.Target).Id, WorkflowDefinition.NumberOf(offer.Target)) switch
        {
            (TrancheWorkflow.Id, { } n) => OfTranche(offer.Command, n, run, random, name),
            (AmendmentWorkflow.Id, { } n) => OfAmendment(offer, n, name),
            (VisitWorkflow.Id, { } n) => OfVisit(offer.Command, offer.Variant, n, run, random, name),
            _ => OfCase(offer, run, random, name),
        };
    }

    private static ICaseCommand OfAmendment(PermittedCommand offer, int n, string name) => offer.Command switch
    {
        "clear-amendment" => new ClearAmendment(n, offer.Variant!, Documents(name, Gate.OpinionOf(offer.Variant!))),
        "observe-amendment" => new ObserveAmendment(n, offer.Variant!, [new ObservationMade(Section.Tranches, "No se justifica.")]),
        _ => new WithdrawAmendment(n, "Ya no hace falta."),
    };

    /// <summary>A longer plan, or one more or less tranche with its money.</summary>
    private static ProposeAmendment Amend(GrantRun run, Random random, string name)
    {
        var (budget, schedule) = (run.State.Plan.Budget!, run.State.Plan.Tranches!.Tranches);
        var amend = new ProposeAmendment("El plan cambió.", Documents(name, DocumentType.AmendmentJustification));
        var extra = TestPlan.Q(1 + random.Next(5_000_00));
        return random.Next(3) switch
        {
            0 => amend with { Activities = run.State.Plan.Activities! with { Ends = run.State.Plan.Activities.Ends.AddDays(random.Next(-60, 90)) } },
            1 => amend with
            {
                Budget = new BudgetSection(budget.Total + extra, [.. budget.Lines, new PlanLine(name, "Ampliación", TestPlan.LineB, extra)]),
                Tranches = new TranchesSection([.. schedule, new PlannedTranche(schedule.Count + 1, schedule[^1].PlannedOn, [new Charge(TestPlan.LineB, extra)], [])]),
            },
            _ => Shortened(amend, budget, schedule),
        };
    }

    private static ProposeAmendment Shortened(ProposeAmendment amend, BudgetSection budget, IReadOnlyList<PlannedTranche> schedule)
    {
        var kept = schedule.SkipLast(1).ToList();
        var sums = kept.SelectMany(t => t.Charges).GroupBy(c => c.BudgetLine).Select((g, i) => new PlanLine($"s{i}", "Reducción", g.Key, Money.Sum(g.Select(c => c.Amount), Currency.Gtq))).ToList();
        return amend with { Budget = new BudgetSection(Money.Sum(sums.Select(l => l.Amount), budget.Total.Currency), sums), Tranches = new TranchesSection(kept) };
    }

    private static ICaseCommand OfCase(PermittedCommand offer, GrantRun run, Random random, string name) => offer.Command switch
    {
        "save" => Save(random),
        "submit" => Commands.Submit,
        "withdraw" => Commands.Withdraw,
        "admit" => Commands.Admit,
        "clear" => Commands.Clear(offer.Variant!, name),
        "observe" => Commands.Observe(offer.Variant!, Section.Tranches),
        "resubmit" => Commands.Answer([.. run.State.Observations.Where(o => o.Answer is null).Select(o => o.Number)]),
        "authorize" => Commands.Authorize(name),
        "reject" => Commands.Reject,
        "sign" => Commands.Sign(random.Next(5) == 0 ? "otra" : run.State.ContentHash, name),
        "activate" => Commands.Activate with { Account = run.State.Plan.General!.Account, Documents = Documents(name, DocumentType.BankAccountCertificate, DocumentType.Guarantee) },
        "amend" => Amend(run, random, name),
        "suspend" => Commands.Suspend with { RemedyBy = run.Today.AddDays(random.Next(40)) },
        "lift" => Commands.Lift(name),
        "terminate" => Commands.Terminate,
        "report-final" => Commands.ReportFinal(name),
        "determine" => Commands.Determine(name),
        "refund" => Commands.Refund(Some(run, random), $"BR-{name}") with { ReceivedOn = run.Today },
        "disallow" => Disallow(run, random),
        "escalate" => Commands.Escalate,
        "write-off" => Commands.WriteOff(name),
        "close" => Commands.Close,
        "reopen" => Commands.Reopen(name),
        "raise-finding" => Commands.RaiseFinding(random.Next(2) == 0),
        "resolve-finding" => Commands.ResolveFinding(run.State.Core.Findings.FirstOrDefault(f => !f.Resolved)?.Number ?? 1, name),
        "freeze" => Commands.Freeze,
        "unfreeze" => Commands.Unfreeze,
        "compensate" => Compensate(random, name),
        "plan-visit" => VisitActs.Plan(run, random.Next(-1, 90)),
        "note-visit" => VisitActs.Note(1 + random.Next(3), name),
        var other => throw new InvalidOperationException($"Nobody told the walk how to '{other}'."),
    };

    private static ICaseCommand OfVisit(string command, string? variant, int n, GrantRun run, Random random, string name)
    {
        // Each area is offered the answer to its own actions; which of them is meant, the command says.
        var action = run.State.Core.Visits.All[n].Actions.FirstOrDefault(a => command == "answer-action" ? !a.Resolved && a.AnsweredBy is null && a.Owner == variant : !a.Resolved && a.AnsweredBy is not null)?.Number ?? 1;
        return command switch
        {
            "record-visit" => random.Next(3) == 0 ? VisitActs.Troubled(run, n, name) : VisitActs.Record(run, n, name),
            "answer-action" => VisitActs.Answer(action, n, name),
            "resolve-action" => VisitActs.Resolve(action, random.Next(3) != 0, n),
            _ => new CancelVisit(n, "Lluvia."),
        };
    }

    private static ICaseCommand OfTranche(string command, int n, GrantRun run, Random random, string name)
    {
        var tranche = run.State.Tranches[n];
        return command switch
        {
            "request-tranche" => new RequestTranche(n, Documents(name, DocumentType.PaymentRequest)),
            "verify-tranche" => new VerifyTranche(
                n,
                [.. tranche.Plan.Preconditions.Select((_, i) => new PreconditionMet(i + 1, Document(DocumentType.PreconditionEvidence, $"{name}-{i}")))],
                Document(DocumentType.VisitReport, name)),
            "approve-tranche" => new ApproveTranche(n),
            "return-tranche" => new ReturnTranche(n, "Falta una firma."),
            "order-tranche" => new OrderTranche(
                n, $"OP-{name}", tranche.Amount, [new PaymentItem(run.State.Core.Number, n, tranche.Amount)], run.State.VerifiedAccount!, Documents(name, DocumentType.PaymentOrder)),
            "confirm-tranche" => new ConfirmTranche(n, tranche.Order!, $"BR-{name}", tranche.Amount, run.Today, Documents(name, DocumentType.BankFile)),
            "reject-payment" => new RejectPayment(n, tranche.Order!, "Cuenta inactiva.", Documents(name, DocumentType.BankFile)),
            "report-tranche" => Report(run, n, random, name),
            "accept-tranche" => TranchePath.Accept(run, n, [.. tranche.Lines.Where(_ => random.Next(3) == 0).Select(l => l.Reported.Id)]),
            "observe-tranche" => new ObserveTranche(n, [new ExpenseObserved(null, "Falta el registro.")]),
            "correct-tranche" => new CorrectTranche(n, [.. tranche.Observations.Where(o => o.Answer is null).Select(o => new ObservationAnswered(o.Number, "Corregido."))], []),
            _ => throw new InvalidOperationException($"Nobody told the walk how to '{command}'."),
        };
    }

    /// <summary>One section of the plan, of its usual or its dear form, so that a correction may or may not change it.</summary>
    private static SaveSections Save(Random random) => random.Next(6) switch
    {
        0 => new SaveSections(General: TestPlan.General with { Place = $"Lugar {random.Next(3)}" }),
        1 => new SaveSections(Results: TestPlan.Results),
        2 => new SaveSections(Activities: TestPlan.Activities),
        3 => new SaveSections(Budget: TestPlan.SaveLarge.Budget, Tranches: TestPlan.SaveLarge.Tranches),
        4 => new SaveSections(Budget: TestPlan.Budget),
        _ => TestPlan.Save,
    };

    /// <summary>All that is outstanding, a part of it, one centavo too much, or nothing.</summary>
    private static long Some(GrantRun run, Random random)
    {
        var owed = run.State.Core.Balance(Account.Advance) + run.State.Core.Balance(Account.Recoverable);
        return random.Next(4) switch { 0 => owed + 1, 1 => random.NextInt64(owed + 1), _ => owed };
    }

    private static DisallowExpense Disallow(GrantRun run, Random random)
    {
        var lines = run.State.Tranches.SelectMany(t => t.Value.Lines.Select(l => (t.Key, l.Reported.Id))).ToList();
        return lines.Count == 0 ? Commands.Disallow() : Commands.Disallow(lines[random.Next(lines.Count)].Key, lines[random.Next(lines.Count)].Id);
    }

    private static CompensateDuties Compensate(Random random, string name)
    {
        var pair = GrantWorkflow.Definition.CompensablePairs[random.Next(GrantWorkflow.Definition.CompensablePairs.Count)];
        return Commands.Compensate(TestPeople.All[random.Next(TestPeople.All.Count - 1)].Person, pair.A, pair.B, name);
    }

    private static ReportTranche Report(GrantRun run, int n, Random random, string name) => new(
        n,
        [
            .. run.State.Tranches[n].Plan.Charges.Select((c, i) => TranchePath.Expense(
                $"{name}.{i}", c.BudgetLine, random.Next(2) == 0 ? c.Amount : new Money(1 + random.NextInt64(c.Amount.Minor), c.Amount.Currency)) with { Date = run.Today }),
        ],
        Documents(name, DocumentType.FinancialReport));
}
