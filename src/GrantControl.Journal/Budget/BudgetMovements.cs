using GrantControl.Kernel.Monies;

namespace GrantControl.Journal.Budget;

/// <summary>Which movements are asked for.</summary>
/// <param name="Line">Null for every line of the budget.</param>
/// <param name="Case">Null for those of every case.</param>
public sealed record MovementsAsked(string Budget, string? Line, BudgetMeasure Measure, Guid? Case);

/// <summary>The movements behind one figure, newest first.</summary>
/// <param name="Total">The sum of all of them, whatever the page: the figure itself.</param>
/// <param name="Count">How many there are on all pages.</param>
/// <param name="Next">Position to go on from; null on the last page.</param>
public sealed record MovementsRead(IReadOnlyList<Movement> Items, Money Total, long Count, long? Next);

/// <summary>One ledger entry that moved a figure.</summary>
/// <param name="Amount">Negative when it took the figure down.</param>
/// <param name="Reason">Of a modification or transfer of the budget; null otherwise.</param>
/// <param name="Resolution">Name of the document that reason cites.</param>
/// <param name="Transition">The step of the workflow that posted it; empty when the event is no step.</param>
/// <param name="Target">The child that step moved (<c>tranche:2</c>); empty for the case itself.</param>
public sealed record Movement(
    Guid Case, string Kind, string Number, string Title, long Version, string Event, string Actor, DateTimeOffset At,
    string Line, string Debit, string Credit, Money Amount, string Memo, string? Reason, string? Resolution, string Transition, string Target);

/// <summary>One case on a line: its net effect on every figure of the line. The budget itself is one of them.</summary>
/// <param name="Amounts">By the id of the measure; added up over all cases they are the figures of the line.</param>
public sealed record LineShare(Guid Case, string Kind, string Number, string Title, string State, IReadOnlyDictionary<string, Money> Amounts);

/// <summary>A change of the appropriation of a line by resolution.</summary>
/// <param name="Amount">Negative for a reduction.</param>
/// <param name="Counterpart">The other line of a transfer; null for a modification.</param>
public sealed record LineModification(long Version, DateTimeOffset At, string Actor, string Reason, string? Resolution, string? Counterpart, Money Amount);
