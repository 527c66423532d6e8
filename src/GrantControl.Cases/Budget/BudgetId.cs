using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Budget;

/// <summary>The identity of a budget: the same institution and code are always the same case, so it is imported once.</summary>
public static class BudgetId
{
    public static CaseId For(string institution, string code) => Of("budget", institution, code);

    /// <summary>The identity of a case that its kind and code alone name: a version 8 UUID (RFC 9562) out of the SHA-256 of the names.</summary>
    public static CaseId Of(string kind, string institution, string code)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes($"{kind}\n{institution}\n{code}"));
        var bytes = hash.AsSpan(0, 16);
        bytes[6] = (byte)((bytes[6] & 0x0F) | 0x80);
        bytes[8] = (byte)((bytes[8] & 0x3F) | 0x80);
        return new CaseId(new Guid(bytes, bigEndian: true));
    }

    /// <summary>Whether a text may be the code of a budget.</summary>
    public static bool IsCode(string? text) =>
        text is { Length: >= 1 and <= 40 } && text[0] != '-' && text.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-');

    /// <summary>The key under which the ledger charges a line: <c>{budget}/{line}</c>.</summary>
    public static string Key(string budget, string line) => string.Create(CultureInfo.InvariantCulture, $"{budget}/{line}");
}
