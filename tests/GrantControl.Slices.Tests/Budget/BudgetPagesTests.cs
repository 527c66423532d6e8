using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using GrantControl.Journal.Budget;
using GrantControl.Kernel.Monies;
using GrantControl.Slices.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Slices.Tests.Budget;

/// <summary>The budget as people see it: figures that lead down to their entries, and a file that is looked at before it counts.</summary>
[Collection(PostgresCollection.Name)]
public sealed partial class BudgetPagesTests(WebFixture web) : IClassFixture<WebFixture>
{
    private const string Good = "codigo,nombre,asignado,devengado\n011,Personal,100.00,10.00\n435,Transferencias,900.00,0.00\nTOTAL,,1000.00,10.00\n";
    private const string Bad = "codigo,nombre,asignado,devengado\n011,Personal,cien,10.00\n435,,900.00,0.001\n435,Otra vez,5.00,9.00\n";

    [Fact]
    public async Task A_file_is_looked_at_confirmed_once_and_then_every_figure_leads_to_entries_that_add_up()
    {
        using var finance = await BrowserAsync("pag-fin1", "FIN");
        var draft = await SendAsync(finance, "paginas-1", Good);
        var shown = await TextAsync(finance, draft);
        shown.Should().Contain("Qué cambiará").And.Contain("Q\u00A01,000.00").And.Contain("→ asignado").And.NotContain("bad-cell");
        (await TextAsync(finance, "/budget")).Should().NotContain("value=\"paginas-1\"", "nothing counts until it is confirmed");

        var token = Token(shown);
        var both = await Task.WhenAll(finance.PostAsync(draft, Form(token)), finance.PostAsync(draft, Form(token)));
        both.Should().OnlyContain(a => a.StatusCode == HttpStatusCode.Redirect && a.Headers.Location!.OriginalString == draft);
        (await TextAsync(finance, draft)).Should().Contain("Presupuesto importado").And.Contain("PRE-");
        (await TextAsync(finance, "/budget?budget=paginas-1")).Should().Contain("990.00");

        var queries = web.App.Services.GetRequiredService<BudgetQueries>();
        var execution = (await queries.ExecutionAsync(TestDatabase.Institution, "pag-fin1", "paginas-1", default))!;
        foreach (var row in execution.Lines.Append(execution.Total))
        {
            var line = row.Key.Length == 0 ? null : row.Code;
            var shares = line is null ? null : await queries.SharesAsync(TestDatabase.Institution, "pag-fin1", "paginas-1", line, default);
            foreach (var measure in BudgetMeasure.All)
            {
                var moved = (await queries.MovementsAsync(TestDatabase.Institution, "pag-fin1", new("paginas-1", line, measure, null), Currency.Gtq, null, 50, default))!;
                moved.Total.Should().Be(measure.Of(row), $"{measure.Id} of {line}");
                Money.Sum(moved.Items.Select(m => m.Amount), Currency.Gtq).Should().Be(moved.Total);
                moved.Count.Should().Be(moved.Items.Count);
                (shares is null ? measure.Of(row) : Money.Sum(shares.Select(s => measure.Of(s)), Currency.Gtq)).Should().Be(measure.Of(row));
                var page = await TextAsync(finance, $"/budget/paginas-1/lines{(line is null ? "" : "/" + line)}?of={measure.Id}");
                page.Should().Contain($"suma de {moved.Count} asientos".Replace("suma de 0 asientos", "Nada ha movido", StringComparison.Ordinal));
            }
        }

        var again = await TextAsync(finance, await SendAsync(finance, "paginas-1", Good));
        again.Should().Contain("Ya hay un presupuesto con este código").And.NotContain("data-once");
    }

