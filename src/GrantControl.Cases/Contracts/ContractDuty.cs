using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>
/// The duties of a contract. Whoever holds one of them in a case may hold no other in it: who asks for the purchase, judges it,
/// administers it, receives what comes, approves, pays and settles are different people. No pair can be compensated.
/// </summary>
public static class ContractDuty
{
    public const string Formulate = Duty.Formulate;

    /// <summary>Administers the contract: receptions, reports, requests of payment.</summary>
    public const string Administer = "administer";

    /// <summary>Receives for the unit that will use what was bought.</summary>
    public const string Receive = "receive";

    public static IReadOnlyList<string> All { get; } =
    [
        Formulate, Duty.ReviewLegal, Duty.ReviewFinance, Duty.ReviewControl, Duty.Authorise, Administer, Receive, Duty.Monitor,
        Duty.ApproveFirst, Duty.ApproveSecond, Duty.Pay, Duty.Liquidate, Duty.Close,
    ];

    /// <summary>What people call each of them.</summary>
    public static IReadOnlyDictionary<string, Label> Labels { get; } = new Dictionary<string, Label>(StringComparer.Ordinal)
    {
        [Administer] = new("Administrar el contrato", "Administer the contract"),
        [Receive] = new("Recibir como unidad usuaria", "Receive as the user unit"),
        [Duty.Formulate] = new("Pedir y registrar", "Ask and register"),
        [Duty.ReviewLegal] = new("Revisión jurídica", "Legal review"),
        [Duty.ReviewFinance] = new("Revisión financiera", "Financial review"),
        [Duty.ReviewControl] = new("Revisión de control interno", "Internal control review"),
        [Duty.Authorise] = new("Autorizar", "Authorise"),
        [Duty.ApproveFirst] = new("Primera aprobación de pago", "First approval of a payment"),
        [Duty.ApproveSecond] = new("Segunda aprobación de pago", "Second approval of a payment"),
        [Duty.Pay] = new("Pagar", "Pay"),
        [Duty.Monitor] = new("Dar seguimiento", "Monitor"),
        [Duty.Liquidate] = new("Liquidar", "Settle"),
        [Duty.Close] = new("Cerrar", "Close"),
    };

    /// <summary>Whoever stands behind a contract that runs.</summary>
    public static IReadOnlyList<string> Agreement { get; } = [Formulate, Duty.ReviewLegal, Duty.ReviewFinance, Duty.ReviewControl, Duty.Authorise, Administer];
}

/// <summary>The parts of the contract's rows: who acts, and which duty it loads on him.</summary>
internal static class ContractWho
{
    public static Part Requester { get; } = Parts.Of("requester", Role.Technical, ContractDuty.Formulate);

    /// <summary>The unit that will use what was bought.</summary>
    public static Part UserUnit { get; } = Parts.Of("user-unit", Role.Technical, ContractDuty.Receive);

    public static Part Administrator { get; } = Parts.Of(AdministratorId, Role.ContractAdministrator, ContractDuty.Administer);

    public static Part Legal { get; } = Parts.Of("legal", Role.Legal, Duty.ReviewLegal);

    public static Part Finance { get; } = Parts.Of("finance", Role.Finance, Duty.ReviewFinance);

    public static Part Monitor { get; } = Parts.Of("control", Role.Control, Duty.Monitor);

    public static Part Settler { get; } = Parts.Of("finance", Role.Finance, Duty.Liquidate);

    public static Part Authority { get; } = Parts.Of("authority", Role.Authority, Duty.Authorise);

    public static Part Treasury { get; } = Parts.Of("treasury", Role.Treasury, Duty.Pay);

    public static Part Audit { get; } = Parts.Of("audit", Role.Audit, Duty.Close);

    /// <summary>Control and audit may always speak, whatever they did before.</summary>
    public static Part Oversight { get; } = new("oversight", [Role.Control, Role.Audit], null, Role.Labels[Role.Control]);

    public const string AdministratorId = "administrator";

    /// <summary>Whether only the administrator appointed takes this part, whatever it is called.</summary>
    public static bool IsAdministrators(Part part) => part.Roles is [Role.ContractAdministrator];

    /// <summary>Whether a step was his; the opening is a step of no row, and never his.</summary>
    public static bool IsAdministrators(Step step) =>
        ContractWorkflow.Definition.Row(step.Target, step.Transition)?.Parts.Any(p => p.Id == step.Part && IsAdministrators(p)) ?? false;

    public static Part Reviewer(GateDefinition gate) => new("reviewer", [gate.Role], ContractGate.DutyOf(gate.Id), gate.Label);
}
