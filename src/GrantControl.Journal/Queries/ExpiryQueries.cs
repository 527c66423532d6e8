using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;
using Npgsql;

namespace GrantControl.Journal.Queries;

/// <summary>An end that comes near: of a case, or of what secures it.</summary>
/// <param name="Transition">The row whose term it is: what it says ends.</param>
/// <param name="Due">Last day.</param>
public sealed record Expiring(Guid Case, string Kind, string Number, string Title, string? OrganisationName, Money? Amount, StateName State, string Transition, DateOnly Due);

public sealed partial class CaseQueries
{
    /// <summary>The terms of named rows that end by a day, the nearest first; empty when the person may not ask.</summary>
    /// <param name="kind">Kind of case.</param>
    /// <param name="transitions">Ids of rows, each also as the beginning of ids made for single states (<c>guarantee-ends-in-</c>).</param>
    public async Task<IReadOnlyList<Expiring>> ExpiringAsync(string institution, string person, string kind, IReadOnlyList<string> transitions, DateOnly until, CancellationToken cancellation)
    {
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { Organisation: null })
        {
            return [];
        }

        return await ReadAsync(
            """
            SELECT x.case_id, x.kind, x.number, x.title, x.organisation_name, x.amount, x.currency, x.state, d.transition, d.due
            FROM case_deadline d JOIN case_index x ON x.case_id = d.case_id
            WHERE d.institution = $1 AND d.kind = $2 AND d.target = '' AND d.paused_with IS NULL AND NOT x.final AND d.due <= $4
              AND EXISTS (SELECT FROM unnest($3::text[]) AS t(id) WHERE d.transition = t.id OR d.transition LIKE t.id || '-in-%')
            ORDER BY d.due, x.number, d.transition LIMIT 500
            """,
            Read,
            cancellation,
            institution, kind, transitions.ToArray(), until).ConfigureAwait(false);

        Expiring Read(NpgsqlDataReader r)
        {
            var (of, state) = (r.GetString(1), r.GetString(7));
            var label = kinds.TryGet(of, out var known) ? known.Workflow.State(state).Label : new Label(state, state);
            return new Expiring(r.GetGuid(0), of, r.GetString(2), r.GetString(3), Text(r, 4), Amount(r, 5), new StateName(state, label), r.GetString(8), r.GetFieldValue<DateOnly>(9));
        }
    }
}
