using GrantControl.Kernel.Deciders;

namespace GrantControl.Cluster.Grains;

/// <summary>Which grain runs which kind of case.</summary>
public static class CaseGrains
{
    private static readonly Dictionary<string, Func<IGrainFactory, string, ICaseGrain>> ByKind = new(StringComparer.Ordinal)
    {
        ["grant"] = static (grains, key) => grains.GetGrain<IGrantGrain>(key),
        ["visit-history"] = static (grains, key) => grains.GetGrain<IVisitHistoryGrain>(key),
        ["inventory"] = static (grains, key) => grains.GetGrain<IInventoryGrain>(key),
        ["custody"] = static (grains, key) => grains.GetGrain<ICustodyGrain>(key),
        ["round"] = static (grains, key) => grains.GetGrain<IRoundGrain>(key),
        ["disposal"] = static (grains, key) => grains.GetGrain<IDisposalGrain>(key),
        ["contract"] = static (grains, key) => grains.GetGrain<IContractGrain>(key),
        ["complaint"] = static (grains, key) => grains.GetGrain<IComplaintGrain>(key),
        ["budget"] = static (grains, key) => grains.GetGrain<IBudgetGrain>(key),
    };

    /// <summary>The grain of a case; null when no grain runs that kind.</summary>
    public static ICaseGrain? Of(IGrainFactory grains, string institution, string kind, CaseId id) =>
        ByKind.TryGetValue(kind, out var make) ? make(grains, new CaseKey(institution, id).ToString()) : null;
}
