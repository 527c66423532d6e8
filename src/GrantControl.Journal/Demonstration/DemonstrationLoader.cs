using System.Text.Json;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Complaints;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Documents;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.People;
using GrantControl.Journal.SampleData;
using GrantControl.Journal.Visits;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Journal.Demonstration;

/// <summary>
/// Fills an empty installation by sending the commands people would send, with the dates they would have sent them on.
/// Interrupted, it goes on where it stopped; complete, it does nothing.
/// </summary>
public sealed partial class DemonstrationLoader(JournalDatabase database, CaseKinds kinds, CalendarBook calendars, DemoPeopleSeed people, TimeProvider now, TrackingCodes codes, IdentitySeal seal)
{
    private const string Institution = DemoPeople.Institution;

    /// <summary>Brings in people, budget and cases.</summary>
    /// <param name="say">Tells the person at the terminal what was done.</param>
    /// <exception cref="StoryException">A rule refused a step: the demonstration and the rules disagree.</exception>
    public async Task FillAsync(string password, Action<string> say, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(say);
        await people.EnsureInstitutionAsync(Institution, DemoPeople.InstitutionName, "gt-1", "GTQ", cancellation).ConfigureAwait(false);
        await people.FillAsync(Institution, password, cancellation).ConfigureAwait(false);
        await using var writer = new JournalWriter(database);
        var today = await AnchorAsync(cancellation).ConfigureAwait(false);
        await ImportAsync(writer, today, cancellation).ConfigureAwait(false);
        await ImportVisitsAsync(writer, today, cancellation).ConfigureAwait(false);
        var lines = DemonstrationBudgets.All().First(b => b.Code == DemonstrationBudgets.Chargeable).Lines.Select(l => l.Code).ToList();
        var cases = new DemonstrationPlan(today, DemonstrationBudgets.Chargeable, lines).Cases();
        var made = 0;
        foreach (var one in cases)
        {
            made += await TellAsync(writer, one, cancellation).ConfigureAwait(false) ? 1 : 0;
        }

        var disposals = await DisposeAsync(writer, today, cancellation).ConfigureAwait(false);
        await CountAsync(writer, today, cancellation).ConfigureAwait(false);
        var complaints = await ComplainAsync(writer, today, cases, cancellation).ConfigureAwait(false);
        var contracts = await ContractAsync(writer, today, cancellation).ConfigureAwait(false);
        say(made + disposals + complaints + contracts == 0
            ? "demonstration data is there"
            : $"{DemonstrationBudgets.All().Count} budgets, {made} grants, {disposals} disposals, {complaints} complaints and {contracts} contracts by real commands");
    }

    /// <summary>A case that was begun is told again from its start: every command it already had is answered from its receipt.</summary>
    private async Task<bool> TellAsync(JournalWriter writer, DemonstrationCase one, CancellationToken cancellation)
    {
        var key = $"demo-done-{one.Script.Key}";
        if (await IsDoneAsync(key, cancellation).ConfigureAwait(false))
        {
            return false;
        }

        var clock = new StoryClock(one.Start);
        var host = Host(writer, clock);
        var documents = new DocumentStore(database, clock);
        var story = new GrantStory(host, (name, content, person) => StoreAsync(documents, name, content, person, cancellation), CastOf(one.Organisation), clock, Institution, one.Script)
        {
            PassDeadline = async (id, deadline, due) => await host.SendAsClockAsync(ClockCommands.For(Institution, GrantKind.Instance.Kind, id, deadline, due), cancellation).ConfigureAwait(false),
        };
        await one.Run(story).ConfigureAwait(false);
        await MarkDoneAsync(key, cancellation).ConfigureAwait(false);
        return true;
    }

