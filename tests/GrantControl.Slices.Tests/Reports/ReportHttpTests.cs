using System.Net.Http.Headers;
using System.Text;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Reports;
using GrantControl.Journal.SampleData;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Reports;

/// <summary>Budgets in by file and out by file, over HTTP.</summary>
[Collection(PostgresCollection.Name)]
public sealed class ReportHttpTests(WebFixture web) : IClassFixture<WebFixture>
{
    [Fact]
    public async Task A_ministrys_file_goes_in_and_comes_out_as_json_csv_and_workbook()
    {
        var finance = await web.PersonAsync("fin1", ["FIN"]);
        var imported = await ImportAsync(finance, "grupos", SampleFile.Read(SampleFile.ExpenseGroups), SampleFile.ExpenseGroups);
        imported.StatusNumber.Should().Be(201, imported.Text);

        var json = await finance.GetAsync("/api/v1/reports/budget-execution?budget=grupos");
        var csv = await finance.Http.SendAsync(Asking("/api/v1/reports/budget-execution?budget=grupos", "text/csv", "en"));
        var xlsx = await finance.Http.SendAsync(Asking("/api/v1/reports/budget-execution?budget=grupos", XlsxReport.MediaType, "es"));

        json.Json.GetProperty("items")[0].GetProperty("total").GetProperty("percent").GetString().Should().Be("31.11");
        csv.Content.Headers.ContentType!.MediaType.Should().Be("text/csv");
        csv.Content.Headers.ContentDisposition!.FileName.Should().Be("budget-execution-grupos.csv");
        (await csv.Content.ReadAsStringAsync()).TrimStart('\uFEFF').Should().StartWith("Code,Name,Assigned,Modified,Current");
        var bytes = await xlsx.Content.ReadAsByteArrayAsync();
        BudgetFile.Read(bytes, "r.xlsx").Sum(Cases.Budget.Tables.BudgetColumn.Current).Should().Be(63_000_000_00);
    }

    [Theory]
    [InlineData("application/json", "application/json")]
    [InlineData("*/*", "application/json")]
    [InlineData("text/csv;q=0.5, application/json", "application/json")]
    [InlineData("application/json;q=0.1, text/csv", "text/csv")]
    [InlineData("text/html, text/csv;q=0", "application/json")]
    public async Task The_callers_order_of_preference_counts(string accept, string answered)
    {
        var finance = await web.PersonAsync("fin1", ["FIN"]);

        var answer = await finance.Http.SendAsync(Asking("/api/v1/budget/lines", accept, "es"));

        answer.Content.Headers.ContentType!.MediaType.Should().Be(answered);
    }

    [Fact]
    public async Task Every_bad_cell_of_a_file_is_named_with_line_and_column()
    {
        var finance = await web.PersonAsync("fin1", ["FIN"]);

        var answer = await ImportAsync(finance, "malo", Encoding.Latin1.GetBytes("code,name,current\n1,Quiché,1.00\n2,Dos,1.005\n"), "b.csv");

        answer.ShouldBeProblem(422, "invalid");
        answer.Json.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("path").GetString()).Should().Equal("file.line[2].name", "file.line[3].current");
    }

    [Fact]
    public async Task A_budget_is_opened_as_json_too_and_the_same_code_is_the_same_case()
    {
        var finance = await web.PersonAsync("fin1", ["FIN"]);
        object Import(string title) => new
        {
            code = "json-1",
            title,
            fiscalYear = 2026,
            currency = "GTQ",
            chargeable = true,
            lines = new[]
            {
                new { code = "1", name = "Uno", assigned = Q("7.00"), modified = Q("0.00"), openingAccrued = Q("0.00") },
                new { code = "2", name = "Dos", assigned = Q("3.00"), modified = Q("0.00"), openingAccrued = Q("0.00") },
            },
        };

        var opened = await finance.CommandAsync("/api/v1/budgets", Import("Uno"));
        opened.StatusNumber.Should().Be(201, opened.Text);
        (await finance.CommandAsync("/api/v1/budgets", Import("Dos"))).ShouldBeProblem(409, "wrong-state");
        (await finance.CommandAsync("/api/v1/budgets", new { code = "json-2" })).ShouldBeProblem(422, "invalid");

        var read = await finance.GetAsync($"/api/v1/budgets/{opened.Id}");
        read.Json.GetProperty("case").GetProperty("current").GetProperty("amount").GetString().Should().Be("10.00");
        read.Json.GetProperty("permitted").EnumerateArray().Select(p => p.GetProperty("command").GetString()).Should().Equal("modify", "transfer");

        static object Q(string amount) => new { amount, currency = "GTQ" };
    }

    [Fact]
    public async Task Money_reports_are_for_people_of_the_register_and_know_the_kinds()
    {
        var organisation = await web.PersonAsync("ngo1", ["NGO"], "org-a");

        (await organisation.GetAsync("/api/v1/reports/money-by-state")).Json.GetProperty("items").GetArrayLength().Should().Be(0);
        (await organisation.GetAsync("/api/v1/reports/money-by-organisation?kind=nothing")).ShouldBeProblem(422, "invalid");
        (await organisation.GetAsync("/api/v1/budget/lines")).ShouldBeProblem(403, "role-required");
        (await web.Anonymous().GetAsync("/api/v1/reports/money-by-state")).StatusNumber.Should().Be(401);
    }

    private static HttpRequestMessage Asking(string path, string accept, string language)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.ParseAdd(accept);
        request.Headers.AcceptLanguage.ParseAdd(language);
        return request;
    }

    private static Task<ApiAnswer> ImportAsync(ApiClient client, string code, byte[] bytes, string name)
    {
        var file = new ByteArrayContent(bytes);
        file.Headers.ContentType = MediaTypeHeaderValue.Parse("text/csv");
        var form = new MultipartFormDataContent
        {
            { new StringContent(code), "code" }, { new StringContent("Presupuesto"), "title" }, { new StringContent("2021"), "fiscalYear" },
            { new StringContent("GTQ"), "currency" }, { file, "file", name },
        };
        return client.SendAsync(HttpMethod.Post, "/api/v1/budget/imports", form, ("Idempotency-Key", ApiClient.NewKey()));
    }
}
