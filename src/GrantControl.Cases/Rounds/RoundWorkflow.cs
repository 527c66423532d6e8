using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Rounds;

/// <summary>
/// A physical inventory: counted by fixed assets, signed by internal audit. What is missing is a finding that stops its
/// closing until the loss was investigated. Terms are defaults a legal office confirms.
/// </summary>
public static class RoundWorkflow
{
    public const string Counting = "counting";
    public const string Counted = "counted";
    public const string Signed = "signed";
    public const string Closed = "closed";
    public const string Cancelled = "cancelled";

    public const string Count = "count-assets";
    public const string Witness = "witness-count";

    private static readonly string[] Running = [Counting, Counted, Signed];
    private static readonly Part Counter = new("property", [Role.Property], Count, Role.Labels[Role.Property]);
    private static readonly Part Auditor = new("audit", [Role.Audit], Witness, Role.Labels[Role.Audit]);
    private static readonly Part Oversight = new("oversight", [Role.Control, Role.Audit], null, Role.Labels[Role.Control]);

    public static WorkflowDefinition Definition { get; } = new("round", 1, new("Inventario físico", "Physical inventory"), Counting)
    {
        Opening = Counter,
        States =
        [
            new(Counting, new("En conteo", "Counting")),
            new(Counted, new("Contado", "Counted")),
            new(Signed, new("Firmado", "Signed")),
            new(Closed, new("Cerrado", "Closed")) { Final = true, NeedsDuties = [Count, Witness, Duty.Close] },
            new(Cancelled, new("Anulado", "Cancelled")) { Final = true },
        ],
        DutyLabels = new Dictionary<string, Label>(StringComparer.Ordinal)
        {
            [Count] = new("Contar", "Count"),
            [Witness] = new("Firmar como auditoría", "Sign as audit"),
            [Duty.Close] = new("Cerrar", "Close"),
        },
        IncompatibleDuties = [[Count, Witness, Duty.Close]],
        Transitions =
        [
            new("count", "count", new("Contar bienes", "Count assets"), [Counting], Counting) { Parts = [Counter], Guards = Guards.Human, Rules = [RoundRules.NumbersSeen] },
            new("uncount", "uncount", new("Quitar del conteo", "Take out of the count"), [Counting], Counting)
            {
                Parts = [Counter], Guards = Guards.Human, ActsOn = [RoundRules.SomethingCounted], Rules = [RoundRules.SomethingCounted, CommonRules.Reasoned],
            },
            new("finish", "finish", new("Terminar el conteo y firmar", "Finish the count and sign"), [Counting], Counted) { Parts = [Counter], Guards = Guards.Human, Deadline = Days(15, Role.Property, Role.Audit) },
            new("recount", "recount", new("Pedir otro conteo", "Ask for a recount"), [Counted], Counting) { Parts = [Auditor], Guards = Guards.Human, Rules = [CommonRules.Reasoned] },
            new("sign", "sign", new("Firmar como auditoría", "Sign as audit"), [Counted], Signed) { Parts = [Auditor], Guards = Guards.Human, Deadline = Days(5, Role.Audit, Role.Authority) },
            new("close", "close", new("Cerrar", "Close"), [Signed], Closed)
            {
                Parts = [new("control", [Role.Control], Duty.Close, Role.Labels[Role.Control])], Rules = [CommonRules.FindingsClosed], Deadline = Days(30, Role.Control, Role.Authority),
            },
            new("cancel", "cancel", new("Anular", "Cancel"), [Counting], Cancelled) { Parts = [Counter], Guards = Guards.Human, Rules = [CommonRules.Reasoned] },
            .. Running.Select(static s => new Transition($"raise-finding-in-{s}", "raise-finding", new("Registrar hallazgo", "Raise finding"), [s], s)
            {
                Parts = [Oversight], Guards = Guards.Human, Rules = [CommonRules.Reasoned],
            }),
            .. Running.Select(static s => new Transition($"resolve-finding-in-{s}", "resolve-finding", new("Cerrar hallazgo", "Resolve finding"), [s], s)
            {
                Parts = [Oversight],
                Guards = Guards.Human,
                Documents = [DocumentType.FindingEvidence],
                ActsOn = [CommonRules.FindingOpen, CommonRules.ResolverIsAnother],
                Rules = [CommonRules.FindingOpen, CommonRules.ResolverIsAnother, CommonRules.Reasoned],
            }),
        ],
    };

    private static DeadlineDefinition Days(int amount, string owner, string escalatesTo) => new(amount, DeadlineUnit.BusinessDays, owner, escalatesTo);
}

/// <summary>Names of the rules of a physical inventory, and its figures.</summary>
public static class RoundRules
{
    public const string GoodsExpected = "goods-expected";
    public const string NumbersSeen = "numbers-seen";
    public const string SomethingCounted = "something-counted";

    /// <summary>Goods one round covers: more of them are counted by custodian or by smaller places.</summary>
    public const int MaxExpected = 2_000;

    public const int MaxNumbers = 500;

    /// <summary>Months after which goods are due to be seen again.</summary>
    public const int Months = 24;
}
