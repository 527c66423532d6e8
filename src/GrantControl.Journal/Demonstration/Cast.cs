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

    public string Reviewer(string gate) => gate switch
    {
        Cases.Grants.Gate.Legal => Legal,
        Cases.Grants.Gate.Finance => FinanceReviewer,
        _ => ControlReviewer,
    };
}
