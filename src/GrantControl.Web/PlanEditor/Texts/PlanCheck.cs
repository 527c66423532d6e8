using GrantControl.Cases.Grants;
using GrantControl.Kernel.Deciders;
using GrantControl.Kernel.Monies;

namespace GrantControl.Web.PlanEditor.Texts;

/// <summary>Texts made into sections, with everything that is wrong with them by the path it has in the command.</summary>
/// <param name="Sent">The sections read; only to be sent when there are no errors.</param>
public sealed record PlanCheck(Plan Sent, IReadOnlyList<FieldError> Errors)
{
    public bool IsGood => Errors.Count == 0;

    public static PlanCheck Of(IEnumerable<SectionText> texts, Currency currency, BudgetLineBook book)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var reading = new PlanReading(currency, book);
        var sent = texts.Aggregate(new Plan(), (plan, text) => text.Read(reading, plan));
        var told = reading.Errors.Select(static e => e.Path).ToHashSet(StringComparer.Ordinal);
        return new PlanCheck(sent, [.. reading.Errors, .. PlanReview.Malformed(sent, currency).Where(e => !told.Contains(e.Path))]);
    }
}
