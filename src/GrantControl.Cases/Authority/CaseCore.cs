using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>What every kind of case keeps for the guards: positions, duties, deadlines, documents, findings, freeze.</summary>
public sealed record CaseCore(CaseId Id)
{
    /// <summary>The key of the case itself among <see cref="Positions"/>.</summary>
    public const string Main = "";

    public string Institution { get; init; } = "";

    public string Number { get; init; } = "";

    public long Version { get; init; }

    public int PolicyVersion { get; init; }

    /// <summary>The organisation the case is about: its people act as NGO, its relatives are barred.</summary>
    public string Organisation { get; init; } = "";

    /// <summary>Where the case and each of its children stand, by target (<c>tranche:2</c>).</summary>
    public ImmutableSortedDictionary<string, WorkflowPosition> Positions { get; init; } = Sorted<WorkflowPosition>();

    /// <summary>Duties each person has taken on in this case, his own and as a stand-in.</summary>
    public ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Duties { get; init; } = Sorted<ImmutableSortedSet<string>>();

    public ImmutableArray<Compensation> Compensations { get; init; } = [];

    public ImmutableSortedDictionary<string, OpenDeadline> Deadlines { get; init; } = Sorted<OpenDeadline>();

    public ImmutableArray<DocumentUse> Documents { get; init; } = [];

    public ImmutableArray<Finding> Findings { get; init; } = [];

    /// <summary>Field visits; none for a kind that is not visited.</summary>
    public CaseVisits Visits { get; init; } = CaseVisits.None;

    /// <summary>Reason of a freeze in force; null when payments are free.</summary>
    public string? Frozen { get; init; }

    /// <summary>Debits less credits of this case, in minor units, by account and budget line.</summary>
    public ImmutableSortedDictionary<string, long> Balances { get; init; } = Sorted<long>();

    [JsonIgnore]
    public WorkflowPosition Position => Positions.TryGetValue(Main, out var p) ? p : new WorkflowPosition("");

    /// <summary>Guard F: an open blocking finding, or a freeze.</summary>
    [JsonIgnore]
    public bool Blocked => Frozen is not null || Findings.Any(f => f.Blocking && !f.Resolved);

    /// <summary>A case that does not exist yet, where its first command finds it.</summary>
    public static CaseCore At(CaseId id, string state)
    {
        var core = new CaseCore(id);
        return core with { Positions = core.Positions.Add(Main, new WorkflowPosition(state)) };
    }

    /// <summary>Debits less credits of one account of this case on one budget line, in minor units.</summary>
    public long Balance(string account, string budgetLine) => Balances.GetValueOrDefault($"{account}|{budgetLine}");

    /// <summary>Debits less credits of one account of this case over all budget lines, in minor units.</summary>
    public long Balance(string account) => Balances.Where(b => b.Key.StartsWith(account + "|", StringComparison.Ordinal)).Sum(b => b.Value);

    /// <summary>True when a compensating control signed by audit lets this person hold both duties in this case.</summary>
    public bool IsCompensated(string person, string dutyA, string dutyB) =>
        Compensations.Any(c => c.Person == person && new DutyPair(c.DutyA, c.DutyB).Matches(dutyA, dutyB));

    /// <summary>The part of the fold every event shares: version, position, duties, deadlines, documents and findings.</summary>
    public CaseCore Apply(Recorded recorded)
    {
        var meta = recorded.Meta;
        var next = this with { Version = meta.Version, PolicyVersion = meta.PolicyVersion, Balances = Post(Balances, recorded.Event.Postings ?? []) };
        return VisitFold.Apply((recorded.Event.Step is { } step ? next.Apply(step, meta) : next).Oversee(recorded.Event, meta), recorded.Event, meta);
    }

    private CaseCore Oversee(CaseEvent e, EventMeta meta) => e switch
    {
        FindingRaised x => this with { Findings = Findings.Add(new Finding(x.Number, x.Text, x.Blocking, meta.Actor) { RaisedFor = meta.StandInFor }) },
        FindingResolved x => this with { Findings = [.. Findings.Select(f => f.Number == x.Number ? f with { Resolved = true, Resolution = x.Text } : f)] },
        PaymentsFrozen x => this with { Frozen = x.Reason },
        PaymentsUnfrozen => this with { Frozen = null },
        DeadlineMissed x when Deadlines.TryGetValue(x.Deadline, out var deadline) => this with { Deadlines = Deadlines.SetItem(x.Deadline, deadline with { Missed = true }) },
        _ => this,
    };

    private CaseCore Apply(Step step, EventMeta meta)
    {
        var duties = Duties;
        if (step.Duty is not null && meta.Actor != Actor.SystemPerson)
        {
            duties = Load(duties, meta.Actor, step.Duty);
            duties = meta.StandInFor is null ? duties : Load(duties, meta.StandInFor, step.Duty);
        }

        return this with
        {
            Positions = Positions.SetItem(step.Target, step.Position),
            Duties = duties,
            Deadlines = Deadlines.RemoveRange(step.DeadlinesClosed).SetItems(step.Deadlines.Select(d => KeyValuePair.Create(d.Id, d))),
            Documents = Documents.AddRange(step.Documents.Select(d => new DocumentUse(d.Type, d.Sha256, d.Name, step.Target, step.Transition, meta.Actor, meta.At))),
        };
    }

    private static ImmutableSortedDictionary<string, long> Post(ImmutableSortedDictionary<string, long> balances, IReadOnlyList<Posting> postings)
    {
        foreach (var posting in postings)
        {
            balances = Add(balances, $"{posting.Debit}|{posting.BudgetLine}", posting.Amount.Minor);
            balances = Add(balances, $"{posting.Credit}|{posting.BudgetLine}", -posting.Amount.Minor);
        }

        return balances;
    }

    private static ImmutableSortedDictionary<string, long> Add(ImmutableSortedDictionary<string, long> balances, string key, long minor) =>
        balances.SetItem(key, checked(balances.GetValueOrDefault(key) + minor));

    private static ImmutableSortedDictionary<string, ImmutableSortedSet<string>> Load(ImmutableSortedDictionary<string, ImmutableSortedSet<string>> duties, string person, string duty) =>
        duties.SetItem(person, (duties.TryGetValue(person, out var held) ? held : ImmutableSortedSet.Create<string>(StringComparer.Ordinal)).Add(duty));

    private static ImmutableSortedDictionary<string, T> Sorted<T>() => ImmutableSortedDictionary.Create<string, T>(StringComparer.Ordinal);
}

/// <summary>A compensating control: one person may hold two duties in this case, by decision of internal audit.</summary>
public sealed record Compensation(string Person, string DutyA, string DutyB, string Reason);

/// <summary>A document used in this case, by whom, for what.</summary>
public sealed record DocumentUse(string Type, string Sha256, string Name, string Target, string Transition, string By, DateTimeOffset At);

/// <summary>A finding of internal control or audit; a blocking one stops what advances or pays until it is resolved.</summary>
public sealed record Finding(int Number, string Text, bool Blocking, string RaisedBy)
{
    /// <summary>Whom the raiser stood in for; null when he spoke for himself.</summary>
    public string? RaisedFor { get; init; }

    public bool Resolved { get; init; }

    public string? Resolution { get; init; }
}
