namespace GrantControl.Journal.Demonstration;

/// <summary>Who plays which duty in a story: the ids of real accounts. Guard B makes sure nobody plays two.</summary>
public sealed record Cast
{
    public required string Organisation { get; init; }

    public required string Formulator { get; init; }

    public required string Representative { get; init; }

    public required string TechnicalReviewer { get; init; }

    public required string TechnicalMonitor { get; init; }

    public required string Legal { get; init; }

    public required string FinanceReviewer { get; init; }

    public required string FirstApprover { get; init; }

    public required string SecondApprover { get; init; }

    public required string ControlReviewer { get; init; }

    public required string ControlMonitor { get; init; }

    public required string ControlLiquidator { get; init; }

    public required string Authority { get; init; }

    public required IReadOnlyList<string> Committee { get; init; }

    public required string Treasury { get; init; }

    public required string Audit { get; init; }

    /// <summary>The people of an office whose accounts are called by their area and a number: <c>tecnico1</c>.</summary>
    /// <param name="committee">Empty for a story too small for a committee.</param>
    public static Cast Of(
        string organisation, string formulator, string representative, string technical, string legal, string finance, string control, string authority, string committee, string treasury, string audit) => new()
        {
            Organisation = organisation,
            Formulator = formulator,
            Representative = representative,
            TechnicalReviewer = technical + "1",
            TechnicalMonitor = technical + "2",
            Legal = legal + "1",
            FinanceReviewer = finance + "1",
            FirstApprover = finance + "2",
            SecondApprover = finance + "3",
            ControlReviewer = control + "1",
            ControlMonitor = control + "2",
            ControlLiquidator = control + "3",
            Authority = authority + "1",
            Committee = committee.Length == 0 ? [] : [committee + "1", committee + "2", committee + "3"],
            Treasury = treasury + "1",
            Audit = audit + "1",
        };

    public string Reviewer(string gate) => gate switch
    {
        Cases.Grants.Gate.Legal => Legal,
        Cases.Grants.Gate.Finance => FinanceReviewer,
        _ => ControlReviewer,
    };
}
