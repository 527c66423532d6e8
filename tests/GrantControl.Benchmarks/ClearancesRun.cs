namespace GrantControl.Benchmarks;

/// <summary>Durable transitions per second of each host, beside pgbench writing the same rows in one statement, on one server, in one run.</summary>
internal static class ClearancesRun
{
    public static async Task<int> RunAsync(BenchmarkOptions options)
    {
        await using var office = await BenchmarkOffice.StartAsync(options);
        var table = new ResultTable(options);
        for (var round = 1; round <= options.Rounds; round++)
        {
            await office.PreloadPeerAsync();
            table.Add("pgbench, one statement", round, await PgBench.RunAsync(office, options));
            foreach (var host in BenchmarkHosts.All)
            {
                table.Add(host.Name, round, await office.ClearancesAsync(host, round, options));
            }

            await office.VerifyAsync();
        }

        table.Print(Console.Out);
        return 0;
    }
}
