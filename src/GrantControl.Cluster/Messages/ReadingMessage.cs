namespace GrantControl.Cluster.Messages;

/// <summary>A case as one person sees it, on its way back.</summary>
[GenerateSerializer, Immutable, Alias("gc.reading/1")]
public sealed record ReadingMessage([property: Id(0)] long Version, [property: Id(1)] byte[] Json);
