using System.CommandLine;
using System.Data.Common;
using System.Net;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Embedded;

namespace GrantControl.Web.CommandLine;

/// <summary>The words people type. Without any of them the program serves.</summary>
public sealed class Verbs
{
    private readonly Option<DirectoryInfo> _data = new("--data")
    {
        Description = "Directory of the embedded database and the keys",
        DefaultValueFactory = static _ => new DirectoryInfo(".data"),
        Recursive = true,
    };

    private readonly Option<int> _port = new("--port") { Description = "TCP port (0 takes a free one)", DefaultValueFactory = static _ => 5080 };
    private readonly Option<string> _listen = new("--listen") { Description = "Address to listen on", DefaultValueFactory = static _ => "localhost" };
    private readonly Option<bool> _empty = new("--empty") { Description = "Start without demonstration data" };
    private readonly Option<HostKind> _host = new("--host") { Description = "embedded or orleans", DefaultValueFactory = static _ => ServeOptions.DefaultHost };
    private readonly Option<ProcessRole> _role = new("--role") { Description = "all, silo or web", DefaultValueFactory = static _ => ProcessRole.All };
    private readonly Option<string> _address = new("--address") { Description = "IP address at which other machines reach this silo", DefaultValueFactory = static _ => "127.0.0.1" };

    /// <summary>What each word does; each answers the process's exit code.</summary>
    public required Func<ServeOptions, CancellationToken, Task<int>> Serve { get; init; }

    public required Func<ServeOptions, CancellationToken, Task<int>> AuditVerify { get; init; }

    public required Func<ServeOptions, CancellationToken, Task<int>> Migrate { get; init; }

    public required Func<ServeOptions, CancellationToken, Task<int>> SearchRebuild { get; init; }

    public required Func<ServeOptions, BudgetFileToImport, CancellationToken, Task<int>> ImportBudget { get; init; }

    public required Func<string, DiagramFormat, CancellationToken, Task<int>> Diagram { get; init; }

    /// <summary>Does what the words say; 1 when it could not, with the reason on the standard error.</summary>
    public async Task<int> RunAsync(string[] words)
    {
        try
        {
            // Time to finish what is being recorded and to stop the database before the process is ended by force.
            return await Root().Parse(words).InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = TimeSpan.FromSeconds(30) });
        }
        catch (Exception e) when (e is EmbeddedPostgresException or MigrationEditedException or DbException or IOException)
        {
            await Console.Error.WriteLineAsync(e.Message);
            return 1;
        }
    }

    private RootCommand Root()
    {
        var root = new RootCommand("GrantControl: control of public money handed to organisations.");
        AddServing(root);
        root.Add(_data);
        var serve = new Command("serve", "Serve the interface and the pages (the default)");
        AddServing(serve);
        root.Add(serve);

        var verify = new Command("verify", "Check every chain, the ledger, the budget and the index against the journal");
        verify.SetAction((parsed, stop) => AuditVerify(Tool(parsed), stop));
        root.Add(new Command("audit", "Checks of the journal") { verify });

        var migrate = new Command("migrate", "Bring the database to the form this program needs");
        migrate.SetAction((parsed, stop) => Migrate(Tool(parsed), stop));
        root.Add(migrate);
        var rebuild = new Command("rebuild", "Read every case again and make its words anew; nothing else changes");
        rebuild.SetAction((parsed, stop) => SearchRebuild(Tool(parsed), stop));
        root.Add(new Command("search", "What cases are found by") { rebuild });
        root.Add(new ImportVerb().Build((parsed, file, stop) => ImportBudget(Tool(parsed), file, stop)));
        root.Add(Draw());
        foreach (var register in new RegisterVerbs(Tool).Build())
        {
            root.Add(register);
        }

        return root;
    }

    private void AddServing(Command command)
    {
        foreach (var option in new Option[] { _port, _listen, _empty, _host, _role, _address })
        {
            command.Add(option);
        }

        command.SetAction((parsed, stop) => Serve(
            new ServeOptions(parsed.GetValue(_port), parsed.GetValue(_data)!, parsed.GetValue(_empty), parsed.GetValue(_host))
            {
                Listen = parsed.GetValue(_listen)!,
                Role = parsed.GetValue(_role),
                Address = IPAddress.TryParse(parsed.GetValue(_address), out var address)
                    ? address
                    : throw new IOException($"--address takes an IP address, not '{parsed.GetValue(_address)}'."),
            },
            stop));
    }

    private Command Draw()
    {
        var kind = new Argument<string>("workflow") { Description = "grant, tranche, amendment, budget" };
        var format = new Option<DiagramFormat>("--format") { Description = "mermaid or svg", DefaultValueFactory = static _ => DiagramFormat.Mermaid };
        var draw = new Command("diagram", "Print a workflow") { kind, format };
        draw.SetAction((parsed, stop) => Diagram(parsed.GetValue(kind)!, parsed.GetValue(format), stop));
        return draw;
    }

    private ServeOptions Tool(ParseResult parsed) => new(0, parsed.GetValue(_data)!, Empty: true, HostKind.Embedded);
}

/// <summary>How a workflow is drawn.</summary>
public enum DiagramFormat
{
    Mermaid,
    Svg,
}
