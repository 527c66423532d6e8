using System.Globalization;
using GrantControl.Cases.Authority;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Assets;

/// <summary>Goods read out of a table: all of them, or every bad cell. Never both.</summary>
public sealed record AssetTable(IReadOnlyList<AssetEntered> Assets, IReadOnlyList<TableError> Errors)
{
    private static readonly string[] Columns = ["inventory", "serial", "description", "class", "custodian", "place", "cost", "acquired", "life"];

    /// <summary>Headers in Spanish or English, whatever their accents or case.</summary>
    private static readonly Dictionary<string, string> Known = new[]
    {
        ("inventory", "inventory inventario numero_de_inventario no_inventario inventory_number codigo code"),
        ("serial", "serial serie numero_de_serie no_serie serial_number"),
        ("description", "description descripcion bien asset"),
        ("class", "class clase tipo type"),
        ("custodian", "custodian custodio responsable encargado"),
        ("place", "place ubicacion lugar location"),
        ("cost", "cost costo valor valor_de_adquisicion"),
        ("acquired", "acquired_on acquired fecha_de_adquisicion fecha adquirido"),
        ("life", "useful_life_months life_months vida_util_meses vida_util meses"),
    }.SelectMany(static c => c.Item2.Split(' ').Select(w => (Word: w, Column: c.Item1))).ToDictionary(static c => c.Word, static c => c.Column, StringComparer.Ordinal);

    /// <param name="today">A good acquired after it is a slip.</param>
    public static AssetTable Read(RawTable raw, Currency currency, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(raw);
        var rows = raw.Rows.Where(static r => !r.IsBlank).ToList();
        if (rows.Count < 2)
        {
            return Refused(new TableError(0, "", "empty", new("el archivo no tiene bienes", "the file has no assets")));
        }

        var errors = new List<TableError>();
        var layout = Layout(rows[0], errors);
        if (errors.Count > 0 || rows.Count - 1 > BudgetTable.MaxRows)
        {
            return errors.Count > 0 ? new AssetTable([], errors) : Refused(new TableError(rows[^1].Line, "", "too-many-rows", new("hay más de 10,000 filas", "there are more than 10,000 rows")));
        }

        var reader = new AssetRowReader(layout, currency, today, errors);
        var assets = rows.Skip(1).Select(reader.Read).OfType<AssetEntered>().ToList();
        return errors.Count > 0 ? new AssetTable([], [.. errors.OrderBy(static e => e.Line)]) : new AssetTable(assets, []);
    }

    /// <summary>The labels of the columns a header names, in its order; null for one that means nothing here.</summary>
    public static IReadOnlyList<Label?> Meanings(RawRow header)
    {
        ArgumentNullException.ThrowIfNull(header);
        return [.. header.Cells.Select(static c => Known.TryGetValue(BudgetHeader.Plain(c.Text), out var column) ? Labels[column] : null)];
    }

    /// <summary>Whether a column holds a number, by its label.</summary>
    public static bool IsNumber(Label? label) => label == Labels["cost"] || label == Labels["life"];

    private static Dictionary<string, Label> Labels { get; } = new(StringComparer.Ordinal)
    {
        ["inventory"] = new("número de inventario", "inventory number"),
        ["serial"] = new("serie", "serial"),
        ["description"] = new("descripción", "description"),
        ["class"] = new("clase", "class"),
        ["custodian"] = new("custodio", "custodian"),
        ["place"] = new("lugar", "place"),
        ["cost"] = new("costo", "cost"),
        ["acquired"] = new("adquirido el", "acquired on"),
        ["life"] = new("vida útil en meses", "useful life in months"),
    };

    private static AssetTable Refused(TableError error) => new([], [error]);

    private static Dictionary<string, (int At, string Header)> Layout(RawRow header, List<TableError> errors)
    {
        var layout = new Dictionary<string, (int At, string Header)>(StringComparer.Ordinal);
        for (var i = 0; i < header.Cells.Count; i++)
        {
            var text = header.Cells[i].Text;
            if (text.Length > 0 && (!Known.TryGetValue(BudgetHeader.Plain(text), out var column) || !layout.TryAdd(column, (i, text))))
            {
                errors.Add(new TableError(header.Line, text, "column-unknown", new("no se conoce esta columna, o está dos veces", "this column is not known, or stands twice")));
            }
        }

        var missing = Columns.Except(layout.Keys).Where(static c => c is not "serial").ToList();
        if (missing.Count > 0)
        {
            var list = string.Join(", ", missing);
            errors.Add(new TableError(header.Line, "", "column-missing", new($"faltan columnas: {list}", $"columns are missing: {list}")));
        }

        return layout;
    }
}

