using GrantControl.Cases.Authority;
using GrantControl.Cases.Documents;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Tranches;
using static GrantControl.Rules.Tests.Grants.TrancheCast;
using static GrantControl.Rules.Tests.Grants.TrancheWorld;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Amendments of the running grant, each a valid proposal, and the usual way to adopt one.</summary>
internal static class AmendmentActs
{
    private static readonly string[] Gates = [Gate.Legal, Gate.Finance, Gate.Control];

    /// <summary>Q 10,000.00 more on line A, in the last tranche.</summary>
    public static ProposeAmendment Increase(this TrancheWorld w) => w.Budgeted(70_000, 40_000, Planned.Tranches!.Tranches[0], Planned.Tranches.Tranches[1], Tranche(3, new(2026, 8, 3), 22_000, 8_000));

    /// <summary>Q 12,000.00 and Q 8,000.00 less: the last tranche is dropped.</summary>
    public static ProposeAmendment Decrease(this TrancheWorld w) => w.Budgeted(48_000, 32_000, [.. Planned.Tranches!.Tranches.Take(2)]);

    /// <summary>Q 5,000.00 from line B to line A, in the last tranche.</summary>
    public static ProposeAmendment Shift(this TrancheWorld w) => w.Budgeted(65_000, 35_000, Planned.Tranches!.Tranches[0], Planned.Tranches.Tranches[1], Tranche(3, new(2026, 8, 3), 17_000, 3_000));

    /// <summary>The last tranche becomes two.</summary>
    public static ProposeAmendment Split(this TrancheWorld w) => w.Proposing() with
    {
        Tranches = new TranchesSection([.. Planned.Tranches!.Tranches.Take(2), Tranche(3, new(2026, 8, 3), 6_000, 4_000), Tranche(4, new(2026, 10, 5), 6_000, 4_000, "Avance")]),
    };

    /// <summary>Two more weeks for the works: only internal control watches it.</summary>
    public static ProposeAmendment Prolong(this TrancheWorld w) => w.Proposing() with { Activities = Planned.Activities! with { Ends = new DateOnly(2026, 12, 29) } };

    public static ProposeAmendment Proposing(this TrancheWorld w) => new("Cambio en el terreno.", w.Docs(DocumentType.AmendmentJustification));

    public static ProposeAmendment Budgeted(this TrancheWorld w, long a, long b, params PlannedTranche[] tranches) => w.Proposing() with
    {
        Budget = new BudgetSection(Q(a + b), [Planned.Budget!.Lines[0] with { Amount = Q(a) }, Planned.Budget.Lines[1] with { Amount = Q(b) }]),
        Tranches = new TranchesSection(tranches),
    };

    public static ClearAmendment Clear(this TrancheWorld w, string gate, int n = 1) => new(n, gate, w.Docs(Gate.OpinionOf(gate)));

    public static ObserveAmendment Object(string gate, int n = 1) => new(n, gate, [new ObservationMade(Section.Tranches, "No procede.")]);

    public static TrancheWorld Proposed(this TrancheWorld w, ProposeAmendment amendment)
    {
        w.When(Formulator, amendment).ThenAccepted();
        return w;
    }

    /// <summary>Proposes it, and every gate it opens clears it.</summary>
    public static TrancheWorld Adopted(this TrancheWorld w, ProposeAmendment amendment)
    {
        w.Proposed(amendment);
        var number = w.State.Amendments.Keys.Max();
        foreach (var gate in Gates.Where(g => !w.State.Core.Positions[GrantState.AmendmentTarget(number)].ClearedGates.Contains(g)))
        {
            w.When(ReviewerOf(gate), w.Clear(gate, number)).ThenAccepted();
        }

        w.State.StateOf(GrantState.AmendmentTarget(number)).Should().Be(AmendmentWorkflow.Adopted);
        return w;
    }
}
