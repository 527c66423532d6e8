using GrantControl.Browser.Tests.Screens;
using GrantControl.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Inbox;

/// <summary>The inbox knows what comes in while it stands open.</summary>
[Collection(OfficeCollection.Name)]
public sealed class LiveTests(Office office)
{
    [Fact]
    public async Task Given_an_open_inbox_When_a_case_comes_in_Then_it_appears_and_is_counted_without_loading_the_page_again()
    {
        await using var lawyer = await office.VisitAsync("legal2");
        var inbox = new InboxScreen(lawyer);
        await inbox.OpenAsync();
        await lawyer.Page.EvaluateAsync("window.neverLoadedAgain = true");
        var before = int.Parse(await inbox.Total.InnerTextAsync());

        await office.UnderReviewAsync("Llega mientras mira");

        await Expect(inbox.ItemOf("Llega mientras mira")).ToBeVisibleAsync();
        int.Parse(await inbox.Total.InnerTextAsync()).Should().BeGreaterThan(before);
        (await lawyer.Page.EvaluateAsync<bool>("window.neverLoadedAgain === true")).Should().BeTrue();
        lawyer.Troubles().Should().BeEmpty();
    }

    [Fact]
    public async Task Given_the_focus_on_a_case_When_another_comes_in_Then_the_list_is_new_and_the_focus_where_it_was()
    {
        const string seen = "Se queda el foco";
        await office.UnderReviewAsync(seen);
        await using var lawyer = await office.VisitAsync("legal2");
        var inbox = new InboxScreen(lawyer);
        await inbox.OpenAsync();
        var link = inbox.ItemOf(seen).Locator("a.inbox-link");
        await link.FocusAsync();
        await link.EvaluateAsync("link => link.wasThere = true");

        await office.UnderReviewAsync("Llega con el foco puesto");

        await Expect(inbox.ItemOf("Llega con el foco puesto")).ToBeVisibleAsync();
        (await link.EvaluateAsync<bool>("link => link.wasThere === true")).Should().BeFalse("the list was drawn anew");
        await Expect(link).ToBeFocusedAsync();
        lawyer.Troubles().Should().BeEmpty();
    }

    [Fact]
    public async Task Given_the_list_of_cases_When_she_types_Then_it_answers_while_she_types_and_the_focus_stays_in_the_field()
    {
        await office.UnderReviewAsync("Zarzaparrilla de altura");
        await using var lawyer = await office.VisitAsync("legal2");
        await lawyer.GoAsync("/cases?kind=grants");
        var field = lawyer.Page.Locator("form[data-live='#cases-list'] input[name=q]");
        await field.ClickAsync();

        await lawyer.Page.Keyboard.TypeAsync("zarzaparrilla", new() { Delay = 20 });

        await Expect(lawyer.Page.Locator("#cases-list tbody tr")).ToHaveCountAsync(1);
        await Expect(lawyer.Page.Locator("#cases-list")).ToContainTextAsync("Zarzaparrilla de altura");
        await Expect(field).ToBeFocusedAsync();
        await Expect(field).ToHaveValueAsync("zarzaparrilla");
        lawyer.Page.Url.Should().Contain("q=zarzaparrilla");
        lawyer.Troubles().Should().BeEmpty();
    }
}
