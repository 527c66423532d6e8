using GrantControl.Journal.Audit;
using GrantControl.Journal.Budget;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Search;
using GrantControl.Kernel.Workflows.Diagrams;
using GrantControl.Web.Shared.Languages;

namespace GrantControl.Web.CommandLine;

/// <summary>The words that do one thing and end.</summary>
public static class Tools
{
    public static async Task<int> MigrateAsync(ServeOptions options, CancellationToken cancellation)
    {
        await using var database = await OpenedDatabase.OpenAsync(options, Steps.Console, cancellation);
        return 0;
    }

    /// <summary>0 only when everything agrees.</summary>
    public static async Task<int> AuditVerifyAsync(ServeOptions options, CancellationToken cancellation)
    {
        var steps = Steps.Console;
        await using var opened = await OpenedDatabase.OpenAsync(options, steps, cancellation);
        await using var database = new JournalDatabase(opened.Options);
        var report = await new Verifier(database, new CaseKinds(Installed.Kinds)).VerifyAsync(
            institution: null,
            new Told<AuditProgress>(p => steps.Say($"{p.Cases} of {p.TotalCases} cases, {p.Events} events")),
            cancellation);
        var counts = report.Counts;
        steps.Say($"Looked at {counts.Events} events, {counts.LedgerEntries} ledger entries, {counts.BudgetLines} budget lines and {counts.Documents} documents.");
        steps.Say(report.First is { } first ? $"DOES NOT AGREE: {report.Findings} rows; the first is {first}" : "Everything agrees with the journal.");
        return report.Clean ? 0 : 2;
    }

    /// <summary>Makes what cases are found by anew from the journal, with the program running or not.</summary>
    public static async Task<int> SearchRebuildAsync(ServeOptions options, CancellationToken cancellation)
    {
        var steps = Steps.Console;
        await using var opened = await OpenedDatabase.OpenAsync(options, steps, cancellation);
        await using var database = new JournalDatabase(opened.Options);
        using var logs = LoggerFactory.Create(static to => to.AddConsole());
        using var search = new SearchFollower(database, new CaseKinds(Installed.Kinds), new CaseStore(database), logs.CreateLogger<SearchFollower>());
        steps.Say($"The words of {await search.RebuildAsync(cancellation)} cases were made anew.");
        return 0;
    }

    /// <summary>Imports through the same host, guards and journal as any command; the person needs the role for it.</summary>
    public static async Task<int> ImportBudgetAsync(ServeOptions options, BudgetFileToImport file, CancellationToken cancellation)
    {
        var steps = Steps.Console;
        await using var opened = await OpenedDatabase.OpenAsync(options, steps, cancellation);
        await using var app = Application.Build(options, opened.Options);
        var import = new BudgetImport(
            file.Institution, file.Person, "cli-" + Guid.CreateVersion7().ToString("N"), file.Code, file.Title, file.FiscalYear, file.Currency, file.Details is null,
            file.File.Name, await File.ReadAllBytesAsync(file.File.FullName, cancellation))
        {
            Details = file.Details,
        };
        var importer = app.Services.GetRequiredService<BudgetImporter>();
        var preview = await importer.PreviewAsync(import, cancellation);
        foreach (var error in preview.Table.Errors)
        {
            steps.Say(error.ToString());
        }

        if (preview.Table.IsGood)
        {
            steps.Say($"{preview.Table.Lines.Count} lines; current {preview.Total.Current}, accrued {preview.Total.Accrued}, balance {preview.Total.Balance}");
        }

        if (file.Preview || !preview.Table.IsGood)
        {
            return preview.Table.IsGood ? 0 : 2;
        }

        var outcome = (await importer.ImportAsync(import, cancellation)).Outcome;
        steps.Say(outcome.Rejection is { } no ? $"Refused: {no.Code} ({no.Rule}) {no.Message.En}" : $"Imported as {outcome.Number}.");
        return outcome.IsAccepted ? 0 : 2;
    }

    /// <summary>Prints a workflow, or one of the parts of a case (<c>tranche</c>).</summary>
    public static Task<int> DiagramAsync(string workflow, DiagramFormat format, CancellationToken cancellation)
    {
        var found = Installed.Kinds.SelectMany(static k => k.Workflow.Children.Prepend(k.Workflow))
            .FirstOrDefault(w => string.Equals(w.Id, workflow, StringComparison.Ordinal));
        if (found is null)
        {
            Console.Error.WriteLine($"There is no workflow '{workflow}'.");
            return Task.FromResult(1);
        }

        var language = Language.Spanish.Tag;
        Console.Out.WriteLine(format == DiagramFormat.Svg ? SvgDiagram.Of(found, language) : MermaidDiagram.Of(found, language));
        return Task.FromResult(0);
    }

    /// <summary>Tells at once and in order, where the framework's own class would tell from another thread.</summary>
    private sealed class Told<T>(Action<T> tell) : IProgress<T>
    {
        public void Report(T value) => tell(value);
    }
}
