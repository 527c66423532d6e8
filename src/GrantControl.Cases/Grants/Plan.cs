using System.Text.Json.Serialization;
using GrantControl.Kernel.Monies;

namespace GrantControl.Cases.Grants;

/// <summary>The plan of a grant: five sections, each null until it is first saved. Gates look at this and nothing else.</summary>
public sealed record Plan
{
    public GeneralSection? General { get; init; }

    public ResultsSection? Results { get; init; }

    public ActivitiesSection? Activities { get; init; }

    public BudgetSection? Budget { get; init; }

    public TranchesSection? Tranches { get; init; }

    [JsonIgnore]
    public bool IsComplete => General is not null && Results is not null && Activities is not null && Budget is not null && Tranches is not null;
}

/// <summary>Who asks, for which public purpose, and where the money would go.</summary>
/// <param name="Purpose">The public purpose, at most 4,000 characters.</param>
public sealed record GeneralSection(string Purpose, string LegalRepresentative, string RegistrationNumber, BankAccount Account, string? Place = null);

/// <summary>A bank account of the organisation.</summary>
public sealed record BankAccount(string Bank, string Number, string Holder);

/// <summary>What the grant is to achieve; 1 to 50 results.</summary>
public sealed record ResultsSection(IReadOnlyList<PlannedResult> Results);

public sealed record PlannedResult(string Id, string Title, IReadOnlyList<Indicator> Indicators);

/// <summary>How a result is measured: from where, to where, and how anyone can verify it.</summary>
public sealed record Indicator(string Id, string Title, string Unit, string Baseline, string Target, string Verification);

/// <summary>What is done, when. The end of the plan starts the liquidation.</summary>
public sealed record ActivitiesSection(DateOnly Starts, DateOnly Ends, IReadOnlyList<PlannedActivity> Activities);

public sealed record PlannedActivity(string Id, string ResultId, string Title, DateOnly Starts, DateOnly Ends);

/// <summary>What it costs; 1 to 500 lines that add up to the stated total.</summary>
public sealed record BudgetSection(Money Total, IReadOnlyList<PlanLine> Lines);

/// <summary>One line of the plan's budget, charged to one line of the institution's budget.</summary>
/// <param name="BudgetLine"><c>{budget}/{line}</c>: what the reservation is charged to.</param>
public sealed record PlanLine(string Id, string Description, string BudgetLine, Money Amount, string? ResultId = null);

/// <summary>When the money leaves; 1 to 60 tranches, numbered from 1, that add up to the total, line by line.</summary>
public sealed record TranchesSection(IReadOnlyList<PlannedTranche> Tranches);

/// <param name="Preconditions">Each needs evidence before the tranche is verified.</param>
/// <param name="VisitRequired">Internal control asks for a field visit before it verifies.</param>
public sealed record PlannedTranche(int Number, DateOnly PlannedOn, IReadOnlyList<Charge> Charges, IReadOnlyList<string> Preconditions, bool VisitRequired = false);

/// <summary>Part of an amount, charged to one line of the institution's budget.</summary>
public sealed record Charge(string BudgetLine, Money Amount);
