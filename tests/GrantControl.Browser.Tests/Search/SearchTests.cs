using GrantControl.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Search;

/// <summary>One box for everything, on every page.</summary>
[Collection(OfficeCollection.Name)]
public sealed class SearchTests(Office office)
{
    [Fact]
    public async Task Given_any_page_When_words_are_typed_Then_the_case_is_found_as_one_types_and_opened_by_the_keyboard()
    {
        await using var reviewer = await office.VisitAsync("legal1");
        await reviewer.GoAsync("/budget");

        await reviewer.Page.Keyboard.PressAsync("/");
        await reviewer.Page.Keyboard.TypeAsync("artesan");
        await Expect(reviewer.Page.Locator(".search-panel a", new() { HasText = "Becas para jóvenes artesanas" })).ToBeVisibleAsync();
        await Expect(reviewer.Page.Locator(".search-box [role=status]")).ToHaveTextAsync("1 resultado");
        await reviewer.Page.Keyboard.PressAsync("ArrowDown");
        await reviewer.Page.Keyboard.PressAsync("Enter");

        await Expect(reviewer.Page.Locator("h1")).ToContainTextAsync("Becas para jóvenes artesanas");
        reviewer.Troubles().Should().BeEmpty();
    }

    [Fact]
    public async Task Given_a_browser_without_script_When_words_are_sent_Then_a_page_of_results_answers()
    {
        await using var reviewer = await office.VisitAsync("legal1", Look.Usual with { Language = "en", Script = false });
        await reviewer.GoAsync("/inbox");

        await reviewer.Page.Locator(".search-box input").FillAsync("artesanas");
        await reviewer.Page.Locator(".search-box button").ClickAsync();

        await Expect(reviewer.Page.Locator("main .search-hits a", new() { HasText = "Becas para jóvenes artesanas" })).ToBeVisibleAsync();
        reviewer.Troubles().Should().BeEmpty();
    }
}
