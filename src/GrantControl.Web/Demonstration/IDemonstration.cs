namespace GrantControl.Web.Demonstration;

/// <summary>
/// Fills an empty installation with something to look at, by sending the commands people would send. It runs once,
/// before the address is announced, and not at all with <c>--empty</c>.
/// </summary>
public interface IDemonstration
{
    /// <summary>Brings the demonstration data in, or does nothing when it is there.</summary>
    /// <param name="say">Tells the person at the terminal what was done.</param>
    Task FillAsync(Action<string> say, CancellationToken cancellation);
}
