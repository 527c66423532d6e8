using GrantControl.Cases.Grants;
using GrantControl.Rules.Tests.Grants.Refusals;
using GrantControl.Rules.Tests.Kinds;

namespace GrantControl.Rules.Tests.Grants;

/// <summary>Every rule that a row of the grant's tables asks, refusing once. A rule added to a table is missed here.</summary>
public sealed class GrantRefusedRowsTests
{
    /// <summary>A budget line is many cases' at once, so its balance is asked where it is kept: the journal refuses the reservation (GuardTests).</summary>
    private static readonly string[] InTheJournal = [$"clear: {GrantRules.BudgetAvailable}", $"clear-amendment: {GrantRules.BudgetAvailable}"];

    public static TheoryData<RefusedRow> Rows { get; } = [.. All()];

    [Fact]
    public void Every_rule_of_every_row_has_its_refusal() => RefusedRow.ShouldCover(GrantWorkflow.Definition, All(), InTheJournal);

    [Theory]
    [MemberData(nameof(Rows))]
    public void What_its_rule_does_not_allow_is_refused_by_name(RefusedRow row) => row.ShouldBeRefused();

    private static IEnumerable<RefusedRow> All() =>
        [.. RefusedPlans.Rows, .. RefusedReview.Rows, .. RefusedRunning.Rows, .. RefusedTranches.Rows, .. RefusedSettlement.Rows, .. RefusedOversight.Rows];
}
