using System.IO.Compression;
using System.Text;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Budget;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Monies;
using GrantControl.Web.PlanEditor.Texts;
using GrantControl.Web.PlanEditor.Workbooks;

namespace GrantControl.Slices.Tests.Plans;

/// <summary>The workbook of a plan: what is written comes back the same, and whatever else is uploaded is refused by its cells.</summary>
public sealed class PlanWorkbookTests
{
    private static readonly BudgetLineBook Book = new([new ChargeableLine("b/101", "101", "Guatemala"), new ChargeableLine("b/102", "102", "El Progreso")]);

    private static Money Q(long minor) => new(minor, Currency.Gtq);

    private static Plan Whole { get; } = new()
    {
        General = new("Agua segura\ny limpia", "Ana Pérez", "007", new("Banco de prueba", "00123", "Asociación")),
        Results = new([new("R1", "Agua", [new("I1", "Hogares", "hogares", "0", "80 %", "Informe")]), new("R2", "Salud", [new("I2", "Casos", "casos", "12.345", "3", "Registro")])]),
        Activities = new(new(2027, 1, 1), new(2027, 12, 31), [new("A1", "R1", "Excavar", new(2027, 1, 1), new(2027, 3, 31))]),
        Budget = new(Q(100_010), [new("L1", "Tubería =A1", "b/101", Q(100_000), "R1"), new("L2", "Papel", "b/102", Q(10))]),
        Tranches = new([
            new(1, new(2027, 2, 1), [new("b/101", Q(40_000)), new("b/102", Q(10))], ["Plan anual", "Acta"], true),
            new(2, new(2027, 6, 1), [new("b/101", Q(60_000))], [])]),
    };

    [Theory]
    [InlineData("es")]
    [InlineData("en")]
    public void A_template_sent_back_as_it_is_changes_nothing(string language)
    {
        var import = Read(PlanWorkbook.Write(Whole, Currency.Gtq, Book, language));

        import.Errors.Should().BeEmpty();
        PlanSections.Of(import.Sent).Select(s => PlanSections.HashOf(s.Content)).Should().Equal(PlanSections.Of(Whole).Select(s => PlanSections.HashOf(s.Content)));
    }

    [Fact]
    public void An_empty_template_is_told_to_be_empty() =>
        Read(PlanWorkbook.Write(new Plan(), Currency.Gtq, Book, "es")).Errors.Should().ContainSingle().Which.Message.Es.Should().Contain("ningún dato");

    [Fact]
    public void Every_bad_cell_is_named_by_sheet_and_address()
    {
        var import = Read(Changed(sheets =>
        {
            sheets["Presupuesto"][1][3] = "mil";
            sheets["Presupuesto"][2][3] = "-5";
            sheets["Presupuesto"][2][2] = "Marte";
            sheets["Actividades"][1][3] = "31/02/2027";
            sheets["Indicadores"][2][1] = "R9";
            sheets["Desembolsos"][3][0] = "7";
            sheets["General"][1][1] = "";
        }));

        import.IsGood.Should().BeFalse();
        import.Errors.Select(e => e.Address).Should().BeEquivalentTo(
            "Presupuesto!D2", "Presupuesto!D3", "Presupuesto!C3", "Actividades!D2", "Indicadores!B3", "Desembolsos!A4", "General!B2");
    }

    [Fact]
    public void Names_codes_dates_in_words_and_a_missing_total_are_understood()
    {
        var import = Read(Changed(sheets =>
        {
            sheets["Presupuesto"][1][2] = "guatemala";
            sheets["Presupuesto"][2][2] = "102";
            sheets["Presupuesto"][1][0] = "";
            sheets["Presupuesto"][1][4] = "agua";
            sheets["Actividades"][1][3] = "2/1/2027";
            sheets["General"].Single(r => r[0] == "Monto total solicitado")[1] = "";
        }));

        import.Errors.Should().BeEmpty();
        import.Sent.Budget!.Lines.Select(l => (l.BudgetLine, l.ResultId)).Should().Equal(("b/101", "R1"), ("b/102", null));
        import.Sent.Budget.Total.Should().Be(Q(100_010));
        import.Sent.Budget.Lines.Select(l => l.Id).Should().OnlyHaveUniqueItems().And.NotContain("");
        import.Sent.Activities!.Activities[0].Starts.Should().Be(new DateOnly(2027, 1, 2));
    }

    [Fact]
    public void Missing_sheets_and_columns_are_named_and_unknown_columns_are_passed_over_aloud()
    {
        Read(Changed(sheets => sheets.Remove("Desembolsos"))).Errors.Should().ContainSingle().Which.Message.Es.Should().Contain("«Desembolsos»");
        Read(Changed(sheets => sheets["Presupuesto"][0][3] = "Plata")).Errors.Should().ContainSingle().Which.Message.Es.Should().Contain("«Monto»");
        var noted = Read(Changed(sheets => sheets["Resultados"] = [.. sheets["Resultados"].Select((r, i) => (List<string>)[.. r, i == 0 ? "Notas" : "x"])]));
        noted.Errors.Should().BeEmpty();
        noted.Notes.Should().ContainSingle().Which.Es.Should().Contain("Resultados!C1").And.Contain("«Notas»");
    }

