using GrantControl.Cases.Rounds;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Kinds;

namespace GrantControl.Web.Assets;

/// <summary>The screens of a physical inventory.</summary>
public sealed class RoundScreens : IKindScreens, IKindForms
{
    public static readonly RoundScreens Instance = new();

    private RoundScreens()
    {
    }

    public string Kind => RoundKind.Instance.Kind;

    public CasePanel Content { get; } = new("count", new("Conteo y diferencias", "Count and differences"), "/Assets/_Round.cshtml", static _ => true);

    public IKindForms Forms => this;

    public IReadOnlySet<string> Releasing { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Counting has a page of its own, made for a phone.</summary>
    public string? EditorOf(CaseShown shown, CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        return offered.Command == "count" ? $"/assets/rounds/{shown.Id}" : null;
    }

    public FormSeed Seed(CaseShown shown, CommandOffered offered, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        var view = shown.View<RoundView>();
        return offered.Command switch
        {
            "finish" => FormSeed.None with { Notes = [Progress(view)] },
            "sign" => FormSeed.None with { Notes = [Found(view)] },
            "resolve-finding" => FormSeed.None.WithChoices("finding", [.. view.Findings.Where(static f => !f.Resolved).Select(static f => new FormChoice(
                f.Number.ToString(System.Globalization.CultureInfo.InvariantCulture), new($"{f.Number} · {f.Text}", $"{f.Number} · {f.Text}")))]),
            _ => FormSeed.None,
        };
    }

    public IReadOnlyList<Label> Consequences(CaseShown shown, CommandOffered offered)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        return offered.Command switch
        {
            "finish" => [new("Lo contado se compara con el registro de hoy y ya no se puede contar más, salvo que auditoría lo pida.", "What was counted is compared with today's register, and counting ends unless audit asks for more.")],
            "sign" => [new("Cada bien visto queda con la fecha de hoy; lo que falta abre un hallazgo que hay que investigar.", "Each asset seen carries today's date; what is missing opens a finding to be investigated.")],
            "recount" => [new("Activo fijo vuelve a contar; lo ya contado se conserva.", "Fixed assets counts again; what was counted is kept.")],
            "cancel" => [new("La ronda termina sin efecto en el registro.", "The round ends without any effect on the register.")],
            _ => [],
        };
    }

    public KindWords Words { get; } = new()
    {
        Introduction = new(
            "Activo fijo abre una ronda para un lugar o para los bienes de un custodio y los cuenta con un teléfono, etiqueta por etiqueta. "
            + "Al terminar, el programa compara lo visto con el registro: lo que falta, lo que es de otro lugar, lo que nadie conoce. "
            + "Auditoría firma, lo que falta se investiga como pérdida, y cada bien visto guarda la fecha: cada dos años le toca a todos.",
            "Fixed assets opens a round for a place or for a custodian's assets and counts them with a phone, label by label. "
            + "In the end the program compares what was seen with the register: what is missing, what belongs elsewhere, what nobody knows. "
            + "Audit signs, what is missing is investigated as a loss, and each asset seen keeps the date: every two years it is everyone's turn."),
        Events = Table(
            ("round.opened/1", "Ronda abierta", "Round opened"),
            ("round.counted/1", "Bienes contados", "Assets counted"),
            ("round.uncounted/1", "Número quitado del conteo", "Number taken out of the count"),
            ("round.finished/1", "Conteo terminado y firmado", "Count finished and signed"),
            ("round.reopened/1", "Auditoría pide otro conteo", "Audit asks for a recount"),
            ("round.signed/1", "Firmado por auditoría", "Signed by audit"),
            ("round.cancelled/1", "Ronda anulada", "Round cancelled"),
            ("round.closed/1", "Ronda cerrada", "Round closed")),
        Members = Table(
            ("expected", "Bienes esperados", "Assets expected"),
            ("numbers", "Números", "Numbers"),
            ("differences", "Diferencias", "Differences"),
            ("found", "Encontrados", "Found"),
            ("missing", "Faltan", "Missing"),
            ("elsewhere", "De otro lugar o custodio", "Of another place or custodian"),
            ("removed", "Ya dados de baja", "Removed already"),
            ("unknown", "Desconocidos", "Unknown"),
            ("seen", "Vistos", "Seen"),
            ("on", "Fecha", "Date"),
            ("description", "Descripción", "Description"),
            ("inventory", "Número de inventario", "Inventory number"),
            ("serial", "Serie", "Serial"),
            ("custodian", "Custodio", "Custodian"),
            ("place", "Lugar", "Place")),
        Rules = Table(
            (RoundRules.GoodsExpected, "El registro tiene bienes allí", "The register has assets there"),
            (RoundRules.NumbersSeen, "Los números son de etiqueta y no estaban contados", "The numbers are those of labels and were not counted"),
            (RoundRules.SomethingCounted, "Ya se contó algo", "Something was counted")),
        States = Table(
            ("round/counting", "Activo fijo cuenta, etiqueta por etiqueta.", "Fixed assets counts, label by label."),
            ("round/counted", "El conteo terminó; auditoría lo revisa y firma.", "The count ended; audit checks and signs it."),
            ("round/signed", "Firmado; lo que falta se investiga antes de cerrar.", "Signed; what is missing is investigated before closing."),
            ("round/closed", "Cerrado: todo lo que faltaba está explicado.", "Closed: all that was missing is explained."),
            ("round/cancelled", "Se anuló sin efecto en el registro.", "It was cancelled without any effect on the register.")),
    };

    private static FormNote Progress(RoundView view)
    {
        var seen = view.Expected.Count(i => view.Counted.Contains(i.Inventory, StringComparer.Ordinal));
        return new(new("Cómo va", "How it stands"),
        [
            new($"{seen} de {view.Expected.Count} esperados, vistos", $"{seen} of {view.Expected.Count} expected, seen"),
            new($"{view.Counted.Count - seen} números que no se esperaban aquí", $"{view.Counted.Count - seen} numbers not expected here"),
        ]);
    }

    private static FormNote Found(RoundView view) => new(new("Lo que firma", "What you sign"),
    [
        new($"Encontrados: {view.Differences!.Found.Count}", $"Found: {view.Differences.Found.Count}"),
        new($"Faltan: {view.Differences.Missing.Count}", $"Missing: {view.Differences.Missing.Count}"),
        new($"De otro lugar o custodio: {view.Differences.Elsewhere.Count}", $"Of another place or custodian: {view.Differences.Elsewhere.Count}"),
        new($"Ya dados de baja: {view.Differences.Removed.Count}", $"Removed already: {view.Differences.Removed.Count}"),
        new($"Desconocidos: {view.Differences.Unknown.Count}", $"Unknown: {view.Differences.Unknown.Count}"),
    ]);

    private static Dictionary<string, Label> Table(params (string Key, string Es, string En)[] rows) =>
        rows.ToDictionary(static r => r.Key, static r => new Label(r.Es, r.En), StringComparer.Ordinal);
}
