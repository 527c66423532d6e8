using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Rules.Tests.Grants.Support;

/// <summary>People of one institution and of two organisations: enough of each role that nobody needs two duties.</summary>
public static class TestPeople
{
    public const string Organisation = "org-a";
    public const string OtherOrganisation = "org-b";

    public static readonly DateOnly DeclaredUntil = new(2030, 12, 31);

    public static Actor Formulator { get; } = OfNgo("ong-formula", Organisation);

    public static Actor Requester { get; } = OfNgo("ong-solicita", Organisation);

    public static Actor Outsider { get; } = OfNgo("ong-ajena", OtherOrganisation);

    public static Actor Technical { get; } = Of("tec-revisa", Role.Technical);

    public static Actor TechnicalMonitor { get; } = Of("tec-verifica", Role.Technical);

    public static Actor Legal { get; } = Of("leg-revisa", Role.Legal);

    public static Actor Finance { get; } = Of("fin-revisa", Role.Finance);

    public static Actor FirstApprover { get; } = Of("fin-aprueba-1", Role.Finance);

    public static Actor SecondApprover { get; } = Of("fin-aprueba-2", Role.Finance);

    public static Actor Control { get; } = Of("ctl-revisa", Role.Control);

    public static Actor Watcher { get; } = Of("ctl-vigila", Role.Control);

    public static Actor Liquidator { get; } = Of("ctl-liquida", Role.Control);

    public static Actor Auditor { get; } = Of("aud-cierra", Role.Audit);

    public static Actor SecondAuditor { get; } = Of("aud-segunda", Role.Audit);

    public static Actor Head { get; } = Of("tit", Role.Authority);

    public static Actor Treasurer { get; } = Of("tes-paga", Role.Treasury);

    public static IReadOnlyList<Actor> Committee { get; } = [Of("com-1", Role.Committee), Of("com-2", Role.Committee), Of("com-3", Role.Committee), Of("com-4", Role.Committee)];

    public static Actor Clock { get; } = new(Actor.SystemPerson, "Sistema", Roles(Role.System), null);

    /// <summary>Everybody above, the clock too.</summary>
    public static IReadOnlyList<Actor> All { get; } =
    [
        Formulator, Requester, Outsider, Technical, TechnicalMonitor, Legal, Finance, FirstApprover, SecondApprover, Control, Watcher, Liquidator,
        Auditor, SecondAuditor, Head, Treasurer, .. Committee, Clock,
    ];

    /// <summary>Somebody who holds one role and has done nothing yet.</summary>
    public static Actor Newcomer(string role) => role switch
    {
        Role.System => Clock,
        Role.Ngo => OfNgo("nuevo-NGO", Organisation),
        _ => Of($"nuevo-{role}", role),
    };

    public static Actor Of(string person, params string[] roles) =>
        new(person, person, Roles(roles), null) { Declaration = new InterestsDeclaration(DeclaredUntil, Roles()) };

    public static Actor OfNgo(string person, string organisation) => new(person, person, Roles(Role.Ngo), organisation);

    public static Actor RelatedTo(this Actor actor, string organisation) =>
        actor with { Declaration = new InterestsDeclaration(DeclaredUntil, Roles(organisation)) };

    /// <summary>The same person acting for another one, by a delegation of roles that stands between two days.</summary>
    public static Actor StandingInFor(this Actor actor, Actor absent, DateOnly starts, DateOnly ends, params string[] roles) => actor with
    {
        StandInFor = new Delegation(absent.Person, roles.Length == 0 ? absent.Roles : Roles(roles), starts, ends) { Name = absent.Name, Declaration = absent.Declaration },
    };

    private static HashSet<string> Roles(params string[] roles) => new(roles, StringComparer.Ordinal);
}
