using GrantControl.Cases.Assets;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Rounds;
using GrantControl.Cases.Visits.History;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cluster.Tests.Engine;

/// <summary>Every workflow parity is proved for, with the workflow of its parent.</summary>
internal static class ShippedWorkflows
{
    public static IReadOnlyDictionary<string, (WorkflowDefinition Definition, WorkflowDefinition? Parent)> All { get; } =
        new[] { ToyWorkflow.Parent, GrantWorkflow.Definition, BudgetWorkflow.Definition, InventoryWorkflow.Definition, DisposalWorkflow.Definition, CustodyWorkflow.Definition, RoundWorkflow.Definition, ContractWorkflow.Definition, ComplaintWorkflow.Definition, VisitHistoryKind.Instance.Workflow }
            .SelectMany(static w => w.Children.Select(c => (Definition: c, Parent: (WorkflowDefinition?)w)).Prepend((w, null)))
            .ToDictionary(static w => w.Parent is null ? w.Definition.Id : $"{w.Parent.Id}/{w.Definition.Id}", StringComparer.Ordinal);
}
