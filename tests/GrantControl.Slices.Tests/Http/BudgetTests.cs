using System.Net.Http.Headers;
using System.Text;
using GrantControl.Journal.SampleData;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Http;

/// <summary>A ministry's real tables over HTTP: they import, add up to the centavo, and say where they disagree.</summary>
[Collection(PostgresCollection.Name)]
public sealed class BudgetTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task Real_tables_import_add_up_and_show_their_difference()
    {
        var finance = await FinanceAsync();
        var purposes = await ImportAsync(finance, "finalidad", SampleFile.Purposes);
        purposes.StatusNumber.Should().Be(201, purposes.Text);
        Amount(purposes, "current").Should().Be("63000000.00");
        Amount(purposes, "accrued").Should().Be("19600925.75");

        var lines = (await finance.GetAsync("/api/v1/budget/lines?budget=finalidad")).Json.GetProperty("items").EnumerateArray().ToArray();
        var broken = lines.Single(l => l.GetProperty("accrued").GetProperty("amount").GetString() == "9973167.22").GetProperty("code").GetString()!;
        var departments = await ImportAsync(finance, "departamentos", SampleFile.Departments, ("chargeable", "false"), ("detailsBudget", "finalidad"), ("detailsLine", broken));
        departments.StatusNumber.Should().Be(201, departments.Text);

        var report = await finance.GetAsync("/api/v1/reports/reconciliation");
        var row = report.Json.GetProperty("items").EnumerateArray().Single();
        row.GetProperty("agrees").GetBoolean().Should().BeFalse();
        row.GetProperty("differences").EnumerateArray().Select(d => d.GetProperty("difference").GetProperty("amount").GetString()).Should().Contain("99969.98");
        (await finance.GetAsync(purposes.Headers.Location!.OriginalString)).Json.GetProperty("kind").GetString().Should().Be("budget");
    }

    [Fact]
    public async Task A_preview_writes_nothing_and_the_same_import_twice_is_one_budget()
    {
        var finance = await FinanceAsync();

        var preview = await ImportAsync(finance, "grupos", SampleFile.ExpenseGroups, ("preview", "true"));
        preview.StatusNumber.Should().Be(200, preview.Text);
        preview.Json.GetProperty("balance").GetProperty("amount").GetString().Should().Be("43399074.25");
        (await finance.GetAsync("/api/v1/budget/lines?budget=grupos")).Json.GetProperty("items").GetArrayLength().Should().Be(0);

        var key = ApiClient.NewKey();
        var first = await ImportAsync(finance, "grupos", SampleFile.ExpenseGroups, key);
        var again = await ImportAsync(finance, "grupos", SampleFile.ExpenseGroups, key);
        (first.StatusNumber, again.StatusNumber, again.Replayed).Should().Be((201, 201, true));
        again.Text.Should().Be(first.Text);
        (await ImportAsync(finance, "grupos", SampleFile.ObjectLines, key)).ShouldBeProblem(409, "key-reused");
    }

    [Fact]
    public async Task A_bad_file_is_refused_whole_with_every_bad_cell_named()
    {
        var finance = await FinanceAsync();
        var bytes = Encoding.UTF8.GetBytes("código;nombre;asignado\r\n450;Educación;100.00\r\n451;Salud;12.345\r\n452;Agua;-1.00\r\n");
        using var form = Form("malo", bytes, "malo.csv");

        var answer = await finance.SendAsync(HttpMethod.Post, "/api/v1/budget/imports", form, ("Idempotency-Key", ApiClient.NewKey()));

        answer.ShouldBeProblem(422, "invalid");
        answer.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString())
            .Should().Contain(p => p!.StartsWith("file.line[3]")).And.Contain(p => p!.StartsWith("file.line[4]"));
        (await finance.GetAsync("/api/v1/budget/lines?budget=malo")).Json.GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task A_broken_file_in_Latin1_is_refused_and_recorded_and_changes_nothing()
    {
        var finance = await FinanceAsync();
        var key = ApiClient.NewKey();
        using var form = Form("latin", Encoding.Latin1.GetBytes("código,nombre,asignado\r\n450,\"Educación,100.00\r\n"), "latin.csv");

        (await finance.SendAsync(HttpMethod.Post, "/api/v1/budget/imports", form, ("Idempotency-Key", key))).ShouldBeProblem(422, "invalid");

        (await web.Database.OwnerAsync("SELECT code FROM refusal WHERE command_id = $1", key)).Should().Be("invalid");
        (await finance.GetAsync("/api/v1/budget/lines?budget=latin")).Json.GetProperty("items").GetArrayLength().Should().Be(0);
    }

    [Fact]
    public async Task The_form_is_checked_field_by_field_and_a_write_needs_its_key()
    {
        var finance = await FinanceAsync();
        using var form = new MultipartFormDataContent { { File("x"u8.ToArray()), "file", "x.csv" }, { new StringContent("XAU"), "currency" } };
        var answer = await finance.SendAsync(HttpMethod.Post, "/api/v1/budget/imports", form, ("Idempotency-Key", ApiClient.NewKey()));
        answer.ShouldBeProblem(422, "invalid").Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString())
            .Should().Equal("fiscalYear", "currency");

        using var keyless = Form("sin-clave", SampleFile.Read(SampleFile.ExpenseGroups), "b.csv");
        (await finance.SendAsync(HttpMethod.Post, "/api/v1/budget/imports", keyless)).ShouldBeProblem(400, "idempotency-key-required");
        (await finance.SendAsync(HttpMethod.Post, "/api/v1/budget/imports", ApiClient.Raw("{}"), ("Idempotency-Key", ApiClient.NewKey()))).ShouldBeProblem(415, "unsupported-media-type");
    }

    [Fact]
    public async Task Reports_come_as_the_file_asked_for()
    {
        var finance = await FinanceAsync();
        await ImportAsync(finance, "renglones", SampleFile.ObjectLines);
        const string Path = "/api/v1/reports/budget-execution?budget=renglones";

        var csv = await finance.GetAsync(Path, ("Accept", "text/csv"));
        csv.ContentHeaders.ContentType!.ToString().Should().Be("text/csv; charset=utf-8");
        csv.ContentHeaders.ContentDisposition!.FileName.Should().EndWith(".csv");
        csv.Text.Should().Contain("53902568.00").And.Contain("17593018.73").And.Contain("36309549.27");
        (await finance.GetAsync(Path, ("Accept", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"))).Text.Should().StartWith("PK");
        (await finance.GetAsync(Path)).Json.GetProperty("items")[0].GetProperty("total").GetProperty("percent").GetString().Should().Be("32.64");
        (await finance.GetAsync("/api/v1/reports/money-by-state")).StatusNumber.Should().Be(200);
    }

    private Task<ApiClient> FinanceAsync() => web.PersonAsync("finanzas", ["FIN"]);

    private static Task<ApiAnswer> ImportAsync(ApiClient client, string code, string sample, params (string Name, string Value)[] fields) =>
        ImportAsync(client, code, sample, ApiClient.NewKey(), fields);

    private static async Task<ApiAnswer> ImportAsync(ApiClient client, string code, string sample, string key, params (string Name, string Value)[] fields)
    {
        using var form = Form(code, SampleFile.Read(sample), sample);
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        return await client.SendAsync(HttpMethod.Post, "/api/v1/budget/imports", form, ("Idempotency-Key", key));
    }

    private static MultipartFormDataContent Form(string code, byte[] content, string name) => new()
    {
        { File(content), "file", name },
        { new StringContent(code), "code" },
        { new StringContent("Presupuesto " + code), "title" },
        { new StringContent("2025"), "fiscalYear" },
        { new StringContent("GTQ"), "currency" },
    };

    private static ByteArrayContent File(byte[] content)
    {
        var file = new ByteArrayContent(content);
        file.Headers.ContentType = new MediaTypeHeaderValue("text/csv");
        return file;
    }

    private static string? Amount(ApiAnswer answer, string name) => answer.Json.GetProperty("content").GetProperty(name).GetProperty("amount").GetString();
}
