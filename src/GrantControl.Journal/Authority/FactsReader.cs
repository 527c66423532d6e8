using System.Collections.Concurrent;
using System.Globalization;
using GrantControl.Journal.Appending;
using GrantControl.Journal.Databases;
using GrantControl.Journal.People;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Authority;

/// <summary>Reads the registers from the database and remembers what it read for a while.</summary>
public sealed partial class FactsReader(JournalDatabase database, CalendarBook calendars, TimeProvider clock) : IFactsReader
{
    private const int MostRemembered = 20_000;

    private readonly ConcurrentDictionary<(string Institution, string Person), Remembered<PersonFacts>> _people = new();
    private readonly ConcurrentDictionary<(string Institution, string Organisation, CaseId Case), Remembered<KnownOrganisation>> _organisations = new();
    private readonly CaseNumbers _numbers = new(database);
    private readonly ConcurrentDictionary<string, BusinessCalendar> _calendars = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public async ValueTask<PersonFacts?> PersonAsync(string institution, string person, TimeSpan maxAge, CancellationToken cancellation)
    {
        if (Recall(_people, (institution, person), maxAge) is { } known)
        {
            return known;
        }

        const string Sql = $"""
            SELECT p.name, p.organisation, p.facts_version, ARRAY(SELECT role FROM person_role WHERE person = p.id),
                   i.valid_until, i.related_organisations, {SessionMark.OfAccount}
            FROM person p LEFT JOIN interests_declaration i ON i.person = p.id LEFT JOIN identity.account a ON a.id = p.id
            WHERE p.id = $1 AND p.institution = $2 AND p.active
            """;
        await using var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        PersonFacts facts;
        await using (var command = Command(connection, Sql, person, institution))
        await using (var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false))
        {
            if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
            {
                _people.TryRemove((institution, person), out _);
                return null;
            }

            var declaration = reader.IsDBNull(4) ? null : new InterestsDeclaration(reader.GetFieldValue<DateOnly>(4), Set(reader, 5));
            facts = new PersonFacts(person, reader.GetString(0), reader.IsDBNull(1) ? null : reader.GetString(1), Set(reader, 3), declaration, [], reader.GetInt64(2))
            {
                SessionMark = reader.IsDBNull(6) ? null : reader.GetString(6),
            };
        }

        facts = facts with { Delegations = await DelegationsAsync(connection, institution, person, cancellation).ConfigureAwait(false) };
        return Remember(_people, (institution, person), facts);
    }

    /// <inheritdoc/>
    public async ValueTask<KnownOrganisation?> OrganisationAsync(
        string institution, string organisation, CaseId except, DateOnly today, TimeSpan maxAge, CancellationToken cancellation)
    {
        var key = (institution, organisation, except);
        if (Recall(_organisations, key, maxAge) is { } known && known.Stamp.Today == today)
        {
            return known;
        }

        const string Sql = """
            SELECT o.name, o.sanctioned, o.facts_version,
                   (SELECT count(*) FROM case_index x WHERE x.institution = o.institution AND x.organisation = o.id
                    AND x.liquidation_due < $3 AND x.case_id <> $4)::integer,
                   (SELECT count(*) FROM case_index x WHERE x.institution = o.institution AND x.organisation = o.id
                    AND x.state = 'closed' AND x.case_id <> $4)::integer
            FROM organisation o WHERE o.id = $1 AND o.institution = $2
            """;
        await using var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var command = Command(connection, Sql, organisation, institution, today, except.Value);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            return null;
        }

        var facts = new OrganisationFacts(organisation, reader.GetString(0), reader.GetBoolean(1), reader.GetInt32(3)) { ClosedCases = reader.GetInt32(4) };
        return Remember(_organisations, key, new KnownOrganisation(facts, new OrganisationStamp(organisation, reader.GetInt64(2), today, facts.OverdueLiquidations)));
    }

    /// <inheritdoc/>
    public async ValueTask<BusinessCalendar> CalendarAsync(string institution, CancellationToken cancellation)
    {
        if (_calendars.TryGetValue(institution, out var known))
        {
            return known;
        }

        await using var connection = await database.Application.OpenConnectionAsync(cancellation).ConfigureAwait(false);
        await using var command = Command(connection, "SELECT calendar FROM institution WHERE id = $1", institution);
        var id = await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) as string
            ?? throw new InvalidOperationException($"There is no institution '{institution}'.");
        return _calendars[institution] = calendars.Get(id);
    }

    /// <inheritdoc/>
    public async Task<string> NextNumberAsync(string institution, string kind, string prefix, int year, CancellationToken cancellation)
    {
        var next = await _numbers.NextAsync(institution, kind, year).WaitAsync(cancellation).ConfigureAwait(false);
        return string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year:0000}-{next:000000}");
    }

    private static async Task<List<Delegation>> DelegationsAsync(NpgsqlConnection connection, string institution, string person, CancellationToken cancellation)
    {
        List<Delegation> delegations = [];
        await using var command = Command(
            connection,
            "SELECT d.from_person, d.roles, d.starts, d.ends, p.name FROM delegation d JOIN person p ON p.id = d.from_person WHERE d.to_person = $1 AND d.institution = $2",
            person, institution);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            delegations.Add(new Delegation(reader.GetString(0), Set(reader, 1), reader.GetFieldValue<DateOnly>(2), reader.GetFieldValue<DateOnly>(3)) { Name = reader.GetString(4) });
        }

        return delegations;
    }

    private static NpgsqlCommand Command(NpgsqlConnection connection, string sql, params object[] values)
    {
        var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        return command;
    }

    private static HashSet<string> Set(NpgsqlDataReader reader, int column) => new(reader.GetFieldValue<string[]>(column), StringComparer.Ordinal);

    private TValue? Recall<TKey, TValue>(ConcurrentDictionary<TKey, Remembered<TValue>> memory, TKey key, TimeSpan maxAge)
        where TKey : notnull
        where TValue : class =>
        maxAge > TimeSpan.Zero && memory.TryGetValue(key, out var known) && clock.GetElapsedTime(known.Since) <= maxAge ? known.Value : null;

    private TValue Remember<TKey, TValue>(ConcurrentDictionary<TKey, Remembered<TValue>> memory, TKey key, TValue value)
        where TKey : notnull
    {
        if (memory.Count >= MostRemembered)
        {
            memory.Clear();
        }

        memory[key] = new Remembered<TValue>(value, clock.GetTimestamp());
        return value;
    }

    private sealed record Remembered<T>(T Value, long Since);
}
