using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Tranches;

/// <summary>The rules of tranches that the state of their case alone decides, by name.</summary>
internal static class TrancheStateRules
{
    public static Func<string, StateRule?> Of(ITrancheCase state) => name => name switch
    {
        TrancheRules.WithinCommitment => a => TrancheChecks.WithinCommitment(state, a.Child),
        TrancheRules.AccountUnchanged => a => a.Child == 0 ? null : TranchePayments.AccountStands(state),
        _ when state.Table.RequestRules.Contains(name) => a => OfRequest(state, a, name),
        _ => null,
    };

    /// <summary>The case's own condition for asking, as far as it is this rule's. Without a day no term has passed but those recorded as missed.</summary>
    private static Rejection? OfRequest(ITrancheCase state, RowAsked asked, string name) =>
        asked.Child > 0 && asked.Row.Id == TrancheWorkflow.Request && state.RefusesRequest(asked.Child, asked.Today ?? DateOnly.MinValue) is { } refusal && refusal.Rule == name
            ? refusal
            : null;
}
