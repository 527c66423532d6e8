using GrantControl.Kernel.Deciders;
using GrantControl.Slices.Tests.Support;

namespace GrantControl.Slices.Tests.Journal;

/// <summary>What the database refuses by itself, whatever a decision said.</summary>
[Collection(PostgresCollection.Name)]
public sealed class GuardTests(PostgresFixture postgres) : IAsyncLifetime
{
    private TestDatabase _database = null!;
    private ToyHost _host = null!;
    private CaseId _case;

    public async Task InitializeAsync()
    {
        (_database, _host) = await ToyHost.StartAsync(postgres);
        _case = await _host.OpenAsync();
    }

    public async Task DisposeAsync()
    {
        await _host.DisposeAsync();
        await _database.DisposeAsync();
    }

    [Theory]
    [InlineData("committed", "available")]
    [InlineData("advance", "treasury")]
    public async Task Money_does_not_move_without_its_gates(string debit, string credit)
    {
        var money = ToyHost.Entry(debit, credit, 100);
        (await TryAsync(1, new ActToy(Postings: [money]))).Should().Be(Codes.GateOpen);
        (await TryAsync(1, new ActToy(Gates: [new("legal", "ana", "c1"), new("finance", "ana", "c1")]))).Should().BeNull();
        (await TryAsync(2, new ActToy(Postings: [money]))).Should().Be(Codes.GateOpen, "one person stands behind both gates");
        (await TryAsync(2, new ActToy(Gates: [new("finance", "beto", "c2")]))).Should().BeNull();
        (await TryAsync(3, new ActToy(Postings: [money]))).Should().Be(Codes.GateOpen, "the gates saw different contents");
        (await TryAsync(3, new ActToy(Gates: [new("finance", "beto", "c1")]))).Should().BeNull();
        (await TryAsync(4, new ActToy(Postings: [money]))).Should().BeNull();
        (await TryAsync(5, new ActToy(Gates: [new("legal", null, null)]))).Should().BeNull();
        (await TryAsync(6, new ActToy(Postings: [money]))).Should().Be(Codes.GateOpen, "a gate was opened again");
    }

    [Fact]
    public async Task An_appropriation_never_goes_below_zero()
    {
        (await TryAsync(1, Reserve(100_001))).Should().Be(Codes.OverBudget);
        (await TryAsync(1, Reserve(100_000))).Should().BeNull();
        (await TryAsync(2, Reserve(1))).Should().Be(Codes.OverBudget);
        (await TryAsync(2, new ActToy(Postings: [ToyHost.Entry("available", "reserved", 100_001)]))).Should().Be(Codes.OverCommitment);
        (await TryAsync(2, new ActToy(Postings: [ToyHost.Entry("reserved", "available", 1, "b/unknown")]))).Should().Be(Codes.OverBudget);
        (await TryAsync(2, new ActToy(Postings: [ToyHost.Entry("available", "appropriation", 1)]))).Should().Be(Codes.OverBudget, "nothing was assigned");
    }

    [Fact]
    public async Task A_document_is_stored_first_and_has_one_owner()
    {
        var hash = new string('a', 64);
        Claim Mine(string owner) => new(Claim.Document, hash, owner);
        (await TryAsync(1, new ActToy(Claims: [Mine("x")]))).Should().Be(Codes.DocumentMissing);
        await _database.OwnerAsync(
            "INSERT INTO document VALUES ('mj', $1, 'text/plain', 1, 'a.txt', 'ana', now(), 'a')", hash);
        (await TryAsync(1, new ActToy(Claims: [Mine("x")]))).Should().BeNull();
        (await TryAsync(2, new ActToy(Claims: [Mine("x")]))).Should().BeNull("the same owner may cite it again");
        (await TryAsync(3, new ActToy(Claims: [Mine("y")]))).Should().Be(Codes.DocumentReused);
        var other = await _host.OpenAsync();
        (await _host.ActAsync(other, 1, new ActToy(Claims: [Mine("z")]))).Rejection!.Code.Should().Be(Codes.DocumentReused);
        (await TryAsync(3, new ActToy(Claims: [new(Claim.BankReference, "r", "x")]))).Should().BeNull();
        (await TryAsync(4, new ActToy(Claims: [new(Claim.BankReference, "r", "y")]))).Should().Be(Codes.DocumentReused);
    }

    [Fact]
    public async Task One_person_holds_no_two_incompatible_duties_unless_compensated()
    {
        (await TryAsync(1, new ActToy(Duties: [new("ana", "ask"), new("beto", "approve")]))).Should().BeNull();
        (await TryAsync(2, new ActToy(Duties: [new("ana", "approve")]))).Should().Be(Codes.IncompatibleDuty);
        (await TryAsync(2, new ActToy(Duties: [new("ana", "read")]))).Should().BeNull();
        (await TryAsync(3, new ActToy(Duties: [new("ana", "approve") { CompensatedWith = "ask" }]))).Should().BeNull();
        (await TryAsync(4, new ActToy(Duties: [new("ana", "pay") { CompensatedWith = "ask" }]))).Should().Be(Codes.IncompatibleDuty, "approving stays");
        (await TryAsync(4, new ActToy(Duties: [new("carla", "ask"), new("carla", "pay")]))).Should().Be(Codes.IncompatibleDuty);
    }

    [Fact]
    public async Task A_refused_append_leaves_nothing_behind()
    {
        const string Everything =
            """
            SELECT concat_ws('/', (SELECT count(*) FROM case_event), (SELECT count(*) FROM command_receipt), (SELECT count(*) FROM ledger_entry),
                   (SELECT count(*) FROM case_duty), (SELECT count(*) FROM claim), (SELECT sum(available) FROM budget_line), (SELECT count(*) FROM outbox),
                   (SELECT sum(version) FROM case_index))
            """;
        var before = await _database.OwnerAsync(Everything);

        (await TryAsync(1, new ActToy(
            Duties: [new("ana", "ask")], Claims: [new(Claim.BankReference, "n", "n")], Note: "n", Postings: [ToyHost.Entry("reserved", "available", 999_999)])))
            .Should().Be(Codes.OverBudget);

        (await _database.OwnerAsync(Everything)).Should().Be(before);
    }

    private async Task<string?> TryAsync(long version, ActToy act) => (await _host.ActAsync(_case, version, act)).Rejection?.Code;

    private static ActToy Reserve(long minor) => new(Postings: [ToyHost.Entry("reserved", "available", minor)]);
}
