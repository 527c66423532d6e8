namespace GrantControl.Benchmarks;

/// <summary>What the command line takes.</summary>
internal static class Usage
{
    public static int Print(TextWriter to)
    {
        to.WriteLine(
            """
            usage: dotnet run -c Release --project tests/GrantControl.Benchmarks -- [--callers N] [--cases N] [--rounds N] [--lines N]
                   dotnet run -c Release --project tests/GrantControl.Benchmarks -- screens [--grants N] [--lines N] [--users N] [--writers N]
                                                                                           [--seconds N] [--think MS] [--host embedded|orleans] [--data DIR]

            without a word   durable transitions per second of each host, beside pgbench writing the same rows
            screens          latency of inbox, list, case page and search for people of every role while some of them write
                             a quick one for every build: screens --grants 200 --seconds 5
            """);
        return 0;
    }
}
