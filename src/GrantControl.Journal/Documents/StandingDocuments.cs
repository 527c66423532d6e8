using GrantControl.Cases.Documents;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Documents;

/// <summary>The standing documents of organisations, once they served in a case: they may serve in the next one too.</summary>
public sealed class StandingDocuments(JournalDatabase database)
{
    private const int MostShown = 10;

    /// <summary>Documents of a type that an organisation has on file, the newest first; none for a type that is no standing one.</summary>
    public async Task<IReadOnlyList<DocumentCited>> OfAsync(string institution, string organisation, string type, CancellationToken cancellation)
    {
        if (!DocumentType.All.TryGetValue(type, out var known) || !known.Standing)
        {
            return [];
        }

        await using var command = database.Application.CreateCommand(
            """
            SELECT d.sha256, d.name FROM claim c JOIN document d ON d.institution = c.institution AND d.sha256 = c.key
            WHERE c.institution = $1 AND c.type = $2 AND c.owner = $3 AND c.owner LIKE 'organisation:%' ORDER BY d.uploaded_at DESC LIMIT $4
            """);
        foreach (var value in new object[] { institution, Claim.Document, $"organisation:{organisation}:{type}", MostShown })
        {
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        List<DocumentCited> found = [];
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        while (await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            found.Add(new DocumentCited(type, reader.GetString(0), reader.GetString(1)));
        }

        return found;
    }
}
