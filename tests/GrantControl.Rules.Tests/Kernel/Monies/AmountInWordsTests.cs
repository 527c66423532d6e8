using GrantControl.Kernel.Monies;

namespace GrantControl.Rules.Tests.Kernel.Monies;

public sealed class AmountInWordsTests
{
    [Theory]
    [InlineData(0, "cero quetzales exactos")]
    [InlineData(1, "cero quetzales con un centavo")]
    [InlineData(21, "cero quetzales con veintiún centavos")]
    [InlineData(1_00, "un quetzal exacto")]
    [InlineData(1_01, "un quetzal con un centavo")]
    [InlineData(2_16, "dos quetzales con dieciséis centavos")]
    [InlineData(21_00, "veintiún quetzales exactos")]
    [InlineData(31_99, "treinta y un quetzales con noventa y nueve centavos")]
    [InlineData(100_00, "cien quetzales exactos")]
    [InlineData(101_50, "ciento un quetzales con cincuenta centavos")]
    [InlineData(555_22, "quinientos cincuenta y cinco quetzales con veintidós centavos")]
    [InlineData(1_000_00, "mil quetzales exactos")]
    [InlineData(1_001_00, "mil un quetzales exactos")]
    [InlineData(21_000_00, "veintiún mil quetzales exactos")]
    [InlineData(100_100_00, "cien mil cien quetzales exactos")]
    [InlineData(731_026_00, "setecientos treinta y un mil veintiséis quetzales exactos")]
    [InlineData(1_000_000_00, "un millón de quetzales exactos")]
    [InlineData(1_000_001_00, "un millón un quetzales exactos")]
    [InlineData(1_200_000_50, "un millón doscientos mil quetzales con cincuenta centavos")]
    [InlineData(21_000_000_05, "veintiún millones de quetzales con cinco centavos")]
    [InlineData(1_000_000_000_00, "mil millones de quetzales exactos")]
    [InlineData(1_000_001_000_000_00, "un billón un millón de quetzales exactos")]
    [InlineData(2_000_000_000_001_00, "dos billones un quetzales exactos")]
    [InlineData(-916_00, "menos novecientos dieciséis quetzales exactos")]
    [InlineData(long.MaxValue, "noventa y dos mil doscientos treinta y tres billones setecientos veinte mil trescientos sesenta y ocho millones quinientos cuarenta y siete mil setecientos cincuenta y ocho quetzales con siete centavos")]
    public void An_amount_reads_as_a_resolution_writes_it(long minor, string words) => AmountInWords.Of(new Money(minor, Currency.Gtq)).Should().Be(words);

    [Theory]
    [InlineData(1_00, "un dólar de los Estados Unidos de América exacto")]
    [InlineData(2_500_000_25, "dos millones quinientos mil dólares de los Estados Unidos de América con veinticinco centavos")]
    [InlineData(3_000_000_00, "tres millones de dólares de los Estados Unidos de América exactos")]
    public void Dollars_are_named_in_full(long minor, string words) => AmountInWords.Of(new Money(minor, Currency.Usd)).Should().Be(words);

    [Fact]
    public void No_number_reads_like_another()
    {
        var read = Enumerable.Range(0, 30_000).Select(n => AmountInWords.Of(new Money(n * 100L, Currency.Gtq))).ToHashSet(StringComparer.Ordinal);

        read.Should().HaveCount(30_000).And.NotContain(w => w.Contains("  ", StringComparison.Ordinal) || w.Contains("uno", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(0, "zero quetzales exactly")]
    [InlineData(1, "zero quetzales and one centavo")]
    [InlineData(1_00, "one quetzal exactly")]
    [InlineData(1_01, "one quetzal and one centavo")]
    [InlineData(2_16, "two quetzales and sixteen centavos")]
    [InlineData(31_99, "thirty-one quetzales and ninety-nine centavos")]
    [InlineData(100_00, "one hundred quetzales exactly")]
    [InlineData(555_22, "five hundred fifty-five quetzales and twenty-two centavos")]
    [InlineData(1_001_00, "one thousand one quetzales exactly")]
    [InlineData(1_200_000_50, "one million two hundred thousand quetzales and fifty centavos")]
    [InlineData(1_000_000_000_00, "one billion quetzales exactly")]
    [InlineData(-916_00, "minus nine hundred sixteen quetzales exactly")]
    [InlineData(long.MaxValue, "ninety-two quadrillion two hundred thirty-three trillion seven hundred twenty billion three hundred sixty-eight million five hundred forty-seven thousand seven hundred fifty-eight quetzales and seven centavos")]
    public void An_amount_reads_in_English_too(long minor, string words) => AmountInEnglishWords.Of(new Money(minor, Currency.Gtq)).Should().Be(words);

    [Theory]
    [InlineData(1_00, "one dollar of the United States of America exactly")]
    [InlineData(2_500_000_25, "two million five hundred thousand dollars of the United States of America and twenty-five cents")]
    public void Dollars_are_named_in_full_in_English_too(long minor, string words) => AmountInEnglishWords.Of(new Money(minor, Currency.Usd)).Should().Be(words);

    [Fact]
    public void No_number_reads_like_another_in_English()
    {
        var read = Enumerable.Range(0, 30_000).Select(n => AmountInEnglishWords.Of(new Money(n * 100L, Currency.Gtq))).ToHashSet(StringComparer.Ordinal);

        read.Should().HaveCount(30_000).And.NotContain(w => w.Contains("  ", StringComparison.Ordinal));
    }
}
