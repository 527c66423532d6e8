using GrantControl.Journal.Appending;
using Npgsql;

namespace GrantControl.Journal.Audit;

/// <summary>One row of the journal, with every column.</summary>
internal sealed record StoredRow(string Kind, EventHeader Header, byte[] Payload, string Data, byte[] PreviousHash, byte[] Hash, long Position)
{
    public const string Sql = $"{Columns} WHERE $1 = '' OR institution = $1 ORDER BY case_id, version";

    public const string OfCaseSql = $"{Columns} WHERE case_id = $1 ORDER BY version";

    private const string Columns =
        """
        SELECT institution, case_id, version, kind, name, actor, stand_in_for, at, command_id, policy_version, content_hash,
               payload, data::text, previous_hash, hash, position
        FROM case_event
        """;

    public string Key => $"{Header.CaseId}/{Header.Version}";

    public static StoredRow Read(NpgsqlDataReader r) => new(
        r.GetString(3),
        new EventHeader(
            r.GetString(0), r.GetGuid(1), r.GetInt64(2), r.GetString(4), r.GetString(5), r.IsDBNull(6) ? null : r.GetString(6),
            r.GetFieldValue<DateTimeOffset>(7), r.GetString(8), r.GetInt32(9), r.GetString(10)),
        r.GetFieldValue<byte[]>(11), r.GetString(12), r.GetFieldValue<byte[]>(13), r.GetFieldValue<byte[]>(14), r.GetInt64(15));
}
