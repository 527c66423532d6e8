using Deque.AxeCore.Commons;

namespace GrantControl.Browser.Tests.Accessibility;

/// <summary>The rules of WCAG 2.2 AA, run on a page by axe.</summary>
/// <remarks>
/// The package's own call brings every check that passed over to us and opens a page more for each run, which took longer
/// than the rules themselves. Only what is violated comes over here.
/// </remarks>
internal static class Axe
{
    private const string Run =
        """
        async () => {
          const { violations } = await axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
            resultTypes: ['violations'],
          });
          return violations.flatMap(v => v.nodes.slice(0, 5).map(n => `${v.id} (${v.help}) at ${n.target}: ${n.html.slice(0, 160)}`));
        }
        """;

    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    /// <summary>What is violated, by rule and place, in words for whoever mends it.</summary>
    public static async Task<IReadOnlyList<string>> ViolationsAsync(IPage page)
    {
        await page.EvaluateAsync(Script);
        return await page.EvaluateAsync<string[]>(Run);
    }
}
