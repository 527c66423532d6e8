using System.Text.Json;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Cases;

/// <summary>
/// What the page of a case shows, taken from the very JSON that programs read. A kind that has no gates or no money
/// simply shows none.
/// </summary>
public sealed class CaseShown
{
    private readonly JsonElement _root;
    private readonly JsonElement _view;

    // A page asks for the same parts many times; each is read from the JSON once.
    private readonly Dictionary<(Type Type, string Name), object> _read = [];

    public CaseShown(ICaseKind kind, CaseReading reading)
    {
        ArgumentNullException.ThrowIfNull(reading);
        Kind = kind;
        Version = reading.Version;
        using var document = JsonDocument.Parse(reading.Json);
        _root = document.RootElement.Clone();
        _view = _root.GetProperty("case");
    }

    public ICaseKind Kind { get; }

    public long Version { get; }

    public string Id => Text(_root, "id");

    public string Number => Text(_root, "number");

    public string Title => Text(_view, "title");

    public string OrganisationName => Text(_view, "organisationName");

    public string ContentHash => Text(_root, "contentHash");

    public StateDefinition State => Kind.Workflow.State(_root.GetProperty("state").GetProperty("id").GetString()!);

    /// <summary>Id of the organisation the case is about; empty when it is about none.</summary>
    public string Organisation => Text(_view, "organisation");

    /// <summary>What the reader may send now, in his own name or in another's.</summary>
    public IReadOnlyList<CommandOffered> Permitted => List<CommandOffered>(_root, "permitted");

    public IReadOnlyList<DeadlineShown> Deadlines => List<DeadlineShown>(_root, "deadlines");

    public IReadOnlyList<GateShown> Gates => List<GateShown>(_view, "gates");

    public IReadOnlyList<DocumentShown> Documents => List<DocumentShown>(_view, "documents");

    /// <summary>The figures of the case's ledger that are there, in the order the kind shows them.</summary>
    public IReadOnlyList<MoneyFigure> Figures => (List<MoneyFigure>)Once((typeof(MoneyFigure), "money"), () =>
        _view.TryGetProperty("money", out var money) && money.ValueKind == JsonValueKind.Object
            ? money.EnumerateObject().Select(static m => MoneyFigure.Of(m.Name, m.Value.Deserialize<Money>(CaseJson.Options))).OfType<MoneyFigure>().ToList()
            : []);

    /// <summary>Amounts that are not zero, in the same order.</summary>
    public IEnumerable<(Label Label, Money Amount)> Money => Figures.Where(static f => !f.Amount.IsZero).Select(static f => (f.Label, f.Amount));

    /// <summary>Why payments stand frozen; empty when they do not.</summary>
    public string Frozen => Text(_view, "frozen");

    /// <summary>Freezes that other cases laid on this one.</summary>
    public IReadOnlyList<FreezeShown> FrozenBy => List<FreezeShown>(_root, "frozenBy");

    public IReadOnlyList<FindingShown> Findings => List<FindingShown>(_view, "findings");

    public IReadOnlyList<ObservationShown> Observations => List<ObservationShown>(_view, "observations");

    /// <summary>The plan, section by section, as far as it is written; null for a kind without a plan.</summary>
    public JsonElement? Content =>
        Kind.Workflow.Sections.Count > 0 && _view.TryGetProperty("plan", out var plan) && plan.ValueKind == JsonValueKind.Object ? plan : null;

    /// <summary>One section of what the gates look at: a part of the plan, or the members of the view it consists of. Null while it is not written.</summary>
    public JsonElement? Section(string id)
    {
        if (Content is { } plan)
        {
            return plan.TryGetProperty(id, out var written) ? written : null;
        }

        var members = Kind.Workflow.Sections.FirstOrDefault(s => string.Equals(s.Id, id, StringComparison.Ordinal))?.Members ?? [];
        return members.Count == 0 ? null : (JsonElement)Once((typeof(JsonElement), id), () =>
            JsonSerializer.SerializeToElement(members.Where(m => _view.TryGetProperty(m, out _)).ToDictionary(static m => m, m => _view.GetProperty(m), StringComparer.Ordinal)));
    }

