using GrantControl.Cases.Contracts;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Http;

/// <summary>A contract from its register to its closing, every step by another person's program over HTTP.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ContractTests(StoryWeb web) : IClassFixture<StoryWeb>
{
    private static readonly ContractCast Cast = new(
        "org-proveedor", "c-tec1", "c-tec2", "c-leg", "c-fin1", "c-fin2", "c-fin3", "c-fin4", "c-ctl1", "c-ctl2", "c-tit", "c-adm", "c-tes", "c-aud");

    [Fact]
    public async Task A_contract_lives_from_the_register_to_its_closing_over_HTTP()
    {
        await web.HostAsync();
        await web.PersonAsync("c-proveedor", ["NGO"], Cast.Supplier);
        var host = new HttpCaseHost(web.App.Services.GetRequiredService<CaseKinds>(), PersonAsync);
        var script = new ContractScript("http", "Equipo de cómputo", "Computadora", "unidad", 4, new Money(100_000, Currency.Gtq), "mj-2026/450");
        var story = new ContractStory(host, host.StoreAsync, Cast, web.StoryTime, TestDatabase.Institution, script) { Pace = TimeSpan.Zero };

        await story.GoToAsync(ContractStates.InExecution);
        var early = await (await PersonAsync(Cast.Administrator)).CommandAsync(host.AddressOf(story.Id) + "/receive-provisional", new { defects = Array.Empty<string>(), documents = Array.Empty<object>() }, story.Version);
        early.ShouldBeProblem(422, "document-missing");
        (await (await PersonAsync("c-adm2")).CommandAsync(
            host.AddressOf(story.Id) + "/penalize", new { deliverable = 1, report = "x", documents = Array.Empty<object>() }, story.Version)).ShouldBeProblem(409, "wrong-state");
        await story.GoToAsync(ContractStates.Closed);

        var audit = await PersonAsync(Cast.Audit);
        var read = await audit.GetAsync(host.AddressOf(story.Id));
        read.State.Should().Be("closed");
        read.Json.GetProperty("number").GetString().Should().StartWith("CON-");
        var settlement = read.Json.GetProperty("case").GetProperty("settlement");
        (Amount("executed"), Amount("paid"), Amount("penalties"), Amount("retained")).Should().Be(("4000.00", "3800.00", "0.00", "200.00"));
        (await audit.GetAsync("/openapi/v1.json")).Text.Should().Contain("/contracts/{id}/impose-penalty");
        var report = await web.App.Services.GetRequiredService<Verifier>().VerifyAsync(TestDatabase.Institution, null, CancellationToken.None);
        report.First.Should().BeNull();

        string Amount(string name) => settlement.GetProperty(name).GetProperty("amount").GetString()!;
    }

    private Task<ApiClient> PersonAsync(string person) => web.PersonAsync(person, [person[2..5].ToUpperInvariant()]);
}
