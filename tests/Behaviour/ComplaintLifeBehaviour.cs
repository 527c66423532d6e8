using GrantControl.Cases.Complaints;
using GrantControl.Cases.Grants;
using GrantControl.Journal.Complaints;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Behaviour;

/// <summary>Complaints from the citizens' door to their end, and the freezes they lay on grants, on any host.</summary>
public abstract class ComplaintLifeBehaviour(CaseHostFixture fixture)
{
    private static readonly ComplaintCast Cast = new("rec1", "ctl1", "ctl2", "inv1", "rev1", "cdi1", "tec2");

    [Fact]
    public async Task Complaints_come_to_every_state_and_the_audit_agrees()
    {
        await using var office = await Office.OpenAsync(fixture);
        using var keys = new KeyFolder();
        foreach (var state in ComplaintStates.All)
        {
            var story = Story(office, keys, state.Id);
            await story.GoToAsync(state.Id);
            story.State.Should().Be(state.Id);
        }

        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task A_grant_that_a_complaint_freezes_pays_nothing_until_it_is_lifted()
    {
        await using var office = await Office.OpenAsync(fixture);
        using var keys = new KeyFolder();
        await office.ImportBudgetAsync(("101", 100_000_000), ("201", 100_000_000));
        var grant = office.Story(office.Script("congelada"));
        await grant.GoToAsync(GrantStates.UnderReview);
        var complaint = Story(office, keys, "sobre-la-subvencion");
        await complaint.GoToAsync(ComplaintStates.Investigating);
        var number = (string)(await office.Database.OwnerAsync("SELECT number FROM case_index WHERE case_id = $1", grant.Id.Value))!;
        await complaint.LinkAsync(number, "Se revisa la compra.");

        var refused = await FluentActions.Awaiting(() => grant.ClearAsync(Gate.Legal)).Should().ThrowAsync<StoryException>();
        refused.Which.Message.Should().Contain(Codes.Blocked).And.Contain(complaint.Number).And.Contain("Se revisa la compra.");
        (await office.Database.OwnerAsync("SELECT blocks FROM case_index WHERE case_id = $1", grant.Id.Value)).Should().Be(1);
        await office.VerifyCleanAsync();

        await complaint.LiftAsync(number);
        await grant.ClearAsync(Gate.Legal);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task Nobody_but_its_readers_sees_a_complaint_or_learns_of_it_by_trying()
    {
        await using var office = await Office.OpenAsync(fixture);
        using var keys = new KeyFolder();
        var story = Story(office, keys, "reservada");
        await story.GoToAsync(ComplaintStates.Investigating);

        foreach (var person in new[] { "rec1", "ctl1", "aud1", "inv1", "rev1" })
        {
            (await office.Host.ReadAsync(Office.Institution, "complaint", story.Id, person, CancellationToken.None)).Should().NotBeNull(person);
        }

        foreach (var person in new[] { "inv2", "tec1", "tit1", "fin1", "cdi1", "ong1" })
        {
            (await office.Host.ReadAsync(Office.Institution, "complaint", story.Id, person, CancellationToken.None)).Should().BeNull(person);
            var tried = await story.TryAsync(person, "ask-info", new AskInfo("¿?"));
            (tried.Rejection!.Code, tried.Version, tried.Number).Should().Be((Codes.NotFound, 0L, ""), person);
        }
    }

    [Fact]
    public async Task The_clock_ends_a_pause_that_nobody_answered()
    {
        await using var office = await Office.OpenAsync(fixture);
        using var keys = new KeyFolder();
        var story = Story(office, keys, "sin-respuesta");
        await story.GoToAsync(ComplaintStates.InfoRequested);
        office.Clock.Advance(TimeSpan.FromDays(30));
        await office.Under.FireDueDeadlinesAsync();
        (await office.Database.OwnerAsync("SELECT state FROM case_index WHERE case_id = $1", story.Id.Value)).Should().Be(ComplaintStates.Investigating);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task What_the_journal_holds_of_an_identity_opens_with_the_file_of_keys_only()
    {
        await using var office = await Office.OpenAsync(fixture);
        using var keys = new KeyFolder();
        var story = Story(office, keys, "con-nombre", new ComplainantIdentity("María Inventada", "5555-1234"));
        await story.GoToAsync(ComplaintStates.Investigating);
        await story.ConsentAsync();
        (await story.TryAsync(Cast.Investigator, "open-identity", new OpenIdentity())).Rejection.Should().BeNull();

        var journal = (string)(await office.Database.OwnerAsync("SELECT string_agg(convert_from(payload, 'UTF8'), ' ') FROM case_event"))!;
        journal.Should().NotContain("Inventada").And.NotContain("5555-1234").And.NotContain(story.Code).And.NotContain(story.Code.Replace("-", "", StringComparison.Ordinal));
        var box = (await StateAsync(office, story.Id)).Filed!.Identity!;
        new IdentitySeal(keys.Keys).Open(box).Should().Be(new ComplainantIdentity("María Inventada", "5555-1234"));
        using var others = new KeyFolder();
        FluentActions.Invoking(() => new IdentitySeal(others.Keys).Open(box)).Should().Throw<System.Security.Cryptography.CryptographicException>();
        await office.VerifyCleanAsync();
    }

    private static async Task<ComplaintState> StateAsync(Office office, CaseId id) => (ComplaintState)await office.ReplayAsync(ComplaintKind.Instance, id);

    private static ComplaintStory Story(Office office, KeyFolder keys, string key, ComplainantIdentity? identity = null) => new(
        office.Host, office.StoreAsync, new TrackingCodes(keys.Keys), new IdentitySeal(keys.Keys), Cast, office.Clock, Office.Institution,
        new ComplaintScript(key, $"Lo que pasó con {key}.", "GT.HU", "Chiantla") { Identity = identity })
    {
        Pace = TimeSpan.FromMinutes(20),
    };

    /// <summary>A file of keys of its own.</summary>
    private sealed class KeyFolder : IDisposable
    {
        private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gc-keys-");

        public KeyFolder() => Keys = new ComplaintKeys(new FileInfo(Path.Combine(_folder.FullName, ComplaintKeys.FileName)));

        public ComplaintKeys Keys { get; }

        public void Dispose() => _folder.Delete(recursive: true);
    }
}
