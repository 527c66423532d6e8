using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Assets;

/// <summary>
/// What may happen to goods entered together. They stay registered: what becomes of each of them is another case's
/// business. No gate stands here, because entering goods moves no money; what removes them is guarded where it happens.
/// </summary>
public static class InventoryWorkflow
{
    public const string Draft = "draft";
    public const string Registered = "registered";

    private static readonly Part Property = new("property", [Role.Property], null, Role.Labels[Role.Property]);

    public static WorkflowDefinition Definition { get; } = new("inventory", 1, new("Inventario de bienes", "Inventory of assets"), Draft)
    {
        Opening = Property,
        States =
        [
            new(Draft, new("Borrador", "Draft")),
            new(Registered, new("Registrado", "Registered")),
        ],
        Transitions =
        [
            new("import", "import", new("Registrar bienes", "Register assets"), [Draft], Registered)
            {
                Parts = [Property], Guards = Guards.Authority | Guards.Interests | Guards.Documents | Guards.Version, Rules = ["assets-valid"],
            },
        ],
    };
}
