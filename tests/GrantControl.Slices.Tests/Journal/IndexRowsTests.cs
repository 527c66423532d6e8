using GrantControl.Journal.Queries;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

[Collection(PostgresCollection.Name)]
public sealed class IndexRowsTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly AuditStory _story = new(postgres);

    public Task InitializeAsync() => _story.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task Rows_that_an_older_program_derived_are_made_anew_and_once_only()
    {
        await using var database = await _story.CopyAsync();
        await database.OwnerAsync("DELETE FROM derived_format; UPDATE case_index SET waiting_for = '{NGO,TES}', held = '{act}', next_due = '2031-01-01', title = 'old', amount = 1, currency = 'GTQ'");
        (await AuditStory.VerifyAsync(database)).Clean.Should().BeFalse();

        (await IndexRows.RenewAsync(database.Journal, ToyHost.Kinds)).Should().BePositive();

        (await AuditStory.VerifyAsync(database)).First.Should().BeNull();
        (await IndexRows.RenewAsync(database.Journal, ToyHost.Kinds)).Should().BeNull();
    }

    [Fact]
    public async Task What_a_case_did_itself_is_never_put_right()
    {
        await using var database = await _story.CopyAsync();
        await database.OwnerAsync("DELETE FROM derived_format; UPDATE case_index SET state = 'closed', content_hash = 'c9'");

        await IndexRows.RenewAsync(database.Journal, ToyHost.Kinds);

        (await AuditStory.VerifyAsync(database)).Clean.Should().BeFalse();
    }
}
