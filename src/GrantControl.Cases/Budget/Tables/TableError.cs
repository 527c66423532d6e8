using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Budget.Tables;

/// <summary>One bad cell, row or total of a table.</summary>
/// <param name="Line">1-based line of the file; 0 for the table as a whole.</param>
/// <param name="Column">The header as the file writes it; empty when the whole row is meant.</param>
/// <param name="Rule">The named rule that refused it: <c>amount-decimals</c>.</param>
public sealed record TableError(int Line, string Column, string Rule, Label Message)
{
    /// <summary>The error as the interface answers it: <c>file.line[7].accrued</c>.</summary>
    public FieldError ToField()
    {
        var place = Line == 0 ? "file" : $"file.line[{Line}]";
        var path = Column.Length == 0 ? place : $"{place}.{Column}";
        return new FieldError(path, new Label(Where("línea", "columna") + Message.Es, Where("line", "column") + Message.En));
    }

    public override string ToString() => $"{Where("line", "column")}{Message.En}";

    private string Where(string line, string column) => (Line, Column.Length) switch
    {
        (0, 0) => "",
        (0, _) => $"{column} {Column}: ",
        (_, 0) => $"{line} {Line}: ",
        _ => $"{line} {Line}, {column} {Column}: ",
    };
}
