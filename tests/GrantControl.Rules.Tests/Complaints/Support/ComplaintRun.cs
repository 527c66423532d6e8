using System.Collections.Immutable;
using GrantControl.Cases.Complaints;
using GrantControl.Kernel.Deciders;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Complaints.Support;

/// <summary>A complaint in a test, with the world it looks at.</summary>
public sealed record ComplaintRun() : CaseRun<ComplaintRun, ComplaintState>(ComplaintKind.Instance, Case)
{
    public static readonly DateOnly FirstDay = new(2026, 1, 12);

    public static readonly CaseId Case = CaseId.Parse("019b0000-0000-7000-8000-0000000000c1");

    /// <summary>A grant and a complaint of the same institution, and a budget, which is neither.</summary>
    public static readonly CaseFacts Grant = new(CaseId.Parse("019b0000-0000-7000-8000-0000000000c2"), "grant", "SUB-2026-000007", "Becas", "org-a", Final: false);
    public static readonly CaseFacts Other = new(CaseId.Parse("019b0000-0000-7000-8000-0000000000c3"), "complaint", "DEN-2026-000002", "Lo mismo", null, Final: false);
    public static readonly CaseFacts Budget = new(CaseId.Parse("019b0000-0000-7000-8000-0000000000c4"), "budget", "PRE-2026-000001", "Presupuesto", null, Final: false);

    public static ComplaintRun New { get; } = new();

    public ImmutableDictionary<string, Actor> People { get; init; } = ComplaintPath.Everybody.ToImmutableDictionary(p => p.Person, StringComparer.Ordinal);

    public ComplaintRun Later(TimeSpan time) => this with { At = At + time };

    protected override Facts FactsFor(ICaseCommand command)
    {
        var wanted = Kind.Wants(State, command);
        return Facts with
        {
            People = People.Where(p => wanted.People.Contains(p.Key)).ToDictionary(p => p.Key, p => p.Value, StringComparer.Ordinal),
            Case = new[] { Grant, Other, Budget }.Append(new CaseFacts(Case, "complaint", "DEN-2026-000001", "Ella misma", null, Final: false)).FirstOrDefault(c => c.Number == wanted.Case),
            Party = wanted.Party is null ? null : new PartyFacts(
                wanted.Party, wanted.Party.StartsWith("org-", StringComparison.Ordinal) ? new OrganisationFacts(wanted.Party, "Organización", false, 0) : null, new HashSet<string>()),
        };
    }
}
