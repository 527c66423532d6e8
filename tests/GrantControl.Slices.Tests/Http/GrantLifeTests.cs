using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Http;

/// <summary>A grant from its draft to its closing, every step by another person's program over HTTP.</summary>
[Collection(PostgresCollection.Name)]
public sealed class GrantLifeTests(StoryWeb web) : IClassFixture<StoryWeb>
{
    [Fact]
    public async Task A_grant_lives_from_draft_to_closed_over_HTTP()
    {
        var host = await web.HostAsync();
        var story = web.Story(host, "vida");

        await story.GoToAsync(GrantStates.Closed);

        var audit = await web.ClientAsync(story.Cast.Audit);
        var address = host.AddressOf(story.Id);
        var read = await audit.GetAsync(address);
        read.State.Should().Be("closed");
        var money = read.Json.GetProperty("case").GetProperty("money");
        Amount(money, "advance").Should().Be("0.00");
        Amount(money, "recoverable").Should().Be("0.00");
        Amount(money, "committed").Should().Be("0.00");
        Amount(money, "refunded").Should().NotBe("0.00");

        var history = (await audit.GetAsync(address + "/history?limit=200")).Json.GetProperty("items").EnumerateArray().ToArray();
        history.Select(e => e.GetProperty("version").GetInt64()).Should().Equal(Enumerable.Range(1, history.Length).Select(i => (long)i));
        history.Zip(history.Skip(1)).Should().OnlyContain(p => p.First.GetProperty("hash").GetString() == p.Second.GetProperty("previousHash").GetString());
        history.Select(e => e.GetProperty("actor").GetString()).Distinct().Should().HaveCountGreaterThan(9);
        var evidence = read.Json.GetProperty("case").GetProperty("documents")[0].GetProperty("sha256").GetString();
        (await audit.GetAsync($"{address}/documents/{evidence}")).Text.Should().StartWith("Documento de demostración");
        (await (await web.ClientAsync(story.Cast.Representative)).GetAsync($"{address}/documents/{evidence}")).StatusNumber.Should().Be(200);
        (await audit.GetAsync($"{address}/documents/{new string('0', 64)}")).ShouldBeProblem(404, "not-found");
        (await audit.GetAsync($"{address}/at/1")).State.Should().Be("draft");
        (await audit.GetAsync($"{address}/at/{history.Length}")).Json.GetProperty("case").GetProperty("money").GetRawText().Should().Be(money.GetRawText());
        (await audit.GetAsync($"{address}/at/{history.Length + 1}")).ShouldBeProblem(404, "not-found");
    }

    [Fact]
    public async Task What_the_rules_refuse_reaches_the_caller_with_its_status_and_code()
    {
        var host = await web.HostAsync();
        var story = web.Story(host, "negativas");
        await story.OpenAsync();
        await story.WritePlanAsync();
        await story.SubmitAsync();
        await story.AdmitAsync();
        var address = host.AddressOf(story.Id);

        var authority = await web.ClientAsync(story.Cast.Authority);
        (await authority.CommandAsync(address + "/authorize", new { documents = Array.Empty<object>() }, story.Version)).ShouldBeProblem(409, "gate-open");
        var legal = await web.ClientAsync(story.Cast.Legal);
        (await legal.CommandAsync(address + "/clear", new { gate = "finance", documents = Array.Empty<object>() }, story.Version)).ShouldBeProblem(403, "role-required");
        var finance = await web.ClientAsync(story.Cast.FinanceReviewer);
        (await finance.CommandAsync(address + "/clear", new { gate = "finance", documents = Array.Empty<object>() }, story.Version)).ShouldBeProblem(422, "document-missing");
        var unknown = new { type = "financial-opinion", sha256 = new string('a', 64), name = "dictamen.pdf" };
        (await finance.CommandAsync(address + "/clear", new { gate = "finance", documents = new[] { unknown } }, story.Version)).ShouldBeProblem(422, "document-missing");
        var second = await web.ClientAsync("dos-areas");
        var opinion = new { type = "control-opinion", sha256 = await host.StoreAsync("opinion.txt", "Opinión de control interno."u8.ToArray(), "dos-areas"), name = "opinion.txt" };
        (await second.CommandAsync(address + "/clear", new { gate = "control", documents = new[] { opinion } }, story.Version)).StatusNumber.Should().Be(200);
        var financial = new { type = "financial-opinion", sha256 = await host.StoreAsync("dictamen.txt", "Dictamen financiero."u8.ToArray(), "dos-areas"), name = "dictamen.txt" };
        (await second.CommandAsync(address + "/clear", new { gate = "finance", documents = new[] { financial } }, story.Version + 1)).ShouldBeProblem(403, "incompatible-duty");
        var related = await web.ClientAsync("pariente");
        (await related.CommandAsync(address + "/clear", new { gate = "finance", documents = new[] { financial } }, story.Version + 1)).ShouldBeProblem(403, "conflict-of-interest");
        var reused = new { type = "financial-opinion", opinion.sha256, opinion.name };
        (await finance.CommandAsync(address + "/clear", new { gate = "finance", documents = new[] { reused } }, story.Version + 1)).ShouldBeProblem(422, "document-reused");
    }

