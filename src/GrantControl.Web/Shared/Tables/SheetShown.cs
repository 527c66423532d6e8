using GrantControl.Cases.Budget.Tables;
using GrantControl.Journal.Budget.Files;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.Shared.Tables;

/// <summary>A file that is to be imported, as it stands, with every bad cell found in its place.</summary>
public sealed class SheetShown
{
    /// <summary>Rows on one page.</summary>
    public const int PageSize = 100;

    /// <summary>Errors listed above the table; the table shows all of them.</summary>
    public const int Listed = 200;

    private readonly ILookup<int, TableError> _byLine;
    private readonly RawRow[] _rows;
    private readonly string[] _headers;

    /// <param name="header">The row the headers stand in; null when there are none.</param>
    /// <param name="columns">What each header means, in their order.</param>
    /// <param name="onlyBad">Null lets the size of the file decide.</param>
    /// <param name="page">1-based; the nearest page there is.</param>
    public SheetShown(RawTable raw, RawRow? header, IReadOnlyList<TableError> errors, IReadOnlyList<SheetColumn> columns, bool? onlyBad, int page)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(errors);
        (Errors, Columns) = (errors, columns);
        _byLine = errors.ToLookup(static e => e.Line);
        HeaderLine = header?.Line ?? 0;
        _headers = header is null ? [] : [.. header.Cells.Select(static (c, i) => c.Text.Length > 0 ? c.Text : FormattableString.Invariant($"#{i + 1}"))];
        RawRow[] all = header is null ? [] : [.. raw.Rows.Where(r => r.Line > header.Line && !r.IsBlank)];
        RowCount = all.Length;
        Width = Math.Max(_headers.Length, all.Length == 0 ? 0 : Math.Min(XlsxTable.MaxColumns, all.Max(static r => r.Cells.Count)));
        BadRowCount = all.Count(r => _byLine.Contains(r.Line));
        OnlyBad = BadRowCount > 0 && (onlyBad ?? all.Length > PageSize);
        _rows = OnlyBad ? [.. all.Where(r => _byLine.Contains(r.Line))] : all;
        Page = Math.Clamp(page, 1, Pages);
    }

    public IReadOnlyList<TableError> Errors { get; }

    /// <summary>1-based line of the file the headers stand in; 0 when there are none.</summary>
    public int HeaderLine { get; }

    public IReadOnlyList<string> Headers => _headers;

    public IReadOnlyList<SheetColumn> Columns { get; }

    /// <summary>Columns to draw: more than there are headers when some row is too wide.</summary>
    public int Width { get; }

    /// <summary>Rows below the headers that are not blank.</summary>
    public int RowCount { get; }

    public int BadRowCount { get; }

    public bool OnlyBad { get; }

    public int Page { get; }

    public int Pages => Math.Max(1, (_rows.Length + PageSize - 1) / PageSize);

    public IEnumerable<RawRow> Rows => _rows.Skip((Page - 1) * PageSize).Take(PageSize);

    /// <summary>How many cells each rule refused, most first, with one message as an example.</summary>
    public IEnumerable<(Label Example, int Count)> Kinds => Errors
        .GroupBy(static e => e.Rule, StringComparer.Ordinal)
        .Select(static g => (g.First().Message, g.Count()))
        .OrderByDescending(static g => g.Item2);

    public static string Count(int number) => number.ToString("#,0", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Errors of one cell.</summary>
    public IEnumerable<TableError> At(int line, int column) =>
        _byLine[line].Where(e => ColumnOf(e) == column);

    /// <summary>Errors of a row as a whole, or of a column the file does not have.</summary>
    public IEnumerable<TableError> AtRow(int line) => _byLine[line].Where(e => ColumnOf(e) < 0);

    /// <summary>Id of the cell an error is shown in.</summary>
    public string Anchor(TableError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        return error.Line == 0 ? "file-errors" : CellId(error.Line, ColumnOf(error));
    }

    /// <param name="column">0-based; −1 for the row itself.</param>
    public static string CellId(int line, int column) => column < 0 ? FormattableString.Invariant($"line-{line}") : FormattableString.Invariant($"cell-{line}-{column}");

    /// <summary>Address of the cell an error is shown in, on whatever page it is.</summary>
    public string Address(TableError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var at = Array.FindIndex(_rows, r => r.Line == error.Line);
        var page = at < 0 ? Page : (at / PageSize) + 1;
        return page == Page ? "#" + Anchor(error) : $"?show={(OnlyBad ? "bad" : "all")}&p={page}#{Anchor(error)}";
    }

    /// <summary>The column an error names, as the file heads it; −1 for none.</summary>
    private int ColumnOf(TableError error)
    {
        var at = error.Column.Length == 0 ? -1 : Array.IndexOf(_headers, error.Column);
        return at >= 0 || !error.Column.StartsWith('#') || !int.TryParse(error.Column.AsSpan(1), System.Globalization.CultureInfo.InvariantCulture, out var number) || number > Width
            ? at
            : number - 1;
    }
}

/// <summary>What one column of a file means.</summary>
/// <param name="Meaning">Null for one that means nothing here.</param>
/// <param name="Sum">The sum shown under it once the file is good; empty for none.</param>
public sealed record SheetColumn(Label? Meaning, bool IsNumber, string Sum = "");
