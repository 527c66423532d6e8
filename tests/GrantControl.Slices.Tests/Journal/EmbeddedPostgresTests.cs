using System.Diagnostics;
using System.Globalization;
using GrantControl.Journal.Embedded;
using Npgsql;

namespace GrantControl.Slices.Tests.Journal;

public sealed class EmbeddedPostgresTests : IDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"gc-embedded-{Guid.NewGuid():N}");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task What_was_acknowledged_is_there_after_the_server_is_killed()
    {
        await using (var first = await StartAsync())
        {
            await RunAsync(first, "CREATE TABLE kept (n int)");
            await RunAsync(first, "INSERT INTO kept VALUES (7)");
            using var postmaster = Process.GetProcessById(Pid());
            postmaster.Kill();
            await first.Ended;
        }

        await using var second = await StartAsync();

        (await RunAsync(second, "SELECT n FROM kept")).Should().Be(7);
    }

    [Fact]
    public async Task A_second_program_joins_the_server_and_leaves_it_running()
    {
        await using var first = await StartAsync();
        await using (var second = await StartAsync())
        {
            second.Owned.Should().BeFalse();
            (await RunAsync(second, "SELECT 1")).Should().Be(1);
        }

        (await RunAsync(first, "SELECT 2")).Should().Be(2);
        first.Owned.Should().BeTrue();
    }

    [Fact]
    public async Task A_lock_file_that_names_somebody_elses_process_is_no_obstacle()
    {
        await (await StartAsync()).DisposeAsync();
        await File.WriteAllTextAsync(
            Path.Combine(_folder, "pg", "postmaster.pid"), string.Create(CultureInfo.InvariantCulture, $"{Environment.ProcessId}\n{_folder}/pg\n0\n1\n\n*\n"));

        await using var again = await StartAsync();

        (await RunAsync(again, "SELECT 1")).Should().Be(1);
    }

    [Fact]
    public async Task A_parent_only_its_owner_may_enter_is_no_obstacle()
    {
        Directory.CreateDirectory(_folder);
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(_folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var inside = new EmbeddedPostgresOptions(Path.Combine(_folder, "deep", "data")) { Fsync = false };

        await using var server = await EmbeddedPostgres.StartAsync(inside);

        (await RunAsync(server, "SELECT 1")).Should().Be(1);
    }

    [Fact]
    public async Task Nobody_comes_in_without_the_password()
    {
        await using var server = await StartAsync();
        var guess = new NpgsqlConnectionStringBuilder(server.TcpConnectionString()) { Password = "guess", Pooling = false };

        await using var connection = new NpgsqlConnection(guess.ConnectionString);
        var open = () => connection.OpenAsync();

        (await open.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be("28P01");
    }

    private Task<EmbeddedPostgres> StartAsync() => EmbeddedPostgres.StartAsync(new EmbeddedPostgresOptions(_folder));

    private int Pid() => int.Parse(File.ReadLines(Path.Combine(_folder, "pg", "postmaster.pid")).First(), CultureInfo.InvariantCulture);

    private static async Task<object?> RunAsync(EmbeddedPostgres server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server.ConnectionString()) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
