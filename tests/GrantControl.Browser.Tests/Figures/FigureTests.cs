using System.Text.RegularExpressions;
using GrantControl.Browser.Tests.Support;

namespace GrantControl.Browser.Tests.Figures;

/// <summary>Every figure on a case's page opens the postings that make it, and they add up to it.</summary>
[Collection(OfficeCollection.Name)]
public sealed partial class FigureTests(Office office)
{
    [Theory]
    [InlineData("grant", "grants", "paid")]
    [InlineData("contract", "contracts", "disbursed")]
    [InlineData("disposal", "disposals", "loss")]
    public async Task Given_the_cases_of_a_kind_When_each_figure_is_opened_Then_its_postings_make_it(string kind, string route, string expected)
    {
        await using var auditor = await office.VisitAsync("auditoria1");
        var cases = (Guid[])(await office.Database.OwnerAsync(
            "SELECT array_agg(DISTINCT l.case_id) FROM ledger_entry l JOIN case_index x USING (case_id) WHERE x.kind = $1", kind))!;
        HashSet<string> opened = [];
        foreach (var id in cases)
        {
            foreach (var slug in Figure().Matches(await TextAsync(auditor, $"/cases/{route}/{id}")).Select(static m => m.Groups["slug"].Value).Distinct())
            {
                (await TextAsync(auditor, $"/cases/{route}/{id}/money/{slug}")).Should().NotContain("avise a auditoría", $"{slug} of {id} must be the sum of its postings");
                opened.Add(slug);
            }
        }

        opened.Should().Contain(expected);
    }

    private static async Task<string> TextAsync(Visitor visitor, string address)
    {
        var answer = await visitor.Page.Context.APIRequest.GetAsync(address);
        answer.Status.Should().Be(200, address);
        return System.Net.WebUtility.HtmlDecode(await answer.TextAsync());
    }

    [GeneratedRegex("/money/(?<slug>[a-z-]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Figure();
}
