using GrantControl.Cases.Assets;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Disposals;

/// <summary>What the forms of a disposal know before anybody types: a row for each good, what others found, what the papers are.</summary>
public sealed class DisposalForms : IKindForms
{
    public static readonly DisposalForms Instance = new();

    private DisposalForms()
    {
    }

    public IReadOnlySet<string> Releasing { get; } = new HashSet<string>(StringComparer.Ordinal) { "remove-from-books" };

    public string? EditorOf(CaseShown shown, CommandOffered offered) => null;

    public IReadOnlyList<Label> Consequences(CaseShown shown, CommandOffered offered) => DisposalConsequences.Of(shown, offered);

    public FormSeed Seed(CaseShown shown, CommandOffered offered, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(shown);
        ArgumentNullException.ThrowIfNull(offered);
        var view = shown.View<DisposalView>();
        var seed = FormSeed.None with { Currency = view.Currency };
        return offered.Command switch
        {
            "save" => seed with { Suggested = new SaveDisposal(view.Cause, [.. view.Assets.Select(static a => a.Inventory)]) },
            "verify" => seed.With("sightings", Rows(view, static a => [Serial(a), Keeper(a)])) with { Notes = Checked(DisposalGate.Verification) },
            "opine" => seed.With("opinions", Rows(view, a => [Serial(a), Age(a)])) with { Notes = Checked(DisposalGate.Opinion) },
            "value" => seed.With("valuations", Rows(view, static a => [Costs(a), Age(a)])) with { Notes = Checked(DisposalGate.Valuation) },
            "recommend" => seed with { Notes = [Valuations(view), .. Votes(view), .. Checked(DisposalGate.Committee)] },
            "clear" => seed with
            {
                Notes = Checked(DisposalGate.Legal),
                Documents = view.Assets.Any(static a => a.Class == AssetFacts.Vehicle) ? [DocumentType.VehicleTaxClearance, DocumentType.VehicleRegistration] : [],
            },
            "authorize" => seed with { Notes = [Value(view)] },
            "assign" => Assignment(seed, view),
            "execute" => Execution(seed, view),
            "remove-from-books" => Removal(seed, view),
            "resolve-finding" => seed.WithChoices("finding", [.. view.Findings.Where(static f => !f.Resolved).Select(static f => new FormChoice(Text(f.Number), Same($"{f.Number} · {f.Text}")))]),
            _ => seed,
        };
    }

