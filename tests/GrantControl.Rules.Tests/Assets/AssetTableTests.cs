using GrantControl.Cases.Assets;
using GrantControl.Cases.Budget.Tables;
using GrantControl.Kernel.Monies;

namespace GrantControl.Rules.Tests.Assets;

/// <summary>Goods read out of a table: all of them, or every bad cell by its row and column.</summary>
public sealed class AssetTableTests
{
    private const string Header = "Inventario;Serie;Descripción;Clase;Custodio;Ubicación;Costo;Fecha de adquisición;Vida útil (meses)";
    private const string Good = "PC-1;SN-1;Computadora;Equipo;custodio1;Bodega;6,000.00;15/03/2020;60";

    private static readonly DateOnly Today = new(2026, 1, 12);

    [Fact]
    public void A_good_table_is_read_whole()
    {
        var table = Read(Header, Good, "ESC-1;;Escritorio;furniture;custodio1;Oficina;1500;2019-01-02;120");

        table.Errors.Should().BeEmpty();
        table.Assets.Should().Equal(
            new AssetEntered("PC-1", "SN-1", "Computadora", "equipment", "custodio1", "Bodega", new Money(600_000, Currency.Gtq), new DateOnly(2020, 3, 15), 60),
            new AssetEntered("ESC-1", "", "Escritorio", "furniture", "custodio1", "Oficina", new Money(150_000, Currency.Gtq), new DateOnly(2019, 1, 2), 120));
    }

    [Theory]
    [InlineData(";SN;Silla;Equipo;c;B;1;15/03/2020;60", "Inventario", "inventory-format")]
    [InlineData("pc-1;SN;Silla;Equipo;c;B;1;15/03/2020;60", "Inventario", "inventory-duplicate")]
    [InlineData("A/1;SN;Silla;Equipo;c;B;1;15/03/2020;60", "Inventario", "inventory-format")]
    [InlineData("A1;SN;;Equipo;c;B;1;15/03/2020;60", "Descripción", "text")]
    [InlineData("A1;SN;Silla;Nave;c;B;1;15/03/2020;60", "Clase", "class-unknown")]
    [InlineData("A1;SN;Silla;Equipo;;B;1;15/03/2020;60", "Custodio", "text")]
    [InlineData("A1;SN;Silla;Equipo;c;;1;15/03/2020;60", "Ubicación", "text")]
    [InlineData("A1;SN;Silla;Equipo;c;B;0;15/03/2020;60", "Costo", "cost-range")]
    [InlineData("A1;SN;Silla;Equipo;c;B;-5;15/03/2020;60", "Costo", "cost-range")]
    [InlineData("A1;SN;Silla;Equipo;c;B;1;2027-01-01;60", "Fecha de adquisición", "date")]
    [InlineData("A1;SN;Silla;Equipo;c;B;1;03/15/2020;60", "Fecha de adquisición", "date")]
    [InlineData("A1;SN;Silla;Equipo;c;B;1;15/03/2020;-1", "Vida útil (meses)", "life")]
    [InlineData("A1;SN;Silla;Equipo;c;B;1;15/03/2020;1201", "Vida útil (meses)", "life")]
    public void A_bad_cell_is_named_and_nothing_is_read(string row, string column, string rule)
    {
        var table = Read(Header, Good, row);

        table.Assets.Should().BeEmpty();
        table.Errors.Should().ContainSingle(e => e.Line == 3 && e.Column == column && e.Rule == rule);
    }

    [Fact]
    public void Every_bad_row_is_named() =>
        Read(Header, "A1;SN;;Equipo;c;B;1;15/03/2020;60", Good, "A2;SN;Silla;Equipo;c;B;x;15/03/2020;60").Errors.Select(e => e.Line).Should().Equal(2, 4);

    [Fact]
    public void Headers_that_lack_or_mean_nothing_are_refused()
    {
        Read("Inventario;Serie", "A;B").Errors.Should().Contain(e => e.Rule == "column-missing");
        Read(Header + ";Color", Good + ";rojo").Errors.Should().Contain(e => e.Rule == "column-unknown" && e.Column == "Color");
        Read(Header).Errors.Should().Contain(e => e.Rule == "empty");
    }

    [Fact]
    public void A_spreadsheets_own_date_is_read()
    {
        var raw = Raw(Header, Good);
        var cells = raw.Rows[1].Cells.ToList();
        cells[7] = new RawCell("43905", CellProblem.WrongType);
        var table = AssetTable.Read(new RawTable([raw.Rows[0], raw.Rows[1] with { Cells = cells }]), Currency.Gtq, Today);
        table.Errors.Should().BeEmpty();
        table.Assets[0].AcquiredOn.Should().Be(new DateOnly(2020, 3, 15));
    }

    private static AssetTable Read(params string[] lines) => AssetTable.Read(Raw(lines), Currency.Gtq, Today);

    private static RawTable Raw(params string[] lines) => new([.. lines.Select((l, i) => new RawRow(i + 1, [.. l.Split(';').Select(c => new RawCell(c))]))]);
}
