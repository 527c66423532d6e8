using GrantControl.Cases.Authority;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Cases.Complaints;

/// <summary>What an event of a complaint does outside the case: freezes of linked cases, claims, duties, notices.</summary>
public static class ComplaintEffects
{
    public static Effects Of(Recorded recorded, ComplaintState after) => new()
    {
        Claims = [.. Claims(recorded.Event, after)],
        Duties = CommonEffects.Duties(recorded, after.Core),
        Blocks = recorded.Event switch
        {
            CaseFrozen x => [new BlockMark(x.Case, x.Reason, Laid: true)],
            FreezeLifted x => [new BlockMark(x.Case, "", Laid: false)],
            _ => [],
        },
        Notices = CommonEffects.Notices(recorded.Event, after.Core, ComplaintWorkflow.Definition, Role.Intake),
    };

    /// <summary>The code is claimed by its hash: it is looked up there, and no two complaints have one. Evidence of a complaint may serve in another.</summary>
    private static IEnumerable<Claim> Claims(CaseEvent e, ComplaintState after) => e is ComplaintFiled filed
        ? [new Claim(Claim.TrackingCode, filed.CodeHash, $"case:{after.Id}")]
        : e.Step is null ? [] : Evidence.Claims(after.Core, e.Step);
}