    private static FormSeed Assignment(FormSeed seed, DisposalView view)
    {
        // The form is filled in before the destination is known, so each has a place of its own and the decision asks for the right one.
        var papers = new FormRows([.. Enum.GetValues<Destination>().SelectMany(static d => DisposalDecider.PapersBefore(d).Select(t => new FormRow(
            DocumentType.All[t].Label, new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = t })
        {
            Optional = true,
            Facts = [new($"Si el destino es: {Name(d).Es}", $"If the destination is: {Name(d).En}")],
        }))], MayAdd: true);
        return view.Destination is { } proposed
            ? seed with
            {
                Suggested = new AssignDestination(proposed, [], view.Receiver),
                Notes =
                [
                    new(new("Otro miembro ya lo propuso", "Another member proposed it"),
                        [Name(proposed), .. view.Receiver is { } r ? new[] { Same($"{r.Name} · {r.Id}") } : [], new("Sus documentos ya constan.", "Its documents are on file.")]),
                    Limits(view),
                ],
            }
            : seed.With("documents", papers) with { Notes = [Limits(view)] };
    }

    private static FormSeed Execution(FormSeed seed, DisposalView view)
    {
        if (view.Outcome is { } outcome)
        {
            return seed with
            {
                Notes =
                [
                    new(new("De qué da fe", "What you witness"),
                    [
                        new($"Entregado el {LocalizedPage.Day(outcome.ExecutedOn)}. Deje vacío el resultado: ya lo declaró activo fijo.", $"Handed over on {LocalizedPage.Day(outcome.ExecutedOn)}. Leave the outcome empty: fixed assets stated it."),
                        .. view.Receiver is { } to ? new[] { new Label($"Recibió: {to.Name}", $"Received by: {to.Name}") } : [],
                        .. outcome.Proceeds is { } p ? new[] { new Label($"Depósito: {p} · {outcome.BankReference}", $"Deposit: {p} · {outcome.BankReference}") } : [],
                    ]),
                ],
            };
        }

        var destination = view.Destination ?? Destination.Destruction;
        return seed with
        {
            Documents = DisposalDecider.PapersAfter(destination),
            Notes =
            [
                new(new("Destino", "Destination"),
                [
                    Name(destination),
                    .. view.Receiver is { } r ? new[] { Same(r.Name) } : [],
                    destination == Destination.Auction
                        ? new("Declare comprador, monto depositado y referencia bancaria.", "State buyer, amount deposited and bank reference.")
                        : new("Declare sólo la fecha: comprador, monto y referencia son de una subasta.", "State the date only: buyer, amount and reference belong to an auction."),
                ]),
            ],
        };
    }

    private static FormSeed Removal(FormSeed seed, DisposalView view)
    {
        var day = view.Outcome!.ExecutedOn;
        var value = Money.Sum(view.Assets.Select(a => BookValue.On(a.ToFacts(), day)), view.Currency);
        return seed with
        {
            Typed = new Dictionary<string, string>(StringComparer.Ordinal) { ["bookValue"] = FormTexts.Amount(value) },
            Notes =
            [
                new(new($"Valor en libros al {LocalizedPage.Day(day)}", $"Book value on {LocalizedPage.Day(day)}"),
                    [.. view.Assets.Select(a => Arithmetic(a.Inventory, BookValue.Working(a.ToFacts(), day))), new($"Suma: {value}", $"Sum: {value}")]),
            ],
        };
    }

    /// <summary>One line of arithmetic: cost less months of wear.</summary>
    private static Label Arithmetic(string inventory, BookValueWorking w) => w.Life == 0
        ? new($"{inventory}: {w.Cost}, no se deprecia", $"{inventory}: {w.Cost}, does not lose value")
        : new($"{inventory}: {w.Cost} − {w.Depreciable} × {w.Months}/{w.Life} meses = {w.Value}", $"{inventory}: {w.Cost} − {w.Depreciable} × {w.Months}/{w.Life} months = {w.Value}");

    private static FormRows Rows(DisposalView view, Func<DisposalItem, IReadOnlyList<Label>> facts) => new([.. view.Assets.Select(a => new FormRow(
        Same($"{a.Inventory} · {a.Description}"), new Dictionary<string, string>(StringComparer.Ordinal) { ["inventory"] = a.Inventory }) { Facts = facts(a) })]);

    private static Label Serial(DisposalItem a) => a.Serial.Length == 0
        ? new("Sin número de serie en el registro", "No serial number in the register")
        : new($"Serie en el registro: {a.Serial}", $"Serial in the register: {a.Serial}");

    private static Label Keeper(DisposalItem a) => new($"Custodio: {a.Custodian}", $"Custodian: {a.Custodian}");

    private static Label Age(DisposalItem a) => new(
        $"Adquirido el {LocalizedPage.Day(a.AcquiredOn)}; vida útil {a.UsefulLifeMonths} meses", $"Acquired on {LocalizedPage.Day(a.AcquiredOn)}; useful life {a.UsefulLifeMonths} months");

    private static Label Costs(DisposalItem a) => new($"Costó {a.Cost}; el valor en libros lo calcula el registro", $"It cost {a.Cost}; the register computes its book value");

    private static IReadOnlyList<FormNote> Checked(string gate)
    {
        var known = DisposalGate.All.First(g => g.Id == gate);
        return
        [
            new(new("Lo que revisa este visto bueno", "What this gate checks"), known.Checklist),
            .. known.Ground is { } ground ? new[] { new FormNote(new("Fundamento", "Legal ground"), [ground]) } : [],
        ];
    }

    private static FormNote Valuations(DisposalView view) => new(
        new("Los valúos", "The valuations"),
        [.. view.Appraisals.Select(a => Money.Sum(a.Valuations.Select(static v => v.Market), view.Currency)).Select(static (sum, i) => new Label($"Perito {i + 1}: {sum}", $"Valuer {i + 1}: {sum}")), .. Value(view).Lines]);

    private static IEnumerable<FormNote> Votes(DisposalView view) => view.Votes.Count == 0 ? [] :
    [
        new(new("Votos ya dados", "Votes given"),
        [
            new($"{view.Votes.Count} de {DisposalPolicy.Quorum} para el quórum; {view.Votes.Count(static v => v.Cast == CommitteeVote.InFavour)} a favor. El acta ya consta.",
                $"{view.Votes.Count} of {DisposalPolicy.Quorum} for the quorum; {view.Votes.Count(static v => v.Cast == CommitteeVote.InFavour)} in favour. The minutes are on file."),
        ]),
    ];

    private static FormNote Value(DisposalView view) => new(
        new("Valor sobre el que se decide", "Value decided on"),
        [
            new($"{view.Value}: de cada bien, el mayor entre libros y valúos", $"{view.Value}: for each asset the highest of books and valuations"),
            view.AboveThreshold ? new("Pasa del umbral: también autoriza tesorería.", "Above the threshold: the treasury authorises too.") : new("No pasa del umbral de tesorería.", "Below the treasury's threshold."),
        ]);

    private static FormNote Limits(DisposalView view) => new(
        new("Qué destinos caben", "Which destinations fit"),
        view.Opinions.Any(static o => o.Usable) ? [new("Hay bienes que aún sirven: sólo traslado.", "Some assets still serve: transfer only.")]
            : view.Opinions.Any(static o => o.Hazardous) ? [new("Hay bienes peligrosos: traslado o destrucción.", "Some assets are hazardous: transfer or destruction.")]
            : view.FailedAuctions >= DisposalPolicy.AuctionsThatMayFail ? [new("La subasta fracasó dos veces: otro destino.", "The auction failed twice: another destination.")]
            : [new("Cualquiera. Permuta, donación y traslado nombran a quien recibe.", "Any. Barter, donation and transfer name the receiver.")]);

    /// <summary>What a destination is called on forms and papers alike.</summary>
    internal static Label Name(Destination destination) =>
        FieldWords.Value(FormDefinition.Of(typeof(AssignDestination)).Find("destination")!, System.Text.Json.JsonNamingPolicy.KebabCaseLower.ConvertName(destination.ToString())) ?? Same(destination.ToString());

    private static Label Same(string text) => new(text, text);

    private static string Text(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
