using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Grants;

/// <summary>A grant as the interface shows it.</summary>
public sealed record GrantView
{
    public required string Organisation { get; init; }

    public required string OrganisationName { get; init; }

    public required string Title { get; init; }

    public required string Call { get; init; }

    public required DateOnly CallDate { get; init; }

    public required Currency Currency { get; init; }

    public required Plan Plan { get; init; }

    public required IReadOnlyDictionary<string, SectionVersion> Sections { get; init; }

    public required IReadOnlyList<GateView> Gates { get; init; }

    public required MoneyView Money { get; init; }

    public required IReadOnlyList<Observation> Observations { get; init; }

    public required IReadOnlyList<TrancheView> Tranches { get; init; }

    public required IReadOnlyList<AmendmentView> Amendments { get; init; }

    public required VisitsView Visits { get; init; }

    public required IReadOnlyList<DocumentUse> Documents { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public string? Frozen { get; init; }

    public Suspension? Suspension { get; init; }

    public Suspension? SuspensionProposed { get; init; }

    public BankAccount? VerifiedAccount { get; init; }

    public GuaranteeFiled? Guarantee { get; init; }

    public LiquidationDetermined? Determination { get; init; }

    public required IReadOnlyList<RefundRecorded> Refunds { get; init; }

    public FinalReportFiled? FinalReport { get; init; }

    public DateOnly? LiquidationSince { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public string? LastReason { get; init; }

    public required bool AboveThreshold { get; init; }

    public static GrantView Of(GrantState s) => new()
    {
        Organisation = s.Core.Organisation,
        OrganisationName = s.OrganisationName,
        Title = s.Title,
        Call = s.Call,
        CallDate = s.CallDate,
        Currency = s.Currency,
        Plan = s.Plan,
        Sections = s.Sections,
        Gates = [.. GrantWorkflow.Definition.Gates.Select(g => GateView.Of(g, s))],
        Money = MoneyView.Of(s),
        Observations = s.Observations,
        Tranches = [.. s.Tranches.Select(t => TrancheView.Of(s, t.Key, t.Value))],
        Amendments = [.. s.Amendments.Values.Select(a => AmendmentView.Of(s, a))],
        Visits = VisitsView.Of(s.Core, GrantWorkflow.Definition, GrantVisits.Setting),
        Documents = s.Core.Documents,
        Findings = s.Core.Findings,
        Frozen = s.Core.Frozen,
        Suspension = s.Suspension,
        SuspensionProposed = s.SuspensionProposed,
        VerifiedAccount = s.VerifiedAccount,
        Guarantee = s.Guarantee,
        Determination = s.Determination,
        Refunds = s.Refunds,
        FinalReport = s.FinalReport,
        LiquidationSince = s.LiquidationSince,
        ClosedOn = s.ClosedOn,
        LastReason = s.LastReason,
        AboveThreshold = s.AboveThreshold,
    };
}

/// <summary>A gate: open, cleared or observed; by whom, when, on which content.</summary>
public sealed record GateView(string Id, Label Label, string Role, string Standing, IReadOnlyList<string> Watches, Clearance? Clearance)
{
    public static GateView Of(GateDefinition gate, GrantState s)
    {
        var clearance = s.Clearances.GetValueOrDefault(gate.Id);
        var observed = s.Observations.Any(o => o.Gate == gate.Id && o.Answer is null);
        return new GateView(gate.Id, gate.Label, gate.Role, clearance is not null ? "cleared" : observed ? "observed" : "open", gate.Watches, clearance);
    }
}

/// <summary>The money of a case, each figure the balance of one account of the ledger, but two that only grow.</summary>
/// <param name="Disallowed">All expense internal control did not accept so far, whether it has come back or not.</param>
/// <param name="Refunded">All that came back.</param>
public sealed record MoneyView(
    Money Planned, Money Reserved, Money Committed, Money Accrued, Money Paid, Money Advance, Money Accepted, Money Recoverable, Money Disallowed, Money Refunded, Money WrittenOff)
{
    public static MoneyView Of(GrantState s)
    {
        Money At(string account) => s.Minor(s.Core.Balance(account));
        return new MoneyView(
            s.Total, At(Account.Reserved), At(Account.Committed), At(Account.Accrued), At(Account.Paid), At(Account.Advance), At(Account.ProgrammeExpense),
            At(Account.Recoverable), Money.Sum(Refused(s), s.Currency), Money.Sum(s.Refunds.Select(r => r.Amount), s.Currency), At(Account.WrittenOff));
    }

    private static IEnumerable<Money> Refused(GrantState s) =>
        s.Tranches.Values.SelectMany(static t => t.Lines).Where(static l => l.Verdict == ExpenseVerdict.Disallowed).Select(static l => l.Reported.Amount);
}

public sealed record TrancheView(int Number, StateName State, Money Amount, TrancheState Tranche)
{
    public static TrancheView Of(GrantState s, int number, TrancheState tranche) =>
        new(number, StateName.Of(GrantTranches.Definition, s.StateOf(GrantState.TrancheTarget(number))), tranche.Amount, tranche);
}

public sealed record AmendmentView(int Number, StateName State, AmendmentState Amendment)
{
    public static AmendmentView Of(GrantState s, AmendmentState amendment) =>
        new(amendment.Number, StateName.Of(AmendmentWorkflow.Definition, s.StateOf(GrantState.AmendmentTarget(amendment.Number))), amendment);
}

/// <summary>A state with its label.</summary>
public sealed record StateName(string Id, Label Label)
{
    public static StateName Of(WorkflowDefinition workflow, string id) => new(id, workflow.State(id).Label);
}
