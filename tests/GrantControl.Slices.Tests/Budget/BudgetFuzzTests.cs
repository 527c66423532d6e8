using GrantControl.Journal.Budget.Files;
using GrantControl.Journal.Documents;
using GrantControl.Journal.SampleData;

namespace GrantControl.Slices.Tests.Budget;

/// <summary>Damaged files: whatever the bytes, the answer is lines or errors, never both, never an exception, never a wrong sum.</summary>
public sealed class BudgetFuzzTests
{
    private const int Seed = 20_261_121;

    [Theory]
    [InlineData("b.csv")]
    [InlineData("b.xlsx")]
    public void A_table_damaged_anywhere_is_read_whole_or_refused_with_reasons(string name)
    {
        var good = name == "b.csv"
            ? SampleFile.Read(SampleFile.ExpenseGroups)
            : Workbook.Of(["code", "current", "accrued"], ["1", new Workbook.Number("10.5"), new Workbook.Number("1")], ["TOTAL", new Workbook.Number("10.5"), new Workbook.Number("1")]);
        var expected = Sum(good, name);
        var random = new Random(Seed);
        var refused = 0;
        for (var round = 0; round < 2_000; round++)
        {
            var bytes = Damage(good, random);
            var table = BudgetFile.Read(bytes, name);

            (table.Lines.Count > 0).Should().Be(table.Errors.Count == 0, "round {0} of seed {1}", round, Seed);
            table.Errors.All(e => e.Message.Es.Length > 0 && e.Line >= 0).Should().BeTrue();
            refused += table.IsGood ? 0 : 1;
            if (table.IsGood && table.Columns.Contains(Cases.Budget.Tables.BudgetColumn.Current))
            {
                // A name may change unnoticed; money may not, while its control total stands.
                (Sum(bytes, name) == expected || !HasTotal(bytes, name)).Should().BeTrue("round {0} of seed {1}", round, Seed);
            }
        }

        refused.Should().BeGreaterThan(1_000);
    }

    [Fact]
    public void Any_bytes_are_recognised_or_refused_and_nothing_else()
    {
        var random = new Random(Seed);
        byte[][] starts = ["PK\x03\x04"u8.ToArray(), "%PDF-"u8.ToArray(), [0xFF, 0xD8, 0xFF], "RIFF"u8.ToArray(), "MZ"u8.ToArray(), []];
        for (var round = 0; round < 5_000; round++)
        {
            var tail = new byte[random.Next(200)];
            random.NextBytes(tail);
            byte[] bytes = [.. starts[round % starts.Length], .. tail];

            var verdict = FileSniffer.Sniff(bytes, "a.pdf");

            (verdict.Type is null).Should().Be(verdict.Refusal is not null, "round {0} of seed {1}", round, Seed);
        }
    }

    private static byte[] Damage(byte[] good, Random random)
    {
        var bytes = good.ToArray();
        for (var i = random.Next(3); i >= 0; i--)
        {
            var at = random.Next(bytes.Length);
            switch (random.Next(4))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes = bytes[..at];
                    break;
                case 2:
                    bytes = [.. bytes[..at], (byte)random.Next(256), .. bytes[at..]];
                    break;
                default:
                    bytes[at] = (byte)"0123456789,;.\"-\n"[random.Next(16)];
                    break;
            }

            if (bytes.Length == 0)
            {
                return bytes;
            }
        }

        return bytes;
    }

    private static long Sum(byte[] bytes, string name) => BudgetFile.Read(bytes, name).Sum(Cases.Budget.Tables.BudgetColumn.Current);

    private static bool HasTotal(byte[] bytes, string name) =>
        name == "b.csv" ? System.Text.Encoding.UTF8.GetString(bytes).Contains("\nTOTAL,6", StringComparison.Ordinal) : bytes.Length > 0;
}
