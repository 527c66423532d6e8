using System.Text.Json;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Canonical;

namespace GrantControl.Journal.Budget.Files;

/// <summary>
/// Files that are being looked at before they are imported, so that what is confirmed is byte for byte what was shown.
/// Nobody but the sender reads them; they are gone after a day, or when he has sent a few newer ones.
/// </summary>
public sealed class FileDrafts(JournalDatabase database, TimeProvider clock)
{
    /// <summary>How many of a person are kept, of every purpose together.</summary>
    public const int Kept = 5;

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>Keeps a file; the id is the idempotency key of its import too.</summary>
    /// <param name="purpose">What it will be imported as; empty for a budget.</param>
    public async Task<Guid> KeepAsync<TForm>(string institution, string person, string purpose, TForm form, string name, byte[] content, CancellationToken cancellation)
    {
        var id = Guid.CreateVersion7();
        await using var command = database.Application.CreateCommand(
            """
            WITH gone AS (
                DELETE FROM budget_upload WHERE at < $4 - $8 OR id IN (
                    SELECT id FROM budget_upload WHERE institution = $2 AND person = $3 ORDER BY at DESC OFFSET $9))
            INSERT INTO budget_upload (id, institution, person, at, form, name, content) VALUES ($1, $2, $3, $4, $5::jsonb || jsonb_build_object('purpose', $10), $6, $7)
            """);
        foreach (var value in new object[] { id, institution, person, clock.GetUtcNow(), JsonSerializer.Serialize(form, CaseJson.Options), name, content, Age, Kept - 1, purpose })
        {
            command.Parameters.AddWithValue(value);
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return id;
    }

    /// <summary>A file as it was sent; null when it is another's, of another purpose, too old, or gone.</summary>
    public async Task<FileDraft<TForm>?> ReadAsync<TForm>(string institution, string person, string purpose, Guid id, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            """
            SELECT (form - 'purpose')::text, name, content, at FROM budget_upload
            WHERE id = $1 AND institution = $2 AND person = $3 AND at >= $4 AND coalesce(form ->> 'purpose', '') = $5
            """);
        foreach (var value in new object[] { id, institution, person, clock.GetUtcNow() - Age, purpose })
        {
            command.Parameters.AddWithValue(value);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? new FileDraft<TForm>(id, JsonSerializer.Deserialize<TForm>(reader.GetString(0), CaseJson.Options)!, reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<DateTimeOffset>(3))
            : null;
    }
}

/// <summary>A file being looked at.</summary>
public sealed record FileDraft<TForm>(Guid Id, TForm Form, string Name, byte[] Content, DateTimeOffset At);
