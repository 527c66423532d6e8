using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Journal.Demonstration;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Behaviour;

/// <summary>A grant from its draft to its settlement, and what happens to commands that come twice, late or together.</summary>
public abstract class GrantLifeBehaviour(CaseHostFixture fixture)
{
    private static readonly (string, long)[] Lines = [("101", 1_000_000_00), ("201", 1_000_000_00)];

    [Fact]
    public async Task A_grant_goes_from_draft_to_settlement_and_every_centavo_is_accounted_for()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(Lines);
        var story = office.Story(office.Script("life"));

        await story.OpenAsync();
        await story.WritePlanAsync();
        await story.SubmitAsync();
        await story.AdmitAsync();
        await story.ClearAsync(Gate.Legal);
        await story.ClearAsync(Gate.Finance);
        await story.ObserveAsync(Gate.Control, Section.Activities, "El calendario no deja tiempo para la visita.");
        await story.SendAsync(Office.Cast.Formulator, "save", new SaveSections(Activities: story.Script.Activities() with { Ends = story.Script.Ends }, General: story.Script.General() with { Place = "Aldea El Pinal" }));
        await story.ResubmitAsync(1);
        var reopened = (await office.ReplayAsync(story.Id)).Core.Position.ClearedGates;
        reopened.Should().Equal([Gate.Finance], "only the legal gate watches the section that changed, and Control had not cleared");
        await story.ClearAsync(Gate.Legal);
        await story.ClearAsync(Gate.Control);
        await story.AuthorizeAsync();
        await story.SignAsync();
        await story.ActivateAsync();
        await story.TrancheToAsync(1, TrancheWorkflow.Ordered);
        await story.BounceAsync(1);
        await story.OrderAsync(1);
        await story.ConfirmAsync(1);
        await story.ReportAsync(1);
        await story.ObserveReportAsync(1);
        await story.CorrectAsync(1);
        await story.AcceptAsync(1, "G1.2");
        await story.TrancheToAsync(2, TrancheWorkflow.Accepted);
        await story.EndAsync();
        story.State.Should().Be(GrantStates.Liquidation);
        await story.ReportFinalAsync();
        await story.DetermineAsync();
        await story.RefundAsync(new Money(50_000_00, Currency.Gtq), "RE-1");
        await story.CloseAsync();

        var closed = await office.ReplayAsync(story.Id);
        closed.State.Should().Be(GrantStates.Closed);
        closed.Determination!.Paid.Should().Be(closed.Determination.Accepted + closed.Determination.Refundable);
        foreach (var account in new[] { Account.Reserved, Account.Committed, Account.Accrued, Account.Advance, Account.Recoverable })
        {
            closed.Core.Balance(account).Should().Be(0, "nothing remains in {0}", account);
        }

        closed.Core.Balance(Account.Paid).Should().Be(150_000_00);
        closed.Core.Balance(Account.ProgrammeExpense).Should().Be(100_000_00);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task Every_command_sent_five_times_has_one_effect()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(Lines);
        var story = office.Story(office.Script("five"), new FiveTimes(office.Host));
        await story.GoToAsync(GrantStates.Active);
        await story.PayAsync(1);

        var once = office.Story(office.Script("once"));
        await once.GoToAsync(GrantStates.Active);
        await once.PayAsync(1);
        story.Version.Should().Be(once.Version);
        (await office.ReplayAsync(story.Id)).Core.Balance(Account.Paid).Should().Be(100_000_00);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task A_key_used_for_another_body_is_refused_and_changes_nothing()
    {
        await using var office = await Office.OpenAsync(fixture);
        var story = office.Story(office.Script("key"));
        await story.OpenAsync();
        (await story.TryAsync(Office.Cast.Formulator, "save", new SaveSections(General: story.Script.General()), key: "same-key-1")).IsAccepted.Should().BeTrue();
        var version = story.Version;

        var other = await story.TryAsync(Office.Cast.Formulator, "save", new SaveSections(Results: story.Script.Results()), key: "same-key-1");

        other.Rejection!.Code.Should().Be(Codes.KeyReused);
        (await office.ReplayAsync(story.Id)).Version.Should().Be(version);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task Two_areas_approving_at_once_on_one_version_have_one_winner()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(Lines);
        var story = office.Story(office.Script("race"));
        await story.OpenAsync();
        await story.WritePlanAsync();
        await story.SubmitAsync();
        await story.AdmitAsync();
        var legal = story.Command(Office.Cast.Legal, "clear", new ClearGate(Gate.Legal, [await story.DocumentAsync(DocumentType.LegalOpinion, Office.Cast.Legal)]));
        var control = story.Command(Office.Cast.ControlReviewer, "clear", new ClearGate(Gate.Control, [await story.DocumentAsync(DocumentType.ControlOpinion, Office.Cast.ControlReviewer)]));

        var outcomes = await Task.WhenAll(
            Task.Run(() => office.Host.SendAsync(legal, CancellationToken.None)),
            Task.Run(() => office.Host.SendAsync(control, CancellationToken.None)));

        outcomes.Should().ContainSingle(o => o.IsAccepted);
        outcomes.Single(o => !o.IsAccepted).Rejection!.Code.Should().Be(Codes.StaleVersion);
        (await office.ReplayAsync(story.Id)).Clearances.Should().HaveCount(1);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task Evidence_serves_once_and_a_bank_reference_pays_once_whatever_case_names_it()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(Lines);
        var first = office.Story(office.Script("ev1"));
        await first.GoToAsync(GrantStates.Active);
        await first.PayAsync(1);
        var second = office.Story(office.Script("ev2"));
        await second.GoToAsync(GrantStates.Active);
        await second.TrancheToAsync(1, TrancheWorkflow.Ordered);
        var amount = new Money(100_000_00, Currency.Gtq);
        var today = BusinessCalendar.DayOf(office.Clock.GetUtcNow());
        var file = await second.DocumentAsync(DocumentType.BankFile, Office.Cast.Treasury);

        var samePayment = await second.TryAsync(Office.Cast.Treasury, "confirm-tranche", new ConfirmTranche(1, "OP-ev2-1", "BR-ev1-1", amount, today, [file]));
        var used = (await office.ReplayAsync(first.Id)).Core.Documents.First(d => d.Type == DocumentType.BankFile);
        var sameFile = await second.TryAsync(Office.Cast.Treasury, "confirm-tranche", new ConfirmTranche(1, "OP-ev2-1", "BR-new", amount, today, [new DocumentCited(used.Type, used.Sha256, used.Name)]));
        var noFile = await second.TryAsync(Office.Cast.Treasury, "confirm-tranche", new ConfirmTranche(1, "OP-ev2-1", "BR-new", amount, today, [file with { Sha256 = new string('a', 64) }]));

        samePayment.IsAccepted.Should().BeFalse();
        samePayment.Rejection!.Rule.Should().Contain("bank-reference");
        sameFile.Rejection!.Code.Should().Be(Codes.DocumentReused);
        noFile.Rejection!.Code.Should().Be(Codes.DocumentMissing);
        (await office.ReplayAsync(second.Id)).Core.Balance(Account.Paid).Should().Be(0);
        await office.VerifyCleanAsync();
    }

