using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Canonical;

namespace GrantControl.Journal.Budget;

/// <summary>
/// Budget files that are being looked at before they are imported, so that what is confirmed is byte for byte what was
/// shown. Nobody but the sender reads them; they are gone after a day, or when he has sent a few newer ones.
/// </summary>
public sealed class BudgetDrafts(JournalDatabase database, TimeProvider clock)
{
    /// <summary>How many of a person are kept.</summary>
    public const int Kept = 5;

    private static readonly TimeSpan Age = TimeSpan.FromDays(1);

    /// <summary>Keeps a file; the id is the idempotency key of its import too.</summary>
    public async Task<Guid> KeepAsync(string institution, string person, BudgetDraftForm form, string name, byte[] content, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(form);
        var id = Guid.CreateVersion7();
        await using var command = database.Application.CreateCommand(
            """
            WITH gone AS (
                DELETE FROM budget_upload WHERE at < $4 - $8 OR id IN (
                    SELECT id FROM budget_upload WHERE institution = $2 AND person = $3 ORDER BY at DESC OFFSET $9))
            INSERT INTO budget_upload (id, institution, person, at, form, name, content) VALUES ($1, $2, $3, $4, $5::jsonb, $6, $7)
            """);
        foreach (var value in new object[] { id, institution, person, clock.GetUtcNow(), JsonSerializer.Serialize(form, CaseJson.Options), name, content, Age, Kept - 1 })
        {
            command.Parameters.AddWithValue(value);
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return id;
    }

    /// <summary>A file as it was sent; null when it is another's, too old, or gone.</summary>
    public async Task<BudgetDraft?> ReadAsync(string institution, string person, Guid id, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            "SELECT form::text, name, content, at FROM budget_upload WHERE id = $1 AND institution = $2 AND person = $3 AND at >= $4");
        foreach (var value in new object[] { id, institution, person, clock.GetUtcNow() - Age })
        {
            command.Parameters.AddWithValue(value);
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? new BudgetDraft(id, JsonSerializer.Deserialize<BudgetDraftForm>(reader.GetString(0), CaseJson.Options)!, reader.GetString(1), reader.GetFieldValue<byte[]>(2), reader.GetFieldValue<DateTimeOffset>(3))
            : null;
    }

    /// <summary>How a budget of this code came into force; null when there is none.</summary>
    public async Task<BudgetInForce?> InForceAsync(string institution, string code, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            "SELECT x.number, e.at, e.actor, e.command_id FROM case_event e JOIN case_index x ON x.case_id = e.case_id WHERE e.case_id = $1 AND e.version = 1");
        command.Parameters.AddWithValue(BudgetId.For(institution, code).Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? new BudgetInForce(reader.GetString(0), reader.GetFieldValue<DateTimeOffset>(1), reader.GetString(2), reader.GetString(3))
            : null;
    }
}

/// <summary>What a person wrote about a file: texts as typed, checked where they are used.</summary>
/// <param name="Details">The line of another budget that the file breaks down: <c>{budget}/{line}</c>, or empty.</param>
public sealed record BudgetDraftForm(string Code, string Title, string FiscalYear, string Currency, bool Chargeable, string Details);

/// <summary>A file being looked at.</summary>
public sealed record BudgetDraft(Guid Id, BudgetDraftForm Form, string Name, byte[] Content, DateTimeOffset At)
{
    /// <summary>Idempotency key: the same draft confirmed twice is one import.</summary>
    public string CommandId => $"budget-upload-{Id:N}";
}

/// <summary>How a budget came into force.</summary>
public sealed record BudgetInForce(string Number, DateTimeOffset At, string Actor, string CommandId);
