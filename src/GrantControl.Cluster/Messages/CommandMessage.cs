namespace GrantControl.Cluster.Messages;

/// <summary>
/// A command on its way to a case's activation. It names neither the case nor anybody's roles: the case is the grain it
/// is sent to, and roles are read by the silo.
/// </summary>
[GenerateSerializer, Immutable, Alias("gc.command/1")]
public sealed record CommandMessage(
    [property: Id(0)] string CommandId,
    [property: Id(1)] string Name,
    [property: Id(2)] long? ExpectedVersion,
    [property: Id(3)] string Person,
    [property: Id(4)] string? StandInFor,
    [property: Id(5)] byte[] Body);
