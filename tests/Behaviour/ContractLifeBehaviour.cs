using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Visits;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour;

/// <summary>Contracts from the register to their end, with penalties, suspensions and alerts, on any host.</summary>
public abstract class ContractLifeBehaviour(CaseHostFixture fixture)
{
    private static readonly ContractCast Cast = new("org-b", "tec1", "tec2", "legal1", "fin1", "fin2", "fin3", "fin4", "ctl1", "ctl2", "tit1", "adm1", "tes1", "aud1");

    [Fact]
    public async Task Contracts_go_to_every_end_and_books_and_audit_agree()
    {
        await using var office = await OpenAsync();
        await Story(office, "cerrado").GoToAsync(ContractStates.Closed);
        var late = Story(office, "multado");
        await late.GoToAsync(ContractStates.InExecution);
        await late.ReceiveAsync(1, late: 10);
        await late.PenalizeAsync(1);
        await late.PayAsync(1);
        var view = await late.ViewAsync();
        view.Payments[0].Deductions.Should().HaveCount(2);
        view.Sums.Penalties.Should().Be(Money(1_000), "5 units at Q 10,000.00, 2 ‰, 10 days");
        await late.SuspendAsync();
        await late.ResumeAsync();
        await late.ExtendAsync(10);
        await late.TerminateAsync();
        await late.SettleAsync();
        late.State.Should().Be(ContractStates.Settled);

        (await office.Database.OwnerAsync("SELECT reserved + committed + accrued FROM budget_line WHERE key = '2026/101'")).Should().Be(0L);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task An_end_that_comes_near_is_told_once_each_and_to_more_people()
    {
        await using var office = await OpenAsync();
        var story = Story(office, "vence");
        await story.GoToAsync(ContractStates.InExecution);
        var ends = (await story.ViewAsync()).Term.Ends!.Value;
        foreach (var days in new[] { 60, 30, 15 })
        {
            office.Clock.GoTo(new DateTimeOffset(ends.AddDays(-days), new TimeOnly(15, 0), TimeSpan.Zero));
            await office.Under.FireDueDeadlinesAsync();
            await office.Under.FireDueDeadlinesAsync();
        }

        (await office.Database.OwnerAsync("SELECT count(*) FROM case_event WHERE name = 'contract.expiry-alerted/1' AND data->>'what' = 'contract'")).Should().Be(3L);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task A_blocking_finding_of_a_visit_stops_the_next_payment_until_it_is_resolved()
    {
        await using var office = await OpenAsync();
        var story = Story(office, "visitado");
        await story.GoToAsync(ContractStates.InExecution);
        await story.ReceiveAsync(1);
        await story.VisitAsync(1, Severity.Blocking);
        var refused = await FluentActions.Awaiting(() => story.PayAsync(1)).Should().ThrowAsync<StoryException>();
        refused.Which.Message.Should().Contain(Codes.Blocked).And.Contain("guard-f-unblocked");

        await story.SettleVisitAsync(1);
        await story.PayAsync(1);
        (await story.ViewAsync()).Visits.All.Should().ContainSingle().Which.State.Should().Be(VisitWorkflow.Closed);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task What_was_due_and_never_came_is_penalised_before_the_settlement()
    {
        await using var office = await OpenAsync();
        var story = Story(office, "nunca");
        await story.GoToAsync(ContractStates.InExecution);
        var due = (await story.ViewAsync()).Deliverables[0].DueOn;
        office.Clock.GoTo(new DateTimeOffset(due.AddDays(5), new TimeOnly(15, 0), TimeSpan.Zero));
        await story.TerminateAsync();
        var refused = await FluentActions.Awaiting(story.SettleAsync).Should().ThrowAsync<StoryException>();
        refused.Which.Message.Should().Contain(ContractRules.DelaysReported);

        await story.PenalizeAsync(1);
        (await story.ViewAsync()).Penalties[0].Penalty.Computed.Amount.Should().Be(Money(500), "5 units at Q 10,000.00, 2 ‰, 5 days");
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task Whoever_is_related_to_the_supplier_is_barred_and_one_bank_reference_pays_once()
    {
        await using var office = await OpenAsync();
        await office.Database.OwnerAsync("UPDATE interests_declaration SET related_organisations = '{org-b}' WHERE person = 'legal1'");
        var story = Story(office, "vinculo");
        await story.OpenAsync();
        await story.SaveAsync();
        await story.RegisterAsync();
        var paper = new DocumentCited("legal-opinion", await office.StoreAsync("d.txt", "Dictamen"u8.ToArray(), "legal1"), "d.txt");
        var refused = await story.TryAsync("legal1", "clear", new ClearGate(ContractGate.Legal, [paper]));
        (refused.Rejection!.Code, refused.Rejection.Rule).Should().Be((Codes.ConflictOfInterest, "guard-c-related-party"));
    }

    private static Money Money(long quetzales) => new(quetzales * 100, Currency.Gtq);

    private async Task<Office> OpenAsync()
    {
        var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(("101", 100_000_000_00));
        return office;
    }

    private static ContractStory Story(Office office, string key) => new(
        office.Host, office.StoreAsync, Cast, office.Clock, Office.Institution,
        new ContractScript(key, $"Compra de prueba {key}", "Equipo", "unidad", 10, Money(10_000), "2026/101"));
}
