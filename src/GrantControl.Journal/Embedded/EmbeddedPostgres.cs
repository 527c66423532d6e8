using System.Globalization;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace GrantControl.Journal.Embedded;

/// <summary>
/// A real PostgreSQL server kept by this program in one folder, reachable from this machine only and with a password.
/// A second program on the same folder joins the server that runs; the first one stops it when disposed.
/// </summary>
public sealed class EmbeddedPostgres : IAsyncDisposable
{
    /// <summary>The superuser of the cluster; it owns every table and runs the migrations.</summary>
    public const string Superuser = "grantcontrol";

    private readonly EmbeddedPostgresOptions _options;
    private readonly ServerFiles _files;
    private readonly PostgresBinaries _binaries;
    private readonly Unprivileged _unprivileged;
    private FileStream? _lock;
    private ServerProcess? _server;
    private ServerAccess _access = new("", 0);

    private EmbeddedPostgres(EmbeddedPostgresOptions options)
    {
        _options = options;
        _files = new ServerFiles(options.DataDirectory);
        Directory.CreateDirectory(_files.Root);
        _binaries = PostgresBinaries.Find(options.ModulesFolder, _files.Major);
        _unprivileged = new Unprivileged(_files.Cluster, _binaries.Program("postgres"));
    }

    /// <summary>Port on 127.0.0.1.</summary>
    public int Port => _access.Port;

    public string DataDirectory => _files.Root;

    /// <summary>The folder of the server's programs, <c>psql</c> among them where the installation has it.</summary>
    public string Programs => _binaries.Folder;

    /// <summary>False when another program started the server, and will stop it.</summary>
    public bool Owned => _lock is not null;

    /// <summary>Completes when the server ends, whoever ended it; never for a server this program does not own.</summary>
    public Task Ended => _server?.Ended ?? Task.Delay(Timeout.Infinite);

    /// <summary>Connection string of the superuser to one database of the cluster.</summary>
    public string ConnectionString(string database = "postgres") => Build(database, _files.HasSocket ? _files.Run : "127.0.0.1").ConnectionString;

    /// <summary>The same over TCP, for tools and proxies.</summary>
    public string TcpConnectionString(string database = "postgres") => Build(database, "127.0.0.1").ConnectionString;

