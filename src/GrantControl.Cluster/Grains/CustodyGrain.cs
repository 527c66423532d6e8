namespace GrantControl.Cluster.Grains;

/// <summary>A change of custody in the cluster.</summary>
[GrainType("custody")]
public sealed class CustodyGrain([PersistentState("custody", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("custody", stored, services), ICustodyGrain;