    [Fact]
    public async Task A_plan_above_what_is_left_is_refused_as_over_budget()
    {
        var host = await web.HostAsync();
        var story = web.Story(host, "sin-fondos", 900_000_000_00);
        await story.OpenAsync();
        await story.WritePlanAsync();
        await story.SubmitAsync();
        await story.AdmitAsync();

        var act = () => story.ClearAsync(Gate.Finance);

        (await act.Should().ThrowAsync<StoryException>()).Which.Message.Should().Contain("over-budget");
    }

    [Fact]
    public async Task A_stand_in_acts_under_his_own_name_for_another_and_only_by_a_delegation()
    {
        var host = await web.HostAsync();
        var story = web.Story(host, "suplencia");
        await story.OpenAsync();
        await story.WritePlanAsync();
        await story.SubmitAsync();
        var stranger = await web.ClientAsync("dos-areas");
        var address = host.AddressOf(story.Id);

        (await stranger.CommandAsync(address + "/admit", new { }, story.Version, standInFor: story.Cast.TechnicalReviewer)).ShouldBeProblem(403, "role-required");
        await web.Database.OwnerAsync(
            "INSERT INTO delegation (institution, from_person, to_person, roles, starts, ends) VALUES ('mj', $1, 'dos-areas', '{TEC}', '2020-01-01', '2099-01-01')",
            story.Cast.TechnicalReviewer);
        (await stranger.CommandAsync(address + "/admit", new { }, story.Version, standInFor: story.Cast.TechnicalReviewer)).StatusNumber.Should().Be(200);

        var last = (await stranger.GetAsync(address + "/history")).Json.GetProperty("items").EnumerateArray().Last();
        last.GetProperty("actor").GetString().Should().Be("dos-areas");
        last.GetProperty("standInFor").GetString().Should().Be(story.Cast.TechnicalReviewer);
    }

    [Fact]
    public async Task Whoever_one_stands_in_for_is_named_by_name_where_an_act_is_refused_because_of_him()
    {
        var host = await web.HostAsync();
        var story = web.Story(host, "suplencia-sin-declarar");
        await story.OpenAsync();
        await story.WritePlanAsync();
        await story.SubmitAsync();
        var deputy = await web.PersonAsync("suplente-t", ["TEC"]);
        await web.Database.PersonAsync("ausente-t", ["TEC"]);
        await web.Database.OwnerAsync("UPDATE person SET name = 'Ana Ausente' WHERE id = 'ausente-t'");
        await web.Database.OwnerAsync("DELETE FROM interests_declaration WHERE person = 'ausente-t'");
        await web.Database.OwnerAsync("INSERT INTO delegation (institution, from_person, to_person, roles, starts, ends) VALUES ('mj', 'ausente-t', 'suplente-t', '{TEC}', '2020-01-01', '2099-01-01')");

        var refused = await deputy.CommandAsync(host.AddressOf(story.Id) + "/admit", new { }, story.Version, standInFor: "ausente-t");

        refused.ShouldBeProblem(403, "conflict-of-interest").Json.GetProperty("detail").GetString().Should().Be("Ana Ausente no tiene una declaración de intereses vigente.");
        (await deputy.GetAsync("/api/v1/me")).Json.GetProperty("standsInFor")[0].GetProperty("name").GetString().Should().Be("Ana Ausente");
    }

