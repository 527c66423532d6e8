using GrantControl.Cluster.Messages;

namespace GrantControl.Cluster.Grains;

/// <summary>
/// One case in the cluster; its key is <c>{institution}/{id}</c>. A caller says who and what. It cannot say for which
/// case, with which roles or at what time: those are the activation's own.
/// </summary>
[Alias("gc.case")]
public interface ICaseGrain : IGrainWithStringKey
{
    /// <summary>Sends one command and waits for its answer.</summary>
    [Alias("send")]
    Task<OutcomeMessage> SendAsync(CommandMessage command);

    /// <summary>The case as one person sees it; null when there is none he may see.</summary>
    [Alias("read")]
    Task<ReadingMessage?> ReadAsync(string person);

    /// <summary>
    /// Tells the case that one of its deadlines has passed. The case looks at the silo's own time, so whoever calls this
    /// too early is refused, and a second call is answered with the first one's receipt.
    /// </summary>
    [Alias("expire")]
    Task<OutcomeMessage> ExpireAsync(string commandId, byte[] body);
}

/// <summary>An NGO grant.</summary>
[Alias("gc.grant")]
public interface IGrantGrain : ICaseGrain;

/// <summary>A budget of an institution.</summary>
[Alias("gc.budget")]
public interface IBudgetGrain : ICaseGrain;

/// <summary>Goods entered together.</summary>
[Alias("gc.inventory")]
public interface IInventoryGrain : ICaseGrain;

/// <summary>A report of past visits.</summary>
[Alias("gc.visit-history")]
public interface IVisitHistoryGrain : ICaseGrain;

/// <summary>A disposal of assets.</summary>
[Alias("gc.disposal")]
public interface IDisposalGrain : ICaseGrain;

/// <summary>A change of custody.</summary>
[Alias("gc.custody")]
public interface ICustodyGrain : ICaseGrain;

/// <summary>A physical inventory.</summary>
[Alias("gc.round")]
public interface IRoundGrain : ICaseGrain;

/// <summary>A contract with a supplier.</summary>
[Alias("gc.contract")]
public interface IContractGrain : ICaseGrain;

/// <summary>A citizen's complaint.</summary>
[Alias("gc.complaint")]
public interface IComplaintGrain : ICaseGrain;
