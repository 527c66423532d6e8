using System.Collections.Immutable;
using System.Text.Json.Serialization;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>A complaint, folded from its events.</summary>
public sealed record ComplaintState(CaseCore Core) : CaseState(Core)
{
    public ComplaintFiled? Filed { get; init; }

    public DateTimeOffset FiledAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>A role whose people neither see nor handle the complaint; null when none is accused.</summary>
    public string? AccusedUnit { get; init; }

    public string? AccusedOrganisation { get; init; }

    public ImmutableArray<string> AccusedPeople { get; init; } = [];

    public ImmutableArray<DuplicateLinked> Duplicates { get; init; } = [];

    public string? Investigator { get; init; }

    public string? Reviewer { get; init; }

    /// <summary>Who plans the correction.</summary>
    public string? Entrusted { get; init; }

    public ImmutableArray<InfoRound> Questions { get; init; } = [];

    public ImmutableArray<Judgement> Judgements { get; init; } = [];

    public ImmutableArray<Measure> Measures { get; init; } = [];

    public ImmutableArray<LinkedCase> Links { get; init; } = [];

    public ImmutableArray<UnsealRound> Unsealings { get; init; } = [];

    /// <summary>Evidence whoever complained brought, with what he filed and later.</summary>
    public ImmutableArray<DocumentCited> Evidence { get; init; } = [];

    /// <summary>What whoever complained reads; null until there is an answer.</summary>
    public string? PublicAnswer { get; init; }

    public ReferredTo? ReferredTo { get; init; }

    /// <summary>Why it was sent back, returned, dismissed, referred or taken up again.</summary>
    public string? LastReason { get; init; }

    /// <summary>None, although one may be accused: an organisation sees the cases it stands in, and not who complained of it.</summary>
    [JsonIgnore]
    public override string? Organisation => null;

    /// <summary>Hash of what was filed.</summary>
    [JsonIgnore]
    public override string ContentHash => Filed is null ? "" : CanonicalJson.Hash(new Content(Filed.What, Filed.Department, Filed.Place, Filed.On, Filed.Accused, Filed.Evidence));

    /// <summary>The first line of what happened, short enough for a list.</summary>
    [JsonIgnore]
    public string Title => Filed?.What.Trim().Split('\n', '\r')[0] is not { } line ? "" : line.Length <= 100 ? line : line[..99] + "…";

    /// <summary>The last day of the corrective plan; null while there is none.</summary>
    [JsonIgnore]
    public DateOnly? PlanEnd => Measures.Length == 0 ? null : Measures.Max(static m => m.Due);

    [JsonIgnore]
    public UnsealRound? LastUnsealing => Unsealings.Length == 0 ? null : Unsealings[^1];

    /// <summary>Reception, internal control and audit, those the complaint was given to, whoever keeps identities while one is asked for, and nobody whom it accuses.</summary>
    [JsonIgnore]
    public Readers Readers => new(
        [
            ReaderKey.OfRole(Role.Intake), ReaderKey.OfRole(Role.Control), ReaderKey.OfRole(Role.Audit),
            .. new[] { Investigator, Reviewer, Entrusted }.OfType<string>().Distinct(StringComparer.Ordinal).Select(ReaderKey.OfPerson),
            .. LastUnsealing is { Answer: null } ? [ReaderKey.OfRole(Role.IdentityCustodian)] : Array.Empty<string>(),
        ],
        [
            .. AccusedUnit is { } unit ? [ReaderKey.OfRole(unit)] : Array.Empty<string>(),
            .. AccusedOrganisation is { } organisation ? [ReaderKey.OfOrganisation(organisation)] : Array.Empty<string>(),
            .. AccusedPeople.Select(ReaderKey.OfPerson),
        ]);

    /// <summary>Whether a unit that usually acts stands accused, so that the next one acts in its place.</summary>
    public bool IsAccused(string unit) => string.Equals(AccusedUnit, unit, StringComparison.Ordinal);

    private sealed record Content(string What, string Department, string? Place, DateOnly? On, string? Accused, IReadOnlyList<DocumentCited> Evidence);
}

/// <summary>One question to whoever complained, and what came back.</summary>
/// <param name="Lapsed">Nobody answered in time.</param>
public sealed record InfoRound(string Question, DateTimeOffset AskedAt, string? Answer = null, DateTimeOffset? AnsweredAt = null, bool Lapsed = false);

/// <summary>What the investigator or the reviewer concluded.</summary>
public sealed record Judgement(string By, string Part, Conclusion Outcome, string Grounds, DateTimeOffset At);

/// <summary>A grant, contract or disposal the complaint is about.</summary>
/// <param name="Frozen">Why it is frozen by this complaint; null when it is not.</param>
public sealed record LinkedCase(CaseId Case, string Kind, string Number, string? Frozen = null);

/// <summary>One request to know who complained.</summary>
/// <param name="Until">Until when it may be looked at; null while unanswered or when denied.</param>
public sealed record UnsealRound(string By, IReadOnlyList<string> Areas, string Reason, DateTimeOffset At)
{
    public bool? Answer { get; init; }

    public string? AnsweredBy { get; init; }

    public DateTimeOffset? Until { get; init; }

    /// <summary>When it was looked at.</summary>
    public ImmutableArray<DateTimeOffset> Opened { get; init; } = [];
}
