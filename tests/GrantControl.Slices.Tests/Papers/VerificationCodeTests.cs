using System.Security.Cryptography;
using GrantControl.Journal.Papers;

namespace GrantControl.Slices.Tests.Papers;

public sealed class VerificationCodeTests
{
    [Fact]
    public void A_code_stands_for_the_first_ten_bytes_of_a_hash_and_is_read_back_from_what_people_copy()
    {
        for (var i = 0; i < 2_000; i++)
        {
            var hash = SHA256.HashData(BitConverter.GetBytes(i));
            var text = VerificationCode.Of(hash).ToString();

            text.Should().MatchRegex("^[0-9A-HJKMNP-TV-Z]{4}(-[0-9A-HJKMNP-TV-Z]{4}){3}$");
            foreach (var copied in new[] { text, text.ToLowerInvariant(), text.Replace("-", "", StringComparison.Ordinal), $" {text.Replace('-', ' ')} ", text.Replace('0', 'o').Replace('1', 'l'), text.Replace('0', 'O').Replace('1', 'I') })
            {
                VerificationCode.TryRead(copied, out var read).Should().BeTrue(copied);
                read!.Start.ToArray().Should().Equal(hash[..10], copied);
            }
        }
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("7ZQ4-0V1N-K8RC-3D2")]
    [InlineData("7ZQ4-0V1N-K8RC-3D2MM")]
    [InlineData("7ZQ4-0V1N-K8RC-3D2U")]
    [InlineData("7ZQ4/0V1N/K8RC/3D2M")]
    [InlineData("７ZQ4-0V1N-K8RC-3D2M")]
    [InlineData("7ZQ4-0V1N-K8RC-3D2M                                                                     ")]
    public void What_is_no_code_is_not_read(string? typed) => VerificationCode.TryRead(typed, out _).Should().BeFalse();

    [Fact]
    public void The_digits_are_those_of_the_format()
    {
        VerificationCode.Of(new byte[32]).ToString().Should().Be("0000-0000-0000-0000");
        VerificationCode.Of(Enumerable.Repeat((byte)0xFF, 32).ToArray()).ToString().Should().Be("ZZZZ-ZZZZ-ZZZZ-ZZZZ");
        VerificationCode.Of([0x08, 0x86, 0x42, 0x98, 0xE8, 0x00, 0x00, 0x00, 0x00, 0x1F]).ToString().Should().Be("1234-5678-0000-000Z");
    }
}
