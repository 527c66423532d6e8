using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Tranches;

/// <summary>The account of a paid tranche: reported, observed, corrected and accepted, line by line.</summary>
internal static class ExpenseReports
{
    public static Decision Report<TState>(CaseSession<TState> session, ReportTranche command)
        where TState : CaseState, ITrancheCase => session.Move(
        new ActOptions
        {
            Target = TrancheWorkflow.Target(command.Tranche),
            Documents = [.. command.Documents, .. command.Lines.Select(l => l.Evidence)],
        },
        () => ExpenseChecks.EachLine(session.State, command.Tranche, command.Lines, session.Today)
            ?? ExpenseChecks.WithinPayment(session.State, command.Tranche, command.Lines),
        step => new TrancheReported(command.Tranche, command.Lines) { Step = step })
        .Citing([.. command.Documents.Select((_, i) => $"documents[{i}]"), .. command.Lines.Select((_, i) => $"lines[{i}].evidence")]);

    /// <summary>A line sent again may keep the evidence it had; anything else it brings must be new.</summary>
    public static Decision Correct<TState>(CaseSession<TState> session, CorrectTranche command)
        where TState : CaseState, ITrancheCase
    {
        var reported = session.State.Tranches.TryGetValue(command.Tranche, out var tranche) ? tranche.Lines : [];
        var cited = command.Lines
            .Select((l, i) => (Line: l, Path: $"lines[{i}].evidence"))
            .Where(x => !reported.Any(r => r.Reported.Id == x.Line.Id && r.Reported.Evidence.Sha256 == x.Line.Evidence.Sha256))
            .ToList();
        return session.Move(
            new ActOptions { Target = TrancheWorkflow.Target(command.Tranche), Documents = [.. cited.Select(x => x.Line.Evidence)] },
            () => ExpenseChecks.EveryObservationAnswered(tranche!, command.Answers)
                ?? ExpenseChecks.EachLine(session.State, command.Tranche, command.Lines, session.Today)
                ?? ExpenseChecks.WithinPayment(session.State, command.Tranche, [.. Merged(tranche!, command.Lines).Select(l => l.Reported)]),
            step => new TrancheCorrected(command.Tranche, command.Answers, command.Lines) { Step = step })
            .Citing([.. cited.Select(x => x.Path)]);
    }

    public static Decision Observe<TState>(CaseSession<TState> session, ObserveTranche command)
        where TState : CaseState, ITrancheCase => session.Move(
        new ActOptions { Target = TrancheWorkflow.Target(command.Tranche) },
        () => ExpenseChecks.Observations(session.State.Tranches[command.Tranche], command.Observations),
        step => new TrancheObserved(command.Tranche, Numbered(session.State.Tranches[command.Tranche], command.Observations)) { Step = step });

    public static Decision Accept<TState>(CaseSession<TState> session, AcceptTranche command)
        where TState : CaseState, ITrancheCase => session.Move(
        new ActOptions { Target = TrancheWorkflow.Target(command.Tranche) },
        () => ExpenseChecks.EveryLineDecided(session.State.Tranches[command.Tranche], command.Decisions)
            ?? ExpenseChecks.WithinPayment(session.State, command.Tranche, [.. session.State.Tranches[command.Tranche].Lines.Select(l => l.Reported)]),
        step => Accepted(session.State, command) with { Step = step });

    /// <summary>The lines after a correction: the ones sent replace the lines of the same id or are added, and wait for a decision.</summary>
    internal static IReadOnlyList<ExpenseLine> Merged(TrancheState tranche, IReadOnlyList<ExpenseReported> sent)
    {
        var byId = sent.ToLookup(l => l.Id, StringComparer.Ordinal);
        var kept = tranche.Lines.Select(l => byId.Contains(l.Reported.Id) ? Pending(byId[l.Reported.Id].First()) : l);
        return [.. kept, .. sent.Where(l => tranche.Lines.All(k => k.Reported.Id != l.Id)).Select(Pending)];
    }

    internal static ExpenseLine Pending(ExpenseReported line) => new(line, ExpenseVerdict.Pending, null);

    private static TrancheAccepted Accepted(ITrancheCase state, AcceptTranche command)
    {
        var verdicts = command.Decisions.ToDictionary(d => d.Line, d => d.Verdict, StringComparer.Ordinal);
        var lines = state.Tranches[command.Tranche].Lines.Select(l => (l.Reported, Accepted: verdicts[l.Reported.Id] == ExpenseVerdict.Accepted)).ToList();
        Money Sum(bool accepted) => Money.Sum(lines.Where(l => l.Accepted == accepted).Select(l => l.Reported.Amount), state.Currency);
        return new TrancheAccepted(command.Tranche, command.Decisions, Sum(true), Sum(false))
        {
            Postings =
            [
                .. lines.Select(l => new Posting(
                    l.Accepted ? Account.ProgrammeExpense : Account.Recoverable,
                    Account.Advance,
                    l.Reported.Amount,
                    l.Reported.BudgetLine,
                    $"{TrancheWorkflow.Target(command.Tranche)}:line:{l.Reported.Id}")),
            ],
        };
    }

    private static IReadOnlyList<NumberedObservation> Numbered(TrancheState tranche, IReadOnlyList<ExpenseObserved> observations)
    {
        var last = tranche.Observations.Length == 0 ? 0 : tranche.Observations.Max(o => o.Number);
        return [.. observations.Select((o, i) => new NumberedObservation(last + 1 + i, o.Line, o.Text))];
    }
}
