namespace GrantControl.Behaviour;

/// <summary>People as the registers would hold them, for tests and measurements: their ids say what they are.</summary>
public static class OfficePeople
{
    /// <summary>Enters people of <c>mj</c> with a role and, but for those of its organisation <c>org-a</c>, a declaration of interests.</summary>
    /// <param name="ids">Separated by spaces; the first three letters are the role, <c>ong</c> the organisation's people.</param>
    public static string Sql(string ids) =>
        $"""
        INSERT INTO person (institution, id, name, organisation)
        SELECT 'mj', id, 'Persona ' || id, CASE WHEN id LIKE 'ong%' THEN 'org-a' END FROM unnest(string_to_array('{ids}', ' ')) AS p(id);
        INSERT INTO person_role (person, role) SELECT id, CASE left(id, 3) WHEN 'ong' THEN 'NGO' ELSE upper(left(id, 3)) END FROM person;
        INSERT INTO interests_declaration (person, valid_until, related_organisations) SELECT id, DATE '2035-12-31', ARRAY[]::text[] FROM person WHERE organisation IS NULL;
        """;
}
