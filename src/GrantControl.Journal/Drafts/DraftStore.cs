using System.Text;
using GrantControl.Journal.Databases;
using Npgsql;
using NpgsqlTypes;

namespace GrantControl.Journal.Drafts;

/// <summary>What people have typed and not sent. Each person sees and changes his own alone.</summary>
public sealed class DraftStore(JournalDatabase database, TimeProvider clock)
{
    /// <summary>Largest draft, in bytes of JSON.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Most drafts of one person; the oldest give way.</summary>
    public const int MostOfOnePerson = 60;

    /// <summary>A draft nobody has touched for so long is dropped the next time its person saves one.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(180);

    /// <summary>Saves a draft in the place of the one before it.</summary>
    /// <param name="version">The version of the case the person was looking at; 0 for one not opened yet.</param>
    /// <param name="fields">A JSON object.</param>
    /// <returns>When it was saved; null when it is too large to be kept.</returns>
    public async Task<DateTimeOffset?> SaveAsync(DraftKey key, long version, string fields, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(key);
        if (Encoding.UTF8.GetByteCount(fields) > MaxBytes)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        await using var command = Command(
            """
            WITH saved AS (
                INSERT INTO draft (person, institution, kind, case_id, command, target, variant, stand_in_for, version, fields, saved_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)
                ON CONFLICT (person, institution, kind, case_id, command, target, variant, stand_in_for)
                DO UPDATE SET version = excluded.version, fields = excluded.fields, saved_at = excluded.saved_at)
            DELETE FROM draft d WHERE d.person = $1 AND (d.saved_at < $12 OR d.saved_at <
                (SELECT saved_at FROM draft WHERE person = $1 ORDER BY saved_at DESC OFFSET $13 LIMIT 1))
            """, key);
        command.Parameters.Add(new NpgsqlParameter { Value = version });
        command.Parameters.Add(new NpgsqlParameter { Value = fields, NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new NpgsqlParameter { Value = now.UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = (now - Kept).UtcDateTime });
        command.Parameters.Add(new NpgsqlParameter { Value = MostOfOnePerson - 1 });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return now;
    }

    /// <summary>The draft of a form; null when there is none.</summary>
    public async Task<Draft?> FindAsync(DraftKey key, CancellationToken cancellation)
    {
        await using var command = Command("SELECT version, fields::text, saved_at FROM draft WHERE " + Mine, key);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? new Draft(reader.GetInt64(0), reader.GetString(1), new DateTimeOffset(reader.GetDateTime(2), TimeSpan.Zero))
            : null;
    }

    /// <summary>Drops a draft: it was sent, or its person wants it no more.</summary>
    public async Task DropAsync(DraftKey key, CancellationToken cancellation)
    {
        await using var command = Command("DELETE FROM draft WHERE " + Mine, key);
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    private const string Mine =
        "person = $1 AND institution = $2 AND kind = $3 AND case_id = $4 AND command = $5 AND target = $6 AND variant = $7 AND stand_in_for = $8";

    private NpgsqlCommand Command(string sql, DraftKey key)
    {
        var command = database.Application.CreateCommand(sql);
        foreach (var value in new object[] { key.Person, key.Institution, key.Kind, key.Case, key.Command, key.Target, key.Variant ?? "", key.StandInFor ?? "" })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}

/// <summary>Whose draft of which form.</summary>
/// <param name="Case">The case; the empty id for one that is to be opened.</param>
/// <param name="Command">The command, or another word for a form that is no command's.</param>
/// <param name="Target">The child it would move (<c>tranche:2</c>), empty for the case itself.</param>
public sealed record DraftKey(string Institution, string Person, string Kind, Guid Case, string Command, string Target = "", string? Variant = null, string? StandInFor = null);

/// <summary>A draft as saved.</summary>
/// <param name="Version">The version of the case its person was looking at.</param>
/// <param name="Fields">A JSON object.</param>
public sealed record Draft(long Version, string Fields, DateTimeOffset SavedAt);
