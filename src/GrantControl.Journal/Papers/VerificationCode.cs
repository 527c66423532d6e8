using System.Diagnostics.CodeAnalysis;

namespace GrantControl.Journal.Papers;

/// <summary>
/// The first 80 bits of an event's hash as people copy them: sixteen letters and digits in groups of four, Crockford's
/// base 32, which has no I, L, O and U. It says nothing that the journal does not know already, so nothing is kept of it.
/// </summary>
public sealed record VerificationCode
{
    /// <summary>Bytes of the hash that a code stands for.</summary>
    public const int Bytes = 10;

    /// <summary>Longest text that is looked at; a code takes 19 characters.</summary>
    public const int MaxTyped = 64;

    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = Bytes * 8 / 5;

    private readonly byte[] _start;

    private VerificationCode(byte[] start) => _start = start;

    /// <summary>The first bytes of the hash.</summary>
    public ReadOnlySpan<byte> Start => _start;

    public static VerificationCode Of(ReadOnlySpan<byte> hash) => new(hash[..Bytes].ToArray());

    /// <param name="hash">64 hexadecimal digits.</param>
    public static VerificationCode Of(string hash) => Of(Convert.FromHexString(hash));

    /// <summary>Reads what somebody copied by hand: any case, with spaces or hyphens or none, O for 0 and I or L for 1.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out VerificationCode? code)
    {
        code = null;
        if (typed is null || typed.Length > MaxTyped)
        {
            return false;
        }

        UInt128 bits = 0;
        var count = 0;
        foreach (var c in typed.Where(static c => c is not ('-' or '\u2010' or '\u2011' or '\u2013') && !char.IsWhiteSpace(c)))
        {
            var digit = Digits.IndexOf(Meant(c), StringComparison.Ordinal);
            if (digit < 0 || ++count > Length)
            {
                return false;
            }

            bits = (bits << 5) | (uint)digit;
        }

        if (count != Length)
        {
            return false;
        }

        var start = new byte[Bytes];
        for (var i = Bytes - 1; i >= 0; i--, bits >>= 8)
        {
            start[i] = (byte)(bits & 0xFF);
        }

        code = new VerificationCode(start);
        return true;
    }

    public bool Equals(VerificationCode? other) => other is not null && Start.SequenceEqual(other.Start);

    public override int GetHashCode() => BitConverter.ToInt32(_start);

    /// <summary><c>7ZQ4-0V1N-K8RC-3D2M</c>.</summary>
    public override string ToString()
    {
        var bits = _start.Aggregate(UInt128.Zero, static (all, next) => (all << 8) | next);
        var text = new char[Length];
        for (var i = Length - 1; i >= 0; i--, bits >>= 5)
        {
            text[i] = Digits[(int)(bits & 31)];
        }

        return string.Join('-', text.Chunk(4).Select(static four => new string(four)));
    }

    private static char Meant(char c) => char.ToUpperInvariant(c) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
}
