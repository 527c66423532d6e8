namespace GrantControl.Cluster.Grains;

/// <summary>A physical inventory in the cluster.</summary>
[GrainType("round")]
public sealed class RoundGrain([PersistentState("round", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("round", stored, services), IRoundGrain;
