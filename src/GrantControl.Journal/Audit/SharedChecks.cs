using GrantControl.Journal.Databases;
using Npgsql;

namespace GrantControl.Journal.Audit;

public sealed partial class Verifier
{
    /// <summary>A thing claimed again by its owner in a second case stands in the table under the first.</summary>
    private static async Task VerifySharedClaimsAsync(AuditRun run, CancellationToken cancellation)
    {
        foreach (var claims in run.SharedClaims.Chunk(1_000))
        {
            await using var command = new NpgsqlCommand(
                """
                SELECT x.c, x.t, x.k, x.o, coalesce(c.owner, '') FROM unnest($1, $2, $3, $4, $5) AS x(i, t, k, o, c)
                LEFT JOIN claim c ON c.institution = x.i AND c.type = x.t AND c.key = x.k
                WHERE c.owner IS DISTINCT FROM x.o
                """,
                run.Main)
            {
                Parameters =
                {
                    new NpgsqlParameter { Value = claims.Select(c => c.Institution).ToArray() },
                    new NpgsqlParameter { Value = claims.Select(c => c.Type).ToArray() },
                    new NpgsqlParameter { Value = claims.Select(c => c.Key).ToArray() },
                    new NpgsqlParameter { Value = claims.Select(c => c.Owner).ToArray() },
                    new NpgsqlParameter { Value = claims.Select(c => c.Case).ToArray() },
                },
            };
            await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
            while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                var found = reader.GetString(4) is { Length: > 0 } owner ? $"owner '{owner}'" : "no such row";
                run.Report(new AuditFinding("claim", $"{reader.GetGuid(0)}/{reader.GetString(1)}/{reader.GetString(2)}", $"owner '{reader.GetString(3)}'", found));
            }
        }
    }

    /// <summary>Every stored document still has the hash it is known by, and every one that is claimed is there.</summary>
    private static async Task<long> VerifyDocumentsAsync(AuditRun run, CancellationToken cancellation)
    {
        await ReportAsync(
            run,
            """
            SELECT 'document', institution || '/' || sha256, 'bytes of that hash', encode(sha256(content), 'hex') FROM document
            WHERE ($1 = '' OR institution = $1) AND encode(sha256(content), 'hex') <> sha256
            UNION ALL
            SELECT 'document', c.institution || '/' || c.key, 'a row, as it is claimed', 'no such row' FROM claim c
            WHERE ($1 = '' OR c.institution = $1) AND c.type = 'document'
              AND NOT EXISTS (SELECT FROM document d WHERE d.institution = c.institution AND d.sha256 = c.key)
            """,
            cancellation,
            run.Institution).ConfigureAwait(false);
        await using var count = new NpgsqlCommand("SELECT count(*) FROM document WHERE $1 = '' OR institution = $1", run.Main)
        {
            Parameters = { new NpgsqlParameter { Value = run.Institution } },
        };
        return (long)(await count.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    /// <summary>The tables by which the database guards money and duties are those of the workflows that run.</summary>
    private async Task VerifyGuardAsync(AuditRun run, CancellationToken cancellation)
    {
        foreach (var kind in kinds.All)
        {
            var pairs = WorkflowPublisher.Pairs(kind.Workflow).Distinct().ToArray();
            await ReportAsync(
                run,
                """
                SELECT 'gate_requirement', $1 || '/' || coalesce(w.gate, r.gate),
                       CASE WHEN w.gate IS NULL THEN 'no such row' ELSE 'a row' END, CASE WHEN r.gate IS NULL THEN 'no such row' ELSE 'a row' END
                FROM unnest($2) AS w(gate) FULL JOIN (SELECT gate FROM gate_requirement WHERE kind = $1) r ON r.gate = w.gate
                WHERE w.gate IS NULL OR r.gate IS NULL
                """,
                cancellation,
                kind.Kind, kind.Workflow.Gates.Select(g => g.Id).ToArray()).ConfigureAwait(false);
            await ReportAsync(
                run,
                """
                SELECT 'duty_conflict', $1 || '/' || coalesce(w.a, r.a) || '/' || coalesce(w.b, r.b),
                       CASE WHEN w.a IS NULL THEN 'no such row' ELSE 'a row' END, CASE WHEN r.a IS NULL THEN 'no such row' ELSE 'a row' END
                FROM unnest($2, $3) AS w(a, b) FULL JOIN (SELECT a, b FROM duty_conflict WHERE kind = $1) r ON r.a = w.a AND r.b = w.b
                WHERE w.a IS NULL OR r.a IS NULL
                """,
                cancellation,
                kind.Kind, pairs.Select(p => p.A).ToArray(), pairs.Select(p => p.B).ToArray()).ConfigureAwait(false);
        }
    }

    private static async Task ReportAsync(AuditRun run, string sql, CancellationToken cancellation, params object[] values)
    {
        await using var command = new NpgsqlCommand(sql, run.Main) { CommandTimeout = 0 };
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            run.Report(new AuditFinding(reader.GetString(0), reader.GetString(1), reader.GetString(2), reader.GetString(3)));
        }
    }
}
