using GrantControl.Journal.Databases;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;
using Npgsql;

namespace GrantControl.Journal.People;

/// <summary>
/// Keeps the registers of people and organisations that the guards of every command read. Each act names who does it, is
/// judged by <see cref="PeopleRules"/>, and leaves a trail nobody can change. Null means done.
/// </summary>
public sealed class PeopleDirectory(JournalDatabase database, TimeProvider clock)
{
    /// <summary>Who acts when an installation is set up, before there is anybody. No person can have this id.</summary>
    public const string Installation = "(instalación)";

    /// <summary>Registers an organisation; one that is registered keeps its name and standing.</summary>
    public Task<Rejection?> RegisterOrganisationAsync(string institution, string by, string id, string name, CancellationToken cancellation) =>
        ChangeAsync(institution, by, [Role.Administrator, Role.Technical], async (t, _) =>
        {
            if (!IsId(id) || string.IsNullOrWhiteSpace(name))
            {
                return PeopleRules.Invalid("organisation-form", "id", "El código o el nombre no es válido.", "The code or the name is not valid.");
            }

            await t.RunAsync("INSERT INTO organisation (id, institution, name) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING", cancellation, id, institution, name)
                .ConfigureAwait(false);
            return await OrganisationExistsAsync(t, institution, id, cancellation).ConfigureAwait(false) ? null : Unknown;
        }, cancellation);

    /// <summary>Sanctions an organisation, or lifts the sanction. Its cases cannot be admitted while it stands.</summary>
    public Task<Rejection?> SanctionAsync(string institution, string by, string organisation, bool sanctioned, CancellationToken cancellation) =>
        ChangeAsync(institution, by, [Role.Control, Role.Legal, Role.Authority], async (t, _) =>
            await t.RunAsync("UPDATE organisation SET sanctioned = $3 WHERE id = $1 AND institution = $2", cancellation, organisation, institution, sanctioned)
                .ConfigureAwait(false) == 1 ? null : Unknown, cancellation);

    /// <summary>Registers a person with roles; one that is registered is left as he is.</summary>
    /// <param name="organisation">The NGO he belongs to; null for the institution's own people.</param>
    public Task<Rejection?> RegisterPersonAsync(
        string institution, string by, string id, string name, IReadOnlyCollection<string> roles, string? organisation, CancellationToken cancellation) =>
        ChangeAsync(institution, by, [Role.Administrator], async (t, _) =>
        {
            if (!IsId(id) || id == Actor.SystemPerson || string.IsNullOrWhiteSpace(name))
            {
                return PeopleRules.Invalid("person-form", "id", "El código o el nombre no es válido.", "The code or the name is not valid.");
            }

            if (PeopleRules.Roles(roles, organisation) is { } refusal)
            {
                return refusal;
            }

            if (organisation is not null && !await OrganisationExistsAsync(t, institution, organisation, cancellation).ConfigureAwait(false))
            {
                return Unknown;
            }

            var added = await t.RunAsync(
                "INSERT INTO person (id, institution, name, organisation) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING",
                cancellation, id, institution, name, organisation).ConfigureAwait(false);
            if (added == 1)
            {
                await AddRolesAsync(t, id, roles, cancellation).ConfigureAwait(false);
            }

            return null;
        }, cancellation);

    /// <summary>Replaces a person's roles. It counts for the very next command, and for one being decided right now.</summary>
    public Task<Rejection?> SetRolesAsync(string institution, string by, string person, IReadOnlyCollection<string> roles, CancellationToken cancellation) =>
        ChangeAsync(institution, by, [Role.Administrator], async (t, _) =>
        {
            var record = await t.PersonAsync(institution, person, cancellation).ConfigureAwait(false);
            if ((record is null ? Unknown : PeopleRules.NotOneself(by, person) ?? PeopleRules.Roles(roles, record.Organisation)) is { } refusal)
            {
                return refusal;
            }

            await t.RunAsync("DELETE FROM person_role WHERE person = $1 AND role <> ALL ($2)", cancellation, person, roles.ToArray()).ConfigureAwait(false);
            await AddRolesAsync(t, person, roles, cancellation).ConfigureAwait(false);
            return null;
        }, cancellation);

    /// <summary>Lets a person in again, or keeps him out: he can neither sign in nor act.</summary>
    public Task<Rejection?> SetActiveAsync(string institution, string by, string person, bool active, CancellationToken cancellation) =>
        ChangeAsync(institution, by, [Role.Administrator], async (t, _) =>
            PeopleRules.NotOneself(by, person)
            ?? (await t.RunAsync("UPDATE person SET active = $3 WHERE id = $1 AND institution = $2", cancellation, person, institution, active)
                .ConfigureAwait(false) == 1 ? null : Unknown), cancellation);

    /// <summary>Delegates roles of one's own for some days, both inclusive.</summary>
    public Task<Rejection?> DelegateAsync(
        string institution, string from, string to, IReadOnlyCollection<string> roles, DateOnly starts, DateOnly ends, CancellationToken cancellation) =>
        ChangeAsync(institution, from, [], async (t, delegator) =>
        {
            var colleague = await t.PersonAsync(institution, to, cancellation).ConfigureAwait(false);
            if ((delegator is null || colleague is null ? Unknown : PeopleRules.Delegation(delegator, colleague, roles, starts, ends, Today)) is { } refusal)
            {
                return refusal;
            }

            await t.RunAsync(
                "INSERT INTO delegation (institution, from_person, to_person, roles, starts, ends) VALUES ($1, $2, $3, $4, $5, $6)",
                cancellation, institution, from, to, roles.ToArray(), starts, ends).ConfigureAwait(false);
            return null;
        }, cancellation);

