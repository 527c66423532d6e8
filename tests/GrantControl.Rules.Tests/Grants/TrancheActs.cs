using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using static GrantControl.Rules.Tests.Grants.TrancheCast;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>The right command of the right person for every row of the tranche table, and the usual way to every state.</summary>
internal static class TrancheActs
{
    public const string Order = "OP-2026-17";

    public static RequestTranche Request(this TrancheWorld w, int n = 1) => new(n, w.Docs(DocumentType.PaymentRequest));

    public static VerifyTranche Verify(this TrancheWorld w, int n = 1)
    {
        var plan = w.State.Tranches[n].Plan;
        return new(
            n,
            [.. plan.Preconditions.Select((_, i) => new PreconditionMet(i + 1, w.Doc(DocumentType.PreconditionEvidence)))],
            plan.VisitRequired ? w.Doc(DocumentType.VisitReport) : null);
    }

    public static OrderTranche PutInOrder(this TrancheWorld w, int n = 1)
    {
        var amount = w.State.Tranches[n].Amount;
        return new(n, Order, amount, [new PaymentItem(w.State.Core.Number, n, amount)], TrancheWorld.PaidInto, w.Docs(DocumentType.PaymentOrder));
    }

    public static ConfirmTranche Confirm(this TrancheWorld w, int n = 1) =>
        new(n, Order, $"BR-{n}", w.State.Tranches[n].Amount, w.Today, w.Docs(DocumentType.BankFile));

    public static RejectPayment Bounce(this TrancheWorld w, int n = 1) => new(n, Order, "Cuenta inactiva.", w.Docs(DocumentType.BankFile));

    /// <summary>One expense for each charge, of the whole charge.</summary>
    public static ReportTranche Report(this TrancheWorld w, int n = 1) =>
        new(n, [.. w.State.Tranches[n].Plan.Charges.Select((c, i) => w.Line($"G{n}.{i + 1}", c.BudgetLine, c.Amount))], w.Docs(DocumentType.FinancialReport));

    public static ExpenseReported Line(this TrancheWorld w, string id, string budgetLine, Money amount) =>
        new(id, budgetLine, "Materiales", "Proveedor de demostración", $"F-{id}", w.Today, amount, w.Doc(DocumentType.ExpenseEvidence));

    public static AcceptTranche Accept(this TrancheWorld w, int n = 1, params string[] disallowed) => new(
        n,
        [.. w.State.Tranches[n].Lines.Select(l => disallowed.Contains(l.Reported.Id)
            ? new ExpenseDecision(l.Reported.Id, ExpenseVerdict.Disallowed, "Fuera del objeto.")
            : new ExpenseDecision(l.Reported.Id, ExpenseVerdict.Accepted))]);

    public static ObserveTranche Observe(this TrancheWorld w, int n = 1) => new(n, [new ExpenseObserved(w.State.Tranches[n].Lines.Select(l => l.Reported.Id).FirstOrDefault(), "Falta el registro fiscal.")]);

    public static CorrectTranche Correct(this TrancheWorld w, int n = 1) =>
        new(n, [.. w.State.Tranches[n].Observations.Where(o => o.Answer is null).Select(o => new ObservationAnswered(o.Number, "Se corrigió."))], []);

    /// <summary>The usual person and command of each trigger, in the order of the table.</summary>
    public static IReadOnlyList<(string Trigger, string Person, Func<TrancheWorld, int, ICaseCommand> Command)> Usual { get; } =
    [
        ("request-tranche", Representative, (w, n) => w.Request(n)),
        ("verify-tranche", TechnicalMonitor, (w, n) => w.Verify(n)),
        ("approve-tranche", FirstApprover, (_, n) => new ApproveTranche(n)),
        ("return-tranche", ControlMonitor, (_, n) => new ReturnTranche(n, "Falta firma.")),
        ("order-tranche", Treasurer, (w, n) => w.PutInOrder(n)),
        ("confirm-tranche", Treasurer, (w, n) => w.Confirm(n)),
        ("reject-payment", Treasurer, (w, n) => w.Bounce(n)),
        ("report-tranche", Representative, (w, n) => w.Report(n)),
        ("accept-tranche", Liquidator, (w, n) => w.Accept(n)),
        ("observe-tranche", Liquidator, (w, n) => w.Observe(n)),
        ("correct-tranche", Representative, (w, n) => w.Correct(n)),
    ];

