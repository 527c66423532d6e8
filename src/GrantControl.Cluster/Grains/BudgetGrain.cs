namespace GrantControl.Cluster.Grains;

/// <summary>A budget in the cluster.</summary>
[GrainType("budget")]
public sealed class BudgetGrain([PersistentState("budget", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("budget", stored, services), IBudgetGrain;