    /// <summary>Starts the server of a folder, or joins the one another program runs there.</summary>
    /// <exception cref="EmbeddedPostgresException">It cannot be started; the message says why.</exception>
    public static async Task<EmbeddedPostgres> StartAsync(EmbeddedPostgresOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        var postgres = new EmbeddedPostgres(options);
        try
        {
            postgres._lock = postgres._files.TryLock();
            await (postgres._lock is null ? postgres.JoinAsync(cancellation) : postgres.OwnAsync(cancellation)).ConfigureAwait(false);
            return postgres;
        }
        catch
        {
            await postgres.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Makes a database when it is missing.</summary>
    public async Task EnsureDatabaseAsync(string name, CancellationToken cancellation = default)
    {
        await using var source = NpgsqlDataSource.Create(ConnectionString());
        await using var known = source.CreateCommand("SELECT 1 FROM pg_database WHERE datname = $1");
        known.Parameters.Add(new NpgsqlParameter { Value = name });
        if (await known.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is null)
        {
            await using var create = source.CreateCommand($"CREATE DATABASE \"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
            await create.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    /// <summary>Stops the server at once but cleanly, when this program owns it.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_lock is null)
        {
            return;
        }

        if (_server is { Ended.IsCompleted: false })
        {
            await StopAsync(CancellationToken.None).ConfigureAwait(false);
            await _server.Ended.ConfigureAwait(false);
        }

        await _lock.DisposeAsync().ConfigureAwait(false);
        _lock = null;
    }

    private NpgsqlConnectionStringBuilder Build(string database, string host) => new()
    {
        Host = host,
        Port = _access.Port,
        Database = database,
        Username = Superuser,
        Password = _access.Password,
        Timeout = 15,
        IncludeErrorDetail = true,
    };

    private async Task OwnAsync(CancellationToken cancellation)
    {
        if (_files.HasRunningServer())
        {
            // Left behind by a program that was killed: its settings may be others, so it is stopped and not joined.
            try
            {
                await StopAsync(cancellation).ConfigureAwait(false);
            }
            catch (EmbeddedPostgresException) when (!_files.HasRunningServer())
            {
                // It was ending by itself, as a server does when its program is killed, and was gone before it could be asked.
                _files.ForgetDeadServer();
            }
        }
        else if (_files.Major is not null)
        {
            _files.ForgetDeadServer();
        }

        if (_files.Major is null)
        {
            await InitialiseAsync(cancellation).ConfigureAwait(false);
        }

        var password = _files.ReadAccess()?.Password
            ?? throw new EmbeddedPostgresException($"{_files.Root} holds a cluster but not its password (access.json). Restore that file.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.StartTimeout);
        do
        {
            _access = new ServerAccess(password, _options.Port ?? FreePort());
            _files.WriteAccess(_access);
            _server = await ServerProcess.StartAsync(_unprivileged.Wrap(_binaries.Program("postgres"), lasting: true, Settings())).ConfigureAwait(false);

            // It may end at once while processes of a killed server still hold its memory, or when the port was taken.
        }
        while (!await AnswersAsync(_server.Ended, limit.Token).ConfigureAwait(false));
    }

    private async Task JoinAsync(CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(_options.StartTimeout);
        do
        {
            _access = _files.ReadAccess() ?? _access;
        }
        while (!await AnswersAsync(Task.CompletedTask, limit.Token).ConfigureAwait(false));
    }

    private async Task InitialiseAsync(CancellationToken cancellation)
    {
        foreach (var folder in new[] { _files.HalfMade, _files.Run })
        {
            if (Directory.Exists(folder))
            {
                Directory.Delete(folder, recursive: true);
            }

            Directory.CreateDirectory(folder);
        }

        var password = ServerFiles.NewPassword();
        var passwordFile = Path.Combine(_files.Run, "password");
        await File.WriteAllTextAsync(passwordFile, password, cancellation).ConfigureAwait(false);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_files.HalfMade, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
            File.SetUnixFileMode(_files.Run, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        if (_unprivileged.Owner is { } owner)
        {
            await ServerProcess.RunAsync(["chown", "-R", owner, _files.HalfMade, _files.Run], cancellation).ConfigureAwait(false);
        }

        string[] arguments =
        [
            "-D", _files.HalfMade, "-U", Superuser, "-E", "UTF8", "--locale=C", "-A", "scram-sha-256", "--pwfile", passwordFile,
            .. _options.Fsync ? Array.Empty<string>() : ["--no-sync"],
        ];
        await ServerProcess.RunAsync(_unprivileged.Wrap(_binaries.Program("initdb"), lasting: false, arguments), cancellation).ConfigureAwait(false);
        File.Delete(passwordFile);

        // The password is kept before the cluster gets its name: a program killed here starts over.
        _files.WriteAccess(new ServerAccess(password, 0));
        Directory.Move(_files.HalfMade, _files.Cluster);
    }

    private string[] Settings()
    {
        List<string> settings =
        [
            "listen_addresses=127.0.0.1",
            string.Create(CultureInfo.InvariantCulture, $"port={_access.Port}"),
            $"unix_socket_directories={(_files.HasSocket ? _files.Run : "")}",
            "max_connections=200", "shared_buffers=128MB", "max_wal_size=2GB", "jit=off", "timezone=UTC", "log_timezone=UTC",
            "logging_collector=on", "log_directory=log", "log_filename=server.log", "log_rotation_age=0", "log_rotation_size=0",
            .. _options.Fsync ? Array.Empty<string>() : ["fsync=off", "full_page_writes=off", "synchronous_commit=off"],
            .. _options.Settings,
        ];
        return ["-D", _files.Cluster, .. settings.SelectMany(s => new[] { "-c", s })];
    }

    /// <summary>Waits until the server lets us in; false when it ended, or when there is nobody to wait for.</summary>
    private async Task<bool> AnswersAsync(Task ended, CancellationToken limit)
    {
        Exception? last = null;
        do
        {
            try
            {
                await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(ConnectionString()) { Pooling = false, Timeout = 5 }.ConnectionString);
                await connection.OpenAsync(limit).ConfigureAwait(false);
                return true;
            }
            catch (Exception e) when (e is NpgsqlException or OperationCanceledException or ArgumentException)
            {
                last = e is OperationCanceledException ? last : e;
            }

            if (limit.IsCancellationRequested)
            {
                throw new EmbeddedPostgresException($"PostgreSQL in {_files.Root} did not answer. {_server?.Errors}\n{_files.LogTail()}", last);
            }

            await Task.WhenAny(ended.IsCompleted ? Task.Delay(200, CancellationToken.None) : ended, Task.Delay(50, CancellationToken.None)).ConfigureAwait(false);
        }
        while (!ended.IsCompleted);
        return false;
    }

    private Task<string> StopAsync(CancellationToken cancellation) =>
        ServerProcess.RunAsync(_unprivileged.Wrap(_binaries.Program("pg_ctl"), lasting: false, ["stop", "-D", _files.Cluster, "-m", "fast", "-w", "-t", "60"]), cancellation);

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
