using GrantControl.Journal.Databases;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

[Collection(PostgresCollection.Name)]
public sealed class MigrationTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Applying_twice_applies_nothing()
    {
        await using var database = await postgres.NewDatabaseAsync();

        (await database.Journal.MigrateAsync()).Should().BeEmpty();
    }

    [Fact]
    public async Task An_edited_migration_is_refused_and_changes_nothing()
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var owner = database.Journal.OpenOwner();
        Migration[] migrations =
        [
            Migration.From("0001_people.sql", "CREATE TABLE edited (id int)"),
            Migration.From("9999_next.sql", "CREATE TABLE next (id int)"),
        ];

        var apply = () => Migrator.ApplyAsync(owner, migrations, null, CancellationToken.None);

        (await apply.Should().ThrowAsync<MigrationEditedException>()).Which.Message.Should().Contain("0001_people.sql");
        (await database.OwnerAsync("SELECT to_regclass('edited') IS NULL AND to_regclass('next') IS NULL")).Should().Be(true);
    }

    [Fact]
    public void Line_ends_of_another_system_are_no_edit()
    {
        var sql = "SELECT 1;\nSELECT 2;\n";

        Migration.From("0001_a.sql", sql.Replace("\n", "\r\n")).Sha256.Should().Be(Migration.From("0001_a.sql", sql).Sha256);
    }

    [Theory]
    [InlineData("case_event")]
    [InlineData("ledger_entry")]
    [InlineData("command_receipt")]
    [InlineData("refusal")]
    [InlineData("budget_line")]
    [InlineData("document")]
    public async Task The_application_can_change_and_remove_nothing_recorded(string table)
    {
        await using var database = await postgres.NewDatabaseAsync();
        string[] attempts = [$"UPDATE {table} SET institution = 'x'", $"DELETE FROM {table}", $"TRUNCATE {table}"];

        foreach (var sql in attempts)
        {
            await using var command = database.Journal.Application.CreateCommand(sql);
            var attempt = () => command.ExecuteNonQueryAsync();
            (await attempt.Should().ThrowAsync<Npgsql.PostgresException>()).Which.SqlState.Should().Be("42501");
        }
    }
}
