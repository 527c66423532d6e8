using System.Security.Cryptography;
using System.Text;

namespace GrantControl.Journal.Complaints;

/// <summary>
/// What a citizen gets for a file he sent, and must show to cite it: its hash under a secret. A hash alone cites nothing, or
/// whoever knows the hash of any document could put it into a complaint, and learn from the answer that it is stored.
/// </summary>
public sealed class EvidenceTickets(ComplaintKeys keys)
{
    private const string Purpose = "evidence";
    private const int HashLength = 64;
    private const int Length = HashLength + 1 + HashLength;

    /// <summary>The ticket of a file that has just been received.</summary>
    /// <param name="sha256">Lower-case hexadecimal.</param>
    public string Issue(string institution, string sha256) => $"{sha256}.{Convert.ToHexStringLower(Sign(keys.Current(Purpose), institution, sha256))}";

    /// <summary>The hash of the file a ticket was given for; null for anything that is no ticket of ours.</summary>
    public string? Read(string institution, string? ticket)
    {
        if (ticket is not { Length: Length } || ticket[HashLength] != '.' || !ticket.Where(static (_, i) => i != HashLength).All(char.IsAsciiHexDigitLower))
        {
            return null;
        }

        var (sha256, shown) = (ticket[..HashLength], Convert.FromHexString(ticket[(HashLength + 1)..]));
        return keys.All(Purpose).Any(key => CryptographicOperations.FixedTimeEquals(Sign(key, institution, sha256), shown)) ? sha256 : null;
    }

    private static byte[] Sign(byte[] key, string institution, string sha256) => HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{institution.Length}:{institution}{sha256}"));
}