    private static string? Amount(JsonElement money, string name) => money.GetProperty(name).GetProperty("amount").GetString();
}

/// <summary>The program on a clock that the story moves, with its people and a budget.</summary>
public sealed class StoryWeb : WebFixture
{
    private static readonly Cast Cast = new()
    {
        Organisation = "ong-v",
        Formulator = "v-formula",
        Representative = "v-representa",
        TechnicalReviewer = "v-tec1",
        TechnicalMonitor = "v-tec2",
        Legal = "v-leg",
        FinanceReviewer = "v-fin1",
        FirstApprover = "v-fin2",
        SecondApprover = "v-fin3",
        ControlReviewer = "v-ctl1",
        ControlMonitor = "v-ctl2",
        ControlLiquidator = "v-ctl3",
        Authority = "v-tit",
        Committee = ["v-com1", "v-com2", "v-com3"],
        Treasury = "v-tes",
        Audit = "v-aud",
    };

    private readonly StoryClock _clock = new(new DateTimeOffset(2026, 1, 12, 15, 0, 0, TimeSpan.Zero));

    public StoryClock StoryTime => _clock;

    protected override TimeProvider Clock => _clock;

    public Task<ApiClient> ClientAsync(string person) => PersonAsync(person, RolesOf(person), person is "v-formula" or "v-representa" ? "ong-v" : null);

    public async Task<HttpCaseHost> HostAsync()
    {
        await ImportAsync();
        await ClientAsync("pariente");
        await Database.OwnerAsync("UPDATE interests_declaration SET related_organisations = '{ong-v}' WHERE person = 'pariente'");
        foreach (var member in new[] { Cast.Formulator, Cast.TechnicalReviewer })
        {
            await ClientAsync(member);
        }

        return new HttpCaseHost(App.Services.GetRequiredService<CaseKinds>(), ClientAsync);
    }

    public GrantStory Story(HttpCaseHost host, string key, long tranche = 40_000_00) => Story(host, host.StoreAsync, key, tranche);

    /// <summary>The same story through any host, with the documents it brings kept wherever that host has them.</summary>
    public GrantStory Story(ICaseHost host, StoreDocument store, string key, long tranche = 40_000_00)
    {
        var script = new StoryScript(
            key, "Agua limpia " + key, "CONV-2026", DayIn(30), DayIn(1), DayIn(120), Currency.Gtq, [tranche, tranche / 2], ["mj-2026/450", "mj-2026/451"]);
        return new GrantStory(host, store, Cast, _clock, TestDatabase.Institution, script)
        {
            PassDeadline = (_, _, _) => App.Services.GetRequiredService<DeadlineSweeper>().SweepAsync(CancellationToken.None),
        };
    }

    private DateOnly DayIn(int days) => DateOnly.FromDateTime(_clock.GetUtcNow().Date).AddDays(days);

    private static string[] RolesOf(string person) => person switch
    {
        "dos-areas" => ["CTL", "FIN"],
        "pariente" => ["FIN"],
        "v-formula" or "v-representa" => ["NGO"],
        _ => [person[2..5].ToUpperInvariant()],
    };

    private async Task ImportAsync()
    {
        using var form = new MultipartFormDataContent
        {
            { new StringContent("mj-2026"), "code" },
            { new StringContent("Presupuesto de prueba"), "title" },
            { new StringContent("2026"), "fiscalYear" },
            { new StringContent("GTQ"), "currency" },
        };
        using var file = new StringContent("codigo,nombre,asignado\r\n450,Transferencias a organizaciones,50000000.00\r\n451,Capacitación,50000000.00\r\n", System.Text.Encoding.UTF8, "text/csv");
        form.Add(file, "file", "presupuesto.csv");
        var answer = await (await ClientAsync("v-fin4")).SendAsync(HttpMethod.Post, "/api/v1/budget/imports", form, ("Idempotency-Key", "import-of-mj-2026"));
        answer.StatusNumber.Should().Be(201, answer.Text);
    }
}
