using System.Security.Cryptography;
using System.Text;
using GrantControl.Cases.Complaints;
using GrantControl.Journal.Authority;
using GrantControl.Journal.Databases;
using GrantControl.Journal.Hosting;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using Npgsql;

namespace GrantControl.Journal.Complaints;

/// <summary>What is asked about complaints beside the cases themselves: by their code, and all together.</summary>
public sealed class ComplaintQueries(JournalDatabase database, CaseStore store, IFactsReader facts, TrackingCodes codes, TimeProvider clock)
{
    private static readonly string[] BoardRoles = [Role.Intake, Role.Control, Role.Audit];

    /// <summary>The complaint behind a code; null when there is none. A wrong code, of whatever form, is looked up like a right one.</summary>
    public async Task<FoundComplaint?> FindAsync(string institution, string? typed, CancellationToken cancellation)
    {
        var hashes = codes.Hashes(typed).ToArray();
        await using var command = database.Application.CreateCommand("SELECT case_id, key FROM claim WHERE institution = $1 AND type = $2 AND key = ANY ($3)");
        Add(command, institution, Claim.TrackingCode, hashes);
        CaseId id;
        await using (var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                return null;
            }

            id = new CaseId(reader.GetGuid(0));
            var kept = Encoding.ASCII.GetBytes(reader.GetString(1));
            if (!hashes.Any(h => CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(h), kept)))
            {
                return null;
            }
        }

        return await ReplayAsync(institution, id, cancellation).ConfigureAwait(false);
    }

    /// <summary>A complaint as the journal tells it. Whoever asks must have been let in before.</summary>
    public async Task<FoundComplaint?> ReplayAsync(string institution, CaseId id, CancellationToken cancellation)
    {
        var state = ComplaintKind.Instance.New(id);
        List<ComplaintStep> steps = [];
        await foreach (var (stored, after) in store.FoldAsync(institution, ComplaintKind.Instance, state, cancellation).ConfigureAwait(false))
        {
            if (after.State != state.State)
            {
                steps.Add(new ComplaintStep(stored.Recorded.Meta.At, after.State, ComplaintWorkflow.Definition.State(after.State).Label));
            }

            state = (ComplaintState)after;
        }

        return state.Version == 0 ? null : new FoundComplaint(state, steps);
    }

    /// <summary>All complaints a person may see, counted; null when he may not ask.</summary>
    public async Task<ComplaintBoard?> BoardAsync(string institution, string person, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, TimeSpan.FromSeconds(2), cancellation).ConfigureAwait(false) is not { Organisation: null } asking
            || !BoardRoles.Any(asking.Roles.Contains))
        {
            return null;
        }

        var today = BusinessCalendar.DayOf(clock.GetUtcNow());
        await using var command = database.Application.CreateCommand(
            $"""
            SELECT e.data ->> 'department', x.state, x.final, count(*), count(*) FILTER (WHERE NOT x.final AND x.next_due < $4), min(x.opened_at),
                   coalesce(sum(extract(epoch FROM x.updated_at - x.opened_at)) FILTER (WHERE x.final), 0)::float8
            FROM case_index x JOIN case_event e ON e.case_id = x.case_id AND e.version = 1
            WHERE x.institution = $1 AND x.kind = 'complaint' AND {CaseSight.Visible("$2", "$3")}
            GROUP BY e.data ->> 'department', x.state, x.final
            """);
        Add(command, institution, DBNull.Value, CaseSight.KeysOf(asking, today), today);
        List<BoardRow> rows = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            rows.Add(new BoardRow(
                reader.GetString(0), reader.GetString(1), reader.GetBoolean(2), reader.GetInt64(3), reader.GetInt64(4), BusinessCalendar.DayOf(reader.GetFieldValue<DateTimeOffset>(5)),
                reader.GetDouble(6)));
        }

        return ComplaintBoard.Of(rows, today);
    }

    private static void Add(NpgsqlCommand command, params object[] values)
    {
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }
    }
}

/// <summary>A complaint and the states it has been in.</summary>
public sealed record FoundComplaint(ComplaintState State, IReadOnlyList<ComplaintStep> Steps);

/// <summary>When a complaint came into a state.</summary>
public sealed record ComplaintStep(DateTimeOffset At, string State, Label Label);
