using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Authority;

/// <summary>Parts that rows of several kinds share.</summary>
internal static class Parts
{
    public static Part Clock { get; } = new("clock", [Role.System], null, Role.Labels[Role.System]);

    /// <summary>One role's act, with the duty it loads for the whole case.</summary>
    public static Part Of(string id, string role, string duty) => new(id, [role], duty, Role.Labels[role]);
}
