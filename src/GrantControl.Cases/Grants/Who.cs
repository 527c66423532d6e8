using GrantControl.Cases.Authority;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>The parts of the grant's rows: who acts, and which duty it loads on him.</summary>
internal static class Who
{
    /// <summary>Members of the committee that must agree above the threshold.</summary>
    public const int CommitteeQuorum = 3;

    public static Part Ngo { get; } = Of("ngo", Role.Ngo, Duty.Formulate);

    public static Part NgoPayments { get; } = Of("ngo", Role.Ngo, Duty.RequestPayment);

    public static Part Legal { get; } = Of("legal", Role.Legal, Duty.ReviewLegal);

    public static Part Authority { get; } = Of("authority", Role.Authority, Duty.Authorise);

    public static Part Committee { get; } = Of("committee", Role.Committee, Duty.Authorise) with { Quorum = CommitteeQuorum, OnlyAboveThreshold = true };

    public static Part Treasury { get; } = Of("treasury", Role.Treasury, Duty.Pay);

    public static Part Audit { get; } = Of("audit", Role.Audit, Duty.Close);

    public static Part Clock { get; } = Parts.Clock;

    public static Part LegalOrClock { get; } = new("legal", [Role.Legal, Role.System], Duty.ReviewLegal, Role.Labels[Role.Legal]);

    /// <summary>Oversight weighs nothing on its own: control and audit may always speak, whatever they did before.</summary>
    public static Part ControlOrAudit { get; } = new("oversight", [Role.Control, Role.Audit], null, Role.Labels[Role.Control]);

    public static Part Technical(string duty) => Of("technical", Role.Technical, duty);

    public static Part Finance(string duty) => Of("finance", Role.Finance, duty);

    public static Part Control(string duty) => Of("control", Role.Control, duty);

    public static Part Reviewer(GateDefinition gate) => new("reviewer", [gate.Role], Gate.DutyOf(gate.Id), gate.Label);

    private static Part Of(string id, string role, string duty) => Parts.Of(id, role, duty);
}
