using GrantControl.Journal.Databases;
using Npgsql;

namespace GrantControl.Journal.People;

/// <summary>Who changed which register, newest first.</summary>
public sealed class PeopleTrail(JournalDatabase database)
{
    /// <param name="before">Only entries older than this one; null for the newest.</param>
    /// <param name="limit">1 to 200.</param>
    public async Task<IReadOnlyList<TrailEntry>> ReadAsync(string institution, long? before, int limit, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            """
            SELECT id, at, actor, register, act, subject, before::text, after::text FROM people_trail
            WHERE institution = $1 AND id < $2 ORDER BY id DESC LIMIT $3
            """);
        foreach (var value in new object[] { institution, before ?? long.MaxValue, Math.Clamp(limit, 1, 200) })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        List<TrailEntry> entries = [];
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            entries.Add(new TrailEntry(
                reader.GetInt64(0), new DateTimeOffset(reader.GetDateTime(1), TimeSpan.Zero), reader.GetString(2), reader.GetString(3),
                reader.GetString(4), reader.GetString(5), Text(reader, 6), Text(reader, 7)));
        }

        return entries;
    }

    private static string? Text(NpgsqlDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}

/// <summary>One change of a register.</summary>
/// <param name="Register">The table: <c>person_role</c>.</param>
/// <param name="Act"><c>insert</c>, <c>update</c> or <c>delete</c>.</param>
/// <param name="Before">The row before as JSON; null when it was added.</param>
/// <param name="After">The row after; null when it was removed.</param>
public sealed record TrailEntry(long Id, DateTimeOffset At, string Actor, string Register, string Act, string Subject, string? Before, string? After);
