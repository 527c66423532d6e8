using System.Security.Cryptography;
using GrantControl.Journal.Documents;
using GrantControl.Slices.Tests.Support;
using Npgsql;

namespace GrantControl.Slices.Tests.Documents;

/// <summary>Evidence is stored once, comes back byte for byte, and cannot be changed by the program.</summary>
[Collection(PostgresCollection.Name)]
public sealed class DocumentStoreTests(PostgresFixture postgres)
{
    [Fact]
    public async Task The_same_bytes_are_stored_once_and_come_back_as_they_were()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var store = new DocumentStore(database.Journal, TimeProvider.System);
        byte[] bytes = [.. "%PDF-1.7\n"u8, .. RandomNumberGenerator.GetBytes(300_000)];

        var first = await PutAsync(store, bytes, "dictamen.pdf");
        var second = await PutAsync(store, bytes, "copia.pdf");

        first.Created.Should().BeTrue();
        second.Created.Should().BeFalse();
        second.Document.Should().Be(first.Document);
        first.Document!.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (first.Document.SizeBytes, first.Document.Name, first.Document.UploadedBy).Should().Be((bytes.Length, "dictamen.pdf", "leg1"));
        using var copy = new MemoryStream();
        (await store.CopyAsync(TestDatabase.Institution, first.Document.Sha256, copy, default)).Should().BeTrue();
        copy.ToArray().Should().Equal(bytes);
    }

    [Fact]
    public async Task Another_institution_does_not_see_it()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var store = new DocumentStore(database.Journal, TimeProvider.System);
        var put = await PutAsync(store, "text"u8.ToArray(), "a.txt");

        (await store.DescribeAsync("other", put.Document!.Sha256, default)).Should().BeNull();
        (await store.CopyAsync("other", put.Document.Sha256, Stream.Null, default)).Should().BeFalse();
    }

    [Fact]
    public async Task Twenty_five_megabytes_are_the_limit_and_nothing_is_left_of_what_was_refused()
    {
        await using var database = await postgres.NewDatabaseAsync();
        var store = new DocumentStore(database.Journal, TimeProvider.System);
        byte[] largest = [.. "%PDF-1.7\n"u8, .. new byte[DocumentStore.MaxBytes - 9]];

        (await PutAsync(store, largest, "a.pdf")).Document!.SizeBytes.Should().Be(DocumentStore.MaxBytes);
        (await PutAsync(store, [.. largest, 0], "b.pdf")).Rejection!.Rule.Should().Be("too-large");
        (await PutAsync(store, [0x4D, 0x5A, 0x00], "c.pdf")).Rejection!.Code.Should().Be("invalid");
        (await database.OwnerAsync("SELECT count(*) FROM document")).Should().Be(1L);
    }

    [Theory]
    [InlineData("UPDATE document SET name = 'x'")]
    [InlineData("DELETE FROM document")]
    [InlineData("TRUNCATE document")]
    public async Task The_program_cannot_change_or_remove_evidence(string sql)
    {
        await using var database = await postgres.NewDatabaseAsync();
        await using var command = database.Journal.Application.CreateCommand(sql);

        var act = () => command.ExecuteNonQueryAsync();

        (await act.Should().ThrowAsync<PostgresException>()).Which.SqlState.Should().Be(PostgresErrorCodes.InsufficientPrivilege);
    }

    private static async Task<DocumentPut> PutAsync(DocumentStore store, byte[] bytes, string name)
    {
        using var stream = new MemoryStream(bytes);
        return await store.PutAsync(TestDatabase.Institution, "leg1", stream, name, null, default);
    }
}
