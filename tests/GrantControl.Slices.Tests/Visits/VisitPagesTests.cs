using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.SampleData;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Visits;

/// <summary>Visits by pages without script, and past visits by file.</summary>
[Collection(PostgresCollection.Name)]
public sealed partial class VisitPagesTests(StoryWeb web) : IClassFixture<StoryWeb>
{
    [Fact]
    public async Task A_visit_is_recorded_without_script_once_and_a_second_record_becomes_its_note()
    {
        var (story, address) = await PlannedAsync("visita-sin-script");
        using var first = await PageReader.OfAsync(web, story.Cast.TechnicalMonitor);
        using var second = await PageReader.OfAsync(web, story.Cast.ControlMonitor);
        var form = await first.MarkupAsync(address);
        var late = await second.MarkupAsync(address);
        var (body, again) = (Filled(form, "a"), Filled(form, "a"));

        (await PostAsync(first, address, body)).Status.Should().Be(HttpStatusCode.Redirect);
        (await PostAsync(first, address, again)).Status.Should().Be(HttpStatusCode.Redirect, "the same key with the same fields is the same command");
        var refused = await PostAsync(second, address, Filled(late, "b"));

        refused.Status.Should().Be(HttpStatusCode.Conflict);
        PageReader.Plain(refused.Text).Should().Contain("Esta visita ya la registró").And.Contain("Agregar lo mío como nota");
        refused.Text.Should().Contain("value=\"Chiantla b\"", "nothing of what was written is lost").And.Contain("name=\"photo\"");
        (await EventsAsync("grant.visit-recorded/1", story)).Should().Be(1);

        var note = Filled(refused.Text, "b", withPhoto: false);
        note.Add(new StringContent(PhotoField().Match(refused.Text).Groups["value"].Value), "photo");
        (await PostAsync(second, address + "?handler=Note", note)).Status.Should().Be(HttpStatusCode.Redirect);
        (await EventsAsync("grant.visit-noted/1", story)).Should().Be(1);
        (await first.TextAsync(address[..address.LastIndexOf('/')].Replace("/visits/", "/cases/", StringComparison.Ordinal))).Should().Contain("Segundo registro").And.Contain("Chiantla b");
    }

    [Fact]
    public async Task What_is_wrong_is_told_at_its_field_and_the_visit_stays_to_be_made()
    {
        var (story, address) = await PlannedAsync("visita-con-errores");
        using var reader = await PageReader.OfAsync(web, story.Cast.TechnicalMonitor);
        var form = await reader.MarkupAsync(address);

        using var empty = new MultipartFormDataContent { { new StringContent(TokenField().Match(form).Groups["value"].Value), "__RequestVerificationToken" }, { new StringContent("x"), "latitude" } };
        var missing = await PostAsync(reader, address, empty);
        missing.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        missing.Text.Should().Contain("f-checklist-0--answer-error").And.Contain("f-latitude-error");

        var broken = Filled(form, "c", photo: Encoding.UTF8.GetBytes("MZ no es una foto"), name: "foto.exe");
        var refused = await PostAsync(reader, address, broken);
        refused.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        refused.Text.Should().Contain("f-photos-error");

        var huge = await PostAsync(reader, address, Filled(form, "d", photo: new byte[40 * 1024 * 1024]));
        huge.Status.Should().Be(HttpStatusCode.UnprocessableEntity, "a photo of 40 MB is refused in words");
        (await EventsAsync("grant.visit-recorded/1", story)).Should().Be(0);
    }

    [Fact]
    public async Task The_page_of_a_visit_is_for_whoever_may_see_its_case()
    {
        var (story, address) = await PlannedAsync("visita-ajena");
        await web.PersonAsync("v-forastera", ["NGO"], "ong-forastera");
        using var stranger = await PageReader.OfAsync(web, "v-forastera");
        await stranger.MarkupAsync(address, HttpStatusCode.NotFound);
        await stranger.MarkupAsync("/visits", HttpStatusCode.Forbidden);
        await stranger.MarkupAsync("/visits/import", HttpStatusCode.Forbidden);
        using var ngo = await PageReader.OfAsync(web, story.Cast.Representative);
        (await ngo.MarkupAsync(address)).Should().NotContain("id=\"visit-form\"", "who is visited does not record the visit");
        using var monitor = await PageReader.OfAsync(web, story.Cast.TechnicalMonitor);
        (await monitor.TextAsync("/visits?tab=mine")).Should().Contain(story.Number);

        using var answer = await monitor.Http.GetAsync("/visits/sw.js");
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/javascript");
        (await monitor.Http.GetAsync(address)).Headers.GetValues("Permissions-Policy").Single().Should().Contain("geolocation=(self)");
        (await monitor.Http.GetAsync("/inbox")).Headers.GetValues("Permissions-Policy").Single().Should().Contain("geolocation=()");
    }

