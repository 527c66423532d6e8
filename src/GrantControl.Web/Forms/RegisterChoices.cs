using GrantControl.Journal.Databases;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Callers;

namespace GrantControl.Web.Forms;

/// <summary>
/// What fields of any kind of case are chosen from in the institution's registers, by the word of the field: <c>unit</c>,
/// <c>organisation</c>, and <c>person:INV,REV</c> for whoever holds one of the roles.
/// </summary>
public sealed class RegisterChoices(JournalDatabase database)
{
    /// <summary>More than this is no list to choose from: the field stays one to type in.</summary>
    public const int Most = 500;

    private const string People = "person:";

    public async Task<FormSeed> AddAsync(Caller caller, FormDefinition definition, FormSeed seed, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(caller);
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(seed);
        foreach (var word in definition.Fields.Where(f => !seed.Fixed.ContainsKey(f.Name)).Select(static f => f.Choice).OfType<string>().Where(w => !seed.Choices.ContainsKey(w)).Distinct(StringComparer.Ordinal))
        {
            var found = word switch
            {
                "unit" => Units,
                "organisation" => await ReadAsync("SELECT id, name FROM organisation WHERE institution = $1 ORDER BY name LIMIT 501", cancellation, caller.Institution),
                _ when word.StartsWith(People, StringComparison.Ordinal) => await ReadAsync(
                    """
                    SELECT p.id, p.name FROM person p WHERE p.institution = $1 AND p.active
                      AND EXISTS (SELECT 1 FROM person_role r WHERE r.person = p.id AND r.role = ANY ($2)) ORDER BY p.name, p.id LIMIT 501
                    """,
                    cancellation, caller.Institution, word[People.Length..].Split(',')),
                _ => null,
            };
            if (found is { Count: > 0 and <= Most })
            {
                seed = seed.WithChoices(word, found);
            }
        }

        return seed;
    }

    /// <summary>The areas people of the institution work in.</summary>
    private static IReadOnlyList<FormChoice> Units { get; } =
    [
        .. Role.Labels.Where(static r => r.Key is not (Role.Ngo or Role.System or Role.Citizen or Role.Administrator)).Select(static r => new FormChoice(r.Key, r.Value)),
    ];

    private async Task<List<FormChoice>> ReadAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.Application.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = value });
        }

        List<FormChoice> found = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        while (await reader.ReadAsync(cancellation))
        {
            var name = reader.GetString(1);
            found.Add(new FormChoice(reader.GetString(0), new(name, name)));
        }

        return found;
    }
}