    /// <summary>How often a section changed; 0 while it is not written.</summary>
    public int SectionVersion(string section) =>
        _view.TryGetProperty("sections", out var sections) && sections.TryGetProperty(section, out var one) && one.TryGetProperty("version", out var version)
            ? version.GetInt32()
            : 0;

    /// <summary>The kind's own view of the case, as JSON.</summary>
    public JsonElement Json => _view;

    /// <summary>The kind's own view of the case, as its interface type: <c>View&lt;GrantView&gt;()</c>.</summary>
    public TView View<TView>() => (TView)Once((typeof(TView), ""), () => _view.Deserialize<TView>(CaseJson.Options)!);

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private List<T> List<T>(JsonElement from, string name) => (List<T>)Once((typeof(T), name), () =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.Deserialize<List<T>>(CaseJson.Options) ?? []
            : new List<T>());

    private object Once((Type Type, string Name) part, Func<object> read)
    {
        if (!_read.TryGetValue(part, out var known))
        {
            known = read();
            _read.Add(part, known);
        }

        return known;
    }
}

/// <summary>A command the reader may send now.</summary>
/// <param name="Target">The child it would move (<c>tranche:2</c>), empty for the case itself.</param>
/// <param name="Variant">Tells commands of one name apart: the gate of a <c>clear</c>.</param>
/// <param name="BlockedBy">The code of what still stands in its way; null when nothing does.</param>
/// <param name="StandInFor">The person in whose name it is offered; null for the reader's own.</param>
public sealed record CommandOffered(string Command, string Target, string? Variant, string Transition, Label Label, string? BlockedBy = null, string? StandInFor = null)
{
    /// <summary>What stands in its way, in words; null when nothing does, or a gate or freeze that the page shows anyway.</summary>
    public Label? Why { get; init; }

    /// <summary>Where its form is: <c>/cases/grants/{id}/do/clear?variant=legal</c>.</summary>
    public string FormAddress(ICaseKind kind, string id)
    {
        ArgumentNullException.ThrowIfNull(kind);
        var query = new[] { ("target", Target), ("variant", Variant), ("for", StandInFor) }
            .Where(static p => !string.IsNullOrEmpty(p.Item2))
            .Select(static p => $"{p.Item1}={Uri.EscapeDataString(p.Item2!)}");
        var asked = string.Join('&', query);
        return $"/cases/{kind.Route}/{id}/do/{Command}{(asked.Length > 0 ? "?" + asked : "")}";
    }
}

/// <summary>A deadline as every kind shows it.</summary>
/// <param name="BusinessDaysLeft">Negative when it has passed; null while it stands paused.</param>
public sealed record DeadlineShown(string Target, string Transition, string Owner, DateOnly Due, bool Missed, int? PausedWith = null, int? BusinessDaysLeft = null);

/// <summary>A gate as every kind shows it.</summary>
/// <param name="Standing"><c>open</c>, <c>cleared</c> or <c>observed</c>.</param>
public sealed record GateShown(string Id, Label Label, string Role, string Standing, ClearanceShown? Clearance = null);

/// <summary>Who cleared a gate, when, and on which content.</summary>
public sealed record ClearanceShown(string By, DateTimeOffset At, long Version, string ContentHash, string? StandInFor = null, string? Note = null);

/// <summary>A document as every kind shows it.</summary>
public sealed record DocumentShown(string Type, string Sha256, string Name, string Target = "", string Transition = "", string By = "", DateTimeOffset? At = null)
{
    /// <summary>A photo a browser can show; the store checked that its bytes are what its name says.</summary>
    public bool IsPicture => Path.GetExtension(Name).ToUpperInvariant() is ".JPG" or ".JPEG" or ".PNG" or ".WEBP";
}

/// <summary>An observation, on the section it speaks of.</summary>
public sealed record ObservationShown(int Number, string Section, string Text, string Gate = "", string By = "", string? Answer = null);

/// <summary>A finding; a blocking one stops what advances or pays until it is resolved.</summary>
public sealed record FindingShown(int Number, string Text, bool Blocking, string RaisedBy = "", bool Resolved = false, string? Resolution = null);

/// <summary>A freeze that another case laid on this one.</summary>
/// <param name="Number">The number of that case.</param>
public sealed record FreezeShown(string Kind, string Number, string Reason, string ByName, DateTimeOffset Since);
