using System.Text.RegularExpressions;
using GrantControl.Browser.Tests.Support;

namespace GrantControl.Browser.Tests.Accessibility;

/// <summary>A page as somebody sees it.</summary>
/// <param name="Name">What a failing test is called by.</param>
/// <param name="Route">Of the program: <c>cases/{kind}/{id}</c>.</param>
/// <param name="Person">Who looks at it; null: nobody is signed in.</param>
/// <param name="Address">Where it is found; <c>[title]</c> stands for the id of the demonstration's case of that title.</param>
/// <param name="Status">What it answers with.</param>
public sealed partial record KnownPage(string Name, string Route, string? Person, string Address, int Status = 200)
{
    /// <summary>What the person does at the address to reach the page; null: the address is the page.</summary>
    public Func<IPage, Task>? Reach { get; init; }

    /// <summary>What is typed or uploaded on that way, and therefore in no language of ours.</summary>
    public IReadOnlyList<string> Typed { get; init; } = [];

    public override string ToString() => Name;

    public async Task<string> AddressInAsync(Office office)
    {
        var address = Address;
        foreach (Match title in CaseTitle().Matches(Address))
        {
            var id = await office.Database.OwnerAsync("SELECT case_id::text FROM case_index WHERE title = $1", title.Groups["title"].Value)
                ?? throw new InvalidOperationException($"The demonstration has no case called {title.Value}.");
            address = address.Replace(title.Value, (string)id, StringComparison.Ordinal);
        }

        return address;
    }

    [GeneratedRegex(@"\[(?<title>[^\]]+)\]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CaseTitle();
}
