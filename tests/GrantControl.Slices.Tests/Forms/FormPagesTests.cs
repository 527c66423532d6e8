using System.Globalization;
using System.Net;
using System.Text;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Journal.Demonstration;
using GrantControl.Slices.Tests.Http;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Forms;

/// <summary>What a form does when something is not as it should be: nothing typed is ever lost, and nothing is sent twice.</summary>
[Collection(PostgresCollection.Name)]
public sealed class FormPagesTests(StoryWeb web) : IClassFixture<StoryWeb>
{
    private const string Reason = "Cambio de sede: «ñandú» & otros motivos.";

    [Fact]
    public async Task A_case_is_opened_by_its_form_and_a_second_click_opens_no_other()
    {
        await web.HostAsync();
        using var browser = await BrowserAsync("v-formula");
        var form = await browser.GetAsync("/cases/grants/open");
        form.Words.Should().Contain("Nombre del proyecto").And.Contain("ong-v");
        form.Names.Should().NotContain("organisation", "the organisation of its own people is fixed");

        var check = await browser.PostAsync("/cases/grants/open", form, new()
        {
            ["title"] = "Pozos para la comunidad",
            ["call"] = "CONV-7",
            ["callDate"] = "31/12/2029",
            ["currency"] = "GTQ",
            ["__act"] = "check",
            ["organisation"] = "ong-ajena",
        });
        check.Words.Should().Contain("Compruebe sus respuestas").And.Contain("31/12/2029").And.Contain("Pozos para la comunidad");
        var first = await browser.PostAsync("/cases/grants/open", check, new() { ["__act"] = "send" });
        var second = await browser.PostAsync("/cases/grants/open", check, new() { ["__act"] = "send" });

        first.Status.Should().Be(HttpStatusCode.SeeOther);
        second.Location.Should().Be(first.Location);
        var done = await browser.GetAsync(first.Location!);
        done.Words.Should().Contain("SUB-2026-").And.Contain("Qué sigue");
        (await browser.GetAsync("/cases/grants/open")).Words.Should().NotContain("Seguimos con su borrador", "what was sent is no draft any more");
    }

    [Fact]
    public async Task Errors_stand_above_the_form_and_at_their_fields_and_keep_what_was_typed()
    {
        await web.HostAsync();
        using var browser = await BrowserAsync("v-formula");
        var form = await browser.GetAsync("/cases/grants/open");

        var again = await browser.PostAsync("/cases/grants/open", form, new() { ["title"] = "", ["call"] = Reason, ["callDate"] = "mañana", ["currency"] = "GTQ", ["__act"] = "check" });

        again.StatusNumber.Should().Be(422);
        again.Text.Should().Contain("role=\"alert\"").And.Contain("href=\"#f-title\"").And.Contain("id=\"f-title\"").And.Contain("aria-describedby=\"f-title-hint f-title-error\"").And.Contain("href=\"#f-callDate\"");
        again.Fields["call"].Should().Be(Reason);
        again.Fields["callDate"].Should().Be("mañana");
        var refused = await browser.PostAsync("/cases/grants/open", again, new() { ["title"] = "X", ["callDate"] = "2020-01-01", ["__act"] = "check" });
        refused = await browser.PostAsync("/cases/grants/open", refused, new() { ["__act"] = "send" });
        refused.StatusNumber.Should().Be(422, "the rules of the case refuse it");
        refused.Words.Should().Contain("La convocatoria ya cerró.");
        refused.Fields["call"].Should().Be(Reason);
    }

    [Fact]
    public async Task A_draft_waits_for_its_person_until_it_is_discarded()
    {
        var (story, address) = await StoryAsync("borrador", s => s.GoToAsync(GrantStates.Draft));
        var path = address + "/do/withdraw";
        using var browser = await BrowserAsync(story.Cast.Formulator);
        var form = await browser.GetAsync(path);
        var saved = await browser.PostAsync(path + "?handler=Draft", form, new() { ["reason"] = Reason });
        saved.Text.Should().StartWith("Borrador guardado a las ");

        using var elsewhere = await BrowserAsync(story.Cast.Formulator);
        var restored = await elsewhere.GetAsync(path);
        restored.Fields["reason"].Should().Be(Reason);
        restored.Words.Should().Contain("Seguimos con su borrador");
        using var other = await BrowserAsync(story.Cast.Representative);
        (await other.GetAsync(path)).Fields["reason"].Should().BeEmpty("a draft is nobody else's business");

        (await elsewhere.PostAsync(path, restored, new() { ["__act"] = "discard" })).Status.Should().Be(HttpStatusCode.Redirect);
        (await elsewhere.GetAsync(path)).Fields["reason"].Should().BeEmpty();
    }

