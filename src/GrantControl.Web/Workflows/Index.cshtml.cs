using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Shared.Layout;

namespace GrantControl.Web.Workflows;

/// <summary>The kinds of case of this installation, each with its way in short.</summary>
public sealed class IndexModel(CaseKinds kinds) : LocalizedPage
{
    public IReadOnlyCollection<ICaseKind> Kinds => kinds.All;
}
