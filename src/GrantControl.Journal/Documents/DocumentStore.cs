using System.Security.Cryptography;
using GrantControl.Journal.Databases;
using GrantControl.Kernel.Deciders;
using Npgsql;

namespace GrantControl.Journal.Documents;

/// <summary>Evidence, kept once by the SHA-256 of its bytes. What is stored can be neither changed nor removed by the program.</summary>
public sealed class DocumentStore(JournalDatabase database, TimeProvider time)
{
    /// <summary>Largest document, in bytes.</summary>
    public const int MaxBytes = 25 * 1024 * 1024;

    /// <summary>Stores a document, or answers what is stored already under the same bytes, or refuses it.</summary>
    /// <param name="person">Who brings it.</param>
    /// <param name="name">Its file name; the extension must agree with the content.</param>
    /// <param name="declaredType">The media type the client declared; compared, never believed.</param>
    public async Task<DocumentPut> PutAsync(
        string institution, string person, Stream content, string name, string? declaredType, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(content);
        if (await ReadAsync(content, cancellation).ConfigureAwait(false) is not { } bytes)
        {
            return DocumentPut.Refused(FileRefusal.TooLarge);
        }

        var verdict = FileSniffer.Sniff(bytes, name, declaredType);
        if (verdict.Refusal is { } refusal)
        {
            return DocumentPut.Refused(refusal);
        }

        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes.Span));
        await using var insert = database.Application.CreateCommand(
            """
            INSERT INTO document (institution, sha256, media_type, size_bytes, name, uploaded_by, uploaded_at, content)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING
            """);
        object[] values = [institution, sha256, verdict.MediaType, (long)bytes.Length, name, person, time.GetUtcNow().UtcDateTime, bytes];
        foreach (var value in values)
        {
            insert.Parameters.Add(new NpgsqlParameter { Value = value });
        }

        var created = await insert.ExecuteNonQueryAsync(cancellation).ConfigureAwait(false) == 1;
        var stored = await DescribeAsync(institution, sha256, cancellation).ConfigureAwait(false);
        return new DocumentPut(stored, created, null);
    }

    /// <summary>What is stored under a hash; null when nothing is.</summary>
    public async Task<DocumentInfo?> DescribeAsync(string institution, string sha256, CancellationToken cancellation)
    {
        await using var command = Select("sha256, media_type, size_bytes, name, uploaded_by, uploaded_at", institution, sha256);
        await using var reader = await command.ExecuteReaderAsync(cancellation).ConfigureAwait(false);
        return await reader.ReadAsync(cancellation).ConfigureAwait(false)
            ? new DocumentInfo(
                reader.GetString(0), reader.GetString(1), reader.GetInt64(2), reader.GetString(3), reader.GetString(4),
                new DateTimeOffset(reader.GetDateTime(5), TimeSpan.Zero))
            : null;
    }

    /// <summary>Copies the bytes of a document without holding them in memory; false when there is none.</summary>
    public async Task<bool> CopyAsync(string institution, string sha256, Stream destination, CancellationToken cancellation)
    {
        await using var command = Select("content", institution, sha256);
        await using var reader = await command.ExecuteReaderAsync(System.Data.CommandBehavior.SequentialAccess, cancellation).ConfigureAwait(false);
        if (!await reader.ReadAsync(cancellation).ConfigureAwait(false))
        {
            return false;
        }

        var content = await reader.GetStreamAsync(0, cancellation).ConfigureAwait(false);
        await using (content.ConfigureAwait(false))
        {
            await content.CopyToAsync(destination, cancellation).ConfigureAwait(false);
        }

        return true;
    }

    private NpgsqlCommand Select(string columns, string institution, string sha256)
    {
        var command = database.Application.CreateCommand($"SELECT {columns} FROM document WHERE institution = $1 AND sha256 = $2");
        command.Parameters.Add(new NpgsqlParameter { Value = institution });
        command.Parameters.Add(new NpgsqlParameter { Value = sha256 });
        return command;
    }

    /// <summary>Everything up to the limit; null as soon as one byte more arrives, whatever length was announced.</summary>
    private static async Task<ReadOnlyMemory<byte>?> ReadAsync(Stream content, CancellationToken cancellation)
    {
        using var buffer = new MemoryStream();
        var chunk = new byte[64 * 1024];
        for (int read; (read = await content.ReadAsync(chunk, cancellation).ConfigureAwait(false)) > 0;)
        {
            if (buffer.Length + read > MaxBytes)
            {
                return null;
            }

            buffer.Write(chunk, 0, read);
        }

        return buffer.GetBuffer().AsMemory(0, (int)buffer.Length);
    }
}

/// <summary>The outcome of bringing a document: what is stored, or why it was refused.</summary>
/// <param name="Created">False when the same bytes had been stored before.</param>
public sealed record DocumentPut(DocumentInfo? Document, bool Created, Rejection? Rejection)
{
    public static DocumentPut Refused(FileRefusal refusal) => new(null, Created: false, refusal.ToRejection());
}

/// <summary>A document without its bytes.</summary>
/// <param name="Sha256">Lower-case hexadecimal, 64 characters.</param>
/// <param name="Name">The name it was first stored under.</param>
public sealed record DocumentInfo(string Sha256, string MediaType, long SizeBytes, string Name, string UploadedBy, DateTimeOffset UploadedAt);
