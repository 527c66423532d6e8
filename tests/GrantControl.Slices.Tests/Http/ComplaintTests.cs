using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Queries;
using GrantControl.Journal.Search;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;
using GrantControl.Web.Complaints;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Http;

/// <summary>Complaints over HTTP: citizens without an account, the office, and everybody who must learn nothing.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ComplaintTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Secret = "Guacamaya";

    [Fact]
    public async Task A_complaint_goes_from_a_phone_to_its_answer_and_is_taken_up_again()
    {
        var citizen = web.Anonymous();
        var photo = await KeepAsync(citizen, Photo("plaza"));
        var key = ApiClient.NewKey();
        var filed = await FileAsync(citizen, new { what = $"No llegó la {Secret}.", department = "GT.HU", place = "Chiantla", evidence = new[] { photo }, identity = new { name = "María Inventada", contact = "5555-1234" } }, key);
        filed.StatusNumber.Should().Be(201, filed.Text);
        var code = filed.Json.GetProperty("code").GetString()!;
        code.Should().MatchRegex("^([0-9A-HJKMNP-TV-Z]{4}-){6}[0-9A-HJKMNP-TV-Z]{4}$", "seven groups without letters that look alike");
        (await FileAsync(citizen, new { what = $"No llegó la {Secret}.", department = "GT.HU", place = "Chiantla", evidence = new[] { photo }, identity = new { name = "María Inventada", contact = "5555-1234" } }, key))
            .Json.GetProperty("code").GetString().Should().Be(code, "a reply that was lost may be asked for again");
        (await FileAsync(citizen, new { what = "Otra cosa.", department = "GT.HU" }, key)).ShouldBeProblem(409, "key-reused");

        var id = await IdAsync(filed);
        var path = $"/api/v1/complaints/{id}";
        (await TrackAsync(citizen, code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal))).Json.GetProperty("state").GetString().Should().Be("received");
        await ActAsync("rec-1", path, "acknowledge", new { });
        await ActAsync("ctl-1", path, "assign", new { investigator = (await PersonAsync("inv-1")).Id, reviewer = (await PersonAsync("rev-1")).Id });
        await ActAsync("inv-1", path, "investigate", new { });
        await ActAsync("inv-1", path, "ask-info", new { question = "¿Cuándo fue?" });

        var asked = await TrackAsync(citizen, code);
        asked.Json.GetProperty("questions")[0].GetProperty("open").GetBoolean().Should().BeTrue();
        asked.Json.GetProperty("answerDue").GetString().Should().NotBeNull();
        var answered = await citizen.CommandAsync("/api/v1/complaints/tracking/answer", new { code, text = "El lunes.", evidence = Array.Empty<string>() });
        answered.Json.GetProperty("state").GetString().Should().Be("investigating", answered.Text);

        await ActAsync("inv-1", path, "request-unseal", new { reason = "Hay que oírla." });
        (await CallAsync("inv-1", path, "identity", new { })).ShouldBeProblem(409, "wrong-state");
        await ActAsync("cdi-1", path, "answer-unseal", new { consented = true, reason = "Se justifica." });
        var seen = await CallAsync("inv-1", path, "identity", new { });
        (seen.StatusNumber, seen.Json.GetProperty("name").GetString()).Should().Be((200, "María Inventada"), seen.Text);
        (await CallAsync("ctl-1", path, "identity", new { })).StatusNumber.Should().Be(403);
        (await (await PersonAsync("aud-1")).Client.GetAsync(path + "/history")).Text.Should().Contain("complaint.identity-opened/1").And.NotContain("Inventada").And.NotContain("5555-1234");

        var report = await StoreAsync("inv-1", "informe.txt");
        await ActAsync("inv-1", path, "conclude", new { outcome = "unfounded", grounds = "Llegó un día después.", documents = new[] { new { type = "investigation-report", sha256 = report, name = "informe.txt" } } });
        await ActAsync("rev-1", path, "conclude", new { outcome = "unfounded", grounds = "Consta.", documents = Array.Empty<object>() });
        await ActAsync("rec-1", path, "notify", new { answer = "Llegó un día después." });
        var closed = await TrackAsync(citizen, code);
        (closed.Json.GetProperty("state").GetString(), closed.Json.GetProperty("publicAnswer").GetString()).Should().Be(("closed", "Llegó un día después."));
        closed.Json.GetProperty("steps").GetArrayLength().Should().BeGreaterThan(6);

        (await citizen.CommandAsync("/api/v1/complaints/tracking/reopen", new { code, reason = "Llegó rota.", evidence = Array.Empty<string>() })).ShouldBeProblem(422, "invalid");
        var again = await citizen.CommandAsync("/api/v1/complaints/tracking/reopen", new { code, reason = "Llegó rota.", evidence = new[] { await KeepAsync(citizen, Photo("rota")) } });
        again.Json.GetProperty("state").GetString().Should().Be("investigating", again.Text);
        (await VerifyAsync()).First.Should().BeNull();
    }

    [Fact]
    public async Task Whoever_is_no_reader_learns_nothing_by_any_way_there_is()
    {
        var citizen = web.Anonymous();
        var ticket = await KeepAsync(citizen, Photo("secreto"));
        var photo = ticket[..64];
        await web.PersonAsync("ong-acusada", ["NGO"], "org-acusada");
        const string Word = "Quetzalito";
        var filed = await FileAsync(citizen, new { what = $"El {Word} se vendió.", department = "GT.PE", accused = "La asociación", accusedOrganisation = "org-acusada", evidence = new[] { ticket } });
        var (id, number) = (await IdAsync(filed), filed.Json.GetProperty("number").GetString()!);
        var path = $"/api/v1/complaints/{id}";
        await ActAsync("rec-1", path, "acknowledge", new { accusedUnit = "FIN", accusedPeople = new[] { (await PersonAsync("ctl-senalado")).Id } });
        (await (await PersonAsync("fin-1")).Client.CommandAsync($"{path}/refer", new { }, 2)).StatusNumber.Should().Be(404);
        await (await PersonAsync("ctl-vinculado")).Client.GetAsync("/api/v1/me");
        await web.Database.OwnerAsync("UPDATE interests_declaration SET related_organisations = '{org-acusada}' WHERE person = 'ctl-vinculado'");
        using var follower = ActivatorUtilities.CreateInstance<SearchFollower>(web.App.Services);
        await follower.CatchUpAsync(CancellationToken.None);
        await ReaderSeesAsync("ctl-1");

        foreach (var outsider in new[] { "ong-acusada", "fin-1", "tit-1", "inv-2", "rev-2", "cdi-1", "ctl-senalado", "ctl-vinculado", "tec-1" })
        {
            var (client, person) = await PersonAsync(outsider);
            // A decision on a case of few readers reads the registers anew; what is shown may lag them by two seconds, and the declaration above was no command.
            foreach (var command in new[] { "assign", "dismiss", "link", "open-identity", "identity", "nada" })
            {
                var tried = await client.CommandAsync($"{path}/{command}", new { }, 2);
                tried.StatusNumber.Should().Be(404, $"{outsider} tries {command}: {tried.Text}");
                tried.Text.Should().NotContain(number);
            }

            foreach (var read in new[] { path, path + "/history", path + "/at/1", path + "/ledger", $"{path}/documents/{photo}", $"/api/v1/documents/{photo}" })
            {
                (await client.GetAsync(read)).StatusNumber.Should().Be(404, $"{outsider} reads {read}");
            }

            foreach (var read in new[] { "/api/v1/complaints", $"/api/v1/complaints?q={Word}", "/api/v1/inbox", "/api/v1/reports/refusals", $"/api/v1/reports/refusals?case={id}", "/api/v1/complaints/board" })
            {
                (await client.GetAsync(read)).Text.Should().NotContain(number, $"{outsider} reads {read}").And.NotContain(Word).And.NotContain(id);
            }

            await QueriesTellNothingAsync(person);
        }

        async Task ReaderSeesAsync(string reader)
        {
            var (client, person) = await PersonAsync(reader);
            (await client.GetAsync("/api/v1/complaints")).Text.Should().Contain(number);
            (await client.GetAsync($"{path}/documents/{photo}")).StatusNumber.Should().Be(200);
            var queries = web.App.Services.GetRequiredService<CaseQueries>();
            (await queries.SearchAsync(TestDatabase.Institution, person, SearchQuery.Of(Word)!, null, 10, 10, CancellationToken.None)).Hits.Items.Should().ContainSingle();
            (await queries.InboxItemsAsync(TestDatabase.Institution, person, CancellationToken.None)).Should().Contain(i => i.Case.Number == number);
        }

        async Task QueriesTellNothingAsync(string person)
        {
            var queries = web.App.Services.GetRequiredService<CaseQueries>();
            var caseId = CaseId.Parse(id);
            (await queries.SearchAsync(TestDatabase.Institution, person, SearchQuery.Of(Word)!, null, 10, 10, CancellationToken.None)).Hits.Items.Should().BeEmpty(person);
            (await queries.RowAsync(TestDatabase.Institution, person, "complaint", caseId, CancellationToken.None)).Should().BeNull(person);
            (await queries.OutlineAsync(TestDatabase.Institution, person, "complaint", caseId, CancellationToken.None)).Should().BeNull(person);
            (await queries.FileAsync(TestDatabase.Institution, person, "complaint", caseId, new CaseFileWanted(9, []), CancellationToken.None)).Should().BeNull(person);
            (await queries.DeadlinesAsync(TestDatabase.Institution, person, "complaint", caseId, CancellationToken.None)).Should().BeNull(person);
            (await queries.ListPageAsync(TestDatabase.Institution, person, new CaseFilter("complaint", Text: Word), null, 10, CancellationToken.None)).States.Should().BeEmpty(person);
            (await queries.InboxItemsAsync(TestDatabase.Institution, person, CancellationToken.None)).Should().NotContain(i => i.Case.Number == number);
            (await queries.FollowedAsync(TestDatabase.Institution, person, 200, CancellationToken.None)).Should().NotContain(d => d.Number == number);
            var waiting = await queries.WaitingAsync(TestDatabase.Institution, CancellationToken.None);
            (await queries.CountAsync(waiting, person, CancellationToken.None)).Total.Should().Be((await queries.InboxItemsAsync(TestDatabase.Institution, person, CancellationToken.None)).Count, "the live count is that of the list");
            JsonSerializer.Serialize(await queries.OversightAsync(TestDatabase.Institution, person, null, 200, CancellationToken.None)).Should().NotContain(number, person).And.NotContain(id);
        }
    }

    [Fact]
    public async Task A_frozen_disposal_says_which_complaint_froze_it_and_nothing_of_whoever_complained()
    {
        var citizen = web.Anonymous();
        var filed = await FileAsync(citizen, new { what = "Se llevan los bienes.", department = "GT.GU", identity = new { name = "Inventado Dos" } });
        var (id, number) = (await IdAsync(filed), filed.Json.GetProperty("number").GetString()!);
        var path = $"/api/v1/complaints/{id}";
        await ActAsync("rec-1", path, "acknowledge", new { });
        var (custodian, _) = await PersonAsync("cus-1");
        var disposal = await DisposalAsync(custodian);

        var disposed = (string)(await web.Database.OwnerAsync("SELECT number FROM case_index WHERE case_id = $1", Guid.Parse(disposal)))!;
        await ActAsync("ctl-1", path, "link", new { number = disposed });
        await ActAsync("ctl-1", path, "freeze", new { number = disposed, reason = "Se revisa quién se los lleva." });

        var photo = await StoreAsync("cus-1", "foto.txt");
        var refused = await custodian.CommandAsync($"/api/v1/disposals/{disposal}/request", new { documents = new[] { new { type = "asset-photo", sha256 = photo, name = "foto.txt" } } }, 1);
        refused.ShouldBeProblem(409, "blocked").Json.GetProperty("detail").GetString().Should().Contain(number).And.Contain("Se revisa quién se los lleva.").And.NotContain("Inventado");
        var shown = await custodian.GetAsync($"/api/v1/disposals/{disposal}");
        shown.Json.GetProperty("frozenBy")[0].GetProperty("number").GetString().Should().Be(number);
        shown.Text.Should().NotContain(id).And.NotContain("Se llevan");
        (await custodian.GetAsync("/api/v1/disposals")).Json.GetProperty("items").EnumerateArray().Should().Contain(r => r.GetProperty("id").GetString() == disposal && r.GetProperty("blocked").GetBoolean());
        (await custodian.CommandAsync($"/api/v1/disposals/{disposal}/save", new { cause = "Se anota otra causa.", assets = new[] { "DEN-1" } }, 1)).StatusNumber.Should().Be(200, "recording is never stopped");

        await ActAsync("ctl-1", path, "lift-freeze", new { number = disposed, reason = "Aclarado." });
        (await custodian.CommandAsync($"/api/v1/disposals/{disposal}/request", new { documents = new[] { new { type = "asset-photo", sha256 = photo, name = "foto.txt" } } }, 2)).StatusNumber.Should().Be(200);
        (await VerifyAsync()).First.Should().BeNull();
    }

    [Fact]
    public async Task A_code_that_is_none_is_answered_alike_whatever_is_wrong_with_it()
    {
        var citizen = web.Anonymous();
        var right = (await FileAsync(citizen, new { what = "Algo.", department = "SV.SS" })).Json.GetProperty("code").GetString()!;
        var answers = new List<string>();
        foreach (var wrong in new[] { "", "X", right[..^1], right + "0", right[..^1] + (right[^1] == '0' ? '1' : '0'), new string('0', 34), new string('A', 5_000), "'; DROP TABLE claim; --" })
        {
            var answer = (await TrackAsync(citizen, wrong)).ShouldBeProblem(404, "not-found");
            answers.Add(answer.Json.GetProperty("title").GetString() + answer.Json.GetProperty("detail").GetString() + answer.Headers.ETag);
        }

        answers.Distinct(StringComparer.Ordinal).Should().ContainSingle();
        (await TrackAsync(citizen, right.Replace('0', 'o').Replace('1', 'l'))).StatusNumber.Should().Be(200, "what looks alike is read alike");
        (await citizen.GetAsync($"/api/v1/complaints/tracking?code={right}")).StatusNumber.Should().BeOneOf([401, 404, 405], "no code in an address");
        (await web.Database.OwnerAsync("SELECT count(*) FROM claim WHERE type = 'tracking-code' AND key LIKE '%' || $1 || '%'", right)).Should().Be(0L);
    }

    [Fact]
    public async Task Citizens_do_not_do_what_the_office_does_nor_the_office_what_citizens_do()
    {
        var citizen = web.Anonymous();
        (await citizen.GetAsync("/api/v1/complaints")).StatusNumber.Should().Be(401);
        (await citizen.GetAsync("/api/v1/complaints/board")).StatusNumber.Should().Be(401);
        (await FileAsync(citizen, new { what = "", department = "GT.GU" })).ShouldBeProblem(422, "invalid");
        (await FileAsync(citizen, new { what = "Algo.", department = "XX" })).ShouldBeProblem(422, "invalid");
        (await FileAsync(citizen, new { what = "Algo.", department = "GT.GU", codeHash = "x" })).ShouldBeProblem(422, "invalid");
        (await FileAsync(citizen, new { what = "Algo.", department = "GT.GU", evidence = new[] { new string('a', 64) } })).ShouldBeProblem(422, "document-missing");
        (await FileAsync(citizen, new { what = "Algo.", department = "GT.GU", identity = new { name = "" } })).ShouldBeProblem(422, "invalid");
        (await citizen.SendAsync(HttpMethod.Post, "/api/v1/complaints", ApiClient.Json(new { what = "Algo.", department = "GT.GU" }))).ShouldBeProblem(400, "idempotency-key-required");

        // A key the clock will need one day is not taken away from it here.
        var clockKey = "clock:019b0000-0000-7000-8000-000000000001:submit:2026-12-01";
        (await FileAsync(citizen, new { what = "Con esa llave.", department = "GT.GU" }, clockKey)).StatusNumber.Should().Be(201);
        (await web.Database.OwnerAsync("SELECT count(*) FROM command_receipt WHERE command_id = $1", clockKey)).Should().Be(0L);

        var (intake, _) = await PersonAsync("rec-1");
        var board = await intake.GetAsync("/api/v1/complaints/board");
        board.Json.GetProperty("received").GetInt64().Should().BeGreaterThan(0);
        board.Json.GetProperty("departments").EnumerateArray().Should().Contain(d => d.GetProperty("department").GetString() == "GT.GU");
        (await (await PersonAsync("tit-1")).Client.GetAsync("/api/v1/complaints/board")).StatusNumber.Should().Be(403);
    }

    [Fact]
    public async Task A_citizen_cites_only_what_he_sent_and_learns_nothing_of_what_else_is_stored()
    {
        var citizen = web.Anonymous();
        var ticket = await KeepAsync(citizen, Photo("propia"));
        var office = await StoreAsync("inv-1", "dictamen.txt");
        var unknown = new string('a', 64);
        string[] foreign = [office, unknown, ticket[..64], office + ticket[64..], unknown + ticket[64..], ticket[..^1] + (ticket[^1] == '0' ? '1' : '0'), ""];

        var refused = await Task.WhenAll(foreign.Select(async f => (await FileAsync(citizen, new { what = "Algo.", department = "GT.GU", evidence = new[] { f } })).ShouldBeProblem(422, "document-missing")));

        refused.Select(static r => string.Join('|', r.Json.EnumerateObject().Where(static p => p.Name is not "traceId").Select(static p => p.Value.ToString()))).Distinct()
            .Should().ContainSingle("whether a document is stored or not, the answer is the same");
        (await FileAsync(citizen, new { what = "Algo.", department = "GT.GU", evidence = new[] { ticket } })).StatusNumber.Should().Be(201);
    }

    [Fact]
    public async Task A_board_on_a_screen_is_told_when_somebody_complains()
    {
        await PersonAsync("ctl-8");
        await PersonAsync("tit-8");
        using var reader = await PageReader.OfAsync(web, "ctl-8");
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        using var answer = await reader.Http.GetAsync(BoardStream.Address, HttpCompletionOption.ResponseHeadersRead, patience.Token);
        answer.Content.Headers.ContentType!.MediaType.Should().Be("text/event-stream");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(patience.Token));
        var before = await MarkAsync();
        (await reader.MarkupAsync(BoardModel.Address)).Should().Contain($"data-mark=\"{before}\"", "the page and the stream agree on what is shown");

        (await FileAsync(web.Anonymous(), new { what = "Falta el maestro.", department = "GT.GU" })).StatusNumber.Should().Be(201);

        (await MarkAsync()).Should().NotBe(before);
        using var head = await PageReader.OfAsync(web, "tit-8");
        (await head.Http.GetAsync(BoardStream.Address, patience.Token)).StatusCode.Should().Be(HttpStatusCode.Forbidden);

        async Task<string> MarkAsync()
        {
            while (await lines.ReadLineAsync(patience.Token) is { } line)
            {
                if (line.StartsWith("data: ", StringComparison.Ordinal))
                {
                    return line[6..];
                }
            }

            throw new InvalidOperationException("The stream ended.");
        }
    }

    [Fact]
    public async Task A_photo_says_nothing_of_where_it_was_taken_and_a_large_one_is_refused_clearly()
    {
        var citizen = web.Anonymous();
        var sha256 = (await KeepAsync(citizen, Photo("con-lugar")))[..64];
        var stored = (byte[])(await web.Database.OwnerAsync("SELECT content FROM document WHERE sha256 = $1", sha256))!;
        Encoding.Latin1.GetString(stored).Should().NotContain("GPS-con-lugar").And.NotContain("hecha por").And.NotContain("detrás".Normalize());
        stored.AsSpan(0, 3).ToArray().Should().Equal(0xFF, 0xD8, 0xFF);
        (await web.Database.OwnerAsync("SELECT name || uploaded_by FROM document WHERE sha256 = $1", sha256)).Should().Be($"evidencia-{sha256[..8]}.jpgciudadania");

        var large = new byte[40 * 1024 * 1024];
        Photo("grande").CopyTo(large, 0);
        (await PostAsync(citizen, large)).ShouldBeProblem(413, "too-large").Json.GetProperty("detail").GetString().Should().Contain("10 MB");
        (await PostAsync(citizen, "MZ\0\0 programa"u8.ToArray())).StatusNumber.Should().Be(422);
    }

    private async Task<(ApiClient Client, string Id)> PersonAsync(string id) =>
        (await web.PersonAsync(id, id.StartsWith("ong", StringComparison.Ordinal) ? ["NGO"] : [id[..3].ToUpperInvariant()], id.StartsWith("ong", StringComparison.Ordinal) ? "org-acusada" : null), id);

    private async Task ActAsync(string person, string path, string command, object body)
    {
        var answer = await CallAsync(person, path, command, body);
        answer.StatusNumber.Should().Be(200, $"{person} {command}: {answer.Text}");
    }

    private async Task<ApiAnswer> CallAsync(string person, string path, string command, object body)
    {
        var version = (long)(await web.Database.OwnerAsync("SELECT version FROM case_index WHERE case_id = $1", Guid.Parse(path[^36..])))!;
        return await (await PersonAsync(person)).Client.CommandAsync($"{path}/{command}", body, version);
    }

    private async Task<string> StoreAsync(string person, string name)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes($"{name} {Guid.NewGuid()}"));
        form.Add(file, "file", name);
        return (await (await PersonAsync(person)).Client.SendAsync(HttpMethod.Post, "/api/v1/documents", form)).Json.GetProperty("sha256").GetString()!;
    }

    private async Task<string> DisposalAsync(ApiClient custodian)
    {
        var asset = new { inventory = "DEN-1", serial = "S", description = "Silla", @class = "furniture", custodian = "cus-1", place = "B", cost = new { amount = "100.00", currency = "GTQ" }, acquiredOn = "2020-01-01", usefulLifeMonths = 60 };
        var registered = await (await PersonAsync("pat-1")).Client.CommandAsync("/api/v1/inventories", new { code = "den", title = "Bienes", currency = "GTQ", assets = new[] { asset } });
        registered.StatusNumber.Should().Be(201, registered.Text);
        var opened = await custodian.CommandAsync("/api/v1/disposals", new { title = "Sillas", cause = "Rotas.", assets = new[] { "DEN-1" } });
        opened.StatusNumber.Should().Be(201, opened.Text);
        return opened.Id;
    }

    private async Task<string> IdAsync(ApiAnswer filed) =>
        ((Guid)(await web.Database.OwnerAsync("SELECT case_id FROM case_index WHERE kind = 'complaint' AND number = $1", filed.Json.GetProperty("number").GetString()!))!).ToString();

    private Task<AuditReport> VerifyAsync() => web.App.Services.GetRequiredService<Verifier>().VerifyAsync(TestDatabase.Institution, null, CancellationToken.None);

    private static Task<ApiAnswer> FileAsync(ApiClient citizen, object body, string? key = null) => citizen.CommandAsync("/api/v1/complaints", body, key: key);

    private static Task<ApiAnswer> TrackAsync(ApiClient citizen, string code) => citizen.SendAsync(HttpMethod.Post, "/api/v1/complaints/tracking", ApiClient.Json(new { code }));

    private static async Task<string> KeepAsync(ApiClient citizen, byte[] content)
    {
        var answer = await PostAsync(citizen, content);
        answer.StatusNumber.Should().Be(201, answer.Text);
        return answer.Json.GetProperty("ticket").GetString()!;
    }

    private static async Task<ApiAnswer> PostAsync(ApiClient citizen, byte[] content)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("image/jpeg");
        form.Add(file, "file", "IMG_de_maria.jpg");
        return await citizen.SendAsync(HttpMethod.Post, "/api/v1/complaints/evidence", form);
    }

    /// <summary>A frame of a photo with everything a telephone writes into it.</summary>
    private static byte[] Photo(string name) =>
    [
        0xFF, 0xD8, .. Segment(0xE0, "JFIF\0\u0001\u0001"), .. Segment(0xE1, $"Exif\0\0II*\0GPS-{name}"), .. Segment(0xE1, $"http://ns.adobe.com/xap/1.0/\0GPS-{name}"), .. Segment(0xED, $"GPS-{name}"),
        .. Segment(0xFE, "hecha por"), .. Segment(0xDA, "scan"), .. Encoding.ASCII.GetBytes(name), 0xFF, 0x00, 0xFF, 0xD9, .. Encoding.UTF8.GetBytes($"detrás GPS-{name}"),
    ];

    private static byte[] Segment(byte marker, string text) => [0xFF, marker, (byte)((text.Length + 2) >> 8), (byte)(text.Length + 2), .. Encoding.Latin1.GetBytes(text)];
}
