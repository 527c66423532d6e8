using GrantControl.Journal.Databases;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.People;

/// <summary>Registers the demonstration's people, through the same doors as everybody. Running it again changes nothing.</summary>
public sealed class DemoPeopleSeed(JournalDatabase database, PeopleDirectory directory, PeopleAccounts accounts, TimeProvider clock)
{
    /// <summary>Makes an institution, as the owner of the database; one that exists is left as it is.</summary>
    public async Task EnsureInstitutionAsync(string id, string name, string calendar, string currency, CancellationToken cancellation)
    {
        await using var owner = database.OpenOwner();
        await using var command = owner.CreateCommand("INSERT INTO institution (id, name, calendar, currency) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING");
        foreach (var value in new[] { id, name, calendar, currency })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        await command.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Organisations, people, accounts, and declarations of interests valid for a year.</summary>
    /// <exception cref="InvalidOperationException">A rule refuses one of them: the password, most likely.</exception>
    public async Task FillAsync(string institution, string password, CancellationToken cancellation)
    {
        foreach (var organisation in DemoPeople.Organisations)
        {
            Require(await directory.RegisterOrganisationAsync(institution, PeopleDirectory.Installation, organisation.Id, organisation.Name, cancellation).ConfigureAwait(false));
        }

        var today = BusinessCalendar.DayOf(clock.GetUtcNow());
        foreach (var person in DemoPeople.All)
        {
            Require(await directory.RegisterPersonAsync(
                institution, PeopleDirectory.Installation, person.Id, person.Name, person.Roles, person.Organisation, cancellation).ConfigureAwait(false));
            Require(await accounts.OpenAsync(person.Id, password).ConfigureAwait(false));
            if (person.Organisation is null && !await HasDeclaredAsync(person.Id, today, cancellation).ConfigureAwait(false))
            {
                Require(await directory.DeclareInterestsAsync(institution, person.Id, today.AddYears(1), [], cancellation).ConfigureAwait(false));
            }
        }
    }

    private async Task<bool> HasDeclaredAsync(string person, DateOnly today, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand("SELECT 1 FROM interests_declaration WHERE person = $1 AND valid_until >= $2");
        command.Parameters.Add(new NpgsqlParameter { Value = person });
        command.Parameters.Add(new NpgsqlParameter { Value = today });
        return await command.ExecuteScalarAsync(cancellation).ConfigureAwait(false) is not null;
    }

    private static void Require(Rejection? refusal)
    {
        if (refusal is not null)
        {
            throw new InvalidOperationException($"The demonstration cannot be set up: {refusal.Message.En}");
        }
    }
}