    [Fact]
    public void A_sheet_without_rows_leaves_its_section_alone()
    {
        var import = Read(Changed(sheets => sheets["Desembolsos"] = [sheets["Desembolsos"][0]]));

        import.Errors.Should().BeEmpty();
        PlanSections.Of(import.Sent).Select(s => s.Id).Should().Equal(Section.General, Section.Results, Section.Activities, Section.Budget);
    }

    [Fact]
    public void Ten_thousand_rows_are_refused_and_not_read_to_their_end()
    {
        var import = Read(Changed(sheets => sheets["Presupuesto"].AddRange(Enumerable.Range(0, 10_000).Select(_ => (List<string>)["", "fila", "b/101", "1.00", ""]))));

        import.Errors.Should().ContainSingle().Which.Address.Should().Be("Presupuesto!A502");
    }

    [Fact]
    public void Whatever_is_no_clean_workbook_is_refused_with_one_reason()
    {
        byte[][] hostile =
        [
            [],
            Encoding.UTF8.GetBytes("a;b;c"),
            Encoding.UTF8.GetBytes("PK\u0003\u0004 nada"),
            Zip(("[Content_Types].xml", "<Types/>")),
            Zip(("[Content_Types].xml", "spreadsheetml.sheet.main+xml"), ("xl/vbaProject.bin", "macro")),
            Zip(("[Content_Types].xml", "spreadsheetml.sheet.main+xml"), ("_rels/.rels", "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>")),
            [.. PlanWorkbook.Write(Whole, Currency.Gtq, Book, "es").Take(900)],
            new byte[PlanImport.MaxBytes + 1],
        ];

        foreach (var file in hostile)
        {
            var import = PlanImport.Read(file, "plan.xlsx", Whole, Currency.Gtq, Book);
            import.IsGood.Should().BeFalse();
            import.Errors.Should().ContainSingle().Which.Message.Es.Should().NotBeEmpty();
        }
    }

    [Fact]
    public void A_small_file_that_grows_beyond_measure_is_refused()
    {
        var bomb = Rezipped(PlanWorkbook.Write(Whole, Currency.Gtq, Book, "es"), "xl/worksheets/sheet3.xml", xml =>
            xml.Replace("</sheetData>", string.Concat(Enumerable.Repeat($"<row><c t=\"inlineStr\"><is><t>{new string('a', 60_000)}</t></is></c></row>", 500)) + "</sheetData>", StringComparison.Ordinal));
        bomb.Length.Should().BeLessThan(PlanImport.MaxBytes);

        Read(bomb).Errors.Should().ContainSingle().Which.Message.Es.Should().Contain("dañado");
    }

    [Fact]
    public void Damage_anywhere_is_refused_or_read_but_never_thrown()
    {
        const int Seed = 20_261_121;
        var random = new Random(Seed);
        var good = PlanWorkbook.Write(Whole, Currency.Gtq, Book, "es");
        for (var round = 0; round < 300; round++)
        {
            var sheet = $"xl/worksheets/sheet{random.Next(2, 8)}.xml";
            var file = Rezipped(good, sheet, xml =>
            {
                var (at, cut) = (random.Next(xml.Length), random.Next(1, 60));
                return xml.Remove(at, Math.Min(cut, xml.Length - at)).Insert(at, random.Next(3) switch { 0 => "", 1 => "<c/>", _ => "99999999999" });
            });
            var import = Read(file);
            (import.IsGood || import.Errors.Count > 0).Should().BeTrue("round {0} of seed {1}", round, Seed);
        }
    }

    [Fact]
    public void Dates_booleans_percentages_and_formulas_come_as_people_see_them()
    {
        var file = Rezipped(PlanWorkbook.Write(Whole, Currency.Gtq, Book, "es"), "xl/worksheets/sheet7.xml", xml =>
            xml.Replace("<v>400.00</v>", "<f>200+200</f><v>400</v>", StringComparison.Ordinal).Replace("<c s=\"4\" t=\"inlineStr\"><is><t>sí</t></is></c>", "<c t=\"b\"><v>1</v></c>", StringComparison.Ordinal));

        var import = Read(file);

        import.Errors.Should().BeEmpty();
        CanonicalJson.Hash(import.Sent.Tranches!).Should().Be(CanonicalJson.Hash(Whole.Tranches!));
    }

    private static PlanImport Read(byte[] file) => PlanImport.Read(file, "plan.xlsx", Whole, Currency.Gtq, Book);

    /// <summary>The filled template as plain texts, changed, and made a workbook again.</summary>
    private static byte[] Changed(Action<Dictionary<string, List<List<string>>>> change)
    {
        var sheets = PlanFiles.Read(PlanWorkbook.Write(Whole, Currency.Gtq, Book, "es"));
        change(sheets);
        return PlanFiles.Write(sheets);
    }

    private static byte[] Rezipped(byte[] file, string part, Func<string, string> change)
    {
        using var source = new ZipArchive(new MemoryStream(file));
        return Zip([.. source.Entries.Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            var text = reader.ReadToEnd();
            return (e.FullName, e.FullName == part ? change(text) : text);
        })]);
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        using var stream = new MemoryStream();
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(archive.CreateEntry(name).Open(), new UTF8Encoding(false));
                writer.Write(text);
            }
        }

        return stream.ToArray();
    }
}
