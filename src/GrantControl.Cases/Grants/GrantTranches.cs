using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>A grant's row of the shared tranche table: the organisation asks, and accounts for what it was paid.</summary>
public static class GrantTranches
{
    public static TrancheTable Table { get; } = new()
    {
        Label = new("Desembolso", "Tranche"),
        Asker = Who.NgoPayments,
        Verifiers = [Who.Technical(Duty.Monitor), Who.Control(Duty.Monitor)],
        Planned = (Role.Ngo, Role.Technical),
        DutiesBefore = [Duty.ReviewLegal, Duty.ReviewFinance, Duty.ReviewControl, Duty.Authorise],
        Gates = [Gate.Legal, Gate.Finance, Gate.Control],

        // Money leaves only while the grant runs; what left must still be accounted for afterwards.
        WhilePaying = [GrantStates.Active],
        WhileAccounting = [GrantStates.Active, GrantStates.Suspended, GrantStates.Liquidation],
        RequestRules = [TrancheRules.TrancheInTurn, TrancheRules.ReportsUpToDate, TrancheRules.PreviousTrancheLiquidated, TrancheRules.WithinCommitment],
        VerifyRules = [TrancheRules.PreconditionsEvidenced, TrancheRules.VisitMade],
        IncompatibleDuties = Duty.All,
        CompensablePairs = Duty.Compensable,
    };

    public static WorkflowDefinition Definition { get; } = TrancheWorkflow.Build(Table);
}
