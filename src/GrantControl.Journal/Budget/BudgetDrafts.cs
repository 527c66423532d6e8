using GrantControl.Cases.Budget;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Databases;

namespace GrantControl.Journal.Budget;

/// <summary>Budget files that are being looked at before they are imported.</summary>
public sealed class BudgetDrafts(JournalDatabase database, FileDrafts files)
{
    /// <summary>What its drafts are kept for, among those of other imports.</summary>
    public const string Purpose = "";

    /// <summary>A file as it was sent; null when it is another's, too old, or gone.</summary>
    public async Task<BudgetDraft?> ReadAsync(string institution, string person, Guid id, CancellationToken cancellation) =>
        await files.ReadAsync<BudgetDraftForm>(institution, person, Purpose, id, cancellation).ConfigureAwait(false) is { } d ? new BudgetDraft(d.Id, d.Form, d.Name, d.Content, d.At) : null;

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
