using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Queries;

/// <summary>
/// Makes the rows that lists and inboxes read anew from the journal, after an upgrade to a program that derives something
/// else from the same events: for whom a case waits, say. What a case has done itself (state, version, content) is left alone.
/// </summary>
public static class IndexRows
{
    /// <summary>Raised when the row that a kind derives from the same events changes.</summary>
    public const int Format = 3;

    private const string Name = "case_index";
    private const int AtOnce = 200;

    /// <summary>Renews every row when they are of an older form. Answers how many cases were read; null when none had to be.</summary>
    public static async Task<long?> RenewAsync(JournalDatabase database, CaseKinds kinds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(kinds);
        await using var owner = database.OpenOwner();
        if (await FormatAsync(owner, cancellation).ConfigureAwait(false) >= Format)
        {
            return null;
        }

        var store = new CaseStore(database);
        var done = 0L;
        for (var after = Guid.Empty; await NextAsync(owner, after, cancellation).ConfigureAwait(false) is { Count: > 0 } some; after = some[^1].Id.Value)
        {
            foreach (var (institution, kind, id) in some)
            {
                if (kinds.TryGet(kind, out var known))
                {
                    await RenewAsync(owner, store, institution, known, id, cancellation).ConfigureAwait(false);
                    done++;
                }
            }
        }

        await using var noted = owner.CreateCommand(
            "INSERT INTO derived_format VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET format = greatest(derived_format.format, excluded.format)");
        noted.Parameters.Add(new NpgsqlParameter { Value = Name });
        noted.Parameters.Add(new NpgsqlParameter { Value = Format });
        await noted.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        return done;
    }

    private static async Task<int> FormatAsync(NpgsqlDataSource owner, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand("SELECT format FROM derived_format WHERE name = $1");
        command.Parameters.Add(new NpgsqlParameter { Value = Name });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as int? ?? 0;
    }

    private static async Task<List<(string Institution, string Kind, CaseId Id)>> NextAsync(NpgsqlDataSource owner, Guid after, CancellationToken cancellation)
    {
        await using var command = owner.CreateCommand("SELECT institution, kind, case_id FROM case_index WHERE case_id > $1 ORDER BY case_id LIMIT $2");
        command.Parameters.Add(new NpgsqlParameter { Value = after });
        command.Parameters.Add(new NpgsqlParameter { Value = AtOnce });
        List<(string, string, CaseId)> some = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            some.Add((reader.GetString(0), reader.GetString(1), new CaseId(reader.GetGuid(2))));
        }

        return some;
    }

    /// <summary>A case that moves meanwhile has had its row written by this program already, so the version guards it.</summary>
    private static async Task RenewAsync(NpgsqlDataSource owner, CaseStore store, string institution, ICaseKind kind, CaseId id, CancellationToken cancellation)
    {
        var state = await store.ReplayAsync(institution, kind, kind.New(id), cancellation).ConfigureAwait(false);
        var row = kind.Index(state);
        var readers = kind.Readers(state);
        await using var command = owner.CreateCommand(
            """
            UPDATE case_index SET title = $3, organisation = $4, organisation_name = $5, amount = $6, currency = $7, waiting_for = $8, next_due = $9,
                blocked = $10, final = $11, liquidation_due = $12, read_by = $13, barred = $14, held = $15
            WHERE case_id = $1 AND version = $2
              AND (title, organisation, organisation_name, amount, currency, waiting_for, next_due, blocked, final, liquidation_due, read_by, barred, held)
                  IS DISTINCT FROM ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)
            """);
        object?[] values =
        [
            id.Value, state.Version, row.Title, row.Organisation, row.OrganisationName, row.Amount?.Minor, row.Amount?.Currency.Code,
            row.WaitingFor.ToArray(), row.NextDue, row.Blocked, row.Final, row.LiquidationDue, readers?.Allowed.ToArray(), (readers?.Barred ?? []).ToArray(), row.Held.ToArray(),
        ];
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value ?? DBNull.Value });
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }
}
