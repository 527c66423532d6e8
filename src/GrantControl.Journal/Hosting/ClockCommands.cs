using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Json;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Hosting;

/// <summary>The commands the clock sends, the same on every host: their key depends on the deadline only, so each acts once.</summary>
public static class ClockCommands
{
    /// <summary>The command that tells a case that a deadline has passed.</summary>
    public const string Expire = "expire";

    /// <summary>The command for one deadline that has passed.</summary>
    public static CaseCommand For(string institution, string kind, CaseId id, string deadline, DateOnly due)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"clock:{id}:{deadline}:{due:yyyy-MM-dd}");
        var body = JsonSerializer.SerializeToUtf8Bytes(new Dictionary<string, string>(StringComparer.Ordinal) { ["deadline"] = deadline });
        return new CaseCommand(institution, kind, id, key, Expire, null, Actor.SystemPerson, null, body);
    }

    /// <summary>Every deadline whose last day lies before a day, that runs and was not told yet, oldest first.</summary>
    public static async IAsyncEnumerable<CaseCommand> DueAsync(
        JournalDatabase database, DateOnly today, [EnumeratorCancellation] CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(database);
        List<CaseCommand> page = [];
        (DateOnly Due, Guid Case, string Id) last = (DateOnly.MinValue, Guid.Empty, "");
        do
        {
            page.Clear();
            await using (var command = database.Application.CreateCommand(
                """
                SELECT institution, kind, case_id, id, due FROM case_deadline
                WHERE due < $1 AND paused_with IS NULL AND NOT missed AND (due, case_id, id) > ($2, $3, $4)
                ORDER BY due, case_id, id LIMIT 500
                """))
            {
                foreach (var value in new object[] { today, last.Due, last.Case, last.Id })
                {
                    command.Parameters.Add(new NpgsqlParameter { Value = value });
                }

                await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
                while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
                {
                    last = (reader.GetFieldValue<DateOnly>(4), reader.GetGuid(2), reader.GetString(3));
                    page.Add(For(reader.GetString(0), reader.GetString(1), new CaseId(last.Case), last.Id, last.Due));
                }
            }

            foreach (var due in page)
            {
                yield return due;
            }
        }
        while (page.Count > 0);
    }
}
