using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Cases.Visits;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Contracts;

/// <summary>A contract as the interface shows it.</summary>
public sealed record ContractView
{
    public required string Organisation { get; init; }

    public required string OrganisationName { get; init; }

    public required string Title { get; init; }

    public required Currency Currency { get; init; }

    public ContractTerms? Terms { get; init; }

    public required IReadOnlyList<GateShown> Gates { get; init; }

    public required IReadOnlyList<Observation> Observations { get; init; }

    public string? Administrator { get; init; }

    public required bool AppointmentAccepted { get; init; }

    public required IReadOnlyList<FiledGuarantee> Guarantees { get; init; }

    public BankAccount? VerifiedAccount { get; init; }

    public required TermView Term { get; init; }

    public required IReadOnlyList<DeliverableView> Deliverables { get; init; }

    public required IReadOnlyList<PaymentView> Payments { get; init; }

    public required IReadOnlyList<ContractAmendmentView> Amendments { get; init; }

    public required IReadOnlyList<PenaltyView> Penalties { get; init; }

    public required ContractSums Sums { get; init; }

    public required ContractFigures Money { get; init; }

    public required VisitsView Visits { get; init; }

    public required IReadOnlyList<string> Defects { get; init; }

    public required IReadOnlyList<DefectCured> Cured { get; init; }

    public SupplierEvaluated? Evaluation { get; init; }

    public ContractSettled? Settlement { get; init; }

    public required IReadOnlyList<CollectedFromSupplier> Collected { get; init; }

    public required IReadOnlyList<RetentionReleased> RetentionsReleased { get; init; }

    public ContractTerminated? Termination { get; init; }

    public DateOnly? TerminatedOn { get; init; }

    public required IReadOnlyList<DocumentUse> Documents { get; init; }

    public required IReadOnlyList<Finding> Findings { get; init; }

    public string? Frozen { get; init; }

    public string? LastReason { get; init; }

    public DateOnly? ClosedOn { get; init; }

    public static ContractView Of(ContractState s) => new()
    {
        Organisation = s.Core.Organisation,
        OrganisationName = s.SupplierName,
        Title = s.Title,
        Currency = s.Currency,
        Terms = s.Terms,
        Gates = [.. ContractGate.All.Select(g => GateShown.Of(g, s))],
        Observations = s.Observations,
        Administrator = s.Administrator,
        AppointmentAccepted = s.AppointmentAccepted,
        Guarantees = s.Guarantees,
        VerifiedAccount = s.VerifiedAccount,
        Term = new TermView(s.StartedOn, s.OriginalEnds, s.Ends ?? s.Terms?.Ends, s.DaysExtended, s.Suspensions, s.SuspensionProposed),
        Deliverables = [.. s.Deliverables.Select(d => DeliverableView.Of(s, d.Key, d.Value))],
        Payments = [.. s.Tranches.Select(t => PaymentView.Of(s, t.Key, t.Value))],
        Amendments = [.. s.Amendments.Values.Select(a => new ContractAmendmentView(a.Number, Named(ContractAmendmentWorkflow.Definition, s.StateOf(ContractAmendmentWorkflow.Target(a.Number))), a))],
        Penalties = [.. s.Penalties.Values.Select(p => new PenaltyView(p.Number, Named(PenaltyWorkflow.Definition, s.StateOf(PenaltyWorkflow.Target(p.Number))), p))],
        Sums = ContractSums.Of(s),
        Money = ContractFigures.Of(s),
        Visits = VisitsView.Of(s.Core, ContractWorkflow.Definition, ContractVisits.Setting),
        Defects = s.Defects,
        Cured = s.Cured,
        Evaluation = s.Evaluation,
        Settlement = s.Settlement,
        Collected = s.Collected,
        RetentionsReleased = s.RetentionsReleased,
        Termination = s.Termination,
        TerminatedOn = s.TerminatedOn,
        Documents = s.Core.Documents,
        Findings = s.Core.Findings,
        Frozen = s.Core.Frozen,
        LastReason = s.LastReason,
        ClosedOn = s.ClosedOn,
    };

    internal static StateShown Named(WorkflowDefinition workflow, string id) => new(id, workflow.State(id).Label);
}

/// <summary>A state with its label.</summary>
public sealed record StateShown(string Id, Label Label);

/// <summary>A gate: open, cleared or observed; by whom, when, on which content.</summary>
public sealed record GateShown(string Id, Label Label, string Role, string Standing, Clearance? Clearance)
{
    public static GateShown Of(GateDefinition gate, ContractState s)
    {
        var clearance = s.Clearances.GetValueOrDefault(gate.Id);
        var observed = s.Observations.Any(o => o.Gate == gate.Id && o.Answer is null);
        return new(gate.Id, gate.Label, gate.Role, clearance is not null ? "cleared" : observed ? "observed" : "open", clearance);
    }
}