    public static ICaseCommand WithoutDocuments(ICaseCommand command) => command switch
    {
        RequestTranche c => c with { Documents = [] },
        OrderTranche c => c with { Documents = [] },
        ConfirmTranche c => c with { Documents = [] },
        RejectPayment c => c with { Documents = [] },
        ReportTranche c => c with { Documents = [] },
        _ => throw new InvalidOperationException($"{command.GetType().Name} cites no documents."),
    };

    public static ICaseCommand Renumbered(ICaseCommand command, int tranche) => command switch
    {
        RequestTranche c => c with { Tranche = tranche },
        VerifyTranche c => c with { Tranche = tranche },
        ApproveTranche c => c with { Tranche = tranche },
        ReturnTranche c => c with { Tranche = tranche },
        OrderTranche c => c with { Tranche = tranche },
        ConfirmTranche c => c with { Tranche = tranche },
        RejectPayment c => c with { Tranche = tranche },
        ReportTranche c => c with { Tranche = tranche },
        AcceptTranche c => c with { Tranche = tranche },
        ObserveTranche c => c with { Tranche = tranche },
        CorrectTranche c => c with { Tranche = tranche },
        _ => throw new InvalidOperationException($"{command.GetType().Name} moves no tranche."),
    };

    /// <summary>Takes a tranche from where it stands to a state by the usual way.</summary>
    public static TrancheWorld To(this TrancheWorld w, int n, string state)
    {
        for (var steps = 0; w.State.StateOf(GrantState.TrancheTarget(n)) != state; steps++)
        {
            steps.Should().BeLessThan(12, "'{0}' is reached by the usual way", state);
            w.Advance(n, state);
        }

        return w;
    }

    private static void Advance(this TrancheWorld w, int n, string goal)
    {
        var at = w.State.StateOf(GrantState.TrancheTarget(n));
        _ = at switch
        {
            TrancheWorkflow.Scheduled => w.When(Representative, w.Request(n)).ThenAccepted(),
            TrancheWorkflow.Requested => w.Verified(n),
            TrancheWorkflow.Cleared => w.When(FirstApprover, new ApproveTranche(n)).ThenAccepted(),
            TrancheWorkflow.FirstApproved => w.When(SecondApprover, new ApproveTranche(n)).ThenAccepted(),
            TrancheWorkflow.Approved => w.When(Treasurer, w.PutInOrder(n)).ThenAccepted(),
            TrancheWorkflow.Ordered when goal == TrancheWorkflow.Cancelled => w.InState(GrantStates.Liquidation).When(Treasurer, w.Bounce(n)).ThenAccepted(),
            TrancheWorkflow.Ordered => w.When(Treasurer, w.Confirm(n)).ThenAccepted(),
            TrancheWorkflow.Paid => w.When(Representative, w.Report(n)).ThenAccepted(),
            TrancheWorkflow.Reported when goal == TrancheWorkflow.Observed => w.When(Liquidator, w.Observe(n)).ThenAccepted(),
            TrancheWorkflow.Reported => w.When(Liquidator, w.Accept(n)).ThenAccepted(),
            TrancheWorkflow.Observed => w.When(Representative, w.Correct(n)).ThenAccepted(),
            _ => throw new InvalidOperationException($"No usual way on from '{at}'."),
        };
    }

    private static TrancheWorld Verified(this TrancheWorld w, int n)
    {
        w.When(TechnicalMonitor, w.Verify(n)).ThenAccepted();
        return w.When(ControlMonitor, new VerifyTranche(n, [])).ThenAccepted();
    }
}
