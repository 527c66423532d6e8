using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Behaviour;

/// <summary>Many at once: one budget line, one new case, two programs that do not know of each other.</summary>
public abstract class ContentionBehaviour(CaseHostFixture fixture)
{
    [Fact]
    public async Task Sixty_four_clearances_on_a_line_with_room_for_ten_reserve_exactly_ten()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(("101", 10 * 75_000_00), ("201", 10 * 75_000_00));
        var clears = new List<CaseCommand>();
        for (var i = 0; i < 64; i++)
        {
            var story = office.Story(office.Script($"c{i:00}"));
            await story.OpenAsync();
            await story.WritePlanAsync();
            await story.SubmitAsync();
            await story.AdmitAsync();
            clears.Add(story.Command(Office.Cast.FinanceReviewer, "clear", new ClearGate(Gate.Finance, [await story.DocumentAsync(DocumentType.FinancialOpinion, Office.Cast.FinanceReviewer)])));
        }

        var outcomes = await Task.WhenAll(clears.Select(c => Task.Run(() => office.Host.SendAsync(c, CancellationToken.None))));

        outcomes.Count(o => o.IsAccepted).Should().Be(10);
        outcomes.Where(o => !o.IsAccepted).Should().OnlyContain(o => o.Rejection!.Code == Codes.OverBudget);
        (await office.Database.OwnerAsync("SELECT sum(reserved)::bigint FROM budget_line")).Should().Be(20 * 75_000_00L);
        (await office.Database.OwnerAsync("SELECT sum(available)::bigint FROM budget_line")).Should().Be(0L);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task Sixteen_writers_of_one_new_case_make_one_stream()
    {
        await using var office = await Office.OpenAsync(fixture);
        await using var other = await office.AnotherHostAsync();
        var script = office.Script("first");
        var opens = Enumerable.Range(0, 16).Select(i => office.Story(script).Command(
            Office.Cast.Formulator, "open", new OpenGrant("org-a", script.Title, script.Call, script.CallDate, script.Currency), key: $"opening-{i:00}")).ToList();

        var outcomes = await Task.WhenAll(opens.Select((c, i) => Task.Run(() => (i % 2 == 0 ? office.Host : other.Host).SendAsync(c, CancellationToken.None))));

        outcomes.Should().ContainSingle(o => o.IsAccepted);
        (await office.Database.OwnerAsync("SELECT count(*) FROM case_event")).Should().Be(1L);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task A_program_that_slept_while_another_wrote_is_refused()
    {
        await using var office = await Office.OpenAsync(fixture);
        var story = office.Story(office.Script("zombie"));
        await story.OpenAsync();
        await using var other = await office.AnotherHostAsync();
        var stale = story.Command(Office.Cast.Formulator, "save", new SaveSections(General: story.Script.General()), key: "the-sleeper");
        var awake = story.Command(Office.Cast.Formulator, "save", new SaveSections(Results: story.Script.Results()), key: "the-other");

        var accepted = await other.Host.SendAsync(awake, CancellationToken.None);
        var refused = await office.Host.SendAsync(stale, CancellationToken.None);

        accepted.IsAccepted.Should().BeTrue();
        refused.Rejection!.Code.Should().Be(Codes.StaleVersion);
        (await office.ReplayAsync(story.Id)).Plan.General.Should().BeNull();
        await office.VerifyCleanAsync();
    }
}