/// <summary>The term, and what moved it.</summary>
public sealed record TermView(DateOnly? StartedOn, DateOnly? OriginalEnds, DateOnly? Ends, int DaysExtended, IReadOnlyList<SuspensionPeriod> Suspensions, SuspensionProposal? Proposed);

/// <param name="Quantities">By item: bought, received, still due.</param>
/// <param name="Unreported">Whether a delay of it may still be reported.</param>
/// <param name="Pending">The delivery that waits for its two signatures; null when none does.</param>
public sealed record DeliverableView(int Number, StateShown State, string Title, DateOnly DueOn, int Payment, IReadOnlyList<QuantityView> Quantities, IReadOnlyList<Reception> Receptions, Reception? Pending, Money Received, bool Unreported)
{
    public static DeliverableView Of(ContractState s, int number, DeliverableState d) => new(
        number,
        ContractView.Named(DeliverableWorkflow.Definition, s.StateOf(DeliverableWorkflow.Target(number))),
        d.Plan.Title,
        d.DueOn,
        d.Plan.Payment,
        [.. d.Plan.Lines.Select(l => new QuantityView(l.Item, l.Quantity, d.Received(l.Item), d.Left(l.Item)))],
        d.Receptions,
        d.Pending,
        ContractMoney.Received(s, d),
        PenaltyArithmetic.IsLate(s, d));
}

public sealed record QuantityView(string Item, int Bought, int Received, int Left);

/// <param name="Net">What the bank pays, or would pay if it were ordered now.</param>
public sealed record PaymentView(int Number, StateShown State, DateOnly PlannedOn, Money Amount, IReadOnlyList<Deduction> Deductions, Money Net, TrancheState Tranche)
{
    public static PaymentView Of(ContractState s, int number, TrancheState tranche)
    {
        var at = s.StateOfTranche(number);
        var deductions = at is TrancheWorkflow.Ordered or TrancheWorkflow.Paid ? tranche.Deductions : at == TrancheWorkflow.Cancelled ? null : ContractMoney.Deductions(s, number);
        return new(
            number,
            ContractView.Named(ContractPayments.Definition, at),
            tranche.Plan.PlannedOn,
            tranche.Amount,
            deductions ?? [],
            tranche.Amount - Money.Sum((deductions ?? []).Select(d => d.Amount), s.Currency),
            tranche);
    }
}

public sealed record ContractAmendmentView(int Number, StateShown State, ContractAmendmentState Amendment);

public sealed record PenaltyView(int Number, StateShown State, PenaltyState Penalty);

/// <summary>The money of a contract, each figure computed from receptions or the ledger's balances.</summary>
public sealed record ContractSums(Money Amount, Money Reserved, Money Committed, Money Accrued, Money Executed, Money Paid, Money Penalties, Money Retained, Money Released, Money Receivable)
{
    public static ContractSums Of(ContractState s)
    {
        Money At(string account) => s.Minor(s.Core.Balance(account));
        var paid = Money.Sum(s.Tranches.Where(t => s.StateOfTranche(t.Key) == TrancheWorkflow.Paid).Select(t => t.Value.Net), s.Currency);
        return new(
            s.Terms?.Amount ?? Money.Zero(s.Currency), At(Account.Reserved), At(Account.Committed), At(Account.Accrued),
            s.Terms is null ? Money.Zero(s.Currency) : ContractMoney.Executed(s), paid, ContractMoney.Imposed(s),
            ContractMoney.Retained(s), Money.Sum(s.RetentionsReleased.Select(r => r.Amount), s.Currency), ContractMoney.Receivable(s));
    }
}

/// <summary>The money of a contract, each figure the balance of one account of its ledger but the first, which its terms say.</summary>
/// <param name="Retained">Kept back and not released yet.</param>
/// <param name="Penalised">Penalties kept back or collected.</param>
/// <param name="Disbursed">What left the treasury, less what the supplier paid into it.</param>
public sealed record ContractFigures(Money Contracted, Money Reserved, Money Committed, Money Accrued, Money Paid, Money Retained, Money Penalised, Money Disbursed)
{
    public static ContractFigures Of(ContractState s)
    {
        ArgumentNullException.ThrowIfNull(s);
        Money At(string account) => s.Minor(s.Core.Balance(account));
        return new(
            s.Terms?.Amount ?? Kernel.Monies.Money.Zero(s.Currency), At(Account.Reserved), At(Account.Committed), At(Account.Accrued), At(Account.Paid),
            ContractMoney.Retained(s), -At(Account.PenaltyIncome), -At(Account.Treasury));
    }
}
