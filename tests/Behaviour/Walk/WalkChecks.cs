using System.Text.Json;
using GrantControl.Cases.Assets;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Behaviour.Walk;

/// <summary>What must agree after a walk, each side told by somebody else: the journal folded anew, the database's own sums, the host.</summary>
public static class WalkChecks
{
    private static readonly string[] Readers = ["aud1", "rec1", "ctl1"];

    public static async Task AgreeAsync(this Office office, OfficeWalk walk)
    {
        await office.VerifyCleanAsync();
        var replayed = new List<(WalkedCase Case, ICaseState State)>();
        foreach (var walked in walk.Cases)
        {
            replayed.Add((walked, await office.ReplayAsync(walked.Kind.Kind, walked.Id)));
        }

        await LiveEqualsReplayAsync(office, replayed);
        await LedgerEqualsCasesAsync(office, replayed);
        await FreezesEqualComplaintsAsync(office, replayed);
        await RegisterEqualsCasesAsync(office, replayed);
    }

    private static async Task LiveEqualsReplayAsync(Office office, IEnumerable<(WalkedCase Case, ICaseState State)> cases)
    {
        foreach (var (walked, state) in cases)
        {
            CaseReading? live = null;
            foreach (var reader in Readers)
            {
                live ??= await office.Host.ReadAsync(Office.Institution, walked.Kind.Kind.Kind, walked.Id, reader, CancellationToken.None);
            }

            live!.Version.Should().Be(state.Version);
            using var json = JsonDocument.Parse(live.Json);
            var view = walked.Kind.Kind.View(state);
            json.RootElement.GetProperty("case").GetRawText().Should().Be(JsonSerializer.SerializeToElement(view, view.GetType(), CaseJson.Options).GetRawText());
        }
    }

    /// <summary>What the ledger adds up to for a case and an account is what the case believes.</summary>
    private static async Task LedgerEqualsCasesAsync(Office office, IEnumerable<(WalkedCase Case, ICaseState State)> cases)
    {
        var ledger = await RowsAsync(
            office,
            """
            SELECT case_id || ' ' || account || '|' || budget_line, sum(amount)::text FROM (
                SELECT case_id, debit AS account, budget_line, amount FROM ledger_entry UNION ALL SELECT case_id, credit, budget_line, -amount FROM ledger_entry) AS moved
            WHERE case_id <> ALL (SELECT case_id FROM case_index WHERE kind = 'budget') GROUP BY 1 HAVING sum(amount) <> 0
            """);
        var believed = cases.SelectMany(c => ((CaseState)c.State).Core.Balances.Where(b => b.Value != 0).Select(b => ($"{c.Case.Id} {b.Key}", b.Value.ToString(System.Globalization.CultureInfo.InvariantCulture)))).ToList();
        ledger.Except(believed).Should().BeEmpty("the case believes otherwise");
        ledger.Should().HaveCount(believed.Count);
    }

    private static async Task FreezesEqualComplaintsAsync(Office office, IEnumerable<(WalkedCase Case, ICaseState State)> cases)
    {
        var laid = await RowsAsync(office, "SELECT blocked || ' ' || source, reason FROM case_block");
        var live = cases.Select(c => c.State).OfType<ComplaintState>()
            .SelectMany(c => c.Links.Where(l => l.Frozen is not null).Select(l => ($"{l.Case} {c.Id}", l.Frozen!)));
        laid.Should().BeEquivalentTo(live, "what complaints froze and did not lift");
        var counted = await RowsAsync(office, "SELECT x.case_id::text, x.blocks::text FROM case_index x WHERE x.blocks <> (SELECT count(*) FROM case_block b WHERE b.blocked = x.case_id)");
        counted.Should().BeEmpty("the index counts the freezes of a case");
    }

    /// <summary>Which case holds or removed which good, as the cases tell it and as the register has it; and what is left in the books.</summary>
    private static async Task RegisterEqualsCasesAsync(Office office, IReadOnlyList<(WalkedCase Case, ICaseState State)> cases)
    {
        var goods = cases.Select(c => c.State).OfType<InventoryState>().SelectMany(s => s.Assets).ToDictionary(a => a.Inventory, _ => AssetFacts.InUse);
        foreach (var (inventory, state) in cases.SelectMany(c => Held(c.State)))
        {
            goods[inventory].Should().Be(AssetFacts.InUse, "nobody else holds {0}", inventory);
            goods[inventory] = state;
        }

        var register = await RowsAsync(office, "SELECT inventory, state || coalesce(' ' || held_by, '') FROM asset");
        register.Except(goods.Select(g => (g.Key, g.Value))).Should().BeEmpty("the cases know of no such row");
        register.Should().HaveCount(goods.Count);
        (await office.Database.OwnerAsync("SELECT sum(CASE 'fixed-assets' WHEN debit THEN amount WHEN credit THEN -amount ELSE 0 END)::bigint = (SELECT coalesce(sum(cost), 0)::bigint FROM asset WHERE state <> 'removed') FROM ledger_entry"))
            .Should().Be(true, "what is left in the books is what is left in the register");
    }

    private static IEnumerable<(string Inventory, string State)> Held(ICaseState state) => state switch
    {
        DisposalState { Removal: not null } d => d.Items.Select(i => (i.Inventory, $"{AssetFacts.Removed} {d.Id}")),
        DisposalState d => d.Locked.Select(i => (i, $"{AssetFacts.Locked} {d.Id}")),
        CustodyState { State: CustodyWorkflow.Offered } c => c.Items.Select(i => (i.Inventory, $"{AssetFacts.Locked} {c.Id}")),
        _ => [],
    };

    private static async Task<IReadOnlyList<(string Key, string Value)>> RowsAsync(Office office, string sql)
    {
        await using var source = NpgsqlDataSource.Create(office.Database.Options.Owner);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<(string, string)>();
        while (await reader.ReadAsync())
        {
            rows.Add((reader.GetString(0), reader.GetString(1)));
        }

        return rows;
    }
}
