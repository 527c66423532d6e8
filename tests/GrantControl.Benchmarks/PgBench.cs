using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace GrantControl.Benchmarks;

/// <summary>The peer: PostgreSQL's own load generator, writing the rows of a clearance in one statement and nothing else.</summary>
internal static partial class PgBench
{
    private const string Script =
        """
        WITH t AS (SELECT n, case_id, version, l1, l2, payload, number FROM peer.todo WHERE n = (SELECT nextval('peer.next'))),
        e AS (INSERT INTO peer.case_event (institution, case_id, version, kind, name, actor, at, command_id, policy_version, content_hash, payload, data, previous_hash, hash)
              SELECT 'mj', case_id, version, 'grant', 'grant.gate-cleared/1', 'fin1', now(), 'peer-key-' || n, 1, repeat('a', 64), payload,
                     convert_from(payload, 'UTF8')::jsonb, sha256(payload), sha256(payload) FROM t),
        r AS (INSERT INTO peer.command_receipt (institution, command_id, case_id, body_hash, version, state, number, events, at, seal)
              SELECT 'mj', 'peer-key-' || n, case_id, sha256(payload), version, 'under-review', number, ARRAY['grant.gate-cleared/1'], now(), sha256(payload) FROM t),
        l AS (INSERT INTO peer.ledger_entry (case_id, version, ordinal, institution, debit, credit, amount, currency, budget_line, memo)
              SELECT case_id, version, o, 'mj', 'reserved', 'available', 100, 'GTQ', CASE o WHEN 0 THEN l1 ELSE l2 END, 'plan' FROM t, (VALUES (0), (1)) AS x(o)),
        b AS (UPDATE peer.budget_line SET available = available - 100, reserved = reserved + 100 FROM t WHERE institution = 'mj' AND key IN (t.l1, t.l2)),
        g AS (INSERT INTO peer.case_gate (institution, case_id, gate, person, content_hash) SELECT 'mj', case_id, 'finance', 'fin1', repeat('a', 64) FROM t),
        d AS (INSERT INTO peer.case_duty (institution, case_id, person, duty) SELECT 'mj', case_id, 'fin1', 'review-finance' FROM t),
        c AS (INSERT INTO peer.claim (institution, type, key, owner, case_id) SELECT 'mj', 'document', 'peer-' || n, 'peer', case_id FROM t),
        k AS (DELETE FROM peer.case_deadline x USING t WHERE x.case_id = t.case_id AND x.id = 'clear-finance')
        UPDATE peer.case_index i SET version = t.version, updated_at = now(), waiting_for = ARRAY['CTL', 'LEG'] FROM t WHERE i.case_id = t.case_id;
        """;

    public static async Task<Measured> RunAsync(BenchmarkOffice office, BenchmarkOptions options)
    {
        var file = Path.Combine(Path.GetTempPath(), $"peer-{Guid.NewGuid():N}.sql");
        await File.WriteAllTextAsync(file, Script.ReplaceLineEndings(" ") + "\n");
        try
        {
            var started = new ProcessStartInfo(office.PgBenchPath) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in office.PgBenchArguments(options, file))
            {
                started.ArgumentList.Add(argument);
            }

            started.Environment["PGPASSWORD"] = office.Password;
            var since = Stopwatch.GetTimestamp();
            using var process = Process.Start(started)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = process.StandardOutput.ReadToEndAsync();
            var used = await WatchAsync(process);
            var text = await output;
            await process.WaitForExitAsync();
            var seconds = Stopwatch.GetElapsedTime(since).TotalSeconds;
            return process.ExitCode == 0
                ? new Measured(Number(Tps(), text), Number(Latency(), text), double.NaN, used.TotalSeconds / seconds / Environment.ProcessorCount)
                : throw new InvalidOperationException(await errors);
        }
        finally
        {
            File.Delete(file);
        }
    }

    /// <summary>Processor time of the generator up to its end: it can only be asked of a process that still runs.</summary>
    private static async Task<TimeSpan> WatchAsync(Process process)
    {
        var used = TimeSpan.Zero;
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!process.HasExited && await timer.WaitForNextTickAsync())
        {
            try
            {
                process.Refresh();
                used = process.TotalProcessorTime;
            }
            catch (InvalidOperationException)
            {
                break;
            }
        }

        return used;
    }

    private static double Number(Regex pattern, string text) => double.Parse(pattern.Match(text).Groups["n"].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"tps = (?<n>[0-9.]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tps();

    [GeneratedRegex(@"latency average = (?<n>[0-9.]+) ms", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Latency();
}
