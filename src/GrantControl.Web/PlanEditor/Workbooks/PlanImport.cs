using GrantControl.Cases.Budget.Tables;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Documents;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using GrantControl.Web.PlanEditor.Texts;

namespace GrantControl.Web.PlanEditor.Workbooks;

/// <summary>A plan read out of an uploaded workbook: its sections, or every cell that has to be corrected.</summary>
/// <param name="Texts">Sections the workbook holds, in the order of the plan.</param>
/// <param name="Sent">The same, read; only to be sent when there are no errors.</param>
/// <param name="Notes">What was passed over.</param>
public sealed record PlanImport(IReadOnlyList<SectionText> Texts, Plan Sent, IReadOnlyList<CellError> Errors, IReadOnlyList<Label> Notes)
{
    /// <summary>Largest file, in bytes: a full template is a twentieth of it.</summary>
    public const int MaxBytes = 2 * 1024 * 1024;

    private const int MaxSheets = 20;
    private const long MaxCharacters = 24L * 1024 * 1024;

    public bool IsGood => Errors.Count == 0 && Texts.Count > 0;

    /// <param name="known">Results of the plan as it stands: what a workbook without its own refers to.</param>
    public static PlanImport Read(byte[] content, string name, Plan known, Currency currency, BudgetLineBook book)
    {
        ArgumentNullException.ThrowIfNull(content);
        ArgumentNullException.ThrowIfNull(known);
        if (content.Length > MaxBytes)
        {
            return Refused(new("El archivo pasa de 2 MB.", "The file is larger than 2 MB."));
        }

        var verdict = FileSniffer.Sniff(content, name);
        if (verdict.Refusal is { } refusal || verdict.Type is not FileType.Xlsx)
        {
            return Refused(verdict.Refusal is { } r ? r.Message : new("Se espera un libro de Excel (.xlsx).", "An Excel workbook (.xlsx) is expected."));
        }

        try
        {
            return Read(XlsxTable.ReadSheets(content, MaxSheets, PlanSheet.Read.Max(static s => s.MaxRows) + 1_000, MaxCharacters), known, currency, book);
        }
        catch (InvalidDataException)
        {
            return Refused(new("El libro está dañado o es demasiado grande.", "The workbook is damaged or too large."));
        }
    }

    private static PlanImport Read(IReadOnlyList<(string Name, RawTable Table)> sheets, Plan known, Currency currency, BudgetLineBook book)
    {
        List<CellError> errors = [];
        List<Label> notes = [];
        var read = new Dictionary<PlanSheet, ReadSheet>();
        foreach (var sheet in PlanSheet.Read)
        {
            var words = new[] { TableWords.Plain(sheet.Name.Es), TableWords.Plain(sheet.Name.En) };
            var (name, table) = sheets.FirstOrDefault(s => words.Contains(TableWords.Plain(s.Name), StringComparer.Ordinal));
            if (table is null)
            {
                errors.Add(new CellError(sheet.Name.Es, new($"Falta la hoja «{sheet.Name.Es}».", $"The sheet “{sheet.Name.En}” is missing.")));
            }
            else
            {
                read[sheet] = ReadSheet.Of(sheet, name, table, errors, notes);
            }
        }

        if (errors.Count > 0)
        {
            return new PlanImport([], new Plan(), errors, notes);
        }

        var texts = new SheetTexts(read, errors);
        var sections = texts.Sections(known, book);
        var check = PlanCheck.Of(sections, currency, book);
        errors.AddRange(sections.Count == 0 ? [] : check.Errors.Select(e => new CellError(texts.AddressOf(e.Path), e.Message)));
        if (sections.Count == 0 && errors.Count == 0)
        {
            errors.Add(new CellError(read[PlanSheet.General].Name, new("El libro no tiene ningún dato.", "The workbook holds no data.")));
        }

        return new PlanImport(sections, check.Sent, errors, notes);
    }

    private static PlanImport Refused(Label message) => new([], new Plan(), [new CellError("", message)], []);
}
