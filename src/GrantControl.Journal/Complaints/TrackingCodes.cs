using System.Security.Cryptography;
using System.Text;

namespace GrantControl.Journal.Complaints;

/// <summary>
/// Tracking codes: 140 bits in seven groups of four, Crockford's base 32, which has no I, L, O and U. A code is drawn from
/// the key of the command that files, under a secret: a reply that was lost can be asked for again, and nobody else can
/// compute it. Only a keyed hash is kept.
/// </summary>
public sealed class TrackingCodes(ComplaintKeys keys)
{
    /// <summary>Longest text that is looked at; a code takes 34 characters.</summary>
    public const int MaxTyped = 64;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 28;

    /// <summary>The code of what one command files.</summary>
    public string Make(string institution, string commandId)
    {
        Span<byte> drawn = stackalloc byte[32];
        HMACSHA256.HashData(keys.Current("code"), Encoding.UTF8.GetBytes($"{institution.Length}:{institution}{commandId}"), drawn);
        var text = new char[Length];
        for (var i = 0; i < Length; i++)
        {
            text[i] = Digits[drawn[i] & 31];
        }

        return string.Join('-', text.Chunk(4).Select(static four => new string(four)));
    }

    /// <summary>What is kept of a code, under the key in use.</summary>
    public string Hash(string typed) => Hashes(typed)[0];

    /// <summary>
    /// What a code would be kept as, under each key. Whatever was typed, of whatever length, the same is done: any case,
    /// with spaces or hyphens or none, O for 0 and I or L for 1.
    /// </summary>
    public IReadOnlyList<string> Hashes(string? typed)
    {
        Span<char> read = stackalloc char[Length + 1];
        read.Fill('-');
        var count = 0;
        foreach (var c in (typed ?? "").AsSpan(0, Math.Min(typed?.Length ?? 0, MaxTyped)))
        {
            if (Digits.Contains(Meant(c), StringComparison.Ordinal) && count <= Length)
            {
                read[count++] = Meant(c);
            }
        }

        var bytes = Encoding.ASCII.GetBytes(read.ToArray());
        return [.. keys.All("code-hash").Select(key => Convert.ToHexStringLower(HMACSHA256.HashData(key, bytes)))];
    }

    private static char Meant(char c) => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
}
