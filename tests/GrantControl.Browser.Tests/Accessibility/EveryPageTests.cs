using GrantControl.Browser.Tests.Support;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace GrantControl.Browser.Tests.Accessibility;

/// <summary>Every page, in both languages, light and dark, on a wide screen and on a phone: usable by everybody, and nothing broken.</summary>
[Collection(OfficeCollection.Name)]
public sealed class EveryPageTests(Office office)
{
    public static TheoryData<string> Names => [.. EveryPage.All.Select(p => p.Name)];

    [Fact]
    public void Given_the_pages_of_the_program_Then_each_is_in_the_list_of_pages_looked_at()
    {
        var pages = office.App.Services.GetRequiredService<IActionDescriptorCollectionProvider>().ActionDescriptors.Items
            .OfType<PageActionDescriptor>().Select(p => p.AttributeRouteInfo!.Template!);

        EveryPage.All.Select(p => p.Route).Concat(EveryPage.Files).Distinct().Should().BeEquivalentTo(pages.Distinct());
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Given_a_page_When_it_is_read_in_either_language_and_light_Then_nobody_is_shut_out(string name)
    {
        var page = EveryPage.All.Single(p => p.Name == name);
        var address = await page.AddressInAsync(office);
        List<(string Problem, string Where)> problems = [];
        Dictionary<string, IReadOnlyList<string>> words = [];

        foreach (var language in new[] { "es", "en" })
        {
            await using var visitor = await ArriveAsync(page, new Look(language));
            foreach (var theme in new[] { "light", "dark" })
            {
                var look = new Look(language, theme);
                await office.TurnAsync(visitor, look);
                await visitor.GoAsync(address);
                await (page.Reach?.Invoke(visitor.Page) ?? Task.CompletedTask);
                words[language] = await Words.OnAsync(visitor.Page);
                problems.AddRange((await ProblemsAsync(visitor, look)).Select(p => (p, $"{language} {theme}")));
                await Pictures.TakeAsync(visitor.Page, name, look);
            }
        }

        problems.AddRange((await Words.OfAsync(office)).Untranslated(words["es"], words["en"], page.Typed).Select(p => (p, "es en")));
        var report = problems.GroupBy(p => p.Problem, p => p.Where).Select(g => $"  {g.Key} ({string.Join(", ", g)})").ToList();
        Assert.True(report.Count == 0, $"{address}, as {page.Person ?? "a stranger"} sees it:\n{string.Join('\n', report)}");
    }

    private async Task<Visitor> ArriveAsync(KnownPage page, Look look)
    {
        var visitor = page.Person is { } person ? await office.VisitAsync(person, look) : await office.StrangerAsync(look);
        return page.Status >= 400 ? visitor.Expecting(page.Status) : visitor;
    }

    private static async Task<IReadOnlyList<string>> ProblemsAsync(Visitor visitor, Look look)
    {
        var page = visitor.Page;
        List<string> problems = [];
        if (await page.EvaluateAsync<string>("document.documentElement.dataset.bsTheme || 'light'") != look.Theme)
        {
            problems.Add("the theme chosen is not the theme shown");
        }

        problems.AddRange(await Axe.ViolationsAsync(page));
        foreach (var narrow in new[] { Look.Tablet, Look.Phone })
        {
            await page.SetViewportSizeAsync(narrow, 800);
            var width = await page.EvaluateAsync<int>("document.documentElement.scrollWidth");
            if (width > narrow)
            {
                problems.Add($"{width} px wide on a screen of {narrow} px: {await WidestAsync(page)}");
            }
        }

        problems.AddRange(visitor.Troubles());
        return problems;
    }

    /// <summary>What sticks out, so that the one who mends it need not search.</summary>
    private static Task<string> WidestAsync(IPage page) => page.EvaluateAsync<string>(
        """
        () => [...document.querySelectorAll('body *')]
          .filter(e => e.getBoundingClientRect().right > innerWidth + 1)
          .filter(e => ![...e.children].some(c => c.getBoundingClientRect().right > innerWidth + 1))
          .slice(0, 3).map(e => `<${e.tagName.toLowerCase()} class="${e.className}"> ${(e.textContent || '').trim().slice(0, 40)}`).join('; ')
        """);
}