/// <summary>Reads the cells of one row and reports each bad one.</summary>
internal sealed class AssetRowReader(Dictionary<string, (int At, string Header)> layout, Currency currency, DateOnly today, List<TableError> errors)
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "dd/MM/yyyy", "d/M/yyyy"];

    private readonly Dictionary<string, int> _seen = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The good, or null when any of its cells is bad.</summary>
    public AssetEntered? Read(RawRow row)
    {
        var before = errors.Count;
        var inventory = Text(row, "inventory");
        if (!InventoryRules.IsInventory(inventory))
        {
            Add(row, "inventory", "inventory-format", "de 1 a 40 letras, dígitos, puntos y guiones", "1 to 40 letters, digits, points and hyphens");
        }
        else if (!_seen.TryAdd(inventory, row.Line))
        {
            Add(row, "inventory", "inventory-duplicate", $"«{inventory}» ya está en la línea {_seen[inventory]}", $"'{inventory}' stands in line {_seen[inventory]} already");
        }

        var asset = new AssetEntered(
            inventory, layout.ContainsKey("serial") ? Text(row, "serial", blank: true) : "", Text(row, "description"), Class(row), Text(row, "custodian"), Text(row, "place"),
            Cost(row), Acquired(row), Life(row));
        return errors.Count > before ? null : asset;
    }

    private string Text(RawRow row, string column, bool blank = false)
    {
        var cell = row[layout[column].At];
        if (CellTrouble.Of(cell.Problem) is { } trouble)
        {
            errors.Add(new TableError(row.Line, layout[column].Header, trouble.Rule, trouble.Message));
        }
        else if ((cell.IsBlank && !blank) || cell.Text.Length > FieldCheck.MaxTitle || cell.Text.Any(char.IsControl))
        {
            Add(row, column, "text", "de 1 a 200 caracteres, sin caracteres de control", "1 to 200 characters, no control characters");
        }

        return cell.Text;
    }

    private string Class(RawRow row)
    {
        if (AssetClasses.Read(Text(row, "class")) is { } known)
        {
            return known;
        }

        var names = AssetClasses.All.Values;
        Add(row, "class", "class-unknown", $"es una de: {string.Join(", ", names.Select(n => n.Es))}", $"is one of: {string.Join(", ", names.Select(n => n.En))}");
        return "";
    }

    private Money Cost(RawRow row)
    {
        var cell = row[layout["cost"].At];
        var problem = CellTrouble.Of(cell.Problem) ?? AmountText.TryRead(cell.Text, out _);
        if (problem is not null)
        {
            errors.Add(new TableError(row.Line, layout["cost"].Header, problem.Rule, problem.Message));
            return Money.Zero(currency);
        }

        AmountText.TryRead(cell.Text, out var minor);
        if (minor is <= 0 or > FieldCheck.MaxAmountMinor)
        {
            Add(row, "cost", "cost-range", "debe ser mayor que cero y no absurdo", "must be more than zero and not absurd");
        }

        return new Money(minor, currency);
    }

    /// <summary>A date as people write it, or a spreadsheet's own: the days since 30/12/1899, which is how sheets keep dates.</summary>
    private DateOnly Acquired(RawRow row)
    {
        var cell = row[layout["acquired"].At];
        var good = DateOnly.TryParseExact(cell.Text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day);
        if (!good && cell.Problem == CellProblem.WrongType && int.TryParse(cell.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var days) && days is > 0 and < 80_000)
        {
            (good, day) = (true, new DateOnly(1899, 12, 30).AddDays(days));
        }

        if (!good || day < InventoryRules.Earliest || day > today)
        {
            Add(row, "acquired", "date", "una fecha de 1900 a hoy: 31/12/2020 o 2020-12-31", "a date from 1900 to today: 31/12/2020 or 2020-12-31");
        }

        return day;
    }

    private int Life(RawRow row)
    {
        if (!int.TryParse(row[layout["life"].At].Text, NumberStyles.None, CultureInfo.InvariantCulture, out var months) || months > InventoryRules.MaxLife)
        {
            Add(row, "life", "life", "meses enteros, de 0 a 1200", "whole months, 0 to 1200");
        }

        return months;
    }

    private void Add(RawRow row, string column, string rule, string es, string en) =>
        errors.Add(new TableError(row.Line, layout[column].Header, rule, new Label(es, en)));
}
