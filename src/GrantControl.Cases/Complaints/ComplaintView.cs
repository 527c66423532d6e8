using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Complaints;

/// <summary>A complaint as its readers see it: everything but who complained.</summary>
public sealed record ComplaintView
{
    public required string Title { get; init; }

    public required string What { get; init; }

    public required string Department { get; init; }

    public string? Place { get; init; }

    public DateOnly? On { get; init; }

    public string? Accused { get; init; }

    public string? AccusedUnit { get; init; }

    public string? AccusedOrganisation { get; init; }

    public required IReadOnlyList<string> AccusedPeople { get; init; }

    /// <summary>False when there is nothing to open.</summary>
    public required bool IdentitySealed { get; init; }

    public required DateTimeOffset FiledAt { get; init; }

    public DateTimeOffset? AcknowledgedAt { get; init; }

    public DateTimeOffset? ClosedAt { get; init; }

    public required IReadOnlyList<DocumentCited> Evidence { get; init; }

    public required IReadOnlyList<DuplicateShown> Duplicates { get; init; }

    public string? Investigator { get; init; }

    public string? Reviewer { get; init; }

    public string? Entrusted { get; init; }

    public required IReadOnlyList<InfoRound> Questions { get; init; }

    public required IReadOnlyList<Judgement> Judgements { get; init; }

    public required IReadOnlyList<Measure> Measures { get; init; }

    public required IReadOnlyList<LinkedCase> Links { get; init; }

    public required IReadOnlyList<UnsealRound> Unsealings { get; init; }

    public string? PublicAnswer { get; init; }

    public ReferredTo? ReferredTo { get; init; }

    public string? LastReason { get; init; }

    public required IReadOnlyList<DocumentUse> Documents { get; init; }

    public static ComplaintView Of(ComplaintState s)
    {
        ArgumentNullException.ThrowIfNull(s);
        var filed = s.Filed!;
        return new ComplaintView
        {
            Title = s.Title,
            What = filed.What,
            Department = filed.Department,
            Place = filed.Place,
            On = filed.On,
            Accused = filed.Accused,
            AccusedUnit = s.AccusedUnit,
            AccusedOrganisation = s.AccusedOrganisation,
            AccusedPeople = s.AccusedPeople,
            IdentitySealed = filed.Identity is not null,
            FiledAt = s.FiledAt,
            AcknowledgedAt = s.AcknowledgedAt,
            ClosedAt = s.ClosedAt,
            Evidence = s.Evidence,
            Duplicates = [.. s.Duplicates.Select(static d => new DuplicateShown(d.Of, d.Number))],
            Investigator = s.Investigator,
            Reviewer = s.Reviewer,
            Entrusted = s.Entrusted,
            Questions = s.Questions,
            Judgements = s.Judgements,
            Measures = s.Measures,
            Links = s.Links,
            Unsealings = s.Unsealings,
            PublicAnswer = s.PublicAnswer,
            ReferredTo = s.ReferredTo,
            LastReason = s.LastReason,
            Documents = [.. s.Evidence.Select(e => new DocumentUse(e.Type, e.Sha256, e.Name, "", "file", Actor.CitizenPerson, s.FiledAt)), .. s.Core.Documents],
        };
    }
}

/// <summary>A complaint of the same thing.</summary>
public sealed record DuplicateShown(CaseId Of, string Number);
