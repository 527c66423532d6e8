using GrantControl.Journal.Papers;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;
using Microsoft.AspNetCore.Html;

namespace GrantControl.Web.Papers;

/// <summary>A paper ready to be printed.</summary>
public sealed record PaperShown(PaperDefinition Definition, PaperSource Source, Language Language, string Institution)
{
    public Label Title => Definition.TitleOf(Source.Event);

    public VerificationCode Code => VerificationCode.Of(Source.Event.Hash);

    /// <summary>Where anyone may verify it; what the squares lead to.</summary>
    public required string Address { get; init; }

    /// <summary>Id of the institution; its name is what is printed.</summary>
    public required string InstitutionId { get; init; }

    public required IReadOnlyList<PaperSignature> Signatures { get; init; }

    public Money? Amount => Definition.Amount(Source);

    public Label? Ground => Definition.Ground(Source);

    public IHtmlContent Squares => QrSvg.Of(Address);

    /// <summary>What the kind of case shows of itself, as it was.</summary>
    public T View<T>() => Source.At.View<T>();
}

/// <summary>Who did an act in the system, in which capacity and when.</summary>
/// <param name="StandInFor">Name of whom he stood in for; null when he acted for himself.</param>
/// <param name="Hash">Of the event that records it.</param>
public sealed record PaperSignature(string Name, string? StandInFor, Label Capacity, Label What, DateTimeOffset At, long Version, string Hash);
