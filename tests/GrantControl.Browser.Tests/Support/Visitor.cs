namespace GrantControl.Browser.Tests.Support;

/// <summary>One person at a browser of his own: a fresh profile, and a list of everything that went wrong on his pages.</summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly List<string> _troubles = [];
    private readonly List<string> _expected = [];

    private Visitor(string name, IPage page) => (Name, Page) = (name, page);

    public string Name { get; }

    public IPage Page { get; }

    public static async Task<Visitor> ArriveAsync(string name, IBrowserContext context)
    {
        context.SetDefaultTimeout(15_000);
        var visitor = new Visitor(name, await context.NewPageAsync());
        visitor.Page.Console += (_, message) => visitor.Note(message.Type == "error", $"console: {message.Text} ({message.Location})");
        visitor.Page.PageError += (_, error) => visitor.Note(true, $"script error: {error}");
        visitor.Page.RequestFailed += (_, request) => visitor.Note(request.Failure != "net::ERR_ABORTED", $"request failed: {request.Url} {request.Failure}");
        visitor.Page.Response += (_, response) => visitor.Note(response.Status >= 400, $"answered {response.Status}: {response.Request.Method} {new Uri(response.Url).PathAndQuery}");
        return visitor;
    }

    public Task GoAsync(string address) => Page.GotoAsync(address);

    /// <summary>A refusal that belongs to the test: an answer with this status is no trouble.</summary>
    public Visitor Expecting(int status)
    {
        _expected.Add($"answered {status}:");
        _expected.Add($"status of {status} ");
        return this;
    }

    /// <summary>Console errors (a blocked script or style among them), failed requests and refused ones, once each.</summary>
    public IReadOnlyList<string> Troubles()
    {
        lock (_troubles)
        {
            return [.. _troubles.Where(t => !_expected.Exists(e => t.Contains(e, StringComparison.Ordinal))).Distinct()];
        }
    }

    public async ValueTask DisposeAsync() => await Page.Context.DisposeAsync();

    private void Note(bool isTrouble, string what)
    {
        if (isTrouble)
        {
            lock (_troubles)
            {
                _troubles.Add(what);
            }
        }
    }
}
