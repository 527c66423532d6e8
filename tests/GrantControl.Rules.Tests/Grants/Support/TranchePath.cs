using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Monies;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>Drives the tranches of a running grant by real commands of the right people.</summary>
public static class TranchePath
{
    /// <summary>What <see cref="Accounted"/> leaves disallowed of tranche 1, in centavos.</summary>
    public const long Disallowed = 10_000_00;

    public static readonly DateOnly PaidOn = new(2026, 3, 16);
    public static readonly DateOnly ReportedOn = new(2026, 4, 15);

    public static GrantRun Requested(this GrantRun run, int n) =>
        (run.Today < PaidOn ? run.On(PaidOn) : run).Given(new RequestTranche(n, Documents($"t{n}", DocumentType.PaymentRequest)), TestPeople.Requester);

    public static GrantRun Verified(this GrantRun run, int n)
    {
        var plan = run.State.Tranches[n].Plan;
        var evidence = plan.Preconditions.Select((_, i) => new PreconditionMet(i + 1, Document(DocumentType.PreconditionEvidence, $"t{n}-{i}"))).ToList();
        return run.Requested(n).Given(
            (new VerifyTranche(n, evidence), TestPeople.TechnicalMonitor),
            (new VerifyTranche(n, [], plan.VisitRequired ? Document(DocumentType.VisitReport, $"t{n}") : null), TestPeople.Watcher));
    }

    public static GrantRun Approved(this GrantRun run, int n) =>
        run.Verified(n).Given((new ApproveTranche(n), TestPeople.FirstApprover), (new ApproveTranche(n), TestPeople.SecondApprover));

    public static GrantRun Ordered(this GrantRun run, int n)
    {
        var amount = run.State.Tranches[n].Amount;
        var order = new OrderTranche(n, $"OP-{n}", amount, [new PaymentItem(run.State.Core.Number, n, amount)], TestPlan.Account, Documents($"t{n}", DocumentType.PaymentOrder));
        return run.Approved(n).Given(order, TestPeople.Treasurer);
    }

    public static GrantRun Paid(this GrantRun run, int n)
    {
        var ordered = run.Ordered(n);
        return ordered.Given(Confirm(ordered, n), TestPeople.Treasurer);
    }

    /// <summary>Paid and reported, one expense a charge, each of the whole charge.</summary>
    public static GrantRun Reported(this GrantRun run, int n)
    {
        var paid = run.Paid(n);
        return (paid.Today < ReportedOn ? paid.On(ReportedOn) : paid).Given(Report(paid, n), TestPeople.Requester);
    }

    /// <summary>Paid, reported and accepted but for its last expense.</summary>
    public static GrantRun Accounted(this GrantRun run, int n)
    {
        var reported = run.Reported(n);
        return reported.Given(Accept(reported, n, reported.State.Tranches[n].Lines[^1].Reported.Id), TestPeople.Liquidator);
    }

    public static ConfirmTranche Confirm(GrantRun run, int n) =>
        new(n, $"OP-{n}", $"BR-{n}", run.State.Tranches[n].Amount, run.Today, Documents($"t{n}", DocumentType.BankFile));

    public static ReportTranche Report(GrantRun run, int n) =>
        new(n, [.. run.State.Tranches[n].Plan.Charges.Select((c, i) => Expense($"g{n}.{i + 1}", c.BudgetLine, c.Amount))], Documents($"t{n}", DocumentType.FinancialReport));

    public static ExpenseReported Expense(string id, string budgetLine, Money amount) =>
        new(id, budgetLine, "Materiales", "Proveedor de demostración", $"F-{id}", PaidOn, amount, Document(DocumentType.ExpenseEvidence, id));

    public static AcceptTranche Accept(GrantRun run, int n, params string[] disallowed) => new(n,
    [
        .. run.State.Tranches[n].Lines.Select(l => disallowed.Contains(l.Reported.Id)
            ? new ExpenseDecision(l.Reported.Id, ExpenseVerdict.Disallowed, "Fuera del objeto.")
            : new ExpenseDecision(l.Reported.Id, ExpenseVerdict.Accepted)),
    ]);
}
