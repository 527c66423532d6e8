namespace GrantControl.Browser.Tests.Support;

/// <summary>A person without a mouse: Tab, Enter and typing, and at every stop she must see where she is.</summary>
internal sealed class Keys(IPage page)
{
    private const int MostStops = 120;

    /// <summary>An outline, a shadow or a border that is there because of the focus, on the thing itself or on what frames it.</summary>
    private const string WhereAmI =
        """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return 'nowhere';
          const seen = style => (style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 1) || style.boxShadow !== 'none';
          const label = e.id ? document.querySelector(`label[for="${CSS.escape(e.id)}"]`) : null;
          const box = e.getBoundingClientRect();
          const drawn = box.width > 1 && box.height > 1;
          return (drawn && seen(getComputedStyle(e))) || (label && seen(getComputedStyle(label))) ? '' : e.outerHTML.slice(0, 160);
        }
        """;

    /// <summary>Tabs on until a thing has the focus.</summary>
    /// <exception cref="Xunit.Sdk.XunitException">It cannot be reached, or a stop on the way showed no focus.</exception>
    public async Task ReachAsync(ILocator thing)
    {
        await thing.First.WaitForAsync();
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            var invisible = await page.EvaluateAsync<string>(WhereAmI);
            if (invisible == "nowhere")
            {
                // The end of the page: the browser's own bar has the focus, and the next Tab comes back.
                continue;
            }

            invisible.Should().BeEmpty("whoever works by keyboard must see where she is");
            if (await thing.First.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                return;
            }
        }

        Assert.Fail($"{thing} cannot be reached in {MostStops} stops of the Tab key on {page.Url}.");
    }

    public async Task TypeAsync(ILocator field, string text)
    {
        await ReachAsync(field);
        await page.Keyboard.TypeAsync(text);
    }

    public async Task EnterAsync(ILocator thing)
    {
        await ReachAsync(thing);
        await page.Keyboard.PressAsync("Enter");
    }

    /// <summary>Chooses a file as the keyboard does: the space bar opens the machine's own dialog.</summary>
    public async Task ChooseFileAsync(ILocator input, FilePayload file)
    {
        await ReachAsync(input);
        var chooser = await page.RunAndWaitForFileChooserAsync(() => page.Keyboard.PressAsync("Space"));
        await chooser.SetFilesAsync(file);
    }
}
