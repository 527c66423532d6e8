using GrantControl.Journal.Databases;
using GrantControl.Journal.Embedded;
using Npgsql;

namespace GrantControl.Slices.Tests.Support;

/// <summary>Tests that need a database: <c>[Collection(PostgresCollection.Name)]</c> and a <see cref="PostgresFixture"/>.</summary>
[CollectionDefinition(Name)]
public sealed class PostgresCollection : ICollectionFixture<PostgresFixture>
{
    public const string Name = "postgres";
}

/// <summary>One throw-away server (rules, not durability: fsync is off), a fresh migrated database for each test.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private const string Template = "gc_template";
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"gc-test-{Guid.NewGuid():N}");

    public EmbeddedPostgres Server { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(_folder) { Fsync = false });
        await Server.EnsureDatabaseAsync(Template);
        await using (var database = new JournalDatabase(Options(Template)))
        {
            await database.MigrateAsync();
        }

        await ExecuteAsync(Server, Template, "INSERT INTO institution (id, name, calendar, currency) VALUES ('mj', 'Ministerio de demostración', 'gt-1', 'GTQ')");
        NpgsqlConnection.ClearAllPools();
    }

    public async Task DisposeAsync()
    {
        await Server.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>A new database with every migration applied and one institution, <c>mj</c>.</summary>
    public async Task<TestDatabase> NewDatabaseAsync()
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        await ExecuteAsync(Server, "postgres", $"CREATE DATABASE {name} TEMPLATE {Template} STRATEGY file_copy");
        return new TestDatabase(Options(name));
    }

    /// <summary>A copy of a database nobody is connected to.</summary>
    public async Task<TestDatabase> CopyAsync(string source)
    {
        var name = "t" + Guid.NewGuid().ToString("N");
        NpgsqlConnection.ClearAllPools();
        await ExecuteAsync(Server, "postgres", $"CREATE DATABASE {name} TEMPLATE {source} STRATEGY file_copy");
        return new TestDatabase(Options(name));
    }

    private DatabaseOptions Options(string database) => new(Server.ConnectionString(database)) { MaxPoolSize = 16 };

    private static async Task ExecuteAsync(EmbeddedPostgres server, string database, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(server.ConnectionString(database)) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}

/// <summary>A database of one test.</summary>
public sealed class TestDatabase(DatabaseOptions options) : IAsyncDisposable
{
    /// <summary>The institution every test database holds.</summary>
    public const string Institution = "mj";

    public JournalDatabase Journal { get; } = new(options);

    public DatabaseOptions Options => options;

    public string Name => new NpgsqlConnectionStringBuilder(options.Owner).Database!;

    /// <summary>Runs SQL as the owner: what a test plants, tampers with or looks at.</summary>
    public async Task<object?> OwnerAsync(string sql, params object[] values)
    {
        await using var source = Journal.OpenOwner();
        await using var command = source.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return await command.ExecuteScalarAsync();
    }

    /// <summary>A person with roles; of an organisation, which is made when missing, or of the institution.</summary>
    public Task PersonAsync(string id, string[] roles, string? organisation = null) =>
        OwnerAsync(
            """
            WITH o AS (INSERT INTO organisation (id, institution, name)
                       SELECT $3, 'mj', 'Organización de demostración ' || $3 WHERE $3 <> '' ON CONFLICT DO NOTHING),
                 p AS (INSERT INTO person (id, institution, name, organisation) VALUES ($1, 'mj', 'Persona ' || $1, nullif($3, ''))),
                 d AS (INSERT INTO interests_declaration (person, valid_until) VALUES ($1, '2100-01-01'))
            INSERT INTO person_role (person, role) SELECT $1, unnest($2)
            """,
            id, roles, organisation ?? "");

    public ValueTask DisposeAsync() => Journal.DisposeAsync();
}
