using GrantControl.Journal.Authority;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Shared.Layout;

/// <summary>One entry of the main menu.</summary>
/// <param name="Acts">Begins something, where the others show something.</param>
public sealed record NavigationEntry(string Address, string Icon, Label Label, bool Acts = false)
{
    /// <summary>Whether a page lies under this entry.</summary>
    public bool IsAt(PathString here) => here.StartsWithSegments(Address, StringComparison.OrdinalIgnoreCase);
}

/// <summary>The main menu, as far as a person's roles open it.</summary>
public static class Navigation
{
    /// <summary>Who may read internal control's own view.</summary>
    public static IReadOnlyList<string> OversightRoles { get; } = [Role.Control, Role.Audit, Role.Authority];

    /// <summary>Who follows complaints on their board.</summary>
    private static IReadOnlyList<string> ComplaintRoles { get; } = [Role.Intake, Role.Control, Role.Audit];

    public static bool FollowsComplaints(PersonFacts? person) => person is { Organisation: null } && ComplaintRoles.Any(person.Roles.Contains);

    public static bool Oversees(PersonFacts? person) => person is { Organisation: null } && OversightRoles.Any(person.Roles.Contains);

    /// <summary>Who makes visits or looks over them.</summary>
    public static bool Visits(PersonFacts? person) =>
        person is { Organisation: null } && (person.Roles.Contains(Role.Technical) || OversightRoles.Any(person.Roles.Contains));

    /// <summary>Who follows what expires: contracts and their guarantees.</summary>
    public static bool SeesExpiries(PersonFacts? person) =>
        person is { Organisation: null } && new[] { Role.ContractAdministrator, Role.Legal, Role.Finance, Role.Control, Role.Audit, Role.Authority }.Any(person.Roles.Contains);

    /// <summary>Empty for a stranger.</summary>
    public static IReadOnlyList<NavigationEntry> Of(PersonFacts? person, CaseKinds kinds)
    {
        ArgumentNullException.ThrowIfNull(kinds);
        if (person is null)
        {
            return [];
        }

        List<NavigationEntry> entries =
        [
            new("/inbox", "inbox", new("Mi bandeja", "My inbox")),
            new("/cases", "folder", new("Expedientes", "Cases")),
        ];
        if (person.Organisation is null)
        {
            entries.Add(new("/budget", "budget", new("Presupuesto", "Budget")));
            entries.Add(new("/assets", "building", new("Bienes", "Assets")));
        }

        if (Visits(person))
        {
            entries.Add(new("/visits", "calendar", new("Visitas", "Visits")));
        }

        if (SeesExpiries(person))
        {
            entries.Add(new("/expiring", "clock", new("Qué vence", "What expires")));
        }

        if (FollowsComplaints(person))
        {
            entries.Add(new("/denuncias/tablero", "note", new("Denuncias", "Complaints")));
        }

        entries.Add(new("/workflows", "flow", new("Cómo funciona", "How it works")));
        if (Oversees(person))
        {
            entries.Add(new("/oversight", "shield", new("Control interno", "Internal control")));
        }

        entries.AddRange(Openings(person, kinds));
        return entries;
    }

    private static IEnumerable<NavigationEntry> Openings(PersonFacts person, CaseKinds kinds)
    {
        var mine = person.Organisation is null ? [] : kinds.All.Where(k => k.Workflow.Opening?.Roles.Any(person.Roles.Contains) is true).ToList();
        return mine.Select(k => new NavigationEntry(
            $"/cases/{k.Route}/open",
            "plus",
            mine.Count == 1 ? new("Nueva solicitud", "New application") : new($"Nueva: {k.Label.Es}", $"New: {k.Label.En}"),
            Acts: true));
    }
}