    /// <summary>What a person delegated that is not over yet, by its start.</summary>
    public async Task<IReadOnlyList<DelegationGiven>> GivenAsync(string institution, string from, CancellationToken cancellation)
    {
        await using var command = database.Application.CreateCommand(
            """
            SELECT d.to_person, p.name, d.roles, d.starts, d.ends FROM delegation d JOIN person p ON p.id = d.to_person
            WHERE d.institution = $1 AND d.from_person = $2 AND d.ends >= $3 ORDER BY d.starts, d.id
            """);
        foreach (var value in new object[] { institution, from, Today })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var given = new List<DelegationGiven>();
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            given.Add(new DelegationGiven(reader.GetString(0), reader.GetString(1), reader.GetFieldValue<string[]>(2), reader.GetFieldValue<DateOnly>(3), reader.GetFieldValue<DateOnly>(4)));
        }

        return given;
    }

    /// <summary>Takes back every delegation from one person to another. Acts done under it stand.</summary>
    public Task<Rejection?> RevokeDelegationAsync(string institution, string from, string to, CancellationToken cancellation) =>
        ChangeAsync(institution, from, [], async (t, _) =>
            await t.RunAsync("DELETE FROM delegation WHERE institution = $1 AND from_person = $2 AND to_person = $3", cancellation, institution, from, to)
                .ConfigureAwait(false) > 0 ? null : Unknown, cancellation);

    /// <summary>Declares one's interests; the newest declaration replaces the one before, which stays in the trail.</summary>
    /// <param name="validUntil">Last day it counts, at most a year ahead.</param>
    /// <param name="related">Organisations he, or his family, is related to; they need not be registered.</param>
    public Task<Rejection?> DeclareInterestsAsync(
        string institution, string person, DateOnly validUntil, IReadOnlyCollection<string> related, CancellationToken cancellation) =>
        ChangeAsync(institution, person, [], async (t, record) =>
        {
            if (validUntil < Today || validUntil > Today.AddYears(1) || !related.All(IsId))
            {
                return PeopleRules.Invalid("declaration-form", "validUntil",
                    "La declaración vence en un año a lo sumo y nombra organizaciones por su código.",
                    "A declaration ends within a year and names organisations by their code.");
            }

            if (record is null)
            {
                return Unknown;
            }

            await t.RunAsync(
                """
                INSERT INTO interests_declaration (person, valid_until, related_organisations) VALUES ($1, $2, $3)
                ON CONFLICT (person) DO UPDATE SET valid_until = excluded.valid_until, related_organisations = excluded.related_organisations
                """,
                cancellation, person, validUntil, related.ToArray()).ConfigureAwait(false);
            return null;
        }, cancellation);

    private static readonly Rejection Unknown = new(Codes.NotFound, "registered", new Label("No está en el registro.", "It is not in the register."));

    private DateOnly Today => BusinessCalendar.DayOf(clock.GetUtcNow());

    /// <param name="roles">Any one of these lets somebody act; none means that he acts for himself.</param>
    private async Task<Rejection?> ChangeAsync(
        string institution, string by, string[] roles, Func<RegisterTransaction, PersonRecord?, Task<Rejection?>> change, CancellationToken cancellation)
    {
        await using var transaction = await RegisterTransaction.BeginAsync(database, by, cancellation).ConfigureAwait(false);
        var actor = by == Installation ? null : await transaction.PersonAsync(institution, by, cancellation).ConfigureAwait(false);
        if (by != Installation && (actor is not { Active: true } || (roles.Length > 0 && !actor.Roles.Overlaps(roles))))
        {
            return new Rejection(Codes.RoleRequired, "registrar", new Label("No le corresponde este registro.", "This register is not yours to keep."));
        }

        try
        {
            var refusal = await change(transaction, actor).ConfigureAwait(false);
            if (refusal is null)
            {
                await transaction.CommitAsync(cancellation).ConfigureAwait(false);
            }

            return refusal;
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.DeadlockDetected)
        {
            return new Rejection(Codes.StaleVersion, "register-busy", new Label("Otra persona cambia el mismo registro; inténtelo de nuevo.", "Somebody changes the same register; try again."));
        }
    }

    private static Task<int> AddRolesAsync(RegisterTransaction t, string person, IReadOnlyCollection<string> roles, CancellationToken cancellation) =>
        t.RunAsync("INSERT INTO person_role (person, role) SELECT $1, unnest($2) ON CONFLICT DO NOTHING", cancellation, person, roles.ToArray());

    private static async Task<bool> OrganisationExistsAsync(RegisterTransaction t, string institution, string id, CancellationToken cancellation) =>
        await t.ScalarAsync("SELECT 1 FROM organisation WHERE id = $1 AND institution = $2", cancellation, id, institution).ConfigureAwait(false) is not null;

    private static bool IsId(string? id) =>
        id is { Length: >= 1 and <= 64 } && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or '-' or '@');
}

/// <summary>Roles somebody gave a colleague for some days, both inclusive.</summary>
public sealed record DelegationGiven(string To, string Name, IReadOnlyList<string> Roles, DateOnly Starts, DateOnly Ends);
