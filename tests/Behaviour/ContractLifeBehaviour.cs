using GrantControl.Cases.Authority;
using GrantControl.Cases.Contracts;
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
