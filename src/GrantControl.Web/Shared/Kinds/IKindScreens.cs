using GrantControl.Web.Cases;
using GrantControl.Web.Forms;
using GrantControl.Web.Papers;

namespace GrantControl.Web.Shared.Kinds;

/// <summary>
/// What the screens of one kind of case add to those every kind has. A kind without any is shown by what its workflow
/// and the JSON of its cases say.
/// </summary>
public interface IKindScreens
{
    /// <summary>The kind these screens are for: <c>grant</c>.</summary>
    string Kind { get; }

    /// <summary>The words its workflow does not bring.</summary>
    KindWords Words => KindWords.None;

    /// <summary>Parts of its own on the page of a case, in the order they are shown.</summary>
    IReadOnlyList<CasePanel> Panels => [];

    /// <summary>What stands in place of the fields of its content, where they alone do not tell enough; null leaves the fields.</summary>
    CasePanel? Content => null;

    /// <summary>What its forms know before anybody types; null leaves them plain.</summary>
    IKindForms? Forms => null;

    /// <summary>The papers its cases issue.</summary>
    IReadOnlyList<PaperDefinition> Papers => [];

    /// <summary>Ids of the people a case names although they have not acted in it, so that their names are shown.</summary>
    IEnumerable<string> PeopleIn(CaseShown shown) => [];
}