    [Fact]
    public async Task A_post_to_an_ended_session_is_found_again_after_signing_in()
    {
        var (story, address) = await StoryAsync("sesion", s => s.GoToAsync(GrantStates.Draft));
        var path = address + "/do/withdraw";
        using var browser = await BrowserAsync(story.Cast.Formulator);
        var form = await browser.GetAsync(path);
        browser.EndSession();

        var signIn = await browser.PostAsync(path, form, new() { ["reason"] = Reason, ["__act"] = "check" });

        signIn.StatusNumber.Should().Be(401);
        signIn.Words.Should().Contain("Su sesión terminó mientras escribía");
        var back = await browser.PostAsync("/sign-in", signIn, new() { ["user"] = story.Cast.Formulator, ["password"] = WebFixture.Password });
        back.Location.Should().Be(path);
        (await browser.GetAsync(path)).Fields["reason"].Should().Be(Reason);
    }

    [Fact]
    public async Task What_an_ended_session_carried_is_never_shown_to_another_person()
    {
        var (story, address) = await StoryAsync("ajena", s => s.GoToAsync(GrantStates.Draft));
        var path = address + "/do/withdraw";
        using var browser = await BrowserAsync(story.Cast.Formulator);
        var form = await browser.GetAsync(path);
        browser.EndSession();
        var signIn = await browser.PostAsync(path, form, new() { ["reason"] = Reason, ["__act"] = "check" });

        await web.ClientAsync(story.Cast.Representative);
        await browser.PostAsync("/sign-in", signIn, new() { ["user"] = story.Cast.Representative, ["password"] = WebFixture.Password });

        (await browser.GetAsync(path)).Fields["reason"].Should().BeEmpty();
        using var anonymous = new Browser(web.Address);
        var forged = await anonymous.PostAsync(path, form, new() { ["reason"] = "de fuera", ["__draft"] = "CfDJ8", ["__act"] = "check" });
        forged.Fields.Should().NotContainKey("carried");
    }

