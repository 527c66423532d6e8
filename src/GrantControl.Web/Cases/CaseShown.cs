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
    private static readonly Dictionary<string, Label> MoneyLabels = new(StringComparer.Ordinal)
    {
        ["planned"] = new("Planificado", "Planned"),
        ["reserved"] = new("Reservado (pre-compromiso)", "Reserved"),
        ["committed"] = new("Comprometido", "Committed"),
        ["accrued"] = new("Devengado", "Accrued"),
        ["paid"] = new("Pagado", "Paid"),
        ["advance"] = new("Anticipo por rendir", "Advance to account for"),
        ["accepted"] = new("Gasto aceptado", "Accepted expense"),
        ["recoverable"] = new("Por reintegrar", "To be refunded"),
        ["refunded"] = new("Reintegrado", "Refunded"),
        ["writtenOff"] = new("Declarado incobrable", "Written off"),
    };

    private readonly JsonElement _root;
    private readonly JsonElement _view;

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

    /// <summary>Amounts that are not zero, in the order the kind shows them.</summary>
    public IEnumerable<(Label Label, Money Amount)> Money =>
        _view.TryGetProperty("money", out var money) && money.ValueKind == JsonValueKind.Object
            ? money.EnumerateObject()
                .Select(static m => (
                    MoneyLabels.GetValueOrDefault(m.Name) ?? new Label(m.Name, m.Name),
                    m.Value.Deserialize<Money>(CaseJson.Options)))
                .Where(static m => !m.Item2.IsZero)
            : [];

    /// <summary>The kind's own view of the case, as its interface type: <c>View&lt;GrantView&gt;()</c>.</summary>
    public TView View<TView>() => _view.Deserialize<TView>(CaseJson.Options)!;

    private static string Text(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    private static List<T> List<T>(JsonElement from, string name) =>
        from.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Array
            ? value.Deserialize<List<T>>(CaseJson.Options) ?? []
            : [];
}

/// <summary>A command the reader may send now.</summary>
/// <param name="Target">The child it would move (<c>tranche:2</c>), empty for the case itself.</param>
/// <param name="Variant">Tells commands of one name apart: the gate of a <c>clear</c>.</param>
/// <param name="BlockedBy">The code of what still stands in its way; null when nothing does.</param>
/// <param name="StandInFor">The person in whose name it is offered; null for the reader's own.</param>
public sealed record CommandOffered(string Command, string Target, string? Variant, string Transition, Label Label, string? BlockedBy = null, string? StandInFor = null)
{
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
public sealed record GateShown(string Id, Label Label, string Role, string Standing);

/// <summary>A document as every kind shows it.</summary>
public sealed record DocumentShown(string Type, string Sha256, string Name);
