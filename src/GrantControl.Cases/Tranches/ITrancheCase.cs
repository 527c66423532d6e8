using System.Collections.Immutable;
using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Tranches;

/// <summary>A case that pays in tranches: what the shared table, its decisions and its fold know of it.</summary>
public interface ITrancheCase : ICaseState
{
    CaseCore Core { get; }

    Currency Currency { get; }

    /// <summary>Tranches by number; empty before the case runs.</summary>
    ImmutableSortedDictionary<int, TrancheState> Tranches { get; }

    /// <summary>The account payments go to, as the bank certified it; null before.</summary>
    BankAccount? VerifiedAccount { get; }

    /// <summary>The account in the content in force; payments stop when it is no longer the verified one.</summary>
    BankAccount? PayeeAccount { get; }

    /// <summary>The case's own row of the shared table.</summary>
    TrancheTable Table { get; }

    /// <summary>The first day an expense may have; null when the case names none.</summary>
    DateOnly? SpendingStarts { get; }

    /// <summary>Bank references this case used for anything but its tranches.</summary>
    IEnumerable<string> OtherBankReferences { get; }

    /// <summary>False when what the bank gives back can no longer be ordered again, because the case ended meanwhile.</summary>
    bool MayPayAgain { get; }

    /// <summary>
    /// The case's own condition for asking for a tranche, from its state alone; null when it may be asked for. What it names is
    /// among <see cref="TrancheTable.RequestRules"/>, and it is what the request is offered by as well.
    /// </summary>
    Rejection? RefusesRequest(int tranche, DateOnly today);

    /// <summary>What is kept back from a tranche if it were ordered now; null when it is paid whole.</summary>
    IReadOnlyList<Deduction>? DeductionsOf(int tranche);
}

/// <summary>What tells the tranches of one kind of case from those of another. Everything else is the shared table.</summary>
public sealed record TrancheTable
{
    /// <summary>What a tranche is called in this kind of case.</summary>
    public required Label Label { get; init; }

    /// <summary>Who asks for the money.</summary>
    public required Part Asker { get; init; }

    /// <summary>Who verifies before Finance approves, in this order; the first brings the evidence of every precondition.</summary>
    public required IReadOnlyList<Part> Verifiers { get; init; }

    /// <summary>Role that answers for the planned date of a tranche, and the one told when it passes.</summary>
    public required (string Owner, string EscalatesTo) Planned { get; init; }

    /// <summary>Duties exercised before anybody asks for a tranche; the approvals come on top.</summary>
    public required IReadOnlyList<string> DutiesBefore { get; init; }

    /// <summary>Gates of the case that stand whenever money moves.</summary>
    public required IReadOnlyList<string> Gates { get; init; }

    /// <summary>States of the case in which money is asked for, approved and ordered.</summary>
    public required IReadOnlyList<string> WhilePaying { get; init; }

    /// <summary>States of the case in which the bank's answer, and the account of the money, may still come.</summary>
    public required IReadOnlyList<string> WhileAccounting { get; init; }

    /// <summary>Names of the rules of a request, for checklists.</summary>
    public required IReadOnlyList<string> RequestRules { get; init; }

    public required IReadOnlyList<string> VerifyRules { get; init; }

    public required IReadOnlyList<string> IncompatibleDuties { get; init; }

    public IReadOnlyList<DutyPair> CompensablePairs { get; init; } = [];

    /// <summary>
    /// True when what was paid is an advance, to be reported expense by expense and accepted. False when it pays what was
    /// received already: then the payment is the end of it.
    /// </summary>
    public bool Accounted { get; init; } = true;

    /// <summary>The account the money goes to: an advance, or an expense at once.</summary>
    public string PaidInto => Accounted ? Kernel.Deciders.Account.Advance : Kernel.Deciders.Account.ProgrammeExpense;
}
