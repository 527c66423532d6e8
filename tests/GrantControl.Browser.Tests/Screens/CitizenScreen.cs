using GrantControl.Browser.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace GrantControl.Browser.Tests.Screens;

/// <summary>The pages of somebody without an account, on a phone.</summary>
internal sealed class CitizenScreen(Visitor visitor)
{
    /// <summary>The smallest photo there is.</summary>
    private static readonly byte[] Dot = Convert.FromBase64String("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==");

    private IPage Page => visitor.Page;

    /// <summary>Files with a photo, and answers the number and the code shown for it.</summary>
    public async Task<(string Number, string Code)> FileAsync(string what, string? unit = null)
    {
        await visitor.GoAsync("/denuncias");
        await Page.Locator("a[href='/denuncias/nueva']").ClickAsync();
        await Page.Locator("#what").FillAsync(what);
        await Page.Locator("#department").SelectOptionAsync("GT.HU");
        if (unit is not null)
        {
            await Page.Locator("#unit").SelectOptionAsync(unit);
        }

        await AttachAsync(new FilePayload { Name = "foto.png", MimeType = "image/png", Buffer = Dot });

        // Quicker than any person, it is asked to press again until three seconds have gone by.
        var send = Page.Locator("button[value=send]");
        while (await send.CountAsync() == 0)
        {
            await PostAsync(Page.Locator(".form-actions button"));
        }

        await Expect(Page.Locator(".answers")).ToContainTextAsync(what);
        await Expect(Page.Locator(".answers")).ToContainTextAsync("foto.png");
        await PostAsync(send);
        return (await Page.Locator(".confirmation-number").InnerTextAsync(), (await Page.Locator("#code").GetAttributeAsync("data-code"))!);
    }

    /// <summary>Types the code as somebody would who wrote it down: in small letters, with spaces.</summary>
    public async Task FollowAsync(string code)
    {
        await visitor.GoAsync("/denuncias/seguimiento");
        await Page.Locator("input#code").FillAsync(code.Replace('-', ' ').ToLowerInvariant());
        await PostAsync(Page.Locator(".form-actions button"));
        await Expect(Page.Locator(".events")).ToBeVisibleAsync();
    }

    /// <summary>Writes in the form that stands on the page of a complaint, and sends it.</summary>
    public async Task WriteAsync(string text, bool evidence)
    {
        await Page.Locator("#text").FillAsync(text);
        if (evidence)
        {
            await AttachAsync(Evidence.New());
        }

        var done = Page.Locator(".notice.good");
        while (await done.CountAsync() == 0)
        {
            await PostAsync(Page.Locator(".form-actions button"));
        }
    }

    private Task AttachAsync(FilePayload file) => Page.Locator("#files").SetInputFilesAsync(file);

    private async Task PostAsync(ILocator button)
    {
        await Page.RunAndWaitForResponseAsync(() => button.ClickAsync(), static r => r.Request.Method == "POST");
        await Page.WaitForLoadStateAsync();
    }
}
