using System.Text.Json;
using GrantControl.Journal.Appending;
using GrantControl.Kernel.Canonical;

namespace GrantControl.Journal.Audit;

/// <summary>Whether one row of the journal is the next link of its case's chain.</summary>
internal static class ChainCheck
{
    /// <summary>The first thing wrong with a row after the one before it; null when nothing is.</summary>
    public static AuditFinding? Check(StoredRow row, StoredRow? before)
    {
        var version = (before?.Header.Version ?? 0) + 1;
        if (row.Header.Version != version)
        {
            return new AuditFinding("case_event", $"{row.Header.CaseId}/{version}", "an event with this version", $"the next version is {row.Header.Version}");
        }

        var previous = before?.Hash ?? JournalHash.Genesis;
        if (!row.PreviousHash.AsSpan().SequenceEqual(previous))
        {
            return new AuditFinding("case_event", row.Key, $"previous hash {Hex(previous)}", Hex(row.PreviousHash));
        }

        var hash = JournalHash.Event(row.Header, row.Payload, row.PreviousHash);
        if (!row.Hash.AsSpan().SequenceEqual(hash))
        {
            return new AuditFinding("case_event", row.Key, $"hash {Hex(hash)} of its header and payload", Hex(row.Hash));
        }

        if (before is not null && (!string.Equals(row.Kind, before.Kind, StringComparison.Ordinal) || row.Position <= before.Position
            || !string.Equals(row.Header.Institution, before.Header.Institution, StringComparison.Ordinal)))
        {
            return new AuditFinding(
                "case_event", row.Key, $"kind '{before.Kind}' and a position after {before.Position}", $"kind '{row.Kind}' and position {row.Position}");
        }

        return SameJson(row) ? null : new AuditFinding("case_event", row.Key, "data equal to the payload that was hashed", "other data");
    }

    private static bool SameJson(StoredRow row)
    {
        try
        {
            using var data = JsonDocument.Parse(row.Data);
            return CanonicalJson.Serialize(data.RootElement).AsSpan().SequenceEqual(row.Payload);
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            return false;
        }
    }

    private static string Hex(byte[] bytes) => Convert.ToHexStringLower(bytes);
}
