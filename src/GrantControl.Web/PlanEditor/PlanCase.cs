using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Cases;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.Shared.Callers;

namespace GrantControl.Web.PlanEditor;

/// <summary>A case with a plan, as its editor sees it.</summary>
/// <param name="Amending">True when the plan is in force and what is written becomes a proposal to amend it.</param>
public sealed record PlanCase(Caller Caller, CaseId Id, CaseShown Case, GrantView Grant, BudgetLineBook Book, bool Amending)
{
    public const string SaveCommand = "save";
    public const string AmendCommand = "amend";

    /// <summary>What allows the reader to write here, his own right before a delegated one; null when he only reads.</summary>
    public CommandOffered? Offer =>
        Case.Permitted.Where(p => p.Command == (Amending ? AmendCommand : SaveCommand)).OrderBy(static p => p.StandInFor is not null).FirstOrDefault();

    public bool MayEdit => Offer is { BlockedBy: null };

    public Plan Plan => Grant.Plan;

    public string CaseAddress => $"/cases/{Case.Kind.Route}/{Id}";

    /// <summary>Where its sections are listed.</summary>
    public string Address => Amending ? $"{PlanAddress}/amend" : PlanAddress;

    public string PlanAddress => $"/plan/{Case.Kind.Route}/{Id}";

    public string SectionAddress(string section) => Amending ? $"{PlanAddress}/{section}/amend" : $"{PlanAddress}/{section}";

    /// <summary>How often a section was changed; 0 when it was never saved.</summary>
    public int VersionOf(string section) => Grant.Sections.GetValueOrDefault(section)?.Version ?? 0;

    public string HashOf(string section) => Grant.Sections.GetValueOrDefault(section)?.Hash ?? "";
}