    /// <summary>The register of goods, then the disposals of some of them. Answers how many disposals were told.</summary>
    private async Task<int> DisposeAsync(JournalWriter writer, DateOnly today, CancellationToken cancellation)
    {
        var goods = DemonstrationAssets.Goods(today).Concat(DemonstrationAssets.Regional(today)).ToList();
        var made = 0;
        foreach (var (name, inventories, state, destination) in DemonstrationAssets.Disposals)
        {
            var key = $"demo-done-disposal-{name}";
            if (await IsDoneAsync(key, cancellation).ConfigureAwait(false))
            {
                continue;
            }

            var clock = new StoryClock(new DateTimeOffset(today.AddDays(-60), new TimeOnly(15, 0), TimeSpan.Zero));
            var host = Host(writer, clock);
            var documents = new DocumentStore(database, clock);
            await RegisterAsync(host, today, cancellation).ConfigureAwait(false);
            var story = new DisposalStory(
                host, (file, content, person) => StoreAsync(documents, file, content, person, cancellation), DemonstrationAssets.Cast, clock, Institution, name,
                [.. goods.Where(g => inventories.Contains(g.Inventory))])
            { Photos = true };
            await story.GoToAsync(state, destination).ConfigureAwait(false);
            await MarkDoneAsync(key, cancellation).ConfigureAwait(false);
            made++;
        }

        return made;
    }

    private static async Task RegisterAsync(EmbeddedCaseHost host, DateOnly today, CancellationToken cancellation)
    {
        foreach (var (code, title, goods) in new[]
        {
            (DemonstrationAssets.Code, DemonstrationAssets.Title, DemonstrationAssets.Goods(today)), (DemonstrationAssets.RegionalCode, DemonstrationAssets.RegionalTitle, DemonstrationAssets.Regional(today)),
        })
        {
            var registered = await host.SendAsync(DisposalStory.Register(Institution, DemonstrationAssets.Cast.Property, code, title, goods), cancellation).ConfigureAwait(false);
            if (registered.Rejection is { } no)
            {
                throw new StoryException($"{code}: {no.Code} {no.Message.En}");
            }
        }
    }

    /// <summary>Physical inventories and changes of custody, after the disposals.</summary>
    private async Task CountAsync(JournalWriter writer, DateOnly today, CancellationToken cancellation)
    {
        const string Key = "demo-done-goods";
        if (await IsDoneAsync(Key, cancellation).ConfigureAwait(false))
        {
            return;
        }

        var clock = new StoryClock(new DateTimeOffset(today.AddDays(-6), new TimeOnly(15, 0), TimeSpan.Zero));
        var host = Host(writer, clock);
        await RegisterAsync(host, today, cancellation).ConfigureAwait(false);
        await GoodsStory.TellAsync((kind, key) => new GoodsStory(host, kind, clock, Institution, key)).ConfigureAwait(false);
        await MarkDoneAsync(Key, cancellation).ConfigureAwait(false);
    }

    /// <summary>The complaints, told after the cases they are about.</summary>
    private async Task<int> ComplainAsync(JournalWriter writer, DateOnly today, IReadOnlyList<DemonstrationCase> grants, CancellationToken cancellation)
    {
        var made = 0;
        foreach (var one in DemonstrationComplaints.All)
        {
            var key = $"demo-done-complaint-{one.Key}";
            if (await IsDoneAsync(key, cancellation).ConfigureAwait(false))
            {
                continue;
            }

            var clock = new StoryClock(new DateTimeOffset(today.AddDays(-one.DaysAgo), new TimeOnly(15, 0), TimeSpan.Zero));
            var documents = new DocumentStore(database, clock);
            var story = new ComplaintStory(
                Host(writer, clock), (file, content, person) => StoreAsync(documents, file, content, person, cancellation), codes, seal, DemonstrationComplaints.Cast, clock, Institution, one.Script);
            await story.GoToAsync(one.State).ConfigureAwait(false);
            if (one.Links is { } title)
            {
                var grant = GrantStory.IdOf(Institution, grants.First(g => string.Equals(g.Script.Title, title, StringComparison.Ordinal)).Script.Key);
                var known = await Host(writer, clock).ReadAsync(Institution, GrantKind.Instance.Kind, grant, DemonstrationComplaints.Cast.Control, cancellation).ConfigureAwait(false)
                    ?? throw new StoryException($"There is no grant '{title}'.");
                using var json = JsonDocument.Parse(known.Json);
                await story.LinkAsync(json.RootElement.GetProperty("number").GetString()!, one.Freezes ? "Se revisa el precio de lo comprado antes de pagar más." : null).ConfigureAwait(false);
            }

            await MarkDoneAsync(key, cancellation).ConfigureAwait(false);
            made++;
        }

        return made;
    }

