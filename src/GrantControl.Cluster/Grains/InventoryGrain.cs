namespace GrantControl.Cluster.Grains;

/// <summary>Goods entered together, in the cluster.</summary>
[GrainType("inventory")]
public sealed class InventoryGrain([PersistentState("inventory", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("inventory", stored, services), IInventoryGrain;
