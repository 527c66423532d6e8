using System.Text.Json;
using GrantControl.Cases.Grants;
using GrantControl.Kernel.Canonical;
using GrantControl.Kernel.Workflows;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>
/// One section of a plan as somebody typed, pasted or imported it: all text, so that nothing is lost for not being a date
/// or an amount yet.
/// </summary>
public abstract record SectionText
{
    /// <summary>The section's id: <c>budget</c>.</summary>
    public abstract string Id { get; }

    /// <summary>True when nothing was typed at all.</summary>
    public abstract bool IsBlank { get; }

    /// <summary>Without blank rows, and with an id for every row that has none yet.</summary>
    public abstract SectionText Tidied();

    /// <summary>The text with a row added, taken away or moved.</summary>
    public abstract SectionText With(RowAct act);

    /// <summary>The plan with this section in the place of its own; what cannot be read is told to the reading.</summary>
    public abstract Plan Read(PlanReading reading, Plan plan);

    /// <summary>What the section says, item by item, to compare two versions of it.</summary>
    public abstract IReadOnlyList<PlanItem> Items();

    /// <summary>The saved section as text; a blank one when it was never saved.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such section.</exception>
    public static SectionText Of(Plan plan, string section)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return section switch
        {
            Section.General => GeneralText.Of(plan.General),
            Section.Results => ResultsText.Of(plan.Results),
            Section.Activities => ActivitiesText.Of(plan.Activities),
            Section.Budget => BudgetText.Of(plan.Budget),
            Section.Tranches => TranchesText.Of(plan.Tranches),
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "There is no such section."),
        };
    }

    /// <summary>The section as a browser posted it.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is no such section.</exception>
    public static SectionText Of(IFormCollection form, string section)
    {
        var posted = new PostedRows(form);
        return section switch
        {
            Section.General => GeneralText.Of(posted),
            Section.Results => ResultsText.Of(posted),
            Section.Activities => ActivitiesText.Of(posted),
            Section.Budget => BudgetText.Of(posted),
            Section.Tranches => TranchesText.Of(posted),
            _ => throw new ArgumentOutOfRangeException(nameof(section), section, "There is no such section."),
        };
    }

    public string ToJson() => JsonSerializer.Serialize(this, GetType(), CaseJson.Options);

    /// <summary>What <see cref="ToJson"/> wrote; null when it is of another program's version.</summary>
    public static SectionText? FromJson(string section, string json)
    {
        try
        {
            return section switch
            {
                Section.General => JsonSerializer.Deserialize<GeneralText>(json, CaseJson.Options),
                Section.Results => JsonSerializer.Deserialize<ResultsText>(json, CaseJson.Options),
                Section.Activities => JsonSerializer.Deserialize<ActivitiesText>(json, CaseJson.Options),
                Section.Budget => JsonSerializer.Deserialize<BudgetText>(json, CaseJson.Options),
                Section.Tranches => JsonSerializer.Deserialize<TranchesText>(json, CaseJson.Options),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

/// <summary>Something to compare: a row or a field group, by a key that survives moving it.</summary>
public sealed record PlanItem(string Key, Label Name, IReadOnlyList<PlanValue> Values);

/// <summary>One value as people read it.</summary>
/// <param name="Number">An amount: it stands at the right of its column and is never broken.</param>
public sealed record PlanValue(Label Field, string Text, bool Number = false);
