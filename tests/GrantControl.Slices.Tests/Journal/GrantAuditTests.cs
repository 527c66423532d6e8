using GrantControl.Behaviour;
using GrantControl.Cases.Grants;
using GrantControl.Slices.Tests.Hosting;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

/// <summary>The audit over real grants: every state of the workflow.</summary>
[Collection(PostgresCollection.Name)]
public sealed class GrantAuditTests(PostgresFixture postgres)
{
    /// <summary>In one office, as far as grants stand side by side: an overdue liquidation keeps others of the organisation out.</summary>
    [Theory]
    [InlineData(
        GrantStates.Draft, GrantStates.Submitted, GrantStates.UnderReview, GrantStates.Returned, GrantStates.Authorized, GrantStates.Rejected,
        GrantStates.Withdrawn, GrantStates.Signed, GrantStates.Active, GrantStates.Suspended)]
    [InlineData(GrantStates.Liquidation)]
    [InlineData(GrantStates.RefundDue)]
    [InlineData(GrantStates.Recovery)]
    [InlineData(GrantStates.Closed)]
    public async Task Grants_in_every_state_agree_with_their_journal(params string[] states)
    {
        await using var office = await Office.OpenAsync(new EmbeddedHostFixture(postgres));
        await office.ImportBudgetAsync(("101", 90_000_000_00), ("201", 90_000_000_00));

        foreach (var state in states)
        {
            await office.Story(office.Script("audit-" + state)).GoToAsync(state);
        }

        await office.VerifyCleanAsync();
        (await office.Database.OwnerAsync("SELECT array_agg(DISTINCT state) FROM case_index WHERE kind = 'grant'")).Should().BeEquivalentTo(states);
    }
}