    [Fact]
    public async Task A_case_that_changed_meanwhile_shows_what_happened_and_loses_nothing()
    {
        var (story, address) = await StoryAsync("version", s => s.GoToAsync(GrantStates.UnderReview));
        var path = address + "/do/clear?variant=legal";
        using var legal = await BrowserAsync(story.Cast.Legal);
        var form = await legal.GetAsync(path);
        var check = await legal.PostAsync(path, form, new() { ["note"] = Reason, ["__act"] = "check" }, ("documents[0].file", "dictamen.txt", Opinion("version")));
        check.Fields.Should().ContainKey("__sealed", check.Words);
        await story.ClearAsync(Gate.Finance);

        var stale = await legal.PostAsync(path, check, new() { ["__act"] = "send" });

        stale.StatusNumber.Should().Be(412);
        stale.Words.Should().Contain("El expediente cambió mientras usted escribía").And.Contain("Visto bueno dado");
        stale.Fields["note"].Should().Be(Reason);
        stale.Fields["documents[0].name"].Should().Be("dictamen.txt", "a file is not uploaded twice");
        var again = await legal.PostAsync(path, stale, new() { ["__act"] = "check" });
        (await legal.PostAsync(path, again, new() { ["__act"] = "send" })).Status.Should().Be(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_document_that_served_another_case_is_refused_at_its_place_and_by_its_name()
    {
        var (_, first) = await StoryAsync("primera", s => s.GoToAsync(GrantStates.UnderReview));
        var (story, second) = await StoryAsync("segunda", s => s.GoToAsync(GrantStates.UnderReview));
        using var legal = await BrowserAsync(story.Cast.Legal);
        (await SendAsync(first)).Status.Should().Be(HttpStatusCode.SeeOther);

        var refused = await SendAsync(second);

        refused.StatusNumber.Should().Be(422);
        refused.Words.Should().Contain("«dictamen.txt» ya respalda otro asunto");
        refused.Text.Should().Contain("href=\"#f-documents-0\"");
        refused.Fields["note"].Should().Be(Reason);

        async Task<PageShown> SendAsync(string address)
        {
            var path = address + "/do/clear?variant=legal";
            var check = await legal.PostAsync(path, await legal.GetAsync(path), new() { ["note"] = Reason, ["__act"] = "check" }, ("documents[0].file", "dictamen.txt", Opinion("ambas")));
            return await legal.PostAsync(path, check, new() { ["__act"] = "send" });
        }
    }

    [Fact]
    public async Task Whoever_signs_first_is_told_that_it_has_no_effect_yet_and_who_is_missing()
    {
        var (story, address) = await StoryAsync("primera firma", s => s.GoToAsync(GrantStates.Active));
        var suspend = new SuspendGrant("Informe sin respaldo.", "Presentar el padrón.", "Recurso ante el titular.", new DateOnly(2027, 12, 1));
        await story.SendAsync(story.Cast.ControlMonitor, "suspend", suspend);
        using var control = await BrowserAsync(story.Cast.ControlMonitor);
        var version = (await story.RefreshAsync()).GetProperty("version").GetInt64();

        var first = await control.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{address}/done/{version}"));
        first.Words.Should().Contain("Todavía no surte efecto").And.Contain("Falta la parte de: Titular");

        await story.SendAsync(story.Cast.Authority, "suspend", suspend);
        var whole = await control.GetAsync(string.Create(CultureInfo.InvariantCulture, $"{address}/done/{version + 1}"));
        whole.Words.Should().Contain("Suspendido").And.NotContain("Todavía no surte efecto");
    }

    [Fact]
    public async Task Who_may_not_send_a_command_is_told_whose_it_is_and_where_the_case_stands()
    {
        var (story, address) = await StoryAsync("ajeno", s => s.GoToAsync(GrantStates.UnderReview));
        using var technical = await BrowserAsync(story.Cast.TechnicalMonitor);

        var role = await technical.GetAsync(address + "/do/clear?variant=legal");
        role.StatusNumber.Should().Be(403);
        role.Words.Should().Contain("Corresponde a: Jurídico");
        var state = await technical.GetAsync(address + "/do/close");
        state.StatusNumber.Should().Be(409);
        state.Words.Should().Contain("Ahora está en: En revisión");
        (await technical.GetAsync(address + "/do/expire")).StatusNumber.Should().Be(409);
        (await technical.GetAsync(address + "/do/nada")).StatusNumber.Should().Be(404);
        (await technical.GetAsync("/cases/grants/nadie/do/clear")).StatusNumber.Should().Be(404);
        (await technical.GetAsync("/cases/grants/open")).StatusNumber.Should().Be(403);
    }

    [Fact]
    public async Task Money_is_released_only_by_who_proves_again_that_it_is_he()
    {
        var (story, address) = await StoryAsync("firma", async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Cleared);
        });
        var path = address + "/do/approve-tranche?target=tranche:1";
        using var finance = await BrowserAsync(story.Cast.FirstApprover);
        var check = await finance.PostAsync(path, await finance.GetAsync(path), new() { ["__act"] = "check" });
        check.Words.Should().Contain("Confirme que es usted");

        var wrong = await finance.PostAsync(path, check, new() { ["__act"] = "send", ["password"] = "otra frase de paso" });
        wrong.StatusNumber.Should().Be(401);
        wrong.Words.Should().Contain("La contraseña no es correcta.");
        var right = await finance.PostAsync(path, wrong, new() { ["__act"] = "send", ["password"] = WebFixture.Password });
        right.Status.Should().Be(HttpStatusCode.SeeOther, right.Words);
        (await finance.PostAsync(path, wrong, new() { ["__act"] = "send", ["password"] = WebFixture.Password })).Location.Should().Be(right.Location);
    }

    [Fact]
    public async Task A_sealed_command_is_worth_nothing_in_other_hands_or_changed()
    {
        var (story, address) = await StoryAsync("sello", s => s.GoToAsync(GrantStates.UnderReview));
        var path = address + "/do/clear?variant=legal";
        using var legal = await BrowserAsync(story.Cast.Legal);
        var check = await legal.PostAsync(path, await legal.GetAsync(path), new() { ["__act"] = "check" }, ("documents[0].file", "dictamen.txt", Opinion("sello")));
        using var authority = await BrowserAsync(story.Cast.Authority);
        var own = await authority.GetAsync(address + "/do/reject");

        var stolen = await authority.PostAsync(address + "/do/reject", own, new() { ["__act"] = "send", ["__sealed"] = check.Fields["__sealed"] });
        stolen.StatusNumber.Should().Be(422, "it is read as a form of his own, in which nothing stands");
        var bent = await legal.PostAsync(path, check, new() { ["__act"] = "send", ["__sealed"] = check.Fields["__sealed"][..^4] + "AAAA" });
        bent.StatusNumber.Should().Be(422);
        (await story.RefreshAsync()).GetProperty("state").GetProperty("id").GetString().Should().Be(GrantStates.UnderReview);
    }

