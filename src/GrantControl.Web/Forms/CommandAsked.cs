using GrantControl.Journal.Drafts;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Cases;
using GrantControl.Web.Shared.Callers;

namespace GrantControl.Web.Forms;

/// <summary>A command somebody wants to send: on which case, with which row of the workflow, and what its form knows.</summary>
/// <param name="Shown">The case; null for one that is to be opened.</param>
/// <param name="Row">The row of the workflow; null for an opening.</param>
public sealed record CommandAsked(ICaseKind Kind, CaseShown? Shown, CommandOffered Offered, Transition? Row, FormSeed Seed, IKindForms? Forms)
{
    public Type Record => Kind.Commands.All[Offered.Command];

    /// <summary>The version the form is filled in on; 0 for a case that is to be opened.</summary>
    public long Version => Shown?.Version ?? 0;

    /// <summary>Where its form is.</summary>
    public string Address => Shown is null ? $"/cases/{Kind.Route}/open" : Offered.FormAddress(Kind, Shown.Id);

    /// <summary>Where it is posted. Another address than the form's, so that a link from the check page to a field loads the form.</summary>
    public string CheckAddress => Address + (Address.Contains('?', StringComparison.Ordinal) ? "&" : "?") + "step=check";

    /// <summary>Where the person goes who changes his mind.</summary>
    public string Back => Shown is null ? "/cases" : $"/cases/{Kind.Route}/{Shown.Id}";

    /// <summary>True when the person must prove again who he is.</summary>
    public bool ReleasesMoney => Forms?.Releasing.Contains(Offered.Command) ?? false;

    public DraftKey DraftOf(Caller caller)
    {
        ArgumentNullException.ThrowIfNull(caller);
        return new DraftKey(
            caller.Institution, caller.Person, Kind.Kind, Shown is null ? Guid.Empty : Guid.Parse(Shown.Id), Offered.Command, Offered.Target, Offered.Variant, Offered.StandInFor);
    }
}

/// <summary>Why a form cannot be shown, in words that help.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Others">Commands of that name that could be meant.</param>
public sealed record CommandRefused(int Status, Label Title, Label Why, CaseShown? Shown)
{
    public IReadOnlyList<CommandOffered> Others { get; init; } = [];
}
