using GrantControl.Journal.Databases;
using Npgsql;

namespace GrantControl.Journal.Queries;

/// <summary>Short lists of an institution's registers, for fields that are chosen from them.</summary>
public sealed class RegisterLists(JournalDatabase database)
{
    /// <summary>More than this is no list to choose from: such a list comes back empty.</summary>
    public const int Most = 500;

    public Task<IReadOnlyList<RegisterEntry>> OrganisationsAsync(string institution, CancellationToken cancellation) => ReadAsync(
        "SELECT id, name FROM organisation WHERE institution = $1 ORDER BY name LIMIT $2", cancellation, institution, Most + 1);

    /// <summary>Active people, of the institution and of the organisations.</summary>
    public Task<IReadOnlyList<RegisterEntry>> PeopleAsync(string institution, CancellationToken cancellation) => ReadAsync(
        "SELECT id, name FROM person WHERE institution = $1 AND active ORDER BY name, id LIMIT $2", cancellation, institution, Most + 1);

    /// <summary>Active people of one organisation; of the institution itself when null.</summary>
    public Task<IReadOnlyList<RegisterEntry>> ColleaguesAsync(string institution, string? organisation, CancellationToken cancellation) => ReadAsync(
        "SELECT id, name FROM person WHERE institution = $1 AND active AND organisation IS NOT DISTINCT FROM nullif($3, '') ORDER BY name, id LIMIT $2",
        cancellation, institution, Most + 1, organisation ?? "");

    /// <summary>Active people who hold one of the roles.</summary>
    public Task<IReadOnlyList<RegisterEntry>> PeopleAsync(string institution, string[] roles, CancellationToken cancellation) => ReadAsync(
        """
        SELECT p.id, p.name FROM person p WHERE p.institution = $1 AND p.active
          AND EXISTS (SELECT 1 FROM person_role r WHERE r.person = p.id AND r.role = ANY ($3)) ORDER BY p.name, p.id LIMIT $2
        """,
        cancellation, institution, Most + 1, roles);

    /// <summary>The institution of an installation that has only one; null when it has none or several.</summary>
    public async Task<string?> OnlyInstitutionAsync(CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand("SELECT min(id) FROM institution HAVING count(*) = 1");
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string;
    }

    private async Task<IReadOnlyList<RegisterEntry>> ReadAsync(string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = database.Application.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        List<RegisterEntry> found = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            found.Add(new RegisterEntry(reader.GetString(0), reader.GetString(1)));
        }

        return found.Count > Most ? [] : found;
    }
}

/// <summary>One row to choose.</summary>
public sealed record RegisterEntry(string Id, string Name);
