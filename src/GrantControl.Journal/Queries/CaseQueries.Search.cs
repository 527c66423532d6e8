using System.Buffers.Text;
using System.Text.Json;
using GrantControl.Journal.Hosting;
using GrantControl.Journal.Search;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Journal.Queries;

public sealed partial class CaseQueries
{
    // search_query stands in a subquery so that it is computed once. Once a statement is prepared its plan no longer knows the
    // words, and the function was called for every case: over a second for 2,000 of them.
    private static readonly string Found =
        $"""
        FROM case_search s JOIN case_index x ON x.case_id = s.case_id
        WHERE s.document @@ (SELECT search_query($1)) AND x.institution = $2 AND {CaseSight.Visible("$3", "$4")}
        """;

    /// <summary>Cases that hold all the words: by number first, then by title, by organisation, and by what is written in them; newest first within each.</summary>
    /// <param name="cursor">From the page before; null for the first.</param>
    /// <param name="limit">1 to <see cref="MaxPage"/>.</param>
    /// <param name="organisations">Organisations whose name holds the words, those with most cases first: so many of them at most, 0 for none.</param>
    /// <exception cref="FormatException">The cursor is none of ours.</exception>
    public async Task<SearchPage> SearchAsync(
        string institution, string person, SearchQuery query, string? cursor, int limit, int organisations, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        var (afterTier, afterCase) = ReadSearchCursor(cursor);
        if (await facts.PersonAsync(institution, person, FactsAge, cancellation).ConfigureAwait(false) is not { } asking)
        {
            return new SearchPage(new Page<SearchHit>([], null), []);
        }

        limit = Math.Clamp(limit, 1, MaxPage);
        await using var batch = database.Application.CreateBatch();
        Add(
            batch,
            $"""
            WITH hit AS (
                SELECT s.case_id, CASE WHEN s.head @@ (SELECT search_query($5)) THEN 0 WHEN s.head @@ (SELECT search_query($6)) THEN 1
                    WHEN s.head @@ (SELECT search_query($7)) THEN 2 WHEN s.head @@ (SELECT search_query($8)) THEN 3 ELSE 4 END AS tier
                {Found}
            ), page AS (
                SELECT case_id, tier FROM hit WHERE tier > $9 OR (tier = $9 AND case_id < $10) ORDER BY tier, case_id DESC LIMIT $11
            )
            SELECT {CaseColumns}, p.tier, s.texts::text
            FROM page p JOIN case_index x ON x.case_id = p.case_id JOIN case_search s ON s.case_id = p.case_id
            ORDER BY p.tier, p.case_id DESC
            """,
            query.Parts("", beginning: true), institution, asking.Organisation, KeysOf(asking),
            query.Parts("A", beginning: false), query.Parts("A", beginning: true), query.Parts("AB", beginning: true), query.Parts("ABC", beginning: true),
            afterTier, afterCase, limit + 1);
        if (organisations > 0)
        {
            Add(
                batch,
                $"""
                SELECT x.organisation, max(x.organisation_name), count(*), count(*) FILTER (WHERE NOT x.final) {Found}
                  AND s.head @@ (SELECT search_query($5)) AND x.organisation IS NOT NULL
                GROUP BY x.organisation ORDER BY count(*) DESC, x.organisation LIMIT $6
                """,
                query.Parts("", beginning: true), institution, asking.Organisation, KeysOf(asking), query.Parts("C", beginning: true), Math.Min(organisations, MaxPage));
        }

        await using var reader = await batch.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        var rows = await RestAsync(
            reader,
            r => (Tier: r.GetInt32(16), Hit: new SearchHit(Case(r), Place(r.GetInt32(16)), JsonSerializer.Deserialize<List<SearchText>>(r.GetString(17), CaseJson.Options)!)),
            cancellation).ConfigureAwait(false);
        var found = await NextAsync(
            reader, static r => new OrganisationHit(r.GetString(0), r.GetString(1), r.GetInt64(2), r.GetInt64(3)), cancellation).ConfigureAwait(false);
        return new SearchPage(
            rows.Count > limit
                ? new Page<SearchHit>([.. rows.Take(limit).Select(r => r.Hit)], WriteSearchCursor(rows[limit - 1].Tier, rows[limit - 1].Hit.Case.Id))
                : new Page<SearchHit>([.. rows.Select(r => r.Hit)], null),
            found);
    }

    private static SearchPlace Place(int tier) => tier switch { <= 1 => SearchPlace.Number, 2 => SearchPlace.Title, 3 => SearchPlace.Organisation, _ => SearchPlace.Texts };

    private static string WriteSearchCursor(int tier, Guid last) => Base64Url.EncodeToString([(byte)tier, .. last.ToByteArray(bigEndian: true)]);

    private static (int Tier, Guid Last) ReadSearchCursor(string? cursor)
    {
        if (cursor is null)
        {
            return (-1, Guid.Empty);
        }

        var bytes = Base64Url.DecodeFromChars(cursor);
        return bytes.Length == 17 ? (bytes[0], new Guid(bytes.AsSpan(1), bigEndian: true)) : throw new FormatException("That is no cursor of this list.");
    }
}

/// <summary>Where a case was hit first; hits are ordered by it.</summary>
public enum SearchPlace
{
    Number,
    Title,
    Organisation,
    Texts,
}

/// <summary>What a search found.</summary>
/// <param name="Organisations">Empty where none were asked for.</param>
public sealed record SearchPage(Page<SearchHit> Hits, IReadOnlyList<OrganisationHit> Organisations);

/// <summary>A case that was found.</summary>
/// <param name="Texts">All its searched texts; whoever shows the hit picks those that hold the words.</param>
public sealed record SearchHit(CaseRow Case, SearchPlace Place, IReadOnlyList<SearchText> Texts);

/// <summary>An organisation that was found.</summary>
/// <param name="Cases">Cases the reader may see.</param>
/// <param name="Open">Those that have not ended.</param>
public sealed record OrganisationHit(string Id, string Name, long Cases, long Open);
