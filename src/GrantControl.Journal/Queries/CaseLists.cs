using GrantControl.Journal.Hosting;

namespace GrantControl.Journal.Queries;

/// <summary>Which cases of a kind a list shows.</summary>
/// <param name="State">Only this state; null for all.</param>
/// <param name="Text">Only those whose number, title or organisation contains it; null for all.</param>
/// <param name="Organisation">Only those about it; null for all.</param>
public sealed record CaseFilter(string Kind, string? State = null, string? Text = null, string? Organisation = null);

/// <summary>How many cases stand in a state.</summary>
public sealed record StateCount(string State, long Cases);

/// <summary>An organisation some case is about.</summary>
public sealed record OrganisationName(string Id, string Name);

/// <summary>What the page of a list shows.</summary>
/// <param name="States">How many cases pass the filter in each state, whatever state it names.</param>
/// <param name="Organisations">The institution's organisations by name, to choose from; empty for people of one.</param>
public sealed record CaseListPage(Page<CaseRow> Rows, IReadOnlyList<StateCount> States, IReadOnlyList<OrganisationName> Organisations);

public sealed partial class CaseQueries
{
    private static readonly string Filtered =
        $"""
        x.institution = $1 AND x.kind = $2 AND {CaseSight.Visible("$3", "$6")} AND ($4::text IS NULL OR x.organisation = $4)
          AND ($5::text IS NULL OR x.number ILIKE $5 OR x.title ILIKE $5 OR x.organisation_name ILIKE $5)
        """;

    private static readonly string FilteredPage =
        $"""
        SELECT {CaseColumns} FROM case_index x
        WHERE {Filtered} AND ($7::text IS NULL OR x.state = $7) AND x.case_id < $8
        ORDER BY x.case_id DESC LIMIT $9
        """;

    /// <summary>Cases that pass a filter, newest first.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="limit">1 to <see cref="MaxPage"/>; anything else is brought into that range.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<Page<CaseRow>> ListAsync(string institution, string person, CaseFilter filter, string? cursor, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return new Page<CaseRow>([], null);
        }

        limit = Math.Clamp(limit, 1, MaxPage);
        var rows = await ReadAsync(
            FilteredPage,
            r => Case(r),
            cancellation,
            institution, filter.Kind, asking.Organisation, filter.Organisation, Pattern(filter.Text), KeysOf(asking), filter.State, Cursor.ReadGuid(cursor), limit + 1).ConfigureAwait(false);
        return PageOf(rows, limit);
    }

    /// <summary>All that the page of a list shows, in one round trip.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="limit">1 to <see cref="MaxPage"/>; anything else is brought into that range.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<CaseListPage> ListPageAsync(string institution, string person, CaseFilter filter, string? cursor, int limit, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(filter);
        var before = Cursor.ReadGuid(cursor);
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return new CaseListPage(new Page<CaseRow>([], null), [], []);
        }

        limit = Math.Clamp(limit, 1, MaxPage);
        object?[] passes = [institution, filter.Kind, asking.Organisation, filter.Organisation, Pattern(filter.Text), KeysOf(asking)];
        await using var batch = database.Application.CreateBatch();
        Add(batch, FilteredPage, [.. passes, filter.State, before, limit + 1]);
        Add(batch, $"SELECT x.state, count(*) FROM case_index x WHERE {Filtered} GROUP BY x.state", passes);
        if (asking.Organisation is null)
        {
            Add(batch, "SELECT id, name FROM organisation WHERE institution = $1 ORDER BY name LIMIT 500", institution);
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = await RestAsync(reader, r => Case(r), cancellation).ConfigureAwait(false);
        var states = await NextAsync(reader, static r => new StateCount(r.GetString(0), r.GetInt64(1)), cancellation).ConfigureAwait(false);
        var organisations = await NextAsync(reader, static r => new OrganisationName(r.GetString(0), r.GetString(1)), cancellation).ConfigureAwait(false);
        return new CaseListPage(PageOf(rows, limit), states, organisations);
    }

    /// <param name="rows">One more than the page holds where there is a next one.</param>
    private static Page<CaseRow> PageOf(List<CaseRow> rows, int limit) =>
        rows.Count > limit ? new Page<CaseRow>(rows[..limit], Cursor.Write(rows[limit - 1].Id)) : new Page<CaseRow>(rows, null);
}
