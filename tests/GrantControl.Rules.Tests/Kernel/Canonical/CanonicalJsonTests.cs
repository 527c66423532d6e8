using System.Text;
using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using GrantControl.Kernel.Canonical;
using Xunit.Abstractions;

namespace GrantControl.Rules.Tests.Kernel.Canonical;

/// <summary>The exact bytes that are hashed. Another program, in another language, must come to the same ones.</summary>
public sealed class CanonicalJsonTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("""{ "b" : 1 , "a" : [ true, false, null ] }""", """{"a":[true,false,null],"b":1}""")]
    [InlineData("""{}""", """{}""")]
    [InlineData("""[ ]""", """[]""")]
    [InlineData("""[-0, 0, 9007199254740991, -9007199254740991]""", """[0,0,9007199254740991,-9007199254740991]""")]
    [InlineData("""{"a":{"d":1,"c":2},"B":3,"":4}""", """{"":4,"B":3,"a":{"c":2,"d":1}}""")]
    [InlineData("""["\u0041\u00e1\/"]""", """["Aá/"]""")]
    [InlineData("""["\u0000\u0008\u0009\u000a\u000c\u000d\u001F\"\\"]""", """["\u0000\b\t\n\f\r\u001f\"\\"]""")]
    public void The_same_content_has_one_text(string json, string canonical) => Of(json).Should().Be(canonical);

    [Fact]
    public void Nothing_above_the_control_characters_is_escaped_in_values_or_names()
    {
        const string Text = "\u007f\u0080\u2028\u2029<>&'+\ue000\ufffe\ud83d\ude00";

        Of($$"""{"{{Text}}":"{{Text}}"}""").Should().Be($$"""{"{{Text}}":"{{Text}}"}""");
        Of("""{"\ud83d\ude00\u0007":"\u007F"}""").Should().Be("{\"\ud83d\ude00\\u0007\":\"\u007f\"}");
    }

    [Fact]
    public void Members_sort_by_utf16_units_not_by_code_points()
    {
        // U+1F600 begins with the unit D83D and so comes before U+FB33, though its code point is greater.
        Of("""{"\ufb33":1,"\ud83d\ude00":2,"\u20ac":3,"\u00f6":4,"\u0080":5,"1":6,"\r":7}""")
            .Should().Be("{\"\\r\":7,\"1\":6,\"\u0080\":5,\"\u00f6\":4,\"\u20ac\":3,\"\ud83d\ude00\":2,\"\ufb33\":1}");
    }

    [Theory]
    [InlineData("[1.5]")]
    [InlineData("[1.0]")]
    [InlineData("[1e2]")]
    [InlineData("[9007199254740992]")]
    [InlineData("[-9007199254740992]")]
    [InlineData("[123456789012345678901234567890]")]
    [InlineData("""{"a":1,"\u0061":2}""")]
    [InlineData("""["\ud800"]""")]
    [InlineData("""["\udc00\ud800"]""")]
    [InlineData("""{"\ud800":1}""")]
    public void What_has_no_canonical_form_here_is_an_error(string json)
    {
        var write = () => Of(json);

        write.Should().Throw<FormatException>();
    }

    [Theory]
    [InlineData('a', '\ud800')]
    [InlineData('\udc00', 'a')]
    [InlineData('\ud83d', '\ud83d', '\ude00')]
    public void Half_a_surrogate_pair_is_refused_and_not_replaced(params char[] units)
    {
        var text = new string(units);
        Action[] writes = [() => CanonicalJson.Hash(new { text }), () => CanonicalJson.Hash(new Dictionary<string, int> { [text] = 1 }), () => CanonicalJson.Hash(new[] { text })];

        writes.Should().AllSatisfy(write => write.Should().Throw<JsonException>());
        CanonicalJson.Hash(new { text = "\ud83d\ude00" }).Should().HaveLength(64);
    }

    [Fact]
    public void The_order_members_come_in_never_matters() =>
        Seeded.Check(output, Prop.ForAll(ArbMap.Default.ArbFor<NonEmptyArray<NonNull<string>>>(), names =>
        {
            var members = names.Get.Select(n => new string([.. n.Get.Where(c => !char.IsSurrogate(c))])).Distinct(StringComparer.Ordinal).Select((n, i) => $"{JsonSerializer.Serialize(n)}:{i}").ToList();
            var one = Of($"{{{string.Join(',', members)}}}");
            members.Reverse();
            return Of($"{{ {string.Join(" , ", members)} }}") == one && Of(one) == one;
        }));

    [Fact]
    public void Text_survives_whatever_it_holds() =>
        Seeded.Check(output, Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), text =>
        {
            var whole = new string([.. text.Get.Where(c => !char.IsSurrogate(c))]) + "\ud83d\ude00";
            var bytes = CanonicalJson.Serialize(new[] { whole }, typeof(string[]));
            return JsonSerializer.Deserialize<string[]>(bytes)![0] == whole;
        }));

    [Fact]
    public void The_hash_is_sha_256_over_the_bytes() =>
        CanonicalJson.Hash(new { b = 1, a = "ñ" }).Should().Be(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData("{\"a\":\"ñ\",\"b\":1}"u8)));

    [Theory]
    [InlineData("""{"name":"x","name":"y"}""")]
    [InlineData("""{"name":"x","other":1}""")]
    [InlineData("""{"Name":"x"}""")]
    public void People_may_not_send_a_field_twice_or_one_we_do_not_know(string json)
    {
        var read = () => JsonSerializer.Deserialize<Named>(json, CaseJson.Strict);

        read.Should().Throw<JsonException>();
    }

    private static string Of(string json)
    {
        using var document = JsonDocument.Parse(json);
        return Encoding.UTF8.GetString(CanonicalJson.Serialize(document.RootElement));
    }

    private sealed record Named(string Name);
}
