using GrantControl.Cases.Documents;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget;

/// <summary>
/// What may happen to a year's budget. It stays in force: a fiscal year ends by the calendar, not by an act. No gate
/// stands here, because a budget moves no money; what spends it is guarded where it is spent.
/// </summary>
public static class BudgetWorkflow
{
    public const string Draft = "draft";
    public const string InForce = "in-force";

    private const Guards Checks = Guards.Authority | Guards.Interests | Guards.Documents | Guards.Version;

    private static readonly Part Finance = new("finance", [Role.Finance], null, Role.Labels[Role.Finance]);

    public static WorkflowDefinition Definition { get; } = new("budget", 1, new("Presupuesto", "Budget"), Draft)
    {
        Opening = Finance,
        States =
        [
            new(Draft, new("Borrador", "Draft")),
            new(InForce, new("Vigente", "In force")),
        ],
        Transitions =
        [
            new("import", "import", new("Importar", "Import"), [Draft], InForce) { Parts = [Finance], Guards = Checks },
            new("modify", "modify", new("Modificar", "Modify"), [InForce], InForce)
            {
                Parts = [Finance], Guards = Checks, Documents = [DocumentType.BudgetResolution], Rules = ["available-not-negative"],
            },
            new("transfer", "transfer", new("Transferir", "Transfer"), [InForce], InForce)
            {
                Parts = [Finance],
                Guards = Checks,
                Documents = [DocumentType.BudgetResolution],
                ActsOn = [BudgetRules.Transferable],
                Rules = [BudgetRules.Transferable, "available-not-negative"],
            },
        ],
    };
}
