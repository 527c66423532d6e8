using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Custody;

/// <summary>A change of custody, folded from its events.</summary>
public sealed record CustodyState(CaseCore Core) : CaseState(Core)
{
    public string Title { get; init; } = "";

    /// <summary>Who offered it.</summary>
    public string By { get; init; } = "";

    public string To { get; init; } = "";

    public string Place { get; init; } = "";

    public string Reason { get; init; } = "";

    public ImmutableArray<CustodyItem> Items { get; init; } = [];

    /// <summary>What was said when it was accepted, declined or withdrawn.</summary>
    public string? Answer { get; init; }

    /// <summary>The state after one event.</summary>
    /// <exception cref="InvalidOperationException">The event is not one of a change of custody.</exception>
    public CustodyState Apply(Recorded recorded)
    {
        var next = this with { Core = Core.Apply(recorded) };
        return recorded.Event switch
        {
            CustodyOffered e => next with
            {
                Core = next.Core with { Institution = e.Institution, Number = e.Number },
                Title = e.Title,
                By = recorded.Meta.Actor,
                To = e.To,
                Place = e.Place,
                Reason = e.Reason,
                Items = [.. e.Assets],
            },
            CustodyAccepted e => next with { Answer = e.Note },
            CustodyDeclined e => next with { Answer = e.Reason },
            CustodyWithdrawn e => next with { Answer = e.Reason },
            DeadlineMissed => next,
            _ => throw new InvalidOperationException($"No fold for {recorded.Event.GetType().Name}."),
        };
    }
}

/// <summary>A change of custody as the interface shows it.</summary>
public sealed record CustodyView(string Title, string By, string To, string Place, string Reason, IReadOnlyList<CustodyItem> Assets, string? Answer)
{
    public static CustodyView Of(CustodyState s)
    {
        ArgumentNullException.ThrowIfNull(s);
        return new(s.Title, s.By, s.To, s.Place, s.Reason, s.Items, s.Answer);
    }
}
