using System.Net.Http.Headers;
using System.Security.Cryptography;
using GrantControl.Slices.Tests.Support;
using static GrantControl.Slices.Tests.Http.GrantBodies;

namespace GrantControl.Slices.Tests.Http;

[Collection(PostgresCollection.Name)]
public sealed class DocumentTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Evidence_is_stored_once_by_its_hash_and_comes_back_byte_for_byte()
    {
        var ngo = await web.FormulatorAsync();
        var bytes = "%PDF-1.4\nEstatutos de la organización\n%%EOF"u8.ToArray();
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));

        var first = await StoreAsync(ngo, bytes, "estatutos.pdf");
        var again = await StoreAsync(ngo, bytes, "copia.pdf");

        (first.StatusNumber, again.StatusNumber).Should().Be((201, 200));
        first.Json.GetProperty("sha256").GetString().Should().Be(hash);
        again.Json.GetProperty("name").GetString().Should().Be("estatutos.pdf");
        using var download = await ngo.Http.GetAsync(first.Headers.Location);
        (await download.Content.ReadAsByteArrayAsync()).Should().Equal(bytes);
        download.Content.Headers.ContentDisposition!.DispositionType.Should().Be("attachment");
        download.Content.Headers.ContentType!.MediaType.Should().Be("application/pdf");
    }

    [Fact]
    public async Task Evidence_is_given_to_its_own_organisation_and_to_the_institution_only()
    {
        var ngo = await web.FormulatorAsync(NgoA);
        var path = (await StoreAsync(ngo, "Solo para la organización A."u8.ToArray(), "nota.txt")).Headers.Location!.OriginalString;

        (await (await web.FormulatorAsync(NgoB)).GetAsync(path)).ShouldBeProblem(404, "not-found");
        (await (await web.PersonAsync("auditora", ["AUD"])).GetAsync(path)).StatusNumber.Should().Be(200);
        (await ngo.GetAsync("/api/v1/documents/" + new string('0', 64))).ShouldBeProblem(404, "not-found");
        (await web.Anonymous().GetAsync(path)).ShouldBeProblem(401, "unauthenticated");
    }

    [Fact]
    public async Task More_than_25_MB_is_too_large_and_stored_nowhere()
    {
        var ngo = await web.FormulatorAsync();
        var bytes = new byte[(25 * 1024 * 1024) + 1];
        Array.Fill(bytes, (byte)'a');

        (await StoreAsync(ngo, bytes, "enorme.txt")).ShouldBeProblem(413, "too-large");

        (await web.Database.OwnerAsync("SELECT count(*) FROM document WHERE name = 'enorme.txt'")).Should().Be(0L);
    }

    [Theory]
    [InlineData("MZ\u0090\u0000\u0003", "programa.pdf")]
    [InlineData("#!/bin/sh\nrm -rf /\n", "guion.txt")]
    [InlineData("", "vacio.txt")]
    [InlineData("texto plano", "foto.png")]
    public async Task What_could_run_or_lies_about_itself_is_refused(string content, string name)
    {
        var ngo = await web.FormulatorAsync();

        (await StoreAsync(ngo, System.Text.Encoding.Latin1.GetBytes(content), name)).ShouldBeProblem(422, "invalid");
    }

    [Fact]
    public async Task A_body_that_is_no_form_or_has_no_file_is_refused()
    {
        var ngo = await web.FormulatorAsync();

        (await ngo.SendAsync(HttpMethod.Post, "/api/v1/documents", ApiClient.Raw("{}"))).ShouldBeProblem(415, "unsupported-media-type");
        using var empty = new MultipartFormDataContent { { new StringContent("x"), "nota" } };
        (await ngo.SendAsync(HttpMethod.Post, "/api/v1/documents", empty)).ShouldBeProblem(422, "invalid");
        (await ngo.SendAsync(HttpMethod.Post, "/api/v1/documents", ApiClient.Raw("--x\r\nbroken", "multipart/form-data; boundary=x"))).ShouldBeProblem(422, "invalid");
    }

    private static async Task<ApiAnswer> StoreAsync(ApiClient client, byte[] bytes, string name)
    {
        using var form = new MultipartFormDataContent();
        using var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        form.Add(file, "file", name);
        return await client.SendAsync(HttpMethod.Post, "/api/v1/documents", form);
    }
}
