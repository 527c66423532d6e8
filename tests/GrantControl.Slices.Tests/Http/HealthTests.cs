using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Http;

[Collection(PostgresCollection.Name)]
public sealed class HealthTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Ready_means_that_something_can_be_recorded_and_live_depends_on_nothing()
    {
        var client = web.Anonymous();
        (await client.GetAsync("/health/ready")).StatusNumber.Should().Be(200);
        await web.Database.OwnerAsync($"ALTER ROLE grantcontrol_app IN DATABASE {await NameAsync()} SET default_transaction_read_only = on");
        await CutAsync();
        try
        {
            (await client.GetAsync("/health/ready")).ShouldBeProblem(503, "unavailable");
            (await client.GetAsync("/health/live")).Json.GetProperty("status").GetString().Should().Be("live");
        }
        finally
        {
            await web.Database.OwnerAsync($"ALTER ROLE grantcontrol_app IN DATABASE {await NameAsync()} RESET default_transaction_read_only");
            await CutAsync();
        }

        (await client.GetAsync("/health/ready")).StatusNumber.Should().Be(200);
    }

    private async Task<object?> NameAsync() => await web.Database.OwnerAsync("SELECT current_database()");

    /// <summary>Ends the program's connections, so that the next ones begin with the setting just made.</summary>
    private Task CutAsync() => web.Database.OwnerAsync(
        "SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()");
}
