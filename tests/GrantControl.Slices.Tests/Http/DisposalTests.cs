using System.Net.Http.Headers;
using System.Text;
using GrantControl.Cases.Assets;
using GrantControl.Cases.Disposals;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Demonstration;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Http;

/// <summary>The register of assets and a disposal over HTTP, every step by another person's program.</summary>
[Collection(PostgresCollection.Name)]
public sealed class DisposalTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Header = "Inventario;Serie;Descripción;Clase;Custodio;Ubicación;Costo;Fecha de adquisición;Vida útil (meses)\r\n";

    private static readonly DisposalCast Cast = new("cus1", "pat1", "aud1", "aud2", "esp1", ["per1", "per2"], ["com1", "com2", "com3"], "leg1", "tit1", "tes1", "fin1");

    [Fact]
    public async Task Goods_are_registered_from_a_file_found_and_disposed_of()
    {
        var property = await PersonAsync(Cast.Property);
        var key = ApiClient.NewKey();
        const string Rows = "HT-1;SN-1;Computadora portátil;Equipo;cus1;Bodega;6,100.00;15/03/2020;60\r\nHT-2;;Escritorio;Mobiliario;cus1;Oficina;1500;2019-01-02;120\r\n";
        var imported = await ImportAsync(property, "http", Header + Rows, key);
        imported.StatusNumber.Should().Be(201, imported.Text);
        imported.Json.GetProperty("assets").GetInt32().Should().Be(2);
        (await ImportAsync(property, "http", Header + Rows, key)).Replayed.Should().BeTrue();
        (await ImportAsync(property, "http-2", Header + Rows)).ShouldBeProblem(422, "invalid");

        var found = (await property.GetAsync("/api/v1/assets?q=port%C3%A1til")).Json.GetProperty("items").EnumerateArray().Should().ContainSingle().Subject;
        found.GetProperty("asset").GetProperty("inventory").GetString().Should().Be("HT-1");
        (await property.GetAsync("/api/v1/assets?q=%25")).Json.GetProperty("items").GetArrayLength().Should().Be(0, "what people type is no pattern");
        var first = await property.GetAsync("/api/v1/assets?q=HT-&limit=1");
        var second = await property.GetAsync($"/api/v1/assets?q=HT-&limit=1&cursor={first.Json.GetProperty("next").GetString()}");
        second.Json.GetProperty("items")[0].GetProperty("asset").GetProperty("inventory").GetString().Should().Be("HT-2");
        var valued = await property.GetAsync("/api/v1/assets/HT-1?on=2022-09-30");
        valued.Json.GetProperty("bookValue").GetProperty("amount").GetString().Should().Be("3050.50");
        (await property.GetAsync("/api/v1/assets/NO-HAY")).ShouldBeProblem(404, "not-found");
        var stranger = await web.PersonAsync("ong-bienes", ["NGO"], "org-bienes");
        (await stranger.GetAsync("/api/v1/assets")).StatusNumber.Should().Be(403);

        var host = new HttpCaseHost(web.App.Services.GetRequiredService<CaseKinds>(), PersonAsync);
        var goods = new[] { new AssetEntered("HT-1", "SN-1", "Computadora portátil", "equipment", "cus1", "Bodega", new Money(610_000, Currency.Gtq), new DateOnly(2020, 3, 15), 60) };
        var story = new DisposalStory(host, host.StoreAsync, Cast, new StoryClock(DateTimeOffset.UtcNow), TestDatabase.Institution, "http", goods) { Pace = TimeSpan.Zero };
        await story.GoToAsync(DisposalStates.Closed, Destination.Destruction);

        var read = await (await PersonAsync(Cast.Closer)).GetAsync(host.AddressOf(story.Id));
        read.State.Should().Be("closed");
        read.Json.GetProperty("number").GetString().Should().StartWith("DES-");
        var removal = read.Json.GetProperty("case").GetProperty("removal");
        removal.GetProperty("bookValue").GetProperty("amount").GetString().Should().Be("1.00");
        (await property.GetAsync("/api/v1/assets/HT-1")).Json.GetProperty("asset").GetProperty("state").GetString().Should().Be("removed");
        (await property.GetAsync("/openapi/v1.json")).Text.Should().Contain("/disposals/{id}/remove-from-books");
        var report = await web.App.Services.GetRequiredService<Verifier>().VerifyAsync(TestDatabase.Institution, null, CancellationToken.None);
        report.First.Should().BeNull();
    }

    [Fact]
    public async Task A_bad_file_is_refused_whole_with_every_bad_row_named()
    {
        var property = await PersonAsync(Cast.Property);
        const string Rows = "BAD-1;SN;Silla;Nave;c;B;1;15/03/2020;60\r\nBAD-2;SN;Silla;Equipo;c;B;12.345;15/03/2020;60\r\nBAD-3;SN;Silla;Equipo;c;B;1;15/03/2020;60\r\n";

        var answer = await ImportAsync(property, "malo", Header + Rows);

        answer.ShouldBeProblem(422, "invalid");
        answer.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()).Should().Equal("file.line[2].Clase", "file.line[3].Costo");
        (await property.GetAsync("/api/v1/assets/BAD-3")).StatusNumber.Should().Be(404);
        var custodian = await PersonAsync(Cast.Custodian);
        (await ImportAsync(custodian, "ajeno", Header + "OT-1;SN;Silla;Equipo;c;B;1;15/03/2020;60\r\n")).ShouldBeProblem(403, "role-required");
    }

    private Task<ApiClient> PersonAsync(string id) => web.PersonAsync(id, [id[..3].ToUpperInvariant()]);

    private static async Task<ApiAnswer> ImportAsync(ApiClient client, string code, string text, string? key = null)
    {
        using var form = new MultipartFormDataContent { { new StringContent(code), "code" }, { new StringContent("Bienes de prueba"), "title" }, { new StringContent("GTQ"), "currency" } };
        using var file = new ByteArrayContent(Encoding.UTF8.GetBytes(text));
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        form.Add(file, "file", "bienes.csv");
        return await client.SendAsync(HttpMethod.Post, "/api/v1/assets/imports", form, ("Idempotency-Key", key ?? ApiClient.NewKey()));
    }
}
