using GrantControl.Cases.Contracts;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Contracts.Support;
using GrantControl.Rules.Tests.Kinds;
using static GrantControl.Rules.Tests.Contracts.Refusals.ContractRefused;
using static GrantControl.Rules.Tests.Contracts.Support.ContractPath;
using static GrantControl.Rules.Tests.Grants.Support.TestDocuments;

namespace GrantControl.Rules.Tests.Contracts.Refusals;

/// <summary>What is refused of a contract's payments.</summary>
internal static class RefusedPayments
{
    public static IEnumerable<RefusedRow> Rows =>
    [
        NotNow("request-tranche", ContractRules.DeliverablesAccepted, () => Received(Running(), 2), _ => Ask(2), Administrator),
        Refused("request-tranche", TrancheRules.WithinCommitment, Codes.OverCommitment, () => WithoutMoney(Received(Running(), 1)), _ => Ask(1), Administrator),
        Refused("approve-tranche", TrancheRules.WithinCommitment, Codes.OverCommitment, () => WithoutMoney(Paying(TrancheWorkflow.Cleared)), _ => new ApproveTranche(1), First),
        Refused("approve-tranche", TrancheRules.WithinCommitment, Codes.OverCommitment, () => WithoutMoney(Paying(TrancheWorkflow.FirstApproved)), _ => new ApproveTranche(1), Second),
        Blank("return-tranche", () => Paying(TrancheWorkflow.Cleared), _ => new ReturnTranche(1, " "), Watcher),
        Invalid("order-tranche", TrancheRules.BatchAddsUp, () => Paying(TrancheWorkflow.Approved), r => Gross(Order(r, 1)), Treasurer, "items"),
        Invalid("order-tranche", TrancheRules.BatchAddsUp, () => Paying(TrancheWorkflow.Approved), r => Order(r, 1) with { Total = Q(1) }, Treasurer, "total"),
        Invalid("order-tranche", TrancheRules.AccountUnchanged, () => Paying(TrancheWorkflow.Approved), r => Order(r, 1) with { Account = Certified with { Number = "99" } }, Treasurer, "account"),
        Invalid("confirm-tranche", TrancheRules.AmountAsOrdered, () => Paying(TrancheWorkflow.Ordered), r => Confirm(r, 1) with { Amount = Q(30_000) }, Treasurer, "amount"),
        Refused("confirm-tranche", TrancheRules.BankReferenceUnique, Codes.DocumentReused, SecondOrdered, r => Confirm(r, 2) with { BankReference = r.State.Tranches[1].BankReference! }, Treasurer),
        Blank("reject-payment", () => Paying(TrancheWorkflow.Ordered), _ => Bounce with { Reason = " " }, Treasurer),
        Invalid("reject-payment", TrancheRules.AmountAsOrdered, () => Paying(TrancheWorkflow.Ordered), _ => Bounce with { Order = "OP-9" }, Treasurer, "order"),
    ];

    private static RejectPayment Bounce => new(1, "OP-1", "Cuenta cerrada", [Document(DocumentType.BankFile, "no")]);

    private static RequestTranche Ask(int payment) => new(payment, [Document(DocumentType.PaymentRequest)]);

    private static ConfirmTranche Confirm(ContractRun run, int payment) => (ConfirmTranche)Next(run, payment).Command;

    /// <summary>The order for what the payment is worth before anything is kept back.</summary>
    private static OrderTranche Gross(OrderTranche order) => order with { Items = [order.Items[0] with { Amount = Q(30_000) }], Total = Q(30_000) };

    private static ContractRun SecondOrdered() => Pay(Paid(Received(Running()), 1), 2, TrancheWorkflow.Ordered);
}
