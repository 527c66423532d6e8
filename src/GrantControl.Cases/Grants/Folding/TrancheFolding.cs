using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantFold
{
    private static GrantState? Tranche(GrantState state, CaseEvent e, EventMeta meta) => e switch
    {
        _ => null,
    };
}
