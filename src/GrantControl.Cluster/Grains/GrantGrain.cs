namespace GrantControl.Cluster.Grains;

/// <summary>A grant in the cluster.</summary>
[GrainType("grant")]
public sealed class GrantGrain([PersistentState("grant", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("grant", stored, services), IGrantGrain;
