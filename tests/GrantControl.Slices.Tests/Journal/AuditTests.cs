using System.Diagnostics;
using GrantControl.Journal.Audit;
using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

/// <summary>A few cases that touch every table, told once; each test tampers with a copy of them.</summary>
public sealed class AuditStory(PostgresFixture postgres) : IAsyncLifetime
{
    public const string Document = "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa";

    private string _source = "";

    public async Task InitializeAsync()
    {
        var (database, host) = await ToyHost.StartAsync(postgres);
        await database.OwnerAsync("INSERT INTO document VALUES ('mj', encode(sha256('x'), 'hex'), 'text/plain', 1, 'x.txt', 'ana', now(), 'x')");
        var sha256 = (string)(await database.OwnerAsync("SELECT sha256 FROM document"))!;
        for (var i = 0; i < 4; i++)
        {
            var id = await host.OpenAsync();
            ActToy[] acts =
            [
                new(Claims: [new(Claim.Document, sha256, "organisation:o1:statutes"), new(Claim.BankReference, $"r{i}", $"case:{i}")], Content: "c1"),
                new(Postings: [ToyHost.Entry("reserved", "available", 300)], Duties: [new("ana", "ask"), new("beto", "approve")]),
                new(Gates: [new("legal", "ana", "c1"), new("finance", "beto", "c1")], Due: new DateOnly(2099, 5, 6)),
                new(Postings: [ToyHost.Entry("committed", "reserved", 200), ToyHost.Entry("advance", "treasury", 50)], Note: "pagado"),
                new(LiquidationDue: new DateOnly(2098, 1, 1)),
            ];
            for (var v = 0; v < acts.Length; v++)
            {
                (await host.ActAsync(id, v + 1, acts[v])).Rejection.Should().BeNull();
            }
        }

        _source = database.Name;
        await host.DisposeAsync();
        await database.DisposeAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public Task<TestDatabase> CopyAsync() => postgres.CopyAsync(_source);

    public static Task<AuditReport> VerifyAsync(TestDatabase database, IProgress<AuditProgress>? progress = null) =>
        new Verifier(database.Journal, ToyHost.Kinds).VerifyAsync(TestDatabase.Institution, progress, CancellationToken.None);
}

[Collection(PostgresCollection.Name)]
public sealed class AuditTests(PostgresFixture postgres) : IAsyncLifetime
{
    private readonly AuditStory _story = new(postgres);

    public Task InitializeAsync() => _story.InitializeAsync();

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task What_nobody_touched_agrees_and_is_counted()
    {
        await using var database = await _story.CopyAsync();
        List<AuditProgress> seen = [];

        var report = await AuditStory.VerifyAsync(database, new Seen(seen));

        report.First.Should().BeNull();
        report.Counts.Should().Be(new AuditCounts(Cases: 5, Events: 26, Receipts: 26, LedgerEntries: 13, BudgetLines: 1, Documents: 1));
        seen.Should().Contain(new AuditProgress(5, 5, 26));
    }