    [Fact]
    public async Task Garbage_and_huge_lists_are_answered_and_never_break_the_page()
    {
        var (story, address) = await StoryAsync("basura", async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Paid);
        });
        var path = address + "/do/report-tranche?target=tranche:1";
        using var ngo = await BrowserAsync(story.Cast.Representative);
        var form = await ngo.GetAsync(path);
        var garbage = await ngo.PostAsync(path, form, new()
        {
            ["lines[99999999999].id"] = "x",
            ["lines[-1].id"] = "x",
            ["lines[[0]].id"] = "x",
            ["lines[0].amount"] = "1,2,3",
            ["lines[5].date"] = "31/02/2026",
            ["nada.nada[3]"] = "x",
            ["lines[0]"] = "x",
            ["lines[5].description"] = "\0<script>alert(1)</script>\ud800",
            ["documents[7].sha256"] = "zz",
            ["tranche"] = "9",
            ["__act"] = "remove:lines[77777]",
            ["__version"] = "-5",
        });
        garbage.StatusNumber.Should().BeOneOf(200, 422);
        garbage.Text.Should().NotContain("<script>alert");
        (await ngo.PostAsync(path, form, new() { ["__act"] = "add:nada[0]" })).StatusNumber.Should().Be(422);

        var rows = new StringBuilder();
        for (var i = 1; i <= 500; i++)
        {
            var description = i == 7 ? "\"Cuadernos \"\"de 5\"\"\ty lápices\"" : $"Cuadernos {i}";
            rows.Append(CultureInfo.InvariantCulture, $"G-{i:000}\tmj-2026/450\t{description}\tLibrería\tF-{i}\t15/03/2026\t10.00\r\n");
        }

        var pasted = await ngo.PostAsync(path, form, new() { ["__act"] = "paste:lines", ["__paste:lines"] = rows.ToString() });
        pasted.Status.Should().Be(HttpStatusCode.OK);
        pasted.Words.Should().Contain("500 filas · total Q 5,000.00");
        pasted.Fields["lines[499].invoiceNumber"].Should().Be("F-500");
        (pasted.Fields["lines[6].description"], pasted.Fields["lines[6].invoiceNumber"]).Should().Be(("Cuadernos \"de 5\"\ty lápices", "F-7"), "a cell in quotes is one cell");
        pasted.Text.Length.Should().BeLessThan(1_000_000, "rows that are whole stand closed");
        var check = await ngo.PostAsync(path, pasted, new() { ["__act"] = "check" });
        check.StatusNumber.Should().Be(422);
        check.Words.Should().Contain("Comprobante: Adjunte el archivo.").And.Contain("… y 471 más.");
        check.Fields["lines[499].invoiceNumber"].Should().Be("F-500");
    }

    [Fact]
    public async Task What_is_usual_is_marked_in_every_row_that_is_left_and_no_other()
    {
        var (story, address) = await StoryAsync("marcar", async s =>
        {
            await s.GoToAsync(GrantStates.Active);
            await s.TrancheToAsync(1, TrancheWorkflow.Reported);
        });
        var path = address + "/do/accept-tranche?target=tranche:1";
        using var control = await BrowserAsync(story.Cast.ControlLiquidator);
        var form = await control.GetAsync(path);

        var marked = await control.PostAsync(path, form, new() { ["decisions[0].verdict"] = "disallowed", ["__act"] = "fill:decisions:accepted" });

        marked.Fields["decisions[0].verdict"].Should().Be("disallowed");
        marked.Fields["decisions[1].verdict"].Should().Be("accepted");
        var forged = await control.PostAsync(path, form, new() { ["__act"] = "fill:decisions:pending" });
        forged.Fields.Should().NotContainKey("decisions[1].verdict");
    }

    private static byte[] Opinion(string key) => Encoding.UTF8.GetBytes("Dictamen de " + key);

    private async Task<Browser> BrowserAsync(string person)
    {
        await web.ClientAsync(person);
        return await Browser.SignedInAsync(web, person);
    }

    private async Task<(GrantStory Story, string Address)> StoryAsync(string key, Func<GrantStory, Task> until)
    {
        var host = await web.HostAsync();
        var story = web.Story(host, key);
        await until(story);
        return (story, host.AddressOf(story.Id).Replace("/api/v1/", "/cases/", StringComparison.Ordinal));
    }
}
