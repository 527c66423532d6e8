using System.Runtime.CompilerServices;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Queries;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Hosting;

/// <summary>Reads cases, receipts and versions from the journal, and records what was refused.</summary>
public sealed class CaseStore(JournalDatabase database)
{
    /// <summary>Events of a case after a version, in order.</summary>
    /// <param name="after">0 reads all of them.</param>
    public async IAsyncEnumerable<StoredEvent> EventsAsync(
        string institution, ICaseKind kind, CaseId id, long after, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(kind);
        await using var command = Command(
            """
            SELECT version, name, actor, stand_in_for, at, command_id, policy_version, payload, hash FROM case_event
            WHERE case_id = $1 AND institution = $2 AND kind = $3 AND version > $4 ORDER BY version
            """,
            id.Value, institution, kind.Kind, after);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            var meta = new EventMeta(
                reader.GetInt64(0), reader.GetString(2), reader.IsDBNull(3) ? null : reader.GetString(3),
                reader.GetFieldValue<DateTimeOffset>(4), reader.GetString(5), reader.GetInt32(6));
            var recorded = new Recorded(kind.Events.Read(reader.GetString(1), reader.GetFieldValue<byte[]>(7)), meta);
            yield return new StoredEvent(recorded, reader.GetFieldValue<byte[]>(8));
        }
    }

    /// <summary>The events of a case after a state of it, in order, each with the state it leads to.</summary>
    public async IAsyncEnumerable<(StoredEvent Event, ICaseState After)> FoldAsync(
        string institution, ICaseKind kind, ICaseState from, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(from);
        var state = from;
        await foreach (var stored in EventsAsync(institution, kind, from.Id, from.Version, cancellation).ConfigureAwait(false))
        {
            state = kind.Evolve(state, stored.Recorded);
            yield return (stored, state);
        }
    }

    /// <summary>A state of a case brought up to the journal; from a new one, the case as the journal alone tells it.</summary>
    public async Task<ICaseState> ReplayAsync(string institution, ICaseKind kind, ICaseState from, CancellationToken cancellation)
    {
        var state = from;
        await foreach (var (_, after) in FoldAsync(institution, kind, from, cancellation).ConfigureAwait(false))
        {
            state = after;
        }

        return state;
    }

    /// <summary>The hash of one version; null when the case has not come that far.</summary>
    public async Task<byte[]?> HashAsync(string institution, CaseId id, long version, CancellationToken cancellation)
    {
        await using var command = Command("SELECT hash FROM case_event WHERE case_id = $1 AND version = $2 AND institution = $3", id.Value, version, institution);
        return (byte[]?)await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>The version a case stands at, 0 when there is none, and whether another case froze it.</summary>
    public async Task<(long Version, bool Frozen)> StandingAsync(string institution, CaseId id, CancellationToken cancellation)
    {
        await using var command = Command("SELECT version, blocks > 0 FROM case_index WHERE case_id = $1 AND institution = $2", id.Value, institution);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false) ? (reader.GetInt64(0), reader.GetBoolean(1)) : (0, false);
    }

    /// <summary>The answer kept under a key, and whether it belongs to this very command; null when the key is new.</summary>
    public async Task<(Receipt Receipt, bool Same)?> ReceiptAsync(string institution, string commandId, byte[] bodyHash, CancellationToken cancellation)
    {
        await using var command = Command(
            "SELECT version, state, number, events, body_hash = $3, case_id FROM command_receipt WHERE institution = $1 AND command_id = $2",
            institution, commandId, bodyHash);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? (new Receipt(new CaseId(reader.GetGuid(5)), reader.GetInt64(0), reader.GetString(1), reader.GetString(2), reader.GetFieldValue<string[]>(3)), reader.GetBoolean(4))
            : null;
    }

    /// <summary>Records a refused attempt: who, what and why, outside the case.</summary>
    public async Task RecordRefusalAsync(CaseCommand attempt, Rejection why, DateTimeOffset at, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(attempt);
        ArgumentNullException.ThrowIfNull(why);
        await using var command = Command(
            """
            INSERT INTO refusal (institution, at, person, stand_in_for, kind, case_id, command, command_id, code, rule, message, message_en, errors)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13::jsonb)
            """,
            attempt.Institution, at.UtcDateTime, Plain(attempt.Person), attempt.StandInFor is { } s ? Plain(s) : DBNull.Value, attempt.Kind,
            attempt.Case.Value, Plain(attempt.Name), Plain(attempt.CommandId), why.Code, why.Rule, Plain(why.Message.Es), Plain(why.Message.En),
            RefusedField.Write(why.Fields, Plain));
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>A refused attempt may hold anything; text in PostgreSQL holds no U+0000 and no half of a character, and nobody reads a kilobyte of it.</summary>
    private static string Plain(string text) => (text.Length > 500 ? text[..(char.IsHighSurrogate(text[499]) ? 499 : 500)] : text).Replace('\0', '\uFFFD');

    private NpgsqlCommand Command(string sql, params object[] values)
    {
        var command = database.Application.CreateCommand(sql);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }
}

/// <summary>An event with the hash that closes its chain so far.</summary>
public sealed record StoredEvent(Recorded Recorded, byte[] Hash);
