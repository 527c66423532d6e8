using System.Buffers;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace GrantControl.Journal.Appending;

/// <summary>
/// The hashes of the journal, over length-prefixed fields so that no two headers read alike. The exact bytes are written
/// down in <c>ops/journal-format.md</c>; they are part of the format and never change.
/// </summary>
public static class JournalHash
{
    /// <summary>First field of every event's header.</summary>
    public const string EventTag = "grantcontrol-event/1";

    /// <summary>First field of every receipt's seal.</summary>
    public const string ReceiptTag = "grantcontrol-receipt/1";

    /// <summary>First field of a command's body hash.</summary>
    public const string CommandTag = "grantcontrol-command/1";

    /// <summary>Stands before the first event of a case: 32 zero bytes.</summary>
    public static readonly byte[] Genesis = new byte[32];

    /// <summary>SHA-256 of one event: header, payload and the hash of the event before it.</summary>
    public static byte[] Event(EventHeader header, ReadOnlySpan<byte> payload, ReadOnlySpan<byte> previous)
    {
        ArgumentNullException.ThrowIfNull(header);
        var buffer = new ArrayBufferWriter<byte>(payload.Length + 512);
        Field(buffer, EventTag);
        Field(buffer, header.Institution);
        Field(buffer, header.CaseId.ToString("D"));
        Field(buffer, Number(header.Version));
        Field(buffer, header.Name);
        Field(buffer, header.Actor);
        Field(buffer, header.StandInFor ?? "");
        Field(buffer, Number(Microseconds(header.At)));
        Field(buffer, header.CommandId);
        Field(buffer, Number(header.PolicyVersion));
        Field(buffer, header.ContentHash);
        Field(buffer, payload);
        buffer.Write(previous);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>SHA-256 that ties a receipt's fields to the last event it stands for.</summary>
    public static byte[] Seal(string institution, string commandId, ReadOnlySpan<byte> bodyHash, string state, string number, IEnumerable<string> events, ReadOnlySpan<byte> lastHash)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        Field(buffer, ReceiptTag);
        Field(buffer, institution);
        Field(buffer, commandId);
        Field(buffer, bodyHash);
        Field(buffer, state);
        Field(buffer, number);
        Field(buffer, string.Join(' ', events));
        buffer.Write(lastHash);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>SHA-256 that tells one command from another under the same key.</summary>
    /// <param name="caseId">Null for a command that opens a case: each try of it comes with a new id made for it.</param>
    /// <param name="body">Canonical bytes where the body is JSON, else the bytes as they came.</param>
    public static byte[] Command(string kind, Guid? caseId, string name, string person, string? standInFor, ReadOnlySpan<byte> body)
    {
        var buffer = new ArrayBufferWriter<byte>(body.Length + 256);
        Field(buffer, CommandTag);
        Field(buffer, kind);
        Field(buffer, caseId?.ToString("D") ?? "");
        Field(buffer, name);
        Field(buffer, person);
        Field(buffer, standInFor ?? "");
        Field(buffer, body);
        return SHA256.HashData(buffer.WrittenSpan);
    }

    /// <summary>Microseconds since 1970-01-01T00:00:00Z.</summary>
    public static long Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / TimeSpan.TicksPerMicrosecond;

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Field(ArrayBufferWriter<byte> buffer, string text)
    {
        var length = Encoding.UTF8.GetByteCount(text);
        Prefix(buffer, length);
        Encoding.UTF8.GetBytes(text, buffer.GetSpan(length));
        buffer.Advance(length);
        buffer.Write(","u8);
    }

    private static void Field(ArrayBufferWriter<byte> buffer, ReadOnlySpan<byte> bytes)
    {
        Prefix(buffer, bytes.Length);
        buffer.Write(bytes);
        buffer.Write(","u8);
    }

    private static void Prefix(ArrayBufferWriter<byte> buffer, int length)
    {
        length.TryFormat(buffer.GetSpan(12), out var written, provider: CultureInfo.InvariantCulture);
        buffer.Advance(written);
        buffer.Write(":"u8);
    }
}

/// <summary>What an event's hash covers besides its payload and the hash before it.</summary>
public sealed record EventHeader(
    string Institution,
    Guid CaseId,
    long Version,
    string Name,
    string Actor,
    string? StandInFor,
    DateTimeOffset At,
    string CommandId,
    int PolicyVersion,
    string ContentHash);
