using GrantControl.Cases.Documents;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Forms;

namespace GrantControl.Web.PlanEditor;

/// <summary>What a proposal to amend says besides the sections it changes.</summary>
public sealed record AmendmentReason(
    [Field("Motivo de la modificación", "Reason for the amendment", Long = true, HintEs = "Qué cambió desde que se firmó, y por qué hace falta.", HintEn = "What changed since it was signed, and why it is needed.")] string Reason,
    [Field("Documentos", "Documents")] IReadOnlyList<DocumentCited> Documents)
{
    /// <summary>A place for each document the transition asks for.</summary>
    public static FormSeed Seed(PlanCase plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var row = plan.Case.Kind.Workflow.Transitions.First(t => t.Id == plan.Offer!.Transition);
        return FormSeed.None.With("documents", new FormRows(
            [.. row.Documents.Select(static d => new FormRow(DocumentType.All[d].Label, new Dictionary<string, string>(StringComparer.Ordinal) { ["type"] = d }))], MayAdd: true));
    }
}
