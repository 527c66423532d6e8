namespace GrantControl.Journal.Appending;

/// <summary>More commands wait than the program will queue: nothing was done, the caller may try again in a moment.</summary>
public sealed class OverloadedException() : Exception("Too many commands are waiting.");

/// <summary>
/// The database did not answer in time. What became of the command is unknown; sending it again with the same key is
/// safe and gives the one answer.
/// </summary>
public sealed class JournalUnavailableException(Exception inner) : Exception("The database does not answer.", inner);

/// <summary>The database refused for a reason no rule foresees: a defect, not a decision.</summary>
public sealed class JournalFaultException(string sqlState, string detail) : Exception($"The journal refused an append: {sqlState} {detail}")
{
    public string SqlState { get; } = sqlState;
}
