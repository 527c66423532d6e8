using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

public static partial class GrantDecider
{
    private static Decision? Tranche(GrantSession session, ICaseCommand command) => command switch
    {
        _ => null,
    };
}
