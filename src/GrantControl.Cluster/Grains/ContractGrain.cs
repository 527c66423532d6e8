namespace GrantControl.Cluster.Grains;

/// <summary>A contract in the cluster.</summary>
[GrainType("contract")]
public sealed class ContractGrain([PersistentState("contract", CaseGrain.Storage)] IPersistentState<StoredSnapshot> stored, CaseGrainServices services)
    : CaseGrain("contract", stored, services), IContractGrain;
