using Npgsql;

namespace GrantControl.Benchmarks.Screens;

/// <summary>Institution, organisations, people and roles, as their registers would hold them.</summary>
internal static class ScreensRegister
{
    public static async Task FillAsync(NpgsqlDataSource owner)
    {
        await using var command = owner.CreateCommand(
            """
            INSERT INTO institution (id, name, calendar, currency) VALUES ('mj', 'Ministerio de medición', 'gt-1', 'GTQ');
            INSERT INTO organisation (institution, id, name) SELECT DISTINCT 'mj', o, 'Organización de medición ' || right(o, 2) FROM unnest(:organisations) AS p(o) WHERE o <> '';
            INSERT INTO person (institution, id, name, organisation) SELECT 'mj', i, 'Persona ' || i, nullif(o, '') FROM unnest(:ids, :organisations) AS p(i, o);
            INSERT INTO person_role (person, role) SELECT i, r FROM unnest(:ids, :roles) AS p(i, r);
            INSERT INTO interests_declaration (person, valid_until, related_organisations) SELECT id, DATE '2099-12-31', '{}' FROM person WHERE organisation IS NULL;
            """);
        command.Parameters.AddWithValue("ids", ScreensPeople.All.Select(static p => p.Id).ToArray());
        command.Parameters.AddWithValue("roles", ScreensPeople.All.Select(static p => p.Role).ToArray());
        command.Parameters.AddWithValue("organisations", ScreensPeople.All.Select(static p => p.Organisation ?? "").ToArray());
        await command.ExecuteNonQueryAsync();
    }
}
