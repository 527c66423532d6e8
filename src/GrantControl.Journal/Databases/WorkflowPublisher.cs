using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using Npgsql;

namespace GrantControl.Journal.Databases;

/// <summary>Gives the database's own guard what the workflows say of gates and duties. Only the owner may.</summary>
public static class WorkflowPublisher
{
    /// <summary>Replaces what the database knows of these kinds, in one transaction.</summary>
    public static async Task PublishAsync(JournalDatabase database, IEnumerable<ICaseKind> kinds, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(kinds);
        await using var owner = database.OpenOwner();
        await using var connection = await owner.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var transaction = await connection.BeginTransactionAsync(cancellation).ConfigureAwait(false);
        foreach (var kind in kinds)
        {
            var pairs = Pairs(kind.Workflow).ToHashSet();
            var gates = kind.Workflow.Gates.Select(g => g.Id).ToArray();

            // The lock lets two hosts start together; a reader meanwhile sees the old set or the new one, never a part.
            await RunAsync("SELECT pg_advisory_xact_lock(hashtext('workflow ' || $1))", kind.Kind).ConfigureAwait(false);
            await RunAsync("DELETE FROM gate_requirement WHERE kind = $1", kind.Kind).ConfigureAwait(false);
            await RunAsync("INSERT INTO gate_requirement (kind, gate) SELECT $1, unnest($2)", kind.Kind, gates).ConfigureAwait(false);
            await RunAsync("DELETE FROM duty_conflict WHERE kind = $1", kind.Kind).ConfigureAwait(false);
            await RunAsync(
                "INSERT INTO duty_conflict (kind, a, b) SELECT $1, a, b FROM unnest($2, $3) AS pair(a, b)",
                kind.Kind, pairs.Select(p => p.A).ToArray(), pairs.Select(p => p.B).ToArray()).ConfigureAwait(false);
        }

        await transaction.CommitAsync(cancellation).ConfigureAwait(false);

        async Task RunAsync(string sql, params object[] values)
        {
            await using var command = new NpgsqlCommand(sql, connection, transaction);
            foreach (var value in values)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
        }
    }

    internal static IEnumerable<(string A, string B)> Pairs(WorkflowDefinition workflow) =>
        workflow.IncompatibleDuties
            .SelectMany(set => set.SelectMany(a => set.Where(b => !string.Equals(a, b, StringComparison.Ordinal)).Select(b => (a, b))))
            .Concat(workflow.Children.SelectMany(Pairs));
}
