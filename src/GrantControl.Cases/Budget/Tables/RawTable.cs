namespace GrantControl.Cases.Budget.Tables;

/// <summary>A table as it stands in a file, before anything is made of it. The first row holds the headers.</summary>
public sealed record RawTable(IReadOnlyList<RawRow> Rows);

/// <summary>One row.</summary>
/// <param name="Line">1-based line of the file in which the row begins (for a spreadsheet: the row number).</param>
public sealed record RawRow(int Line, IReadOnlyList<RawCell> Cells)
{
    public bool IsBlank => Cells.All(c => c.IsBlank);

    /// <summary>The cell of a column; a blank one when the row is too short.</summary>
    public RawCell this[int column] => column < Cells.Count ? Cells[column] : RawCell.Blank;
}

/// <summary>The text of one cell, trimmed.</summary>
/// <param name="Problem">Set by the file reader when the cell itself is broken (bytes, formula error, inexact number).</param>
public sealed record RawCell(string Text, CellProblem Problem = CellProblem.None)
{
    public static readonly RawCell Blank = new("");

    public bool IsBlank => Text.Length == 0 && Problem == CellProblem.None;
}

/// <summary>What may be wrong with a cell before its text is even read.</summary>
public enum CellProblem
{
    None,

    /// <summary>Bytes that are not UTF-8, or text that was decoded with the wrong alphabet before.</summary>
    BrokenText,

    /// <summary>A formula that ends in an error: <c>#REF!</c>, <c>#DIV/0!</c>.</summary>
    FormulaError,

    /// <summary>A binary number of a spreadsheet that is not a whole number of centavos.</summary>
    InexactNumber,

    /// <summary>A quote that is opened and not closed, or stands in the middle of a field.</summary>
    BrokenQuotes,

    /// <summary>A date or a truth value where text or an amount is expected.</summary>
    WrongType,
}
