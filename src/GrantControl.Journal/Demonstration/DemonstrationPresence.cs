using GrantControl.Journal.Databases;
using GrantControl.Journal.People;
using Npgsql;

namespace GrantControl.Journal.Demonstration;

/// <summary>Whether this installation holds the demonstration and nothing else, so that its people may be shown to a stranger.</summary>
public sealed class DemonstrationPresence(JournalDatabase database)
{
    /// <summary>False as soon as one real institution shares the database.</summary>
    public async Task<bool> IsAloneAsync(CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            """
            SELECT EXISTS (SELECT FROM demonstration WHERE institution = $1 AND key = 'anchor')
               AND NOT EXISTS (SELECT FROM institution WHERE id <> $1)
            """);
        command.Parameters.Add(new NpgsqlParameter { Value = DemoPeople.Institution });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is true;
    }
}
