namespace GrantControl.Web.Shared.Kinds;

/// <summary>
/// What the screens of one kind of case add to those every kind has. A kind without any is shown by what its workflow
/// and the JSON of its cases say.
/// </summary>
public interface IKindScreens
{
    /// <summary>The kind these screens are for: <c>grant</c>.</summary>
    string Kind { get; }
}
