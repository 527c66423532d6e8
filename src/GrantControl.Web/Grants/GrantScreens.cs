using GrantControl.Web.Shared.Kinds;

namespace GrantControl.Web.Grants;

/// <summary>The screens of a grant.</summary>
public sealed class GrantScreens : IKindScreens
{
    public static readonly GrantScreens Instance = new();

    private GrantScreens()
    {
    }

    public string Kind => "grant";
}
