using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.Shared.Languages;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Workflows;

/// <summary>Every workflow of this installation, as a table and as a picture.</summary>
public sealed class IndexModel(CaseKinds kinds) : LocalizedPage
{
    public IEnumerable<(ICaseKind Kind, WorkflowDefinition Workflow)> Workflows =>
        kinds.All.SelectMany(static k => k.Workflow.Children.Prepend(k.Workflow).Select(w => (k, w)));

    public static string Deadline(Transition transition, Language language)
    {
        ArgumentNullException.ThrowIfNull(transition);
        ArgumentNullException.ThrowIfNull(language);
        return transition.Deadline switch
        {
            null => "–",
            { Unit: DeadlineUnit.BusinessDays } d => language.T($"{d.Amount} días hábiles", $"{d.Amount} business days"),
            { Unit: DeadlineUnit.Days } d => language.T($"{d.Amount} días", $"{d.Amount} days"),
            { Unit: DeadlineUnit.Years } d => language.T($"{d.Amount} años", $"{d.Amount} years"),
            _ => language.T("fecha del expediente", "a date of the case"),
        };
    }
}
