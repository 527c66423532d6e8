using GrantControl.Journal.Budget;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;

namespace GrantControl.Web.Forms;

/// <summary>
/// What fields of any kind of case are chosen from in the institution's registers, by the word of the field: <c>unit</c>,
/// <c>organisation</c>, <c>budget-line</c>, <c>person</c> for anybody, and <c>person:INV,REV</c> for whoever holds one of the roles. A list that is too long stays a field to type in.
/// </summary>
public sealed class RegisterChoices(RegisterLists lists, ChargeableLines budgets)
{
    private const string People = "person:";

    /// <summary>The areas people of the institution work in.</summary>
    private static IReadOnlyList<FormChoice> Units { get; } =
    [
        .. Role.Labels.Where(static r => r.Key is not (Role.Ngo or Role.System or Role.Citizen or Role.Administrator)).Select(static r => new FormChoice(r.Key, r.Value)),
    ];

    public async Task<FormSeed> AddAsync(Caller caller, FormDefinition definition, FormSeed seed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(seed);
        var words = definition.Fields.Where(f => !seed.Fixed.ContainsKey(f.Name)).SelectMany(All).Select(static f => f.Choice).OfType<string>();
        foreach (var word in words.Where(w => !seed.Choices.ContainsKey(w)).Distinct(StringComparer.Ordinal).ToList())
        {
            if (await FindAsync(caller.Institution, word, seed.Currency, cancellation) is { Count: > 0 } found)
            {
                seed = seed.WithChoices(word, found);
            }
        }

        return seed;
    }

    /// <summary>A field with those of its rows.</summary>
    private static IEnumerable<FormField> All(FormField field) => field.Fields.SelectMany(All).Prepend(field);

    private async Task<IReadOnlyList<FormChoice>> FindAsync(string institution, string word, Currency? currency, CancellationToken cancellation) => word switch
    {
        "budget-line" when currency is { } money => [.. (await budgets.ReadAsync(institution, money, cancellation)).Select(static l => new FormChoice(l.Key, new($"{l.Key} · {l.Name}", $"{l.Key} · {l.Name}")))],
        "unit" => Units,
        "organisation" => Choices(await lists.OrganisationsAsync(institution, cancellation)),
        "person" => Choices(await lists.PeopleAsync(institution, cancellation)),
        _ when word.StartsWith(People, StringComparison.Ordinal) => Choices(await lists.PeopleAsync(institution, word[People.Length..].Split(','), cancellation)),
        _ => [],
    };

    private static IReadOnlyList<FormChoice> Choices(IReadOnlyList<RegisterEntry> entries) => [.. entries.Select(static e => new FormChoice(e.Id, new(e.Name, e.Name)))];
}