    /// <summary>What a superuser might do, each on a fresh copy: the row is named, and the copy before it was clean.</summary>
    [Fact]
    public async Task Every_row_tampered_with_is_named()
    {
        (string Sql, string Table, string Key)[] deeds =
        [
            ("UPDATE case_event SET actor = 'x' WHERE case_id = $1 AND version = 3", "case_event", "/3"),
            ("UPDATE case_event SET stand_in_for = 'x' WHERE case_id = $1 AND version = 3", "case_event", "/3"),
            ("UPDATE case_event SET at = at + interval '1 microsecond' WHERE case_id = $1 AND version = 2", "case_event", "/2"),
            ("UPDATE case_event SET command_id = 'xxxxxxxx' WHERE case_id = $1 AND version = 2", "case_event", "/2"),
            ("UPDATE case_event SET policy_version = 9 WHERE case_id = $1 AND version = 2", "case_event", "/2"),
            ("UPDATE case_event SET name = 'toy.opened/1' WHERE case_id = $1 AND version = 4", "case_event", "/4"),
            ("UPDATE case_event SET kind = 'grant' WHERE case_id = $1 AND version = 4", "case_event", "/4"),
            ("UPDATE case_event SET content_hash = 'c2' WHERE case_id = $1 AND version = 4", "case_event", "/4"),
            ("UPDATE case_event SET institution = 'zz' WHERE case_id = $1 AND version = 6", "case_event", "/6"),
            ("UPDATE case_event SET payload = set_byte(payload, 5, 65) WHERE case_id = $1 AND version = 5", "case_event", "/5"),
            ("UPDATE case_event SET data = data || '{\"content\":\"c9\"}' WHERE case_id = $1 AND version = 2", "case_event", "/2"),
            ("UPDATE case_event SET previous_hash = sha256('x') WHERE case_id = $1 AND version = 2", "case_event", "/2"),
            ("UPDATE case_event SET hash = sha256('x') WHERE case_id = $1 AND version = 2", "case_event", "/2"),
            ("DELETE FROM case_event WHERE case_id = $1 AND version = 1", "case_event", "/1"),
            ("DELETE FROM case_event WHERE case_id = $1 AND version = 3", "case_event", "/3"),
            ("DELETE FROM case_event WHERE case_id = $1 AND version = 6", "case_event", "/6"),
            ("UPDATE command_receipt SET state = 'closed' WHERE case_id = $1 AND version = 4", "command_receipt", "/key-"),
            ("UPDATE command_receipt SET number = 'JUG-1' WHERE case_id = $1 AND version = 4", "command_receipt", "/key-"),
            ("UPDATE command_receipt SET version = 9 WHERE case_id = $1 AND version = 4", "command_receipt", "/key-"),
            ("UPDATE command_receipt SET body_hash = sha256('x') WHERE case_id = $1 AND version = 4", "command_receipt", "/key-"),
            ("UPDATE command_receipt SET events = '{}' WHERE case_id = $1 AND version = 4", "command_receipt", "/key-"),
            ("UPDATE command_receipt SET at = now() WHERE case_id = $1 AND version = 4", "command_receipt", "/key-"),
            ("DELETE FROM command_receipt WHERE case_id = $1 AND version = 4", "command_receipt", "/key-"),
            ("UPDATE ledger_entry SET amount = 299 WHERE case_id = $1 AND version = 3", "ledger_entry", "/3/0"),
            ("UPDATE ledger_entry SET debit = 'paid' WHERE case_id = $1 AND version = 5 AND ordinal = 1", "ledger_entry", "/5/1"),
            ("UPDATE ledger_entry SET memo = 'x' WHERE case_id = $1 AND version = 5 AND ordinal = 1", "ledger_entry", "/5/1"),
            ("DELETE FROM ledger_entry WHERE case_id = $1 AND version = 5 AND ordinal = 0", "ledger_entry", "/5/0"),
            ("INSERT INTO ledger_entry VALUES ($1, 7, 0, 'mj', 'advance', 'treasury', 1, 'GTQ', 'b/1', 'x')", "ledger_entry", "/7/0"),
            ("UPDATE budget_line SET available = available + 1, reserved = reserved - 1", "budget_line", "mj/b/1"),
            ("UPDATE budget_line SET assigned = assigned + 1, available = available + 1", "budget_line", "mj/b/1"),
            ("UPDATE budget_line SET name = 'x'", "budget_line", "mj/b/1"),
            ("DELETE FROM budget_line", "budget_line", "mj/b/1"),
            ("INSERT INTO budget_line VALUES ('mj', 'b/2', 'b', '2', 'x', 'GTQ')", "budget_line", "mj/b/2"),
            ("UPDATE case_index SET state = 'closed' WHERE case_id = $1", "case_index", ""),
            ("UPDATE case_index SET waiting_for = '{}' WHERE case_id = $1", "case_index", ""),
            ("UPDATE case_index SET held = '{submit}' WHERE case_id = $1", "case_index", ""),
            ("UPDATE case_index SET version = 7 WHERE case_id = $1", "case_index", ""),
            ("UPDATE case_index SET liquidation_due = NULL WHERE case_id = $1", "case_index", ""),
            ("DELETE FROM case_index WHERE case_id = $1", "case_index", ""),
            ("UPDATE case_deadline SET due = '2099-12-31' WHERE case_id = $1", "case_deadline", "/d2"),
            ("DELETE FROM case_deadline WHERE case_id = $1", "case_deadline", "/d2"),
            ("DELETE FROM case_duty WHERE case_id = $1 AND person = 'ana'", "case_duty", "/ana/ask/"),
            ("INSERT INTO case_duty VALUES ('mj', $1, 'ana', 'pay', 'ask')", "case_duty", "/ana/pay/ask"),
            ("UPDATE case_gate SET content_hash = 'c2' WHERE case_id = $1 AND gate = 'legal'", "case_gate", "/legal"),
            ("DELETE FROM case_gate WHERE case_id = $1 AND gate = 'finance'", "case_gate", "/finance"),
            ("UPDATE claim SET owner = 'x' WHERE case_id = $1 AND type = 'bank-reference'", "claim", "/bank-reference/r"),
            ("DELETE FROM claim WHERE case_id = $1 AND key = 'r1'", "claim", "/bank-reference/r1"),
            ("UPDATE document SET content = 'y'", "document", "mj/"),
            ("DELETE FROM document", "document", "mj/"),
            ("DELETE FROM gate_requirement WHERE gate = 'legal'", "gate_requirement", "toy/legal"),
            ("DELETE FROM duty_conflict WHERE a = 'ask' AND b = 'pay'", "duty_conflict", "toy/ask/pay"),
        ];
        foreach (var (sql, table, key) in deeds)
        {
            await using var database = await _story.CopyAsync();
            var id = (Guid)(await database.OwnerAsync("SELECT case_id FROM claim WHERE key = 'r1'"))!;

            await (sql.Contains("$1", StringComparison.Ordinal) ? database.OwnerAsync(sql, id) : database.OwnerAsync(sql));
            var report = await AuditStory.VerifyAsync(database);

            report.First.Should().NotBeNull(sql);
            report.First!.Table.Should().Be(table, sql);
            report.First.Key.Should().StartWith(key.Contains('/') && key[0] != '/' ? key : id + key, sql);
        }
    }

