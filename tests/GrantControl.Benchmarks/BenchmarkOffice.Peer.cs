using System.Globalization;
using GrantControl.Journal.Audit;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GrantControl.Benchmarks;

/// <summary>What the peer writes into: the same tables, with the same history in them.</summary>
internal sealed partial class BenchmarkOffice
{
    private static readonly string[] Tables = ["case_event", "command_receipt", "ledger_entry", "budget_line", "case_gate", "case_duty", "claim", "case_deadline", "case_index"];

    public string PgBenchPath => Path.Combine(_server.Programs, "pgbench");

    public string Password => new NpgsqlConnectionStringBuilder(_server.TcpConnectionString(Name)).Password ?? "";

    public IEnumerable<string> PgBenchArguments(BenchmarkOptions options, string file)
    {
        var to = new NpgsqlConnectionStringBuilder(_server.ConnectionString(Name));
        string Number(int n) => n.ToString(CultureInfo.InvariantCulture);
        return
        [
            "-n", "-M", "prepared", "-c", Number(options.Callers), "-j", "2", "-t", Number(Math.Max(1, options.Cases / options.Callers)),
            "-f", file, "-h", to.Host!, "-p", Number(to.Port), "-U", to.Username!, Name,
        ];
    }

    /// <summary>Copies tables, indexes and history as they are now, and lists as many new transitions as the round needs.</summary>
    public async Task PreloadPeerAsync()
    {
        if (!await ExistsAsync())
        {
            using var running = BenchmarkHosts.Embedded(_options, Kinds);
            await running.StartAsync();
            await PrepareAsync(running.Services.GetRequiredService<ICaseHost>(), "history", 2_000);
            await running.StopAsync();
        }

        await OwnerAsync("DROP SCHEMA IF EXISTS peer CASCADE; CREATE SCHEMA peer");
        foreach (var table in Tables)
        {
            await OwnerAsync($"CREATE TABLE peer.{table} (LIKE public.{table} INCLUDING ALL)");
            var columns = (string)(await OwnerAsync(
                $"SELECT string_agg(quote_ident(column_name), ', ' ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = 'public' AND table_name = '{table}' AND is_generated = 'NEVER'"))!;
            await OwnerAsync($"INSERT INTO peer.{table} ({columns}) OVERRIDING SYSTEM VALUE SELECT {columns} FROM public.{table}");
        }

        await OwnerAsync(
            """
            CREATE SEQUENCE peer.next;
            CREATE TABLE peer.todo (n bigint PRIMARY KEY, case_id uuid, version bigint, l1 text, l2 text, payload bytea, number text);
            INSERT INTO peer.todo
            SELECT row_number() OVER (ORDER BY x.case_id), x.case_id, x.version + 1, 'bench/' || lpad((row_number() OVER (ORDER BY x.case_id) % 100)::text, 3, '0'),
                   'bench/' || lpad(((row_number() OVER (ORDER BY x.case_id) + 1) % 100)::text, 3, '0'), e.payload, x.number
            FROM peer.case_index x JOIN peer.case_event e ON e.case_id = x.case_id AND e.version = x.version
            WHERE x.state = 'under-review' AND NOT EXISTS (SELECT FROM peer.case_gate g WHERE g.case_id = x.case_id);
            ANALYZE;
            """);
    }

    /// <summary>Nothing measured counts unless the journal, the ledger and the budget still hold together.</summary>
    public async Task VerifyAsync()
    {
        var report = await new Verifier(_database, new CaseKinds(Kinds)).VerifyAsync(Institution, null, CancellationToken.None);
        if (report.First is { } first)
        {
            throw new InvalidOperationException($"What was measured does not hold: {first}");
        }
    }

    private async Task<bool> ExistsAsync() => (bool)(await OwnerAsync("SELECT EXISTS (SELECT FROM case_index WHERE kind = 'grant')"))!;

    private async Task<object?> OwnerAsync(string sql)
    {
        await using var source = _database.OpenOwner();
        await using var command = source.CreateCommand(sql);
        command.CommandTimeout = 600;
        return await command.ExecuteScalarAsync();
    }
}