    [Fact]
    public async Task Every_bad_cell_is_marked_where_it_stands_and_nothing_can_be_confirmed()
    {
        using var finance = await BrowserAsync("pag-fin2", "FIN");
        var draft = await SendAsync(finance, "paginas-2", Bad);
        var shown = await TextAsync(finance, draft);

        BadCell().Matches(shown).Select(m => m.Groups["id"].Value).Should().BeEquivalentTo("cell-2-2", "cell-3-1", "cell-3-3", "cell-4-3");
        shown.Should().Contain("href=\"#cell-2-2\"").And.Contain("4 errores en 3 de 3 filas").And.NotContain("data-once");
        (await TextAsync(finance, draft + "?show=bad")).Should().Contain("cien");

        using var forced = await finance.PostAsync(draft, Form(Token(await TextAsync(finance, "/budget/import"))));
        forced.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        (await TextAsync(finance, "/budget")).Should().NotContain("value=\"paginas-2\"");
    }

    [Fact]
    public async Task Ten_thousand_lines_are_shown_page_by_page_and_their_bad_ones_first()
    {
        using var finance = await BrowserAsync("pag-fin3", "FIN");
        var text = new StringBuilder("codigo,nombre,asignado\n");
        for (var i = 1; i <= 10_000; i++)
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"{i:00000},Renglón {i},{(i % 50 == 0 ? "x" : "1.00")}\n");
        }

        var draft = await SendAsync(finance, "paginas-3", text.ToString());
        var first = await TextAsync(finance, draft);
        var last = await TextAsync(finance, draft + "?show=all&p=100");

        first.Should().Contain("200 errores en 200 de 10,000 filas").And.Contain("Página 1 de 2");
        BadCell().Matches(first).Should().HaveCount(100);
        last.Should().Contain("id=\"cell-10001-2\"").And.Contain("Página 100 de 100");
    }

    [Fact]
    public async Task A_wrong_field_keeps_the_file_and_everything_typed()
    {
        using var finance = await BrowserAsync("pag-fin4", "FIN");
        using var answer = await finance.PostAsync("/budget/import", Upload(Token(await TextAsync(finance, "/budget/import")), "Mal Código", Good));
        var page = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync());

        answer.StatusCode.Should().Be(HttpStatusCode.UnprocessableEntity);
        page.Should().Contain("href=\"#Code\"").And.Contain("value=\"Mal Código\"").And.Contain("Ya tenemos «presupuesto.csv»");
        var draft = DraftField().Match(page).Groups["id"].Value;
        using var corrected = await finance.PostAsync("/budget/import", Upload(Token(page), "paginas-4", null, draft));
        corrected.StatusCode.Should().Be(HttpStatusCode.Redirect);
        (await TextAsync(finance, corrected.Headers.Location!.OriginalString)).Should().Contain("data-once");
    }

    [Fact]
    public async Task Only_finance_imports_only_the_institution_reads_and_a_draft_is_its_senders_alone()
    {
        using var finance = await BrowserAsync("pag-fin5", "FIN");
        var draft = await SendAsync(finance, "paginas-5", Good);
        using var other = await BrowserAsync("pag-fin6", "FIN");
        using var legal = await BrowserAsync("pag-leg1", "LEG");
        using var ngo = await BrowserAsync("pag-ong1", "NGO", "ong-a");

        foreach (var stranger in new[] { other, legal, ngo })
        {
            using var read = await stranger.GetAsync(draft);
            read.StatusCode.Should().Be(HttpStatusCode.Redirect);
            using var confirmed = await stranger.PostAsync(draft, Form(Token(await TextAsync(stranger, "/inbox"))));
            confirmed.Headers.Location!.OriginalString.Should().Be("/budget/import?gone=true");
        }

        (await TextAsync(legal, "/budget/import")).Should().Contain("unidad financiera").And.NotContain("name=\"Upload\"");
        (await TextAsync(ngo, "/budget")).Should().Contain("lo leen sus propias personas").And.NotContain("budget-table");
        (await TextAsync(ngo, "/budget/x/lines/y")).Should().Contain("lo leen sus propias personas");
        using var file = await ngo.GetAsync("/budget?handler=File&format=csv");
        file.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await TextAsync(finance, "/budget")).Should().NotContain("value=\"paginas-5\"");
    }

    [Fact]
    public async Task Lines_are_filtered_and_downloaded_as_they_are_shown_and_the_template_reads_back()
    {
        using var finance = await BrowserAsync("pag-fin7", "FIN");
        var draft = await SendAsync(finance, "paginas-7", Good.Replace("Personal", "Educación", StringComparison.Ordinal));
        (await finance.PostAsync(draft, Form(Token(await TextAsync(finance, draft))))).Dispose();

        (await TextAsync(finance, "/budget?budget=paginas-7&q=educacion")).Should().Contain("Educación").And.NotContain("Transferencias").And.Contain("1 de 2");
        (await TextAsync(finance, "/budget?budget=paginas-7&moved=true")).Should().NotContain("Transferencias");
        var csv = await finance.GetStringAsync("/budget?handler=File&format=csv&budget=paginas-7&q=transfer");
        csv.Should().Contain("435,Transferencias,900.00").And.NotContain("Educación");
        using var unknown = await finance.GetAsync("/budget?budget=ninguno");
        unknown.StatusCode.Should().Be(HttpStatusCode.NotFound);

        var template = await finance.GetByteArrayAsync("/budget/import?handler=Template&format=xlsx");
        GrantControl.Journal.Budget.Files.BudgetFile.Read(template, "t.xlsx").Lines.Should().HaveCount(2);
    }

    [GeneratedRegex("<t[dh][^>]*id=\"(?<id>cell-[^\"]+)\" class=\"[^\"]*bad-cell", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex BadCell();

    [GeneratedRegex("name=\"Draft\" value=\"(?<id>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex DraftField();

    [GeneratedRegex("name=\"__RequestVerificationToken\" type=\"hidden\" value=\"(?<token>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex TokenField();

    private static string Token(string page) => TokenField().Match(page).Groups["token"].Value;

    private static FormUrlEncodedContent Form(string token, params (string Name, string Value)[] fields) =>
        new(fields.Append(("__RequestVerificationToken", token)).Select(f => KeyValuePair.Create(f.Item1, f.Item2)));

    private static MultipartFormDataContent Upload(string token, string code, string? text, string? draft = null)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(token), "__RequestVerificationToken" }, { new StringContent(code), "Code" }, { new StringContent("Presupuesto " + code), "Heading" },
            { new StringContent("2026"), "FiscalYear" }, { new StringContent("GTQ"), "Currency" },
        };
        if (draft is not null)
        {
            form.Add(new StringContent(draft), "Draft");
        }

        if (text is not null)
        {
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "Upload", "presupuesto.csv");
        }

        return form;
    }

    /// <summary>Sends a file and gives the address it is looked at.</summary>
    private static async Task<string> SendAsync(HttpClient browser, string code, string text)
    {
        using var answer = await browser.PostAsync("/budget/import", Upload(Token(await TextAsync(browser, "/budget/import")), code, text));
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.OriginalString;
    }

    private async Task<HttpClient> BrowserAsync(string user, string role, string? organisation = null)
    {
        await web.PersonAsync(user, [role], organisation);
        var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() }) { BaseAddress = web.Address };
        using var answer = await browser.PostAsync("/sign-in", Form(Token(await TextAsync(browser, "/sign-in")), ("user", user), ("password", WebFixture.Password), ("returnUrl", "/inbox")));
        answer.StatusCode.Should().Be(HttpStatusCode.Redirect);
        return browser;
    }

    private static async Task<string> TextAsync(HttpClient browser, string path)
    {
        using var answer = await browser.GetAsync(path);
        var text = await answer.Content.ReadAsStringAsync();
        answer.StatusCode.Should().Be(HttpStatusCode.OK, path + " " + text);
        return WebUtility.HtmlDecode(text);
    }
}
