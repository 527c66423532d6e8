namespace GrantControl.Cluster.Grains;

/// <summary>A disposal of assets in the cluster.</summary>
[GrainType("disposal")]
public sealed class DisposalGrain([PersistentState("disposal", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("disposal", stored, services), IDisposalGrain;
