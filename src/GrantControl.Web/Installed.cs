using GrantControl.Cases.Assets;
using GrantControl.Cases.Budget;
using GrantControl.Cases.Complaints;
using GrantControl.Cases.Contracts;
using GrantControl.Cases.Custody;
using GrantControl.Cases.Disposals;
using GrantControl.Cases.Grants;
using GrantControl.Cases.Rounds;
using GrantControl.Cases.Visits.History;
using GrantControl.Kernel.Calendars;
using GrantControl.Kernel.Deciders;
using GrantControl.Web.Assets;
using GrantControl.Web.Complaints;
using GrantControl.Web.Contracts;
using GrantControl.Web.Disposals;
using GrantControl.Web.Grants;
using GrantControl.Web.Shared.Kinds;

namespace GrantControl.Web;

/// <summary>What this installation runs. A new kind of case is one line here, one more for its screens, and nothing else outside its folders.</summary>
public static class Installed
{
    public static IReadOnlyList<ICaseKind> Kinds { get; } = [GrantKind.Instance, BudgetKind.Instance, InventoryKind.Instance, DisposalKind.Instance, CustodyKind.Instance, RoundKind.Instance, ContractKind.Instance, ComplaintKind.Instance, VisitHistoryKind.Instance];

    /// <summary>The screens of the kinds that have some of their own.</summary>
    public static IReadOnlyList<IKindScreens> Screens { get; } = [GrantScreens.Instance, DisposalScreens.Instance, CustodyScreens.Instance, RoundScreens.Instance, ComplaintScreens.Instance, ContractScreens.Instance];

    public static IReadOnlyList<BusinessCalendar> Calendars { get; } = [BusinessCalendars.Guatemala(), BusinessCalendars.ElSalvador()];
}
