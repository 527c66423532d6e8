using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Demonstration;

/// <summary>The steps of a tranche, each by the person whose duty it is.</summary>
public sealed partial class GrantStory
{
    public async Task RequestAsync(int tranche) =>
        await SendAsync(cast.Representative, "request-tranche", new RequestTranche(tranche, await DocumentsAsync(cast.Representative, DocumentType.PaymentRequest)));

    public async Task VerifyAsync(int tranche)
    {
        var planned = script.Tranches().Tranches[tranche - 1];
        var evidence = new List<PreconditionMet>();
        for (var i = 1; i <= planned.Preconditions.Count; i++)
        {
            evidence.Add(new PreconditionMet(i, await DocumentAsync(DocumentType.PreconditionEvidence, cast.TechnicalMonitor)));
        }

        var visit = planned.VisitRequired ? await DocumentAsync(DocumentType.VisitReport, cast.TechnicalMonitor) : null;
        await SendAsync(cast.TechnicalMonitor, "verify-tranche", new VerifyTranche(tranche, evidence, visit));
        await SendAsync(cast.ControlMonitor, "verify-tranche", new VerifyTranche(tranche, []));
    }

    public async Task ApproveFirstAsync(int tranche) => await SendAsync(cast.FirstApprover, "approve-tranche", new ApproveTranche(tranche));

    public async Task ApproveSecondAsync(int tranche) => await SendAsync(cast.SecondApprover, "approve-tranche", new ApproveTranche(tranche));

    public async Task OrderAsync(int tranche)
    {
        var amount = AmountOf(tranche);
        await SendAsync(cast.Treasury, "order-tranche", new OrderTranche(
            tranche, OrderOf(tranche), amount, [new PaymentItem(Number, tranche, amount)], script.Account(), await DocumentsAsync(cast.Treasury, DocumentType.PaymentOrder)));
    }

    public async Task ConfirmAsync(int tranche) => await SendAsync(cast.Treasury, "confirm-tranche", new ConfirmTranche(
        tranche, OrderOf(tranche), $"BR-{script.Key}-{tranche}", AmountOf(tranche), Today, await DocumentsAsync(cast.Treasury, DocumentType.BankFile)));

    public async Task BounceAsync(int tranche) => await SendAsync(cast.Treasury, "reject-payment", new RejectPayment(
        tranche, OrderOf(tranche), "Cuenta inactiva.", await DocumentsAsync(cast.Treasury, DocumentType.BankFile)));

    /// <summary>Accounts for the whole tranche: one expense a charge.</summary>
    public async Task ReportAsync(int tranche)
    {
        var lines = new List<ExpenseReported>();
        foreach (var charge in script.Charges(script.TrancheMinor[tranche - 1]))
        {
            var id = $"G{tranche}.{lines.Count + 1}";
            lines.Add(new ExpenseReported(
                id, charge.BudgetLine, "Materiales", "Proveedor de demostración", $"FAC-{script.Key}-{id}", Today, charge.Amount,
                await DocumentAsync(DocumentType.ExpenseEvidence, cast.Representative)));
        }

        await SendAsync(cast.Representative, "report-tranche", new ReportTranche(tranche, lines, await DocumentsAsync(cast.Representative, DocumentType.FinancialReport)));
    }

    /// <summary>Accepts every line but the ones disallowed.</summary>
    public async Task AcceptAsync(int tranche, params string[] disallowed)
    {
        var decisions = script.BudgetLines.Select((_, i) => $"G{tranche}.{i + 1}")
            .Select(id => disallowed.Contains(id, StringComparer.Ordinal)
                ? new ExpenseDecision(id, ExpenseVerdict.Disallowed, "Gasto fuera del objeto del convenio.")
                : new ExpenseDecision(id, ExpenseVerdict.Accepted));
        await SendAsync(cast.ControlLiquidator, "accept-tranche", new AcceptTranche(tranche, [.. decisions]));
    }

    public async Task ObserveReportAsync(int tranche) => await SendAsync(cast.ControlLiquidator, "observe-tranche", new ObserveTranche(
        tranche, [new ExpenseObserved($"G{tranche}.1", "La factura no muestra el registro fiscal.")]));

    public async Task CorrectAsync(int tranche) => await SendAsync(cast.Representative, "correct-tranche", new CorrectTranche(
        tranche, [new ObservationAnswered(1, "Se adjunta constancia del registro fiscal.")], []));

    /// <summary>From the request to the bank's confirmation.</summary>
    public async Task PayAsync(int tranche) => await TrancheToAsync(tranche, TrancheWorkflow.Paid);

    /// <summary>Takes a scheduled tranche forward to a state, by every step between.</summary>
    public async Task TrancheToAsync(int tranche, string state)
    {
        (string Reached, Func<Task> Step)[] path =
        [
            (TrancheWorkflow.Scheduled, () => Task.CompletedTask),
            (TrancheWorkflow.Requested, () => RequestAsync(tranche)),
            (TrancheWorkflow.Cleared, () => VerifyAsync(tranche)),
            (TrancheWorkflow.FirstApproved, () => ApproveFirstAsync(tranche)),
            (TrancheWorkflow.Approved, () => ApproveSecondAsync(tranche)),
            (TrancheWorkflow.Ordered, () => OrderAsync(tranche)),
            (TrancheWorkflow.Paid, () => ConfirmAsync(tranche)),
            (TrancheWorkflow.Reported, () => ReportAsync(tranche)),
            (TrancheWorkflow.Accepted, () => AcceptAsync(tranche)),
        ];
        foreach (var (reached, step) in path)
        {
            await step();
            if (reached == state)
            {
                return;
            }
        }

        throw new StoryException($"No way to '{state}' from here.");
    }

    private Money AmountOf(int tranche) => new(script.TrancheMinor[tranche - 1], script.Currency);

    private string OrderOf(int tranche) => $"OP-{script.Key}-{tranche}";
}
