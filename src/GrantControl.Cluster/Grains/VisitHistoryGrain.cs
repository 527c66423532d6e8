namespace GrantControl.Cluster.Grains;

/// <summary>Reports of past visits, in the cluster.</summary>
[GrainType("visit-history")]
public sealed class VisitHistoryGrain([PersistentState("visit-history", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("visit-history", stored, services), IVisitHistoryGrain;
