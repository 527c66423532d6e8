namespace GrantControl.Cluster.Grains;

/// <summary>A citizen's complaint in the cluster.</summary>
[GrainType("complaint")]
public sealed class ComplaintGrain([PersistentState("complaint", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("complaint", stored, services), IComplaintGrain;