    [Fact]
    public async Task What_a_visit_found_stops_the_next_payment_and_the_closing_until_it_is_resolved()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(Lines);
        var paying = office.Story(office.Script("visita-pago"));
        await VisitedWithTroubleAsync(paying);
        (await FluentActions.Awaiting(() => paying.TrancheToAsync(1, TrancheWorkflow.Requested)).Should().ThrowAsync<StoryException>()).Which.Message.Should().Contain(Codes.Blocked);
        await paying.ResolveAsync(Office.Cast.Audit, 1, "Los equipos estaban en reparación.");
        await paying.TrancheToAsync(1, TrancheWorkflow.Paid);

        var closing = office.Story(office.Script("visita-cierre"));
        await VisitedWithTroubleAsync(closing);
        await closing.TerminateAsync();
        (await FluentActions.Awaiting(closing.CloseAsync).Should().ThrowAsync<StoryException>()).Which.Message.Should().Contain(Codes.Blocked);
        await closing.ResolveAsync(Office.Cast.ControlLiquidator, 1, "Los equipos estaban en reparación.");
        await closing.ResolveAsync(Office.Cast.ControlLiquidator, 2, "Se puso el rótulo.");
        (await FluentActions.Awaiting(closing.CloseAsync).Should().ThrowAsync<StoryException>()).Which.Message.Should().Contain(VisitRules.VisitsSettled);
        await closing.AnswerActionAsync(1, 1);
        await closing.ResolveActionAsync(1, 1);
        (await closing.TryAsync(Office.Cast.TechnicalMonitor, "answer-action", new AnswerAction(1, 2, "Se contaron.", [await closing.DocumentAsync(DocumentType.ActionEvidence, Office.Cast.TechnicalMonitor)]))).Rejection.Should().BeNull();
        await closing.ResolveActionAsync(1, 2);
        await closing.CloseAsync();
        (await office.ReplayAsync(closing.Id)).State.Should().Be(GrantStates.Closed);
        await office.VerifyCleanAsync();

        static async Task VisitedWithTroubleAsync(GrantStory story)
        {
            await story.GoToAsync(GrantStates.Active);
            await story.PlanVisitAsync(1);
            await story.VisitWithTroubleAsync(1, "GT.HU", "Chiantla", new VisitPoint(15_352_000, -91_457_000));
        }
    }

    [Fact]
    public async Task Deadlines_pause_while_the_ngo_corrects_and_each_fires_once()
    {
        await using var office = await Office.OpenAsync(fixture);
        await office.ImportBudgetAsync(Lines);
        var story = office.Story(office.Script("late"));
        await story.GoToAsync(GrantStates.Returned);
        var paused = (await office.ReplayAsync(story.Id)).Core.Deadlines["clear-finance"];
        var correct = (await office.ReplayAsync(story.Id)).Core.Deadlines["resubmit"];

        await story.ExpireAsync("resubmit", correct.Due);
        await office.Under.FireDueDeadlinesAsync();

        paused.PausedWith.Should().NotBeNull();
        story.State.Should().Be(GrantStates.Withdrawn, "the clock lets it lapse");
        (await office.ReplayAsync(story.Id)).Version.Should().Be(story.Version, "the second round finds nothing to do");
        await office.VerifyCleanAsync();
    }

    /// <summary>A client that never trusts the network: it sends everything five times and believes the last answer.</summary>
    private sealed class FiveTimes(ICaseHost host) : ICaseHost
    {
        public async Task<CommandOutcome> SendAsync(CaseCommand command, CancellationToken cancellation)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => host.SendAsync(command, cancellation)));
            answers.Select(a => (a.IsAccepted, a.Version, a.State)).Distinct().Should().ContainSingle();
            answers.Count(a => !a.Replayed).Should().Be(1);
            return answers[^1];
        }

        public Task<CaseReading?> ReadAsync(string institution, string kind, CaseId id, string person, CancellationToken cancellation) =>
            host.ReadAsync(institution, kind, id, person, cancellation);
    }
}
