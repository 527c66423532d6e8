using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>The people round a running grant, each named by his part, and the duties they took on before it ran.</summary>
internal static class TrancheCast
{
    public const string Organisation = "org-demo-a";

    public const string Formulator = "formulator";
    public const string Representative = "representative";
    public const string Admitter = "admitter";
    public const string TechnicalMonitor = "technical-monitor";
    public const string Legal = "legal-reviewer";
    public const string Finance = "finance-reviewer";
    public const string FirstApprover = "first-approver";
    public const string SecondApprover = "second-approver";
    public const string ControlReviewer = "control-reviewer";
    public const string ControlMonitor = "control-monitor";
    public const string Liquidator = "liquidator";
    public const string Head = "head";
    public const string Treasurer = "treasurer";
    public const string Auditor = "auditor";

    private static readonly Dictionary<string, string> Roles = new(StringComparer.Ordinal)
    {
        [Formulator] = Role.Ngo,
        [Representative] = Role.Ngo,
        [Admitter] = Role.Technical,
        [TechnicalMonitor] = Role.Technical,
        [Legal] = Role.Legal,
        [Finance] = Role.Finance,
        [FirstApprover] = Role.Finance,
        [SecondApprover] = Role.Finance,
        [ControlReviewer] = Role.Control,
        [ControlMonitor] = Role.Control,
        [Liquidator] = Role.Control,
        [Head] = Role.Authority,
        [Treasurer] = Role.Treasury,
        [Auditor] = Role.Audit,
    };

    /// <summary>Who did what before the grant ran.</summary>
    public static IReadOnlyDictionary<string, string> DutiesBefore { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [Formulator] = Duty.Formulate,
        [Admitter] = Duty.ReviewTechnical,
        [Legal] = Duty.ReviewLegal,
        [Finance] = Duty.ReviewFinance,
        [ControlReviewer] = Duty.ReviewControl,
        [Head] = Duty.Authorise,
    };

    public static Actor Of(string person)
    {
        var role = Roles[person];
        return new Actor(person, person, Set(role), role == Role.Ngo ? Organisation : null)
        {
            Declaration = role == Role.Ngo ? null : new InterestsDeclaration(new DateOnly(2026, 12, 31), Set()),
        };
    }

    /// <summary>The clock.</summary>
    public static Actor Clock { get; } = new(Actor.SystemPerson, "Sistema", Set(Role.System), null);

    public static Actor WithRoles(this Actor actor, params string[] roles) => actor with { Roles = Set(roles) };

    public static Actor RelatedTo(this Actor actor, params string[] organisations) =>
        actor with { Declaration = new InterestsDeclaration(new DateOnly(2026, 12, 31), Set(organisations)) };

    /// <summary>This person acting for another, with one role delegated through the year.</summary>
    public static Actor For(this Actor actor, string principal, string role) => actor with
    {
        StandInFor = new Delegation(principal, Set(role), new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31))
        {
            Declaration = new InterestsDeclaration(new DateOnly(2026, 12, 31), Set()),
        },
    };

    private static HashSet<string> Set(params string[] values) => new(values, StringComparer.Ordinal);
}
