using System.Net;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Screens;

/// <summary>Internal control's own view, and the list of cases by state.</summary>
[Collection(PostgresCollection.Name)]
public sealed class OversightTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Only_those_who_watch_may_look()
    {
        await web.FormulatorAsync();
        await web.PersonAsync("tesorera.c", ["TES"]);
        await web.PersonAsync("auditora.c", ["AUD"]);
        using var ngo = await PageReader.OfAsync(web, "formulador.ong-a");
        using var treasury = await PageReader.OfAsync(web, "tesorera.c");
        using var audit = await PageReader.OfAsync(web, "auditora.c");

        await ngo.MarkupAsync("/oversight", HttpStatusCode.Forbidden);
        await treasury.MarkupAsync("/oversight", HttpStatusCode.Forbidden);
        (await audit.TextAsync("/oversight")).Should().Contain("Pagos congelados").And.Contain("Intentos rechazados");
    }

    [Fact]
    public async Task What_is_refused_and_what_is_overdue_is_one_click_from_its_case()
    {
        var ngo = await web.FormulatorAsync("ong-o");
        var opened = await ngo.OpenAsync("ong-o");
        var control = await web.PersonAsync("contralora.o", ["CTL"]);
        (await control.CommandAsync($"/api/v1/grants/{opened.Id}/freeze", new { reason = "Sin motivo" }, opened.Version)).StatusNumber.Should().BeGreaterThanOrEqualTo(400);
        await web.Database.OwnerAsync($"UPDATE case_deadline SET missed = true, due = '2026-01-05' WHERE case_id = '{opened.Id}'");
        using var reader = await PageReader.OfAsync(web, "contralora.o");

        var refused = await reader.MarkupAsync("/oversight?section=refused");
        var overdue = await reader.MarkupAsync("/oversight?section=overdue");

        refused.Should().Contain($"href=\"/cases/grants/{opened.Id}\"").And.Contain("Congelar pagos");
        overdue.Should().Contain($"href=\"/cases/grants/{opened.Id}\"").And.Contain("Presentar");
        (await reader.MarkupAsync("/oversight?section=overdue&q=nada-de-eso")).Should().NotContain(opened.Id);
    }

    [Fact]
    public async Task Everybody_reads_in_his_own_language_why_something_was_refused()
    {
        var ngo = await web.FormulatorAsync("ong-e");
        var opened = await ngo.OpenAsync("ong-e");
        var control = await web.PersonAsync("contralora.e", ["CTL"]);
        (await control.CommandAsync($"/api/v1/grants/{opened.Id}/freeze", new { reason = "Sin motivo" }, opened.Version)).StatusNumber.Should().BeGreaterThanOrEqualTo(400);
        using var reader = await PageReader.OfAsync(web, "contralora.e");
        var section = $"/oversight?section=refused&q={opened.Json.GetProperty("number").GetString()}";
        const string Spanish = "No se puede en el estado «Borrador».", English = "Not possible in the state “Draft”.";

        (await reader.TextAsync(section)).Should().Contain(Spanish).And.NotContain(English);
        (await reader.TextAsync(section + "&lang=en")).Should().Contain(English).And.NotContain(Spanish);
        (await ReportAsync("es")).Should().Be(Spanish);
        (await ReportAsync("en")).Should().Be(English);

        await web.Database.OwnerAsync($"UPDATE refusal SET message_en = NULL WHERE case_id = '{opened.Id}'");
        (await reader.MarkupAsync(section + "&lang=en")).Should().Contain("<span lang=\"es\">", "what was refused before English was kept is read in Spanish, and said to be");
        (await ReportAsync("en")).Should().Be(Spanish);

        async Task<string?> ReportAsync(string language) =>
            (await control.SendAsync(HttpMethod.Get, $"/api/v1/reports/refusals?case={opened.Id}", null, ("Accept-Language", language))).Json.GetProperty("items")[0].GetProperty("message").GetString();
    }

    [Fact]
    public async Task Each_field_at_fault_is_kept_and_read_in_the_readers_own_language()
    {
        var ngo = await web.FormulatorAsync("ong-f");
        var opened = await ngo.OpenAsync("ong-f");
        var path = $"/api/v1/grants/{opened.Id}/withdraw";
        (await ngo.CommandAsync(path, new { }, opened.Version)).ShouldBeProblem(422, "invalid");
        (await ngo.CommandAsync(path, new { reason = " " }, opened.Version)).ShouldBeProblem(422, "invalid");
        var control = await web.PersonAsync("contralora.f", ["CTL"]);
        using var reader = await PageReader.OfAsync(web, "contralora.f");
        var section = $"/oversight?section=refused&q={opened.Json.GetProperty("number").GetString()}";
        const string Empty = "Escriba algo aquí.", EmptyEn = "Write something here.", Missing = "Falta este dato.", MissingEn = "This field is missing.";

        (await reader.TextAsync(section)).Should().Contain($"Motivo del desistimiento: {Empty}").And.Contain($"Motivo del desistimiento: {Missing}").And.NotContainAny(EmptyEn, MissingEn);
        (await reader.TextAsync(section + "&lang=en")).Should().Contain($"Reason for withdrawing: {EmptyEn}").And.Contain($"Reason for withdrawing: {MissingEn}").And.NotContainAny(Empty, Missing);
        (await ReportAsync("es")).Should().Equal(("reason", Empty), ("reason", Missing));
        (await ReportAsync("en")).Should().Equal(("reason", EmptyEn), ("reason", MissingEn));

        async Task<IEnumerable<(string?, string?)>> ReportAsync(string language) =>
            (await control.SendAsync(HttpMethod.Get, $"/api/v1/reports/refusals?case={opened.Id}", null, ("Accept-Language", language))).Json.GetProperty("items").EnumerateArray()
                .Select(static item => item.GetProperty("errors").EnumerateArray().Single())
                .Select(static e => (e.GetProperty("path").GetString(), e.GetProperty("message").GetString()));
    }

    [Fact]
    public async Task The_list_counts_states_and_shows_the_one_chosen()
    {
        var ngo = await web.FormulatorAsync("ong-l");
        var opened = await ngo.OpenAsync("ong-l");
        (await ngo.OpenAsync("ong-l")).StatusNumber.Should().Be(201);
        (await ngo.CommandAsync($"/api/v1/grants/{opened.Id}/withdraw", new { reason = "Otra convocatoria" }, opened.Version)).StatusNumber.Should().Be(200);
        using var reader = await PageReader.OfAsync(web, "formulador.ong-l");

        var all = await reader.TextAsync("/cases");
        var withdrawn = await reader.MarkupAsync("/cases?kind=grants&state=withdrawn");

        all.Should().Contain("2 expedientes").And.Contain("Borrador 1").And.Contain("Desistido 1");
        withdrawn.Should().Contain(opened.Id).And.Contain("1 expediente<");
        (await reader.TextAsync("/cases?q=ningún%20título")).Should().Contain("Ningún expediente con esas condiciones");
    }
}