    [Fact]
    public async Task Past_visits_come_in_whole_once_and_stand_in_the_report()
    {
        var technical = await web.ClientAsync("v-tec1");
        var key = ApiClient.NewKey();
        var first = await ImportAsync(technical, "monitoreos-2021", SampleFile.Read(SampleFile.Visits), key);
        var again = await ImportAsync(technical, "monitoreos-2021", SampleFile.Read(SampleFile.Visits), key);
        (first.StatusNumber, again.StatusNumber, again.Replayed).Should().Be((201, 201, true));
        first.Json.GetProperty("visits").GetInt32().Should().Be(292);
        (await ImportAsync(technical, "monitoreos-2021", SampleFile.Read(SampleFile.Visits), ApiClient.NewKey())).ShouldBeProblem(409, "wrong-state");

        var report = (await technical.GetAsync("/api/v1/reports/visits")).Json.EnumerateArray().Where(l => l.GetProperty("source").GetString()!.Length > 0).ToList();
        report.Sum(l => l.GetProperty("visits").GetInt32()).Should().Be(292);
        report.Should().ContainSingle(l => l.GetProperty("department").GetString() == "GT.GU" && l.GetProperty("visits").GetInt32() == 101);
        (await technical.GetAsync("/api/v1/reports/visits", ("Accept", "text/csv"))).Text.Should().Contain("Huehuetenango,2021-01-01/2021-04-30");

        (await ImportAsync(await web.ClientAsync("v-fin1"), "otro", SampleFile.Read(SampleFile.Visits), ApiClient.NewKey())).ShouldBeProblem(403, "role-required");
    }

    [Fact]
    public async Task A_bad_file_of_visits_is_refused_whole_with_every_bad_row_and_total()
    {
        var technical = await web.ClientAsync("v-tec1");
        var rows = await ImportAsync(technical, "malo", Encoding.UTF8.GetBytes("departamento,municipio,visitas\nCHIQUIMULA,Jocotán,4\nATLÁNTIDA,Puerto,2\nCHIQUIMULA,Olopa,muchas\n"), ApiClient.NewKey());
        rows.ShouldBeProblem(422, "invalid");
        rows.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()).Should().HaveCount(2)
            .And.Contain(p => p!.StartsWith("file.line[3]")).And.Contain(p => p!.StartsWith("file.line[4]"));

        var totals = await ImportAsync(technical, "malo", Encoding.UTF8.GetBytes("departamento,municipio,visitas\nCHIQUIMULA,TOTAL,5\nCHIQUIMULA,Jocotán,4\nTOTAL,,9\n"), ApiClient.NewKey());
        totals.ShouldBeProblem(422, "invalid");
        totals.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()).Should().BeEquivalentTo("totals[0].visits", "statedTotal");
    }

    private async Task<(GrantStory Story, string Address)> PlannedAsync(string key)
    {
        var host = await web.HostAsync();
        var story = web.Story(host, key);
        await story.GoToAsync(GrantStates.Active);
        await story.PlanVisitAsync(10);
        foreach (var person in new[] { story.Cast.TechnicalMonitor, story.Cast.ControlMonitor, story.Cast.Representative })
        {
            await web.ClientAsync(person);
        }

        return (story, host.AddressOf(story.Id).Replace("/api/v1/", "/visits/", StringComparison.Ordinal) + "/1");
    }

    private static MultipartFormDataContent Filled(string page, string mark, bool withPhoto = true, byte[]? photo = null, string name = "foto.png")
    {
        var form = new MultipartFormDataContent();
        void Add(string field, string value) => form.Add(new StringContent(value), field);
        Add("__RequestVerificationToken", TokenField().Match(page).Groups["value"].Value);
        Add("key", KeyField().Match(page).Groups["value"].Value);
        Add("visitedOn", DayField().Match(page).Groups["value"].Value);
        Add("department", "GT.HU");
        Add("municipality", $"Chiantla {mark}");
        for (var i = 0; i < GrantVisits.Setting.Checklist.Count; i++)
        {
            Add($"checklist[{i}].answer", "yes");
        }

        Add("received.name", "Presidenta");
        Add("received.position", "Comité");
        if (withPhoto)
        {
            // Its own bytes for every mark: no evidence serves twice.
            form.Add(new ByteArrayContent(photo ?? [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, .. Encoding.UTF8.GetBytes(mark + page.Length)]), "photos", name);
        }

        return form;
    }

    private static async Task<(HttpStatusCode Status, string Text)> PostAsync(PageReader reader, string address, HttpContent body)
    {
        using var answer = await reader.Http.PostAsync(address, body);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task<ApiAnswer> ImportAsync(ApiClient client, string code, byte[] file, string key)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (field, value) in new[] { ("code", code), ("title", "Monitoreos"), ("country", "GT"), ("starts", "2021-01-01"), ("ends", "2021-04-30") })
        {
            form.Add(new StringContent(value), field);
        }

        form.Add(new ByteArrayContent(file), "file", "visitas.csv");
        return await client.SendAsync(HttpMethod.Post, "/api/v1/visits/imports", form, ("Idempotency-Key", key));
    }

    private async Task<long> EventsAsync(string name, GrantStory story) =>
        (long)(await web.Database.OwnerAsync("SELECT count(*) FROM case_event e JOIN case_index x ON x.case_id = e.case_id WHERE e.name = $1 AND x.number = $2", name, story.Number))!;

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    [GeneratedRegex("name=\"key\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex KeyField();

    [GeneratedRegex("name=\"photo\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PhotoField();

    [GeneratedRegex("name=\"visitedOn\" value=\"(?<value>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DayField();
}