    [Fact]
    public async Task A_hundred_edits_drawn_at_random_are_all_found()
    {
        var random = new Random(20_261_121);
        string[] columns = ["actor", "command_id", "name", "content_hash"];
        await using var database = await _story.CopyAsync();
        var rows = (Guid[])(await database.OwnerAsync("SELECT array_agg(case_id ORDER BY case_id, version) FROM case_event"))!;
        for (var i = 0; i < 100; i++)
        {
            var (id, column) = (rows[random.Next(rows.Length)], columns[random.Next(columns.Length)]);
            var version = 1L + random.Next(rows.Count(r => r == id));
            var was = await database.OwnerAsync($"SELECT {column} FROM case_event WHERE case_id = $1 AND version = $2", id, version);
            await database.OwnerAsync($"UPDATE case_event SET {column} = {column} || '.' WHERE case_id = $1 AND version = $2", id, version);

            var report = await AuditStory.VerifyAsync(database);

            report.First!.Key.Should().Be($"{id}/{version}", $"{column} of edit {i} with seed 20261121");
            await database.OwnerAsync($"UPDATE case_event SET {column} = $3 WHERE case_id = $1 AND version = $2", id, version, was!);
        }

        (await AuditStory.VerifyAsync(database)).Clean.Should().BeTrue();
    }

    [Theory]
    [InlineData(null, 0, "OK: 5 cases, 26 events, 26 receipts")]
    [InlineData("UPDATE case_event SET actor = 'x' WHERE case_id = $1 AND version = 3", 1, "BAD case_event {0}/3")]
    [InlineData("UPDATE case_event SET data = '{}' WHERE case_id = $1 AND version = 2", 1, "BAD case_event {0}/2")]
    [InlineData("DELETE FROM case_event WHERE case_id = $1 AND version = 4", 1, "BAD case_event {0}/4")]
    [InlineData("DELETE FROM case_event WHERE case_id = $1 AND version = 6", 1, "BAD command_receipt ")]
    [InlineData("UPDATE command_receipt SET state = 'x' WHERE case_id = $1 AND version = 4", 1, "BAD command_receipt ")]
    public async Task A_verifier_that_shares_no_code_says_the_same(string? deed, int exitCode, string says)
    {
        await using var database = await _story.CopyAsync();
        var id = (Guid)(await database.OwnerAsync("SELECT case_id FROM claim WHERE key = 'r1'"))!;
        if (deed is not null)
        {
            await database.OwnerAsync(deed, id);
        }

        var start = new ProcessStartInfo("python3", [Path.Combine(Repository(), "ops", "verify-journal")]) { RedirectStandardOutput = true, UseShellExecute = false };
        start.Environment["GRANTCONTROL_DB"] = postgres.Server.TcpConnectionString(database.Name);
        start.Environment["PATH"] += Path.PathSeparator + postgres.Server.Programs;
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();

        output.Should().StartWith(string.Format(null, says, id));
        process.ExitCode.Should().Be(exitCode);
    }

    private static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "GrantControl.sln")))
        {
            folder = folder.Parent!;
        }

        return folder.FullName;
    }

    private sealed class Seen(List<AuditProgress> list) : IProgress<AuditProgress>
    {
        public void Report(AuditProgress value) => list.Add(value);
    }
}
