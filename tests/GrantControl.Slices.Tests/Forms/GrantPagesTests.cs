using GrantControl.Cases.Authority;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Journal.Demonstration;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Forms;

/// <summary>The life of a grant typed into its forms, every act by another person, without script.</summary>
[Collection(PostgresCollection.Name)]
public sealed class GrantPagesTests(StoryWeb web) : IClassFixture<StoryWeb>
{
    [Fact]
    public async Task A_grant_lives_from_draft_to_closed_through_its_forms()
    {
        var (host, story) = await StoryAsync("formularios");

        await story.GoToAsync(GrantStates.Closed);

        story.State.Should().Be(GrantStates.Closed);
        host.Typed.Should().Contain([
            "submit", "admit", "clear", "authorize", "sign", "activate", "request-tranche", "verify-tranche", "approve-tranche", "order-tranche", "confirm-tranche",
            "report-tranche", "accept-tranche", "report-final", "determine", "refund", "close",
        ]);
    }

    [Fact]
    public async Task What_goes_astray_is_typed_into_forms_as_well()
    {
        var (host, story) = await StoryAsync("desvios");
        await story.GoToAsync(GrantStates.Returned);
        await story.ResubmitAsync(1);
        await story.ClearAsync(Gate.Finance);
        await story.ClearAsync(Gate.Control);
        await story.AuthorizeAsync();
        await story.SignAsync();
        await story.ActivateAsync();
        await story.TrancheToAsync(1, TrancheWorkflow.Ordered);
        await story.BounceAsync(1);
        await story.SendAsync(story.Cast.ControlMonitor, "freeze", new FreezePayments("Se investiga una denuncia."));
        await story.SendAsync(story.Cast.ControlMonitor, "unfreeze", new UnfreezePayments("La denuncia se archivó."));
        await story.SendAsync(story.Cast.ControlMonitor, "raise-finding", new RaiseFinding("Falta un recibo.", Blocking: true));
        await story.SendAsync(story.Cast.Audit, "resolve-finding", new ResolveFinding(1, "Se recibió.", [await story.DocumentAsync("finding-evidence", story.Cast.Audit)]));
        await story.SuspendAsync();

        story.State.Should().Be(GrantStates.Suspended);
        host.Typed.Should().Contain(["observe", "resubmit", "reject-payment", "freeze", "unfreeze", "raise-finding", "resolve-finding", "suspend"]);
    }

    [Fact]
    public async Task An_account_is_observed_and_corrected_in_forms()
    {
        var (host, story) = await StoryAsync("rendicion");
        await story.GoToAsync(GrantStates.Active);
        await story.TrancheToAsync(1, TrancheWorkflow.Reported);
        await story.ObserveReportAsync(1);
        await story.CorrectAsync(1);
        await story.AcceptAsync(1, "G1.1");

        host.Typed.Should().Contain(["observe-tranche", "correct-tranche"]);
    }

    private async Task<(PageCaseHost Host, GrantStory Story)> StoryAsync(string key)
    {
        var host = new PageCaseHost(web, await web.HostAsync(), web.ClientAsync);
        return (host, web.Story(host, host.StoreAsync, key));
    }
}
