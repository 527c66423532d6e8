using GrantControl.Cases.Authority;
using GrantControl.Cases.Tranches;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Deciders;

namespace GrantControl.Cases.Grants;

/// <summary>What must hold of an amendment when it is proposed, and again whenever a gate clears it.</summary>
internal static class AmendmentChecks
{
    public static Rejection? OneAtATime(GrantState state)
    {
        var open = state.Amendments.Keys.FirstOrDefault(n => state.StateOf(GrantState.AmendmentTarget(n)) == AmendmentWorkflow.Proposed);
        return open == 0 ? null : Refuse.With(
            Codes.WrongState, GrantRules.OneAmendmentAtATime, $"La modificación {open} sigue propuesta.", $"Amendment {open} is still proposed.");
    }

    /// <summary>The new content is judged as a plan presented for the first time, and against what is already paid or on its way.</summary>
    public static Rejection? Proposed(GrantState state, Plan sent, IReadOnlyList<string> changed, DateOnly today)
    {
        var plan = PlanSections.Merge(state.Plan, sent);
        return PlanChecks.Refuses(sent, state.Currency)
            ?? new FieldCheck().That(changed.Count > 0, "", "Ninguna sección cambia.", "No section changes.").Refusal(GrantRules.SectionsValid)
            ?? PlanRules.Refuses(plan)
            ?? new FieldCheck()
                .That(plan.Activities!.Ends >= today, "activities.ends", "El plan terminaría antes de hoy.", "The plan would end before today.")
                .Refusal(GrantRules.PlanComplete)
            ?? BelowCommittee(state, plan)
            ?? Guaranteed(state, plan)
            ?? AccountKept(state, plan)
            ?? TranchesKept(state, plan);
    }

    /// <summary>A tranche may have been asked for since the amendment was proposed: it must still fit, or be withdrawn.</summary>
    public static Rejection? StillFits(GrantState state, AmendmentState amendment)
    {
        var broken = Broken(state, PlanSections.Merge(state.Plan, amendment.Sections));
        return broken.Count == 0 ? null : Refuse.With(
            Codes.WrongState,
            GrantRules.AmendmentKeepsPaidTranches,
            $"La modificación cambia desembolsos ya solicitados: {string.Join(", ", broken)}.",
            $"The amendment changes tranches already asked for: {string.Join(", ", broken)}.");
    }

    /// <summary>No committee looks at an amendment, so it cannot bring a grant to an amount that a committee had to agree to.</summary>
    private static Rejection? BelowCommittee(GrantState state, Plan plan) => state.AboveThreshold || !GrantPolicy.NeedsCommittee(plan.Budget!.Total) ? null
        : Refuse.Field(
            GrantRules.AmendmentBelowThreshold, "budget.total",
            "Una modificación no puede llevar la subvención a un monto que exige comité: presente una nueva.",
            "An amendment cannot bring the grant to an amount that needs the committee: submit a new one.");

    /// <summary>The guarantee covers the term as amended, too.</summary>
    private static Rejection? Guaranteed(GrantState state, Plan plan) => state.Guarantee is null || plan.Activities!.Ends <= state.Guarantee.Expires ? null
        : Refuse.Field(GrantRules.GuaranteeCovers, "activities.ends", "El plan terminaría después de vencida la garantía.", "The plan would end after the guarantee expires.");

    /// <summary>The account was certified and verified when the grant began; an amendment does not redirect the money.</summary>
    private static Rejection? AccountKept(GrantState state, Plan plan) => plan.General!.Account == state.Plan.General!.Account ? null
        : Refuse.Field(GrantRules.AccountUnchanged, "general.account", "La cuenta verificada no se cambia con una modificación.", "The verified account is not changed by an amendment.");

    private static Rejection? TranchesKept(GrantState state, Plan plan)
    {
        var check = new FieldCheck();
        foreach (var number in Broken(state, plan))
        {
            check.That(false, $"tranches.tranches[{number - 1}]", "Un desembolso ya solicitado no se modifica.", "A tranche already asked for is not amended.");
        }

        return check.Refusal(GrantRules.AmendmentKeepsPaidTranches);
    }

    /// <summary>
    /// Tranches beyond their schedule that the plan would change or leave out. They keep their charges, and a plan's tranches
    /// add up to its lines, so no line can fall below what is accrued or asked for on it.
    /// </summary>
    private static List<int> Broken(GrantState state, Plan plan)
    {
        var planned = plan.Tranches!.Tranches.ToDictionary(t => t.Number, CanonicalJson.Hash);
        return [.. state.Tranches
            .Where(t => state.StateOf(GrantState.TrancheTarget(t.Key)) is not (TrancheWorkflow.Scheduled or TrancheWorkflow.Cancelled))
            .Where(t => planned.GetValueOrDefault(t.Key) != CanonicalJson.Hash(t.Value.Plan))
            .Select(t => t.Key)];
    }
}
