using GrantControl.Cases.Contracts;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
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
        var (host, story) = await StartedAsync("http");
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

    [Fact]
    public async Task A_delay_is_reported_and_money_collected_where_deliverables_and_the_account_are_shown()
    {
        var (host, story) = await StartedAsync("en-su-lugar");
        await story.ReceiveAsync(1, late: 5);
        await PersonAsync(Cast.Administrator);
        await PersonAsync(Cast.Treasury);
        await PersonAsync(Cast.Monitor);
        using var administrator = await PageReader.OfAsync(web, Cast.Administrator);
        using var treasury = await PageReader.OfAsync(web, Cast.Treasury);
        using var control = await PageReader.OfAsync(web, Cast.Monitor);
        var address = host.AddressOf(story.Id).Replace("/api/v1/", "/cases/", StringComparison.Ordinal);

        var late = await administrator.MarkupAsync(address);
        var watched = await control.MarkupAsync(address);
        await story.TerminateAsync();
        var owed = await treasury.MarkupAsync(address);

        Section(late, "deliverables").Should().Contain($"{address}/do/penalize");
        Section(late, "now").Should().NotContain("/do/penalize").And.Contain("href=\"#deliverables\"");
        Section(owed, "settlement").Should().Contain($"{address}/do/collect");
        Section(owed, "now").Should().NotContain("/do/collect").And.Contain("href=\"#settlement\"");
        Section(watched, "now").Should().Contain("/do/freeze", "what watches over a case belongs to no part of it").And.NotContain("class=\"elsewhere\"");

        static string Section(string page, string id) => page.Split("<section").Single(s => s.Contains($"aria-labelledby=\"{id}\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_guarantee_that_ends_before_the_extended_term_is_refused_at_its_field()
    {
        var (host, story) = await StartedAsync("prorroga");
        var ends = (await story.ViewAsync()).Term.Ends!.Value;
        var administrator = await PersonAsync(Cast.Administrator);
        var body = new
        {
            reason = "Llovió.",
            ends = ends.AddDays(30),
            items = Array.Empty<object>(),
            deliverables = Array.Empty<object>(),
            payments = Array.Empty<object>(),
            dueDates = Array.Empty<object>(),
            guarantees = new[] { new { kind = "performance", number = "POL-prorroga", insurer = "Afianzadora", amount = new { amount = "800.00", currency = "GTQ" }, from = story.Today, until = ends.AddDays(29) } },
            documents = new[] { await DocumentAsync(host, "amendment-justification") },
        };
        var refused = await administrator.CommandAsync(host.AddressOf(story.Id) + "/amend", body, story.Version);
        refused.ShouldBeProblem(422, "invalid");
        refused.Json.GetProperty("rule").GetString().Should().Be(ContractRules.GuaranteeCovers);
        refused.Json.GetProperty("errors").EnumerateArray().Should().Contain(e => e.GetProperty("path").GetString() == "guarantees" && e.GetProperty("message").GetString()!.Contains($"{ends.AddDays(30):dd/MM/yyyy}"));
    }

    [Fact]
    public async Task A_delivery_above_the_contract_is_refused_at_its_quantity()
    {
        var (host, story) = await StartedAsync("exceso");
        var body = new { deliverable = 1, on = story.Today, lines = new[] { new { item = "R1", quantity = 3 } }, documents = new[] { await DocumentAsync(host, "delivery-note") } };
        var refused = await (await PersonAsync(Cast.Administrator)).CommandAsync(host.AddressOf(story.Id) + "/deliver", body, story.Version);
        refused.ShouldBeProblem(422, "invalid");
        refused.Json.GetProperty("rule").GetString().Should().Be(ContractRules.QuantitiesWithinContract);
        refused.Json.GetProperty("errors").EnumerateArray().Should().ContainSingle(e => e.GetProperty("path").GetString() == "lines[0].quantity");
    }

    [Fact]
    public async Task A_contract_that_its_budget_line_cannot_carry_is_not_cleared_by_finance()
    {
        var (_, story) = await StoryAsync("caro", new Money(90_000_000_000, Currency.Gtq));
        await story.GoToAsync(ContractStates.Registered);
        var refused = await FluentActions.Awaiting(() => story.ClearAsync(ContractGate.Finance, Cast.Finance)).Should().ThrowAsync<StoryException>();
        refused.Which.Message.Should().Contain(Codes.OverBudget);
    }

    [Fact]
    public async Task A_complaint_freezes_the_next_payment_with_its_reason_until_internal_control_lifts_it()
    {
        const string Why = "Se revisa si lo entregado existe.";
        var (host, story) = await StartedAsync("denunciado");
        await story.ReceiveAsync(1);
        var (contract, administrator) = (host.AddressOf(story.Id), await PersonAsync(Cast.Administrator));
        var filed = await web.Anonymous().CommandAsync("/api/v1/complaints", new { what = "No llegaron las computadoras.", department = "GT.GU" });
        filed.StatusNumber.Should().Be(201, filed.Text);
        var complaint = (Guid)(await web.Database.OwnerAsync("SELECT case_id FROM case_index WHERE kind = 'complaint' AND number = $1", filed.Json.GetProperty("number").GetString()!))!;
        await ActAsync("c-rec", complaint, "acknowledge", new { });
        await ActAsync("c-ctl3", complaint, "link", new { number = story.Number });
        await ActAsync("c-ctl3", complaint, "freeze", new { number = story.Number, reason = Why });

        var request = new { tranche = 1, documents = new[] { await DocumentAsync(host, "payment-request") } };
        var refused = await administrator.CommandAsync(contract + "/request-tranche", request, story.Version);
        refused.ShouldBeProblem(409, "blocked").Json.GetProperty("detail").GetString().Should().Contain(Why);
        var shown = await administrator.GetAsync(contract);
        var by = shown.Json.GetProperty("frozenBy")[0];
        (by.GetProperty("number").GetString(), by.GetProperty("reason").GetString()).Should().Be((filed.Json.GetProperty("number").GetString(), Why));
        shown.Text.Should().NotContain("No llegaron", "what was complained of is not the contract's to show");

        await ActAsync("c-ctl3", complaint, "lift-freeze", new { number = story.Number, reason = "Se contaron: están." });
        var asked = await administrator.CommandAsync(contract + "/request-tranche", request, story.Version);
        asked.StatusNumber.Should().Be(200, asked.Text);
        (await web.App.Services.GetRequiredService<Verifier>().VerifyAsync(TestDatabase.Institution, null, CancellationToken.None)).First.Should().BeNull();

        async Task ActAsync(string person, Guid on, string command, object body)
        {
            var version = (long)(await web.Database.OwnerAsync("SELECT version FROM case_index WHERE case_id = $1", on))!;
            var answer = await (await PersonAsync(person)).CommandAsync($"/api/v1/complaints/{on}/{command}", body, version);
            answer.StatusNumber.Should().Be(200, $"{person} {command}: {answer.Text}");
        }
    }

    private static async Task<object> DocumentAsync(HttpCaseHost host, string type) =>
        new { type, sha256 = await host.StoreAsync($"{type}.txt", System.Text.Encoding.UTF8.GetBytes($"{type} {Guid.NewGuid()}"), Cast.Administrator), name = $"{type}.txt" };

    private async Task<(HttpCaseHost Host, ContractStory Story)> StoryAsync(string key, Money price)
    {
        await web.HostAsync();
        await web.PersonAsync("c-proveedor", ["NGO"], Cast.Supplier);
        var host = new HttpCaseHost(web.App.Services.GetRequiredService<CaseKinds>(), PersonAsync);
        var script = new ContractScript(key, "Equipo de cómputo", "Computadora", "unidad", 4, price, "mj-2026/450");
        return (host, new ContractStory(host, host.StoreAsync, Cast, web.StoryTime, TestDatabase.Institution, script) { Pace = TimeSpan.Zero });
    }

    private async Task<(HttpCaseHost Host, ContractStory Story)> StartedAsync(string key)
    {
        var (host, story) = await StoryAsync(key, new Money(100_000, Currency.Gtq));
        await story.GoToAsync(ContractStates.InExecution);
        return (host, story);
    }

    private Task<ApiClient> PersonAsync(string person) => web.PersonAsync(person, [person[2..5].ToUpperInvariant()]);
}