    private static async Task<string> StoreAsync(DocumentStore documents, string name, byte[] content, string person, CancellationToken cancellation)
    {
        using var stream = new MemoryStream(content);
        var put = await documents.PutAsync(Institution, person, stream, name, name.EndsWith(".png", StringComparison.Ordinal) ? "image/png" : "text/plain", cancellation).ConfigureAwait(false);
        return put.Document?.Sha256 ?? throw new StoryException(put.Rejection!.Message.En);
    }

    private async Task ImportAsync(JournalWriter writer, DateOnly today, CancellationToken cancellation)
    {
        var host = Host(writer, new StoryClock(new DateTimeOffset(today.AddDays(-250), new TimeOnly(15, 0), TimeSpan.Zero)));
        foreach (var budget in DemonstrationBudgets.All())
        {
            var command = new CaseCommand(
                Institution, BudgetKind.Instance.Kind, BudgetId.For(Institution, budget.Code), $"demo-import-{budget.Code}", BudgetKind.Instance.OpeningCommand, null, "finanzas4", null,
                JsonSerializer.SerializeToUtf8Bytes(budget, CaseJson.Options));
            var outcome = await host.SendAsync(command, cancellation).ConfigureAwait(false);
            if (outcome.Rejection is { } no)
            {
                throw new StoryException($"{budget.Code}: {no.Code} {no.Message.En} {string.Join("; ", no.Fields.Select(f => $"{f.Path}: {f.Message.En}"))}");
            }
        }
    }

    /// <summary>The visits of a real report of another year, as history: they belong to no case here.</summary>
    private async Task ImportVisitsAsync(JournalWriter writer, DateOnly today, CancellationToken cancellation)
    {
        var clock = new StoryClock(new DateTimeOffset(today.AddDays(-250), new TimeOnly(15, 0), TimeSpan.Zero));
        var imported = await new VisitImporter(Host(writer, clock), new CaseStore(database), clock).ImportAsync(
            new VisitImport(Institution, "tecnico1", "demo-import-visits", "monitoreos-2021-1", "Monitoreos, primer cuatrimestre 2021", Kernel.Places.Departments.Guatemala, new(2021, 1, 1), new(2021, 4, 30), SampleFile.Visits, SampleFile.Read(SampleFile.Visits)),
            cancellation).ConfigureAwait(false);
        if (imported.Outcome.Rejection is { } no)
        {
            throw new StoryException($"{SampleFile.Visits}: {no.Code} {no.Message.En}");
        }
    }

    private EmbeddedCaseHost Host(JournalWriter writer, StoryClock clock) => new(
        new CaseRuntime(kinds, new CaseStore(database), writer, new FactsReader(database, calendars, TimeProvider.System), TableWalker.Instance, clock),
        new EmbeddedHostOptions());

    /// <summary>The day the demonstration is dated from: today at first, and the same day ever after.</summary>
    private async Task<DateOnly> AnchorAsync(CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            "INSERT INTO demonstration (institution, key, day) VALUES ($1, 'anchor', $2) ON CONFLICT (institution, key) DO UPDATE SET day = demonstration.day RETURNING day");
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = Institution });
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = BusinessCalendar.DayOf(now.GetUtcNow()) });
        return (DateOnly)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private async Task<bool> IsDoneAsync(string key, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand("SELECT EXISTS (SELECT FROM demonstration WHERE institution = $1 AND key = $2)");
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = Institution });
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = key });
        return (bool)(await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false))!;
    }

    private async Task MarkDoneAsync(string key, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand("INSERT INTO demonstration (institution, key, day) VALUES ($1, $2, $3)");
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = Institution });
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = key });
        command.Parameters.Add(new Npgsql.NpgsqlParameter { Value = BusinessCalendar.DayOf(now.GetUtcNow()) });
        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Who does what in a grant of one of the demonstration's organisations.</summary>
    /// <param name="organisation">0 for the first, A.</param>
    public static Cast CastOf(int organisation)
    {
        var letter = (char)('a' + organisation);
        return Cast.Of($"org-{letter}", $"formula-{letter}", $"representa-{letter}", "tecnico", "legal", "finanzas", "control", "titular", "comite", "tesoreria", "auditoria");
    }
}
